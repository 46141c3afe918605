//! Attributes and items of values.

use super::expression::Expression;
use super::refused::{Compiled, refused};
use super::types::Kind;

/// Follows a path such as `resourceId[2]`. An attribute or item of an optional value is optional.
pub(super) fn attribute(value: Expression, path: &str) -> Compiled<Expression> {
    path.split('.').try_fold(value, |value, part| {
        let (key, index) = match part.split_once('[') {
            Some((key, index)) => (key, Some(index)),
            None => (part, None),
        };
        let value = if key.is_empty() && index.is_some() { value } else { keyed(value, key)? };
        index.map_or(Ok(value.clone()), |index| indexed(value, path, index))
    })
}

fn keyed(value: Expression, key: &str) -> Compiled<Expression> {
    let kind = value.kind();
    match kind.attributes().iter().find(|attribute| attribute.wire_name == key) {
        Some(attribute) => Ok(Expression::Attribute { of: Box::new(value), attribute: *attribute }),
        None => refused(format!("the attribute `{key}`"), format!("{kind} has no such attribute")),
    }
}

fn indexed(value: Expression, path: &str, index: &str) -> Compiled<Expression> {
    let what = || format!("the path `{path}`");
    let index = index.strip_suffix(']').and_then(|index| index.parse().ok());
    match (value.kind(), index) {
        (Kind::TextList, Some(index)) => Ok(Expression::Item { of: Box::new(value), index }),
        (Kind::TextList, None) => refused(what(), "`[` must be followed by an index and `]`"),
        (kind, _) => refused(what(), format!("{kind} has no items")),
    }
}
