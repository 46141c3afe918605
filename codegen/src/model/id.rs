//! Shape ids.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;

/// The absolute id of a shape or member: `namespace#Shape` or `namespace#Shape$member`.
///
/// Clones are cheap. See <https://smithy.io/2.0/spec/model.html#shape-id>.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String", expecting = "an absolute shape id")]
pub struct ShapeId {
    text: Arc<str>,
    /// The index of the shape's name.
    name: usize,
    /// The index of the member's name, if there is one.
    member: Option<usize>,
}

/// An error for text that is not an absolute shape id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an absolute shape id: {flaw}")]
pub struct InvalidShapeId {
    text: String,
    flaw: Flaw,
}

/// The reason why text is not a shape id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Flaw {
    #[error("the namespace is missing, as in `com.example#Name`")]
    NoNamespace,
    #[error("`{0}` is not a valid namespace")]
    Namespace(String),
    #[error("`{0}` is not a valid name")]
    Name(String),
}

/// The namespace of the prelude.
const PRELUDE: &str = "smithy.api";

impl ShapeId {
    /// Returns the id of a shape of the prelude, `smithy.api`.
    ///
    /// `name` must be an identifier; this is not checked.
    pub fn prelude(name: &str) -> Self {
        Self { text: format!("{PRELUDE}#{name}").into(), name: PRELUDE.len() + 1, member: None }
    }

    /// Returns the namespace.
    pub fn namespace(&self) -> &str {
        &self.text[..self.name - 1]
    }

    /// Returns the shape's name.
    pub fn name(&self) -> &str {
        match self.member {
            Some(member) => &self.text[self.name..member - 1],
            None => &self.text[self.name..],
        }
    }

    /// Returns the member's name, if this is the id of a member.
    pub fn member(&self) -> Option<&str> {
        self.member.map(|at| &self.text[at..])
    }

    /// Returns the id of a member of this shape, or of a sibling if this is the id of a member.
    ///
    /// `member` must be an identifier; this is not checked.
    pub fn with_member(&self, member: &str) -> Self {
        let root = self.root();
        let text = format!("{root}${member}");
        Self { member: Some(root.text.len() + 1), text: text.into(), name: self.name }
    }

    /// Returns the id without the member.
    pub fn root(&self) -> Self {
        match self.member {
            Some(at) => Self { text: self.text[..at - 1].into(), name: self.name, member: None },
            None => self.clone(),
        }
    }

    /// Returns whether the shape is defined by the prelude.
    pub fn is_prelude(&self) -> bool {
        self.namespace() == PRELUDE
    }

    /// Returns the whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for ShapeId {
    type Err = InvalidShapeId;

    fn from_str(text: &str) -> Result<Self, InvalidShapeId> {
        let invalid = |flaw| InvalidShapeId { text: text.to_owned(), flaw };
        let (namespace, rest) = text.split_once('#').ok_or_else(|| invalid(Flaw::NoNamespace))?;
        let (name, member) = match rest.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (rest, None),
        };
        if !namespace.split('.').all(is_identifier) {
            return Err(invalid(Flaw::Namespace(namespace.to_owned())));
        }
        if let Some(wrong) = [Some(name), member].into_iter().flatten().find(|n| !is_identifier(n))
        {
            return Err(invalid(Flaw::Name(wrong.to_owned())));
        }
        let name_at = namespace.len() + 1;
        let member = member.map(|_| name_at + name.len() + 1);
        Ok(Self { text: text.into(), name: name_at, member })
    }
}

/// Returns whether text is an identifier: ASCII letters, digits and underscores, not starting with a digit, and not
/// only underscores.
///
/// See <https://smithy.io/2.0/spec/model.html#shape-id-abnf>.
pub(super) fn is_identifier(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.chars().all(is_part)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().any(|c| c != '_')
}

impl TryFrom<String> for ShapeId {
    type Error = InvalidShapeId;

    fn try_from(text: String) -> Result<Self, InvalidShapeId> {
        text.parse()
    }
}

/// The text determines the indices, so hashing them would only take time.
impl Hash for ShapeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
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
    fn splits_an_id_into_its_parts() {
        let id: ShapeId = "com.example#Tag$key".parse().expect("valid");
        assert_eq!((id.namespace(), id.name(), id.member()), ("com.example", "Tag", Some("key")));
        assert_eq!(id.root().as_str(), "com.example#Tag");
        assert_eq!(id.root().member(), None);
        assert_eq!(id.root().with_member("key"), id);
        assert_eq!(id.with_member("value").as_str(), "com.example#Tag$value");
        assert_eq!(ShapeId::prelude("String"), "smithy.api#String".parse().expect("valid"));
        assert!(ShapeId::prelude("String").is_prelude() && !id.is_prelude());
    }

    #[test]
    fn accepts_valid_ids() {
        for text in ["a#b", "_a#__b", "a1.b2#c3$d4", "a.b.c#D_$_e", "a#_1$__2"] {
            assert_eq!(text.parse::<ShapeId>().expect(text).to_string(), text);
        }
    }

    #[test]
    fn rejects_invalid_ids_with_the_reason() {
        let cases = [
            ("", "the namespace is missing, as in `com.example#Name`"),
            ("Tag", "the namespace is missing, as in `com.example#Name`"),
            ("#a", "`` is not a valid namespace"),
            ("a..b#c", "`a..b` is not a valid namespace"),
            ("1a#b", "`1a` is not a valid namespace"),
            ("a#", "`` is not a valid name"),
            ("a#_", "`_` is not a valid name"),
            ("a#__", "`__` is not a valid name"),
            ("a#1_", "`1_` is not a valid name"),
            ("a#ä", "`ä` is not a valid name"),
            ("a#b#c", "`b#c` is not a valid name"),
            ("a#b$", "`` is not a valid name"),
            ("a#b$c$d", "`c$d` is not a valid name"),
            ("a#b-c", "`b-c` is not a valid name"),
        ];
        for (text, why) in cases {
            let error = text.parse::<ShapeId>().expect_err(text);
            assert_eq!(error.to_string(), format!("`{text}` is not an absolute shape id: {why}"));
        }
    }

    #[test]
    fn deserializes_an_id() {
        let id: ShapeId = serde_json::from_str("\"a#b\"").expect("valid");
        assert_eq!(id.as_str(), "a#b");
        let error = serde_json::from_str::<ShapeId>("\"b\"").expect_err("no id");
        assert!(error.to_string().starts_with("`b` is not an absolute shape id: the namespace"));
    }
}
