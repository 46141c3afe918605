//! Documentation: from what the model says to lines of rustdoc.
//!
//! Models carry CommonMark, and HTML within it. What comes out is CommonMark that rustdoc takes without
//! a warning: no HTML, no bare addresses, no brackets that look like links, lines of a readable length.

mod html;
mod lexer;
mod markdown;
mod notes;
mod sentence;

use std::borrow::Borrow;

use crate::model::Traits;
use crate::text::printable;

/// How wide documentation is, without the `///` and the indentation.
const WIDTH: usize = 88;

/// Documentation, as lines without `///`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Documentation of the model, or `otherwise` where it has none.
    pub fn of(traits: &Traits, otherwise: &str) -> Self {
        let mut docs = match traits.documentation.as_deref().map(Self::from_model) {
            Some(docs) if !docs.lines.is_empty() => docs,
            _ => Self::text(otherwise),
        };
        notes::notes(traits).iter().for_each(|note| docs.push(note));
        docs
    }

    /// Documentation as a model holds it.
    pub fn from_model(text: &str) -> Self {
        Self::text(&html::without_html(&printable(text)))
    }

    /// Documentation in CommonMark without HTML.
    pub fn text(text: &str) -> Self {
        let mut docs = Self::default();
        docs.push(text);
        docs
    }

    /// Documentation that the generator itself writes: CommonMark that needs no escaping, such as links,
    /// and is only wrapped.
    pub fn written(text: &str) -> Self {
        let mut docs = Self::default();
        docs.push_written(text);
        docs
    }

    /// Adds paragraphs that the generator itself writes.
    pub fn push_written(&mut self, text: &str) {
        let text = printable(text);
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            paragraph.lines().for_each(|line| self.push_line(line));
        }
    }

    /// Adds a line, wrapped. The mark of a list item or a block quote stays with its first word, however long
    /// that is.
    fn push_line(&mut self, line: &str) {
        let Some((mark, next, rest)) = markdown::mark(line) else {
            self.lines.push(line.to_owned());
            return;
        };
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(mark)
            .subsequent_indent(&next)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let rest = markdown::without_breaks_before_blocks(rest);
        let lines = textwrap::wrap(&rest, options).into_iter();
        self.lines.extend(lines.map(|line| markdown::with_spaces(&line)));
    }

    /// Adds paragraphs of the model.
    pub fn push(&mut self, text: &str) {
        let wrapped = markdown::wrapped(text);
        if wrapped.trim().is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(wrapped.trim_end().lines().map(|line| line.trim_end().to_owned()));
    }

    /// Adds lines as they are, such as an example.
    pub fn push_verbatim<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines.into_iter().map(printable));
    }

    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The first sentence, on one line; `None`, if the documentation starts with something else, such as a
    /// list.
    pub fn first_sentence(&self) -> Option<String> {
        let lines = self.lines.iter().map(String::as_str);
        let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        if markdown::is_paragraph(&lines.join("\n")) { sentence::first_of(&lines) } else { None }
    }
}

/// Text of the model, such as a title, as Markdown that shows it.
pub(crate) fn plain(text: &str) -> String {
    markdown::plain(text)
}

/// A list in a sentence, with a word before the last of its parts.
pub(crate) fn joined<S: Borrow<str>>(parts: impl IntoIterator<Item = S>, word: &str) -> String {
    let parts: Vec<S> = parts.into_iter().collect();
    match parts.as_slice() {
        [parts @ .., last] if !parts.is_empty() => {
            format!("{} {word} {}", parts.join(", "), last.borrow())
        }
        parts => parts.concat(),
    }
}

/// Text as a code span, however many backticks are in it.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest == 0 { format!("{fence}{text}{fence}") } else { format!("{fence} {text} {fence}") }
}

#[cfg(test)]
mod tests {
    use super::html::MOST_OPEN;
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        Docs::from_model(text).lines
    }

    #[test]
    fn html_becomes_markdown() {
        assert_eq!(
            lines("<p>One <code>two</code>.</p><ul><li>three</li></ul>"),
            ["One `two`.", "", "- three"].map(String::from)
        );
    }

    #[test]
    fn of_html_without_a_bottom_only_the_text_is_kept() {
        let deep = |element: &str, depth: usize| {
            format!(
                "{}one{}",
                format!("<{element}>").repeat(depth),
                format!("</{element}>").repeat(depth)
            )
        };
        assert_eq!(lines(&deep("div", MOST_OPEN)), ["one"]);
        assert_eq!(lines(&deep("div", 100_000)), ["one"]);
        assert_eq!(lines(&deep("ul", 100_000)), ["one"]);
        assert_eq!(lines(&"<li a=1>one two ".repeat(1_000)).len(), 1_000);
        assert_eq!(lines(&("<B>".repeat(1_000) + "1 < 2")), ["1 \\< 2"]);
    }

    #[test]
    fn brackets_and_addresses_are_safe() {
        assert_eq!(lines("An [x] of y."), [r"An \[x\] of y."]);
        assert_eq!(lines("See https://example.com now."), ["See <https://example.com> now."]);
    }

    #[test]
    fn long_lines_are_wrapped_and_paragraphs_kept() {
        let docs = Docs::text(&format!("{}\n\nNext.", "word ".repeat(40)));
        assert!(docs.lines.iter().all(|line| line.len() <= WIDTH), "{docs:?}");
        assert_eq!(docs.lines.last().map(String::as_str), Some("Next."));
    }

    /// The fault case `long-error-name`.
    #[test]
    fn no_mark_of_a_block_stands_alone() {
        let marks = ["- ", "1. ", "12. ", "> ", "# "];
        for (mark, length) in marks.iter().flat_map(|mark| [80, 86, 88, 120].map(|it| (mark, it))) {
            let long = "a".repeat(length);
            for text in [
                format!("{mark}{long}"),
                format!("{mark}[`{long}`]({long}) b"),
                format!("{mark}{long}: b c"),
            ] {
                for docs in [Docs::written(&text), Docs::from_model(&text)] {
                    let alone = docs.lines.iter().find(|line| line.trim() == mark.trim());
                    assert_eq!(alone, None, "{docs:?}");
                }
            }
        }
    }

    #[test]
    fn further_lines_belong_to_their_block() {
        let docs = Docs::written(&format!("> {}", "word ".repeat(40)));
        assert!(docs.lines.len() > 2 && docs.lines.iter().all(|line| line.starts_with("> ")));
        let docs = Docs::written(&format!("10. {}", "word ".repeat(40)));
        assert!(docs.lines.iter().skip(1).all(|line| line.starts_with("    w")), "{docs:?}");
    }

    /// Part of the fault case `text-that-breaks-the-crate`.
    #[test]
    fn text_that_breaks_the_crate_is_left_out_of_all_documentation() {
        let text = "a\rb \u{202e}c\u{7}";
        let mut verbatim = Docs::default();
        verbatim.push_verbatim([text]);
        for docs in [Docs::text(text), Docs::written(text), Docs::from_model(text), verbatim] {
            let lines = docs.lines.join("\n");
            assert_eq!(lines.replace('\n', " "), "a b c");
        }
    }

    #[test]
    fn no_line_of_a_written_list_item_starts_another() {
        for before in 0..WIDTH {
            let text = format!("- {} - c 1. d", "a".repeat(before));
            let docs = Docs::written(&text);
            let starts =
                |line: &String| ["- ", "1. "].iter().any(|sign| line.trim().starts_with(sign));
            assert!(!docs.lines.iter().skip(1).any(starts), "{docs:?}");
        }
    }
}
