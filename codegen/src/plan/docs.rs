//! Documentation: from what the model says to lines of rustdoc.
//!
//! Models carry CommonMark, and HTML within it. What comes out is CommonMark that rustdoc takes without
//! a warning: no HTML, no bare addresses, no brackets that look like links, lines of a readable length.

mod markdown;
mod notes;
mod sentence;

use std::borrow::Borrow;

use crate::model::Traits;

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
        Self::text(&without_html(text))
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
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            for line in paragraph.lines() {
                let indent = if line.starts_with("- ") { "  " } else { "" };
                let options = textwrap::Options::new(WIDTH)
                    .subsequent_indent(indent)
                    .break_words(false)
                    .word_splitter(textwrap::WordSplitter::NoHyphenation);
                let line = markdown::without_breaks_before_blocks(line);
                let lines = textwrap::wrap(&line, options).into_iter();
                self.lines.extend(lines.map(|line| markdown::with_spaces(&line)));
            }
        }
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
        self.lines.extend(lines.into_iter().map(str::to_owned));
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

/// How many HTML elements may be open at once: converting them takes stack for each.
const MOST_OPEN: usize = 100;

/// Elements that another one ends, or that have no end, so that they don't stay open.
const ENDED_BY_OTHERS: &[&str] =
    &["br", "dd", "dt", "hr", "img", "input", "li", "p", "td", "th", "tr", "wbr"];

/// Turns HTML into Markdown; text without any stays as it is. Of HTML that is absurdly deep, only the text
/// is kept.
fn without_html(text: &str) -> String {
    if !has_html(text) {
        return text.to_owned();
    }
    if most_open(text) > MOST_OPEN {
        return without_tags(text);
    }
    htmd::convert(text).unwrap_or_else(|_| text.to_owned())
}

/// Whether text has a tag in it: `<` before a letter or a slash.
fn has_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| is_tag(&text[at + 1..]))
}

/// Whether what follows a `<` makes it the beginning of a tag.
fn is_tag(behind: &str) -> bool {
    behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
}

/// How many elements are open at once, at most.
fn most_open(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for behind in text.split('<').skip(1).filter(|behind| is_tag(behind)) {
        let name = behind.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if ENDED_BY_OTHERS.iter().any(|other| name.eq_ignore_ascii_case(other)) {
            continue;
        }
        open = if behind.starts_with('/') { open.saturating_sub(1) } else { open + 1 };
        most = most.max(open);
    }
    most
}

fn without_tags(text: &str) -> String {
    let mut pieces = text.split('<');
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once('>').filter(|_| is_tag(piece)) {
            Some((_, behind)) => kept.push_str(behind),
            None => {
                kept.push_str("\\<");
                kept.push_str(piece);
            }
        }
    }
    kept
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
