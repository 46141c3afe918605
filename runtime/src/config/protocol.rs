//! Protocols, and types for implementations of [`ClientProtocol`]. See [`Builder::protocol`](super::Builder::protocol).

pub use aws_smithy_schema::codec::{Codec, DynCodec};
pub use aws_smithy_schema::protocol::{ClientProtocolInner, apply_http_endpoint};
pub use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
pub use aws_smithy_schema::{Schema, ShapeId, ShapeType};
pub use aws_smithy_types::endpoint::Endpoint;
pub use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

pub use crate::protocol::*;
