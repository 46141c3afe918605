//! Safe text and anchors for a page.
//!
//! Views contain text of these types only, so that text from a model can't act as layout. Invisible characters
//! are escaped here, and HTML by `maud`.

use std::fmt;

use comrak::nodes::NodeValue;
use comrak::{Arena, Options};

use crate::changes::escape::visible;

/// Text on one line, without invisible characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct SafeText(String);

/// The `id` of an HTML element.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Anchor(String);

/// A span of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: SafeText,
    /// Whether the span is code.
    pub(super) is_code: bool,
}

impl SafeText {
    /// Returns indentation for a line of code.
    pub(super) fn spaces(count: usize) -> Self {
        Self(" ".repeat(count))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn push(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }
}

impl<T: AsRef<str>> From<T> for SafeText {
    fn from(text: T) -> Self {
        Self(visible(text.as_ref()))
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Anchor {
    /// Returns the anchor for a kind and a name. Different names have different anchors.
    pub(super) fn new(kind: &str, name: &str) -> Self {
        let mut anchor = format!("{kind}-");
        for c in name.chars() {
            match c {
                c if c.is_ascii_alphanumeric() || c == '_' => anchor.push(c),
                c => anchor.push_str(&format!(".{:x}.", u32::from(c))),
            }
        }
        Self(anchor)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Splits a sentence of a report into spans; code is between backticks.
pub(super) fn spans(sentence: &str) -> Vec<Span> {
    let parts = sentence.split('`').enumerate();
    let parts = parts.filter(|(_, text)| !text.is_empty());
    parts.map(|(at, text)| Span { text: text.into(), is_code: at % 2 == 1 }).collect()
}

/// Splits a sentence in Markdown into spans, and removes markup other than code.
pub(super) fn markdown(sentence: &str) -> Vec<Span> {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, sentence, &Options::default());
    let span = |text: &str, is_code| Some(Span { text: text.into(), is_code });
    let spans = root.descendants().filter_map(|node| match &node.data().value {
        NodeValue::Text(text) => span(text, false),
        NodeValue::Code(code) => span(&code.literal, true),
        NodeValue::SoftBreak | NodeValue::LineBreak => span(" ", false),
        _ => None,
    });
    spans.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_unique_and_without_markup() {
        let of = |name: &str| Anchor::new("type", name).to_string();
        assert_eq!(of("Tag_2"), "type-Tag_2");
        assert_eq!(of("a\" b"), "type-a.22..20.b");
        assert_ne!(of("a.22."), of("a\""));
    }

    #[test]
    fn escapes_invisible_characters() {
        assert_eq!(SafeText::from("a\u{202e}b\n").as_str(), "a\\u{202e}b\\n");
    }

    #[test]
    fn code_is_between_backticks() {
        let found: Vec<_> =
            spans("`a` is `b`.").into_iter().map(|it| (it.is_code, it.text.0)).collect();
        let expected = [(true, "a"), (false, " is "), (true, "b"), (false, ".")];
        assert_eq!(found, expected.map(|(is_code, text)| (is_code, text.to_owned())));
    }
}
