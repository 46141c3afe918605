//! Uninterpreted JSON values.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::json::{self, ParseError};
use super::numbers::WrittenNumber;
use super::path::Step;
use super::problem::ProblemKind;
use super::source::Source;
use super::span::Span;

/// A JSON value of a model with its span.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The span of the value, or of its first part if it is merged from several places.
    pub span: Span,
    /// The numbers whose text `value` does not preserve.
    pub numbers: Vec<WrittenNumber>,
}

impl Node {
    /// Creates a node for a value that is not in the document.
    pub fn synthetic(value: Value, span: Span) -> Self {
        Self { value, span, numbers: Vec::new() }
    }

    /// Parses the value; `source` is the node's document.
    ///
    /// # Errors
    ///
    /// The value does not match the type. The span is that of the innermost invalid value that can be determined.
    pub fn parse<T: DeserializeOwned>(&self, source: &Source) -> Result<T, (ProblemKind, Span)> {
        // The text only serves to find the span of an error.
        T::deserialize(&self.value).map_err(|error| {
            let ParseError { reason, span } =
                match json::parse::<T>(source, source.slice(self.span)) {
                    Err(error) => error,
                    Ok(_) => ParseError { reason: json::reason(&error), span: self.span },
                };
            (ProblemKind::InvalidValue { reason }, span)
        })
    }

    /// Returns the span of the value at a path, or else of the innermost value on the path that has a span.
    ///
    /// `source` is the node's document.
    pub fn span_at(&self, source: &Source, path: &[Step]) -> Span {
        let mut place = self.span;
        for step in path {
            match source.places().step(source.text(), place, step) {
                Some(inner) => place = inner,
                None => break,
            }
        }
        place
    }

    /// Returns the spans of an array's items; empty if the node is not an array that is in one piece in `source`.
    pub fn items(&self, source: &Source) -> Vec<Span> {
        source.places().items(source.text(), self.span)
    }

    /// Returns the span of an entry's value, if the node is an object that is in one piece in `source` and has the
    /// entry.
    pub fn entry(&self, source: &Source, name: &str) -> Option<Span> {
        source.places().step(source.text(), self.span, &Step::Entry(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_the_span_of_the_invalid_value() {
        let source = Source::new("test", "[\n {\"a\": [1, 2, \"x\"]}]");
        let span = Span { start: 3, end: source.text().len() - 1 };
        let value = serde_json::from_str(source.slice(span)).expect("JSON");
        let node = Node::synthetic(value, span);
        type Numbers = std::collections::BTreeMap<String, Vec<i32>>;
        let (kind, span) = node.parse::<Numbers>(&source).expect_err("a string");
        assert_eq!(source.slice(span), "\"x\"");
        assert_eq!(kind.to_string(), "invalid type: string \"x\", expected i32");
    }

    #[test]
    fn parses_the_value_and_not_the_text() {
        let source = Source::new("test", "[1]");
        let span = Span { start: 0, end: 3 };
        let node = Node::synthetic(serde_json::json!([1, 2]), span);
        assert_eq!(node.parse::<Vec<i32>>(&source), Ok(vec![1, 2]));
        let node = Node::synthetic(serde_json::json!([1, "x"]), span);
        let (_, place) = node.parse::<Vec<i32>>(&source).expect_err("a string");
        assert_eq!(place, span);
    }

    #[test]
    fn finds_the_span_at_a_path() {
        let source = Source::new("test", r#"{"a": [{"b": 1}, {"b": 22}]}"#);
        let span = Span { start: 0, end: source.text().len() };
        let node = Node::synthetic(serde_json::Value::Null, span);
        let entry = |name: &str| Step::Entry(name.to_owned());
        let place = |path: &[Step]| source.slice(node.span_at(&source, path));
        assert_eq!(place(&[entry("a"), Step::Item(1), entry("b")]), "22");
        assert_eq!(place(&[entry("a"), Step::Item(1), entry("c")]), r#"{"b": 22}"#);
        assert_eq!(place(&[entry("x"), Step::Item(1)]), source.text());
    }

    #[test]
    fn finds_the_spans_of_items() {
        let source = Source::new("test", "{\"a\": [1, {\"b\": 2}]}");
        let node = |start, end| Node::synthetic(serde_json::Value::Null, Span { start, end });
        let items = node(6, source.text().len() - 1).items(&source);
        let texts: Vec<&str> = items.into_iter().map(|span| source.slice(span)).collect();
        assert_eq!(texts, ["1", "{\"b\": 2}"]);
        assert!(node(0, 5).items(&source).is_empty());
    }

    #[test]
    fn finds_the_spans_of_entries() {
        let source = Source::new("test", "[{\"a\": 1, \"b\": [2]}]");
        let span = Span { start: 1, end: source.text().len() - 1 };
        let node = Node::synthetic(serde_json::json!({ "a": 1, "b": [2], "c": 3 }), span);
        let place = |name| node.entry(&source, name).map(|span| source.slice(span));
        assert_eq!((place("b"), place("c")), (Some("[2]"), None));
        let node = Node { span: Span { start: 0, end: source.text().len() }, ..node };
        assert_eq!(node.entry(&source, "a"), None);
    }
}
