//! Conversion of documentation from the model to lines of rustdoc.
//!
//! Documentation in models is CommonMark with embedded HTML. The output is CommonMark that rustdoc accepts
//! without a warning: no HTML, no bare URLs, no brackets that look like links, and lines of a readable length.

mod html;
mod lexer;
mod links;
mod markdown;
mod notes;
mod sentence;

use std::borrow::Borrow;

pub(super) use self::links::{NoLinks, Reference, Resolve, WithoutLinks, renamed};
use self::markdown::WIDTH;
use crate::model::Traits;
use crate::text::printable;

/// Documentation, as lines without `///`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    lines: Vec<String>,
    is_placeholder: bool,
}

impl Docs {
    /// Converts a shape's or member's documentation, or takes the placeholder if the model has none, and adds notes
    /// about other traits. Code spans that name items become links.
    pub(super) fn of(traits: &Traits, placeholder: Self, resolver: &dyn Resolve) -> Self {
        let placeholder = || Self { is_placeholder: true, ..placeholder };
        Self::from_traits(traits, resolver).unwrap_or_else(placeholder).with_notes(traits)
    }

    /// Adds notes about traits other than the documentation.
    pub(super) fn with_notes(mut self, traits: &Traits) -> Self {
        notes::notes(traits).iter().for_each(|note| self.push(note));
        self
    }

    /// Converts a shape's or member's documentation. `None` if the model has none.
    pub(super) fn from_traits(traits: &Traits, resolver: &dyn Resolve) -> Option<Self> {
        let docs = Self::linked(traits.documentation.as_deref()?, resolver);
        (!docs.lines.is_empty()).then_some(docs)
    }

    /// Converts CommonMark with embedded HTML.
    pub fn from_model(text: &str) -> Self {
        Self::linked(text, &NoLinks)
    }

    /// Converts CommonMark with embedded HTML. Code spans that name items become links.
    pub(super) fn linked(text: &str, resolver: &dyn Resolve) -> Self {
        let mut docs = Self::default();
        docs.push_with_links(&html::without_html(&printable(text)), resolver);
        docs
    }

    /// Converts CommonMark without HTML.
    pub fn text(text: &str) -> Self {
        let mut docs = Self::default();
        docs.push(text);
        docs
    }

    /// Wraps CommonMark written by the generator itself, without escaping it: links to items keep working.
    pub fn written(text: &str) -> Self {
        let mut docs = Self::default();
        docs.push_written(text);
        docs
    }

    /// Adds paragraphs written by the generator itself.
    pub fn push_written(&mut self, text: &str) {
        let text = printable(text);
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            paragraph.lines().for_each(|line| self.push_line(line));
        }
    }

    /// Inserts a sentence written by the generator itself before the other paragraphs.
    pub fn prepend_written(&mut self, sentence: &str) {
        let rest = std::mem::replace(&mut self.lines, Self::written(sentence).lines);
        if !rest.is_empty() {
            self.push_verbatim(rest.iter().map(String::as_str));
        }
    }

    /// Adds a line, wrapped. The marker of a list item or a block quote stays on the line of the first word,
    /// even if that word is too long for the line.
    fn push_line(&mut self, line: &str) {
        let Some((marker, next, rest)) = markdown::marker(line) else {
            self.lines.push(line.to_owned());
            return;
        };
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(marker)
            .subsequent_indent(&next)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let rest = markdown::without_breaks_before_blocks(rest);
        let lines = textwrap::wrap(&rest, options).into_iter();
        self.lines.extend(lines.map(|line| markdown::with_spaces(&line)));
    }

    /// Adds paragraphs from the model, in CommonMark without HTML.
    pub fn push(&mut self, text: &str) {
        self.push_with_links(text, &NoLinks);
    }

    /// Adds paragraphs from the model, in CommonMark without HTML. Code spans that name items become links.
    pub(super) fn push_with_links(&mut self, text: &str, resolver: &dyn Resolve) {
        let wrapped = markdown::wrapped(text, resolver);
        if wrapped.trim().is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(wrapped.trim_end().lines().map(|line| line.trim_end().to_owned()));
    }

    /// Adds a sentence, in CommonMark without HTML: to the end of the only paragraph, or as a paragraph of its own.
    pub(super) fn push_note(&mut self, note: &str) {
        let is_one_paragraph = self.lines.iter().all(|line| !line.is_empty())
            && markdown::is_paragraph(&self.lines.join("\n"));
        if !is_one_paragraph {
            return self.push(note);
        }
        let mut words = std::mem::take(&mut self.lines);
        words.extend(Self::text(note).lines);
        self.push_line(&words.join(" "));
    }

    /// Adds lines without wrapping them, such as an example.
    pub fn push_verbatim<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines.into_iter().map(printable));
    }

    /// The lines, without `///`.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Returns whether the model has no documentation of the item.
    pub fn is_placeholder(&self) -> bool {
        self.is_placeholder
    }

    /// The first sentence of the model's documentation, on one line and without links to items. `None` if the model has
    /// none, or if it does not start with a paragraph.
    pub fn first_sentence_of_model(&self) -> Option<String> {
        let sentence = if self.is_placeholder { None } else { self.first_sentence() };
        sentence.map(|sentence| links::without_links_to_items(&sentence))
    }

    /// The first sentence, on one line. `None` if the documentation does not start with a paragraph.
    pub fn first_sentence(&self) -> Option<String> {
        let lines = self.lines.iter().map(String::as_str);
        let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        if markdown::is_paragraph(&lines.join("\n")) { sentence::first_of(&lines) } else { None }
    }
}

/// Escapes plain text from the model, such as a title, as Markdown.
pub(crate) fn plain(text: &str) -> String {
    markdown::plain(text)
}

/// Joins parts with commas, and with a word such as `and` before the last part.
pub(crate) fn joined<S: Borrow<str>>(parts: impl IntoIterator<Item = S>, word: &str) -> String {
    let parts: Vec<S> = parts.into_iter().collect();
    match parts.as_slice() {
        [parts @ .., last] if !parts.is_empty() => {
            format!("{} {word} {}", parts.join(", "), last.borrow())
        }
        parts => parts.concat(),
    }
}

/// Formats text as a code span, which may contain backticks.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest == 0 { format!("{fence}{text}{fence}") } else { format!("{fence} {text} {fence}") }
}

#[cfg(test)]
mod tests {
    use super::html::MAX_OPEN;
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        Docs::from_model(text).lines
    }

    #[test]
    fn adds_notes_to_the_only_paragraph() {
        let with_note = |text: &str| {
            let mut docs = Docs::from_model(text);
            docs.push_note("Constraints: 1 to `2`.");
            docs.lines
        };
        assert_eq!(with_note("One *two*."), ["One *two*. Constraints: 1 to `2`."]);
        assert_eq!(with_note(""), ["Constraints: 1 to `2`."]);
        assert_eq!(with_note("One.\n\nTwo."), ["One.", "", "Two.", "", "Constraints: 1 to `2`."]);
        assert_eq!(with_note("- one"), ["- one", "", "Constraints: 1 to `2`."]);
        let long = with_note(&"word ".repeat(22));
        assert_eq!(long, ["word ".repeat(22).trim_end(), "Constraints: 1 to `2`."]);
    }

    #[test]
    fn converts_html_to_markdown() {
        assert_eq!(
            lines("<p>One <code>two</code>.</p><ul><li>three</li></ul>"),
            ["One `two`.", "", "- three"].map(String::from)
        );
    }

    #[test]
    fn keeps_only_the_text_of_deeply_nested_html() {
        let deep = |element: &str, depth: usize| {
            format!(
                "{}one{}",
                format!("<{element}>").repeat(depth),
                format!("</{element}>").repeat(depth)
            )
        };
        assert_eq!(lines(&deep("div", MAX_OPEN)), ["one"]);
        assert_eq!(lines(&deep("div", 10_000)), ["one"]);
        assert_eq!(lines(&deep("ul", 10_000)), ["one"]);
        assert_eq!(lines(&"<li a=1>one two ".repeat(1_000)).len(), 1_000);
        assert_eq!(lines(&("<B>".repeat(1_000) + "1 < 2")), ["1 \\< 2"]);
    }

    #[test]
    fn escapes_brackets_and_links_urls() {
        assert_eq!(lines("An [x] of y."), [r"An \[x\] of y."]);
        assert_eq!(lines("See https://example.com now."), ["See <https://example.com> now."]);
    }

    #[test]
    fn wraps_long_lines_and_keeps_paragraphs() {
        let docs = Docs::text(&format!("{}\n\nNext.", "word ".repeat(40)));
        assert!(docs.lines.iter().all(|line| line.len() <= WIDTH), "{docs:?}");
        assert_eq!(docs.lines.last().map(String::as_str), Some("Next."));
    }

    /// Fault case `long-error-name`.
    #[test]
    fn keeps_the_marker_of_a_block_on_the_line_of_its_first_word() {
        let markers = ["- ", "1. ", "12. ", "> ", "# "];
        let lengths = [80, 86, 88, 120];
        for (marker, length) in markers.iter().flat_map(|marker| lengths.map(|it| (marker, it))) {
            let long = "a".repeat(length);
            for text in [
                format!("{marker}{long}"),
                format!("{marker}[`{long}`]({long}) b"),
                format!("{marker}{long}: b c"),
            ] {
                for docs in [Docs::written(&text), Docs::from_model(&text)] {
                    let alone = docs.lines.iter().find(|line| line.trim() == marker.trim());
                    assert_eq!(alone, None, "{docs:?}");
                }
            }
        }
    }

    #[test]
    fn indents_further_lines_of_a_block() {
        let docs = Docs::written(&format!("> {}", "word ".repeat(60)));
        assert!(docs.lines.len() > 2 && docs.lines.iter().all(|line| line.starts_with("> ")));
        let docs = Docs::written(&format!("10. {}", "word ".repeat(40)));
        assert!(docs.lines.iter().skip(1).all(|line| line.starts_with("    w")), "{docs:?}");
    }

    /// Fault case `text-that-breaks-the-crate`.
    #[test]
    fn removes_control_characters_from_all_documentation() {
        let text = "a\rb \u{202e}c\u{7}";
        let mut verbatim = Docs::default();
        verbatim.push_verbatim([text]);
        for docs in [Docs::text(text), Docs::written(text), Docs::from_model(text), verbatim] {
            let lines = docs.lines.join("\n");
            assert_eq!(lines.replace('\n', " "), "a b c");
        }
    }

    #[test]
    fn never_starts_a_new_list_item_when_wrapping_one() {
        for before in 0..WIDTH {
            let text = format!("- {} - c 1. d", "a".repeat(before));
            let docs = Docs::written(&text);
            let starts =
                |line: &String| ["- ", "1. "].iter().any(|sign| line.trim().starts_with(sign));
            assert!(!docs.lines.iter().skip(1).any(starts), "{docs:?}");
        }
    }
}
