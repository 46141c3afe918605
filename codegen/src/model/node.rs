//! JSON values that the reader keeps without understanding them.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{ProblemKind, Source, Span};

/// A JSON value of a model with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The value as a type of one's own.
    ///
    /// # Errors
    ///
    /// The value doesn't fit the type; the problem says where, as exactly as is known.
    pub fn parse<T: DeserializeOwned>(&self, source: &Source) -> Result<T, (ProblemKind, Span)> {
        serde_json::from_str(source.slice(self.span)).map_err(|error| {
            let start = source.offset(self.span, error.line(), error.column());
            (
                ProblemKind::InvalidValue { reason: reason(&error) },
                Span { start, end: self.span.end },
            )
        })
    }
}

/// What is wrong, without `serde_json`'s own words about the place.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}
