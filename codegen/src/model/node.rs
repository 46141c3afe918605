//! JSON values that the reader keeps without understanding them.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::json::{self, Misfit};
use super::numbers::WrittenNumber;
use super::path::Step;
use super::problem::ProblemKind;
use super::source::Source;
use super::span::Span;

/// A JSON value of a model with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands; where it starts, if it is put together from several places.
    pub span: Span,
    /// The numbers in the value that it does not keep as they are written.
    pub numbers: Vec<WrittenNumber>,
}

impl Node {
    /// A value that does not stand in the document as such.
    pub fn made(value: Value, span: Span) -> Self {
        Self { value, span, numbers: Vec::new() }
    }

    /// The value as a type of one's own; `source` is the document that the node is from.
    ///
    /// # Errors
    ///
    /// The value doesn't fit the type; the span is that of the innermost value that is wrong, as far
    /// as is known.
    pub fn parse<T: DeserializeOwned>(&self, source: &Source) -> Result<T, (ProblemKind, Span)> {
        // The value counts; the text only tells the place of an error.
        T::deserialize(&self.value).map_err(|error| {
            let Misfit { reason, span } = match json::parse::<T>(source, source.slice(self.span)) {
                Err(misfit) => misfit,
                Ok(_) => Misfit { reason: json::reason(&error), span: self.span },
            };
            (ProblemKind::InvalidValue { reason }, span)
        })
    }

    /// Where the value stands that a path leads to, or the innermost on the way that has a place in
    /// `source`, the document that the node is from.
    pub fn place(&self, source: &Source, path: &[Step]) -> Span {
        let mut place = self.span;
        for step in path {
            match source.places().step(source.text(), place, step) {
                Some(inner) => place = inner,
                None => break,
            }
        }
        place
    }

    /// Where the items of an array stand; nothing, if the node is no array that stands in one piece in
    /// `source`, the document that it is from.
    pub fn items(&self, source: &Source) -> Vec<Span> {
        source.places().items(source.text(), self.span)
    }

    /// Where the value of an entry stands, if the node is an object with such an entry and stands in
    /// one piece in `source`, the document that it is from.
    pub fn entry(&self, source: &Source, name: &str) -> Option<Span> {
        source.places().step(source.text(), self.span, &Step::Entry(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misfit_is_placed_in_the_document() {
        let source = Source::new("test", "[\n {\"a\": [1, 2, \"x\"]}]");
        let span = Span { start: 3, end: source.text().len() - 1 };
        let value = serde_json::from_str(source.slice(span)).expect("JSON");
        let node = Node::made(value, span);
        type Numbers = std::collections::BTreeMap<String, Vec<i32>>;
        let (kind, span) = node.parse::<Numbers>(&source).expect_err("a string");
        assert_eq!(source.slice(span), "\"x\"");
        assert_eq!(kind.to_string(), "invalid type: string \"x\", expected i32");
    }

    #[test]
    fn the_value_counts_and_not_the_text() {
        let source = Source::new("test", "[1]");
        let span = Span { start: 0, end: 3 };
        let node = Node::made(serde_json::json!([1, 2]), span);
        assert_eq!(node.parse::<Vec<i32>>(&source), Ok(vec![1, 2]));
        let node = Node::made(serde_json::json!([1, "x"]), span);
        let (_, place) = node.parse::<Vec<i32>>(&source).expect_err("a string");
        assert_eq!(place, span);
    }

    #[test]
    fn paths_lead_to_places() {
        let source = Source::new("test", r#"{"a": [{"b": 1}, {"b": 22}]}"#);
        let span = Span { start: 0, end: source.text().len() };
        let node = Node::made(serde_json::Value::Null, span);
        let entry = |name: &str| Step::Entry(name.to_owned());
        let place = |path: &[Step]| source.slice(node.place(&source, path));
        assert_eq!(place(&[entry("a"), Step::Item(1), entry("b")]), "22");
        assert_eq!(place(&[entry("a"), Step::Item(1), entry("c")]), r#"{"b": 22}"#);
        assert_eq!(place(&[entry("x"), Step::Item(1)]), source.text());
    }

    #[test]
    fn items_have_places() {
        let source = Source::new("test", "{\"a\": [1, {\"b\": 2}]}");
        let node = |start, end| Node::made(serde_json::Value::Null, Span { start, end });
        let items = node(6, source.text().len() - 1).items(&source);
        let texts: Vec<&str> = items.into_iter().map(|span| source.slice(span)).collect();
        assert_eq!(texts, ["1", "{\"b\": 2}"]);
        assert!(node(0, 5).items(&source).is_empty());
    }

    #[test]
    fn entries_have_places() {
        let source = Source::new("test", "[{\"a\": 1, \"b\": [2]}]");
        let span = Span { start: 1, end: source.text().len() - 1 };
        let node = Node::made(serde_json::json!({ "a": 1, "b": [2], "c": 3 }), span);
        let place = |name| node.entry(&source, name).map(|span| source.slice(span));
        assert_eq!((place("b"), place("c")), (Some("[2]"), None));
        let node = Node { span: Span { start: 0, end: source.text().len() }, ..node };
        assert_eq!(node.entry(&source, "a"), None);
    }
}
