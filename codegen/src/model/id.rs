//! Shape ids.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;

/// The absolute id of a shape or member: `namespace#Shape` or `namespace#Shape$member`.
///
/// It is cheap to clone. See <https://smithy.io/2.0/spec/model.html#shape-id>.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct ShapeId {
    text: Arc<str>,
    /// Where the shape's name starts.
    name: usize,
    /// Where the member's name starts, if there is one.
    member: Option<usize>,
}

/// Text that is no absolute shape id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no absolute shape id")]
pub struct InvalidShapeId {
    text: String,
}

/// The namespace of the prelude.
const PRELUDE: &str = "smithy.api";

impl ShapeId {
    /// The id of a shape of the prelude, `smithy.api`.
    pub fn prelude(name: &str) -> Self {
        Self { text: format!("{PRELUDE}#{name}").into(), name: PRELUDE.len() + 1, member: None }
    }

    /// The namespace.
    pub fn namespace(&self) -> &str {
        &self.text[..self.name - 1]
    }

    /// The shape's name.
    pub fn name(&self) -> &str {
        match self.member {
            Some(member) => &self.text[self.name..member - 1],
            None => &self.text[self.name..],
        }
    }

    /// The member's name, if the id is a member's.
    pub fn member(&self) -> Option<&str> {
        self.member.map(|at| &self.text[at..])
    }

    /// The id of a member of this shape.
    pub fn with_member(&self, member: &str) -> Self {
        let root = self.root();
        let text = format!("{root}${member}");
        Self { member: Some(root.text.len() + 1), text: text.into(), name: self.name }
    }

    /// The id of the shape, without a member.
    pub fn root(&self) -> Self {
        match self.member {
            Some(at) => Self { text: self.text[..at - 1].into(), name: self.name, member: None },
            None => self.clone(),
        }
    }

    /// Whether the shape is one of the prelude's.
    pub fn is_prelude(&self) -> bool {
        self.namespace() == PRELUDE
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for ShapeId {
    type Err = InvalidShapeId;

    fn from_str(text: &str) -> Result<Self, InvalidShapeId> {
        let invalid = || InvalidShapeId { text: text.to_owned() };
        let (namespace, rest) = text.split_once('#').ok_or_else(invalid)?;
        let (name, member) = match rest.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (rest, None),
        };
        let valid = namespace.split('.').all(is_identifier)
            && is_identifier(name)
            && member.is_none_or(is_identifier);
        if !valid {
            return Err(invalid());
        }
        let name_at = namespace.len() + 1;
        let member = member.map(|_| name_at + name.len() + 1);
        Ok(Self { text: text.into(), name: name_at, member })
    }
}

/// Letters, digits and underscores, with a letter before the first digit.
pub(super) fn is_identifier(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.trim_start_matches('_').starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(is_part)
}

impl TryFrom<String> for ShapeId {
    type Error = InvalidShapeId;

    fn try_from(text: String) -> Result<Self, InvalidShapeId> {
        text.parse()
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShapeId({})", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_an_id() {
        let id: ShapeId = "com.example#Tag$key".parse().expect("valid");
        assert_eq!((id.namespace(), id.name(), id.member()), ("com.example", "Tag", Some("key")));
        assert_eq!(id.root().as_str(), "com.example#Tag");
        assert_eq!(id.root().member(), None);
        assert_eq!(id.root().with_member("key"), id);
        assert_eq!(ShapeId::prelude("String"), "smithy.api#String".parse().expect("valid"));
    }

    #[test]
    fn what_is_no_id() {
        for text in ["", "Tag", "a#", "#a", "a#b$", "a..b#c", "1a#b", "a#_", "a#b-c", "a#b#c"] {
            assert!(text.parse::<ShapeId>().is_err(), "{text}");
        }
    }
}
