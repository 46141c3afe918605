//! Root elements of responses.
//!
//! The root tells a response from other documents, such as the page of a proxy, whose members would all be missing.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_xml::decode::Document;

/// Returns the name of the root element, without a prefix, or `None` if there is none.
pub(in crate::protocol) fn root_name(body: &[u8]) -> Option<String> {
    let mut document = Document::try_from(body).ok()?;
    let root = document.root_element().ok()?;
    Some(root.start_el().local().to_owned())
}

/// Fails if the root element has another name.
pub(in crate::protocol) fn check_root(body: &[u8], expected: &str) -> Result<(), SerdeError> {
    match root_name(body) {
        Some(name) if name == expected => Ok(()),
        Some(name) => {
            let message = format!("expected the root element `{expected}`, but found `{name}`");
            Err(SerdeError::custom(message))
        }
        None => Err(SerdeError::custom(format!("expected the root element `{expected}`"))),
    }
}

/// Returns the name of the element of a structure or member.
pub(in crate::protocol) fn element_name<'s>(schema: &'s Schema<'_>) -> &'s str {
    let renamed = schema.xml_name().map(|name| name.value());
    renamed.or(schema.member_name()).unwrap_or(schema.shape_id().shape_name())
}
