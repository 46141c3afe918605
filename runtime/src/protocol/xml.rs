//! XML, as several protocols write and read it.

mod error;
mod reader;
mod root;
mod serializer;

pub(super) use error::{error_element, metadata};
pub(super) use reader::Reader;
pub(super) use root::{check_root, element_name, root_name};
pub(super) use serializer::Xml;
