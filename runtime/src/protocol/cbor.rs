//! CBOR, as rpcv2Cbor writes and reads it.

mod reader;

use aws_smithy_cbor::codec::{CborCodec, CborSerializer};
use aws_smithy_schema::codec::Codec;

use reader::Reader;

/// The codec of `aws-smithy-cbor`, with a deserializer that reports the place of an error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cbor;

impl Codec for Cbor {
    type Serializer = CborSerializer;
    type Deserializer<'a> = Reader<'a>;

    fn create_serializer(&self) -> CborSerializer {
        CborCodec::default().create_serializer()
    }

    fn create_deserializer<'a>(&self, input: &'a [u8]) -> Reader<'a> {
        Reader::new(input)
    }
}
