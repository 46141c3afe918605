//! XML, as several protocols write and read it.

mod error;
mod reader;
mod serializer;

pub(super) use error::{error_element, metadata};
pub(super) use reader::Reader;
pub(super) use serializer::Xml;
