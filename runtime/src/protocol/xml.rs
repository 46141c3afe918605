//! XML, as several protocols write and read it.

mod error;
mod reader;
#[cfg(feature = "protocol-rest-xml")]
mod serializer;

pub(super) use error::{error_element, metadata};
pub(super) use reader::Reader;
#[cfg(feature = "protocol-rest-xml")]
pub(super) use serializer::Xml;
