//! JSON, as several protocols write and read it.

mod dialect;
mod plain;
mod reader;
mod serializer;

pub(super) use dialect::Dialect;
pub(super) use reader::Reader;
pub(super) use serializer::Serializer;

#[cfg(any(feature = "protocol-rest-json", feature = "protocol-rpc-v2-json"))]
use aws_smithy_schema::codec::Codec;

/// The codec for JSON of a dialect.
#[cfg(any(feature = "protocol-rest-json", feature = "protocol-rpc-v2-json"))]
#[derive(Clone, Copy, Debug)]
pub(super) struct Json(pub(super) Dialect);

#[cfg(any(feature = "protocol-rest-json", feature = "protocol-rpc-v2-json"))]
impl Codec for Json {
    type Serializer = Serializer;
    type Deserializer<'a> = Reader<'a>;

    fn create_serializer(&self) -> Serializer {
        Serializer::new(self.0)
    }

    fn create_deserializer<'a>(&self, input: &'a [u8]) -> Reader<'a> {
        Reader::new(self.0, input)
    }
}
