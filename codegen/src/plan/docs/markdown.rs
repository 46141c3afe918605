//! Conversion of the model's CommonMark to CommonMark that rustdoc renders as intended.
//!
//! Rustdoc compiles code, resolves links to items, and warns about HTML and bare URLs. Models intend none of
//! that.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options};

use super::lexer;
use super::links::{Resolve, link};
use crate::text;

/// The width of documentation, without the `///` and the indentation.
pub(super) const WIDTH: usize = 112;

/// The URL schemes that documentation may link to.
const SCHEMES: &[&str] = &["http://", "https://", "ftp://", "mailto:"];

/// The language of code blocks that rustdoc does not compile.
const NO_LANGUAGE: &str = "text";

/// Replaces a tab.
const TAB: &str = "    ";

/// Replaces a space where the formatter must not break the line. This private-use character does not occur
/// in documentation.
const UNBREAKABLE_SPACE: char = '\u{e000}';

/// Wraps the lines of CommonMark, and escapes characters with an unintended meaning. Code spans that name items become
/// links.
pub(super) fn wrapped(text: &str, resolver: &dyn Resolve) -> String {
    let options = options();
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, &printable(text), &options);
    let nodes: Vec<&AstNode<'_>> = root.descendants().collect();
    nodes.iter().for_each(|node| clean(&arena, node));
    nodes.iter().for_each(|node| unlink(&arena, node));
    nodes.iter().for_each(|node| link(&arena, node, resolver));
    nodes.iter().for_each(|node| prevent_breaks(node));
    let mut markdown = String::new();
    match comrak::format_commonmark(root, &options, &mut markdown) {
        Ok(()) => with_spaces(&markdown),
        // Writing to a string never fails.
        Err(std::fmt::Error) => String::new(),
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.render.width = WIDTH;
    options.render.prefer_fenced = true;
    options.extension.autolink = true;
    options.extension.table = true;
    options
}

/// Removes characters that documentation can't contain, and replaces tabs with spaces.
fn printable(text: &str) -> String {
    text::printable(text).replace(UNBREAKABLE_SPACE, "").replace('\t', TAB)
}

/// Converts CommonMark with embedded HTML to CommonMark without it. `sanitized` escapes everything in an HTML
/// block other than markup, and `convert` converts a whole HTML document to CommonMark.
pub(super) fn with_html(
    text: &str,
    sanitized: fn(&str) -> String,
    convert: fn(&str) -> String,
) -> String {
    let mut options = options();
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, text, &options);
    let inline = root.descendants().filter_map(|node| match &node.data.borrow().value {
        NodeValue::HtmlInline(html) => Some((node, html.clone())),
        _ => None,
    });
    let (inline, tags): (Vec<&AstNode<'_>>, Vec<String>) = inline.unzip();
    let are_markup = lexer::are_markup(&tags);
    let is_block =
        |node: &AstNode<'_>| matches!(&node.data.borrow().value, NodeValue::HtmlBlock(_));
    if !are_markup.contains(&true) && !root.descendants().any(is_block) {
        return text.to_owned();
    }
    for ((node, tag), is_markup) in inline.into_iter().zip(tags).zip(are_markup) {
        if !is_markup && !tag.starts_with("<!--") {
            node.data.borrow_mut().value = NodeValue::Text(tag.into());
        }
    }
    for node in root.descendants() {
        match &mut node.data.borrow_mut().value {
            NodeValue::HtmlBlock(html) => html.literal = sanitized(&html.literal),
            NodeValue::Text(text) => *text = text.replace('&', "&amp;").into(),
            _ => {}
        }
    }
    options.render.r#unsafe = true;
    let mut html = String::new();
    match comrak::format_html(root, &options, &mut html) {
        Ok(()) => convert(&html),
        // Writing to a string never fails.
        Err(std::fmt::Error) => text.to_owned(),
    }
}

/// Marks code as not being Rust, and turns remaining HTML into text.
fn clean<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>) {
    let mut data = node.data.borrow_mut();
    match &mut data.value {
        NodeValue::CodeBlock(code) => {
            code.fenced = true;
            code.info = language(&code.info).to_owned();
        }
        NodeValue::HtmlInline(html) => {
            let text = without_comment(html).to_owned();
            data.value = NodeValue::Text(text.into());
        }
        NodeValue::HtmlBlock(html) => {
            let text = without_comment(html.literal.trim()).replace('\n', " ");
            data.value = NodeValue::Paragraph;
            node.append(arena.alloc(NodeValue::Text(text.into()).into()));
        }
        _ => {}
    }
}

/// The language of a code block, or [`NO_LANGUAGE`] if rustdoc might compile the code as Rust.
fn language(info: &str) -> &str {
    let language = info.split([' ', ',', '{']).next().unwrap_or_default();
    let is_name = language.starts_with(|c: char| c.is_ascii_lowercase())
        && language.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let is_of_rust = ["rust", "ignore", "edition", "standalone", "custom"]
        .iter()
        .any(|start| language.starts_with(start));
    if is_name && !is_of_rust { language } else { NO_LANGUAGE }
}

/// Prevents line breaks before words that would start a list, a heading or another block.
fn prevent_breaks<'a>(node: &'a AstNode<'a>) {
    let mut data = node.data.borrow_mut();
    let text = match &mut data.value {
        NodeValue::Text(text) => text,
        NodeValue::Code(code) => {
            code.literal = without_breaks_before_blocks(&code.literal);
            return;
        }
        _ => return,
    };
    let first = text.split(' ').next().unwrap_or_default();
    if let Some(space) = node.previous_sibling().filter(|_| starts_block(first)) {
        let mut space = space.data.borrow_mut();
        if matches!(space.value, NodeValue::SoftBreak) {
            space.value = NodeValue::Text(UNBREAKABLE_SPACE.to_string().into());
        }
    }
    *text = without_breaks_before_blocks(text).into();
}

/// Makes spaces unbreakable before words that would start a block.
pub(super) fn without_breaks_before_blocks(text: &str) -> String {
    let mut words = text.split(' ');
    let mut kept = words.next().unwrap_or_default().to_owned();
    for word in words {
        kept.push(if starts_block(word) { UNBREAKABLE_SPACE } else { ' ' });
        kept.push_str(word);
    }
    kept
}

/// Splits a line into the marker of its block, such as `- `, the indentation of further lines, and the rest.
/// Returns `None` for a line that can't be wrapped, such as a heading.
pub(super) fn marker(line: &str) -> Option<(&str, String, &str)> {
    if ["#", "|", "```", "~~~"].iter().any(|start| line.starts_with(start)) {
        return None;
    }
    let (first, rest) = line.split_once(' ').unwrap_or(("", line));
    let is_number = first.strip_suffix('.').is_some_and(|it| it.parse::<u32>().is_ok());
    let (marker, rest) = match first {
        "-" | "*" | "+" | ">" => line.split_at(2),
        _ if is_number => line.split_at(line.len() - rest.len()),
        _ => return Some(("", String::new(), line)),
    };
    let next = if first == ">" { marker.to_owned() } else { " ".repeat(marker.len()) };
    Some((marker, next, rest))
}

/// Restores ordinary spaces after wrapping.
pub(super) fn with_spaces(text: &str) -> String {
    text.replace(UNBREAKABLE_SPACE, " ")
}

/// Returns whether a word at the beginning of a line would start a block, such as a list or a heading.
fn starts_block(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let is_made_of = |sign: char| !word.is_empty() && word.chars().all(|c| c == sign);
    (is_number && number.len() + 1 == word.len())
        || ['-', '+', '*', '=', '#', '_'].into_iter().any(is_made_of)
        || ["~~~", "```", ">"].into_iter().any(|start| word.starts_with(start))
}

/// The HTML, or nothing if it is a comment.
fn without_comment(html: &str) -> &str {
    if html.starts_with("<!--") { "" } else { html }
}

/// Replaces images and relative links by their text. Absolute links without text show their URLs.
fn unlink<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>) {
    let is_absolute = |url: &str| SCHEMES.iter().any(|scheme| url.starts_with(scheme));
    let (unwrap, url) = match &mut node.data.borrow_mut().value {
        NodeValue::Link(link) => {
            link.url = link.url.replace("%3C", "<").replace("%3E", ">");
            (!is_absolute(&link.url), link.url.clone())
        }
        NodeValue::Image(_) => (true, String::new()),
        _ => return,
    };
    if unwrap {
        let children: Vec<&AstNode<'_>> = node.children().collect();
        children.into_iter().for_each(|child| node.insert_before(child));
        node.detach();
    } else if node.first_child().is_none() {
        node.append(arena.alloc(NodeValue::Text(url.into()).into()));
    }
}

/// Returns whether a block of formatted CommonMark is a paragraph.
pub(super) fn is_paragraph(text: &str) -> bool {
    // Other blocks start with a punctuation character or a digit.
    if text.starts_with(char::is_alphabetic) {
        return true;
    }
    let (arena, options) = (Arena::new(), options());
    let root = comrak::parse_document(&arena, text, &options);
    let mut blocks = root.children();
    let is_one = |block: &AstNode<'_>| matches!(block.data.borrow().value, NodeValue::Paragraph);
    blocks.next().is_some_and(is_one) && blocks.next().is_none()
}

/// Escapes plain text as Markdown.
pub(super) fn plain(text: &str) -> String {
    let text = printable(text);
    let escaped = |c: char| match c {
        '\n' | '\r' => " ".to_owned(),
        c if c.is_ascii_punctuation() && !matches!(c, '-' | '.' | ',' | '\'' | '(' | ')' | '/') => {
            format!("\\{c}")
        }
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::docs::NoLinks;

    fn wrapped(text: &str) -> String {
        super::wrapped(text, &NoLinks)
    }

    #[test]
    fn marks_code_as_not_being_rust() {
        let text = "```text\nlet x = {;\n```\n";
        for code in
            ["    let x = {;\n", "\tlet x = {;", "```\nlet x = {;\n```", "~~~rust\nlet x = {;"]
        {
            assert_eq!(wrapped(code), text, "{code}");
        }
    }

    #[test]
    fn keeps_only_absolute_links() {
        let cases = [
            ("[x](https://example.com/y)", "[x](https://example.com/y)"),
            ("[x](y) [`z`](crate::Z) ![a](b.png)", "x `z` a"),
            ("[x](#y) [x](javascript:y)", "x x"),
            ("[x] [`Y`] [x][y] []", r"\[x\] \[`Y`\] \[x\]\[y\] \[\]"),
            ("www.example.com", "[www.example.com](http://www.example.com)"),
        ];
        for (text, expected) in cases {
            assert_eq!(wrapped(text).trim_end(), expected, "{text}");
        }
    }

    #[test]
    fn escapes_html_and_removes_comments() {
        assert_eq!(wrapped("a <T> b").trim_end(), r"a \<T\> b");
        assert_eq!(wrapped("<div>\nx").trim_end(), r"\<div\> x");
        assert_eq!(wrapped("a <!-- b --> c").trim_end(), "a  c");
    }

    #[test]
    fn never_starts_a_block_when_wrapping() {
        let first = |line: &str| line.trim_start().split(' ').next().unwrap_or("").to_owned();
        for sign in ["-", "+", "*", "1.", "12)", "#", "##", "==", "---", ">x", "***", "```"] {
            for before in WIDTH / 2..WIDTH {
                let text = format!("- a{} \\{sign} {}", " b".repeat(before), "c ".repeat(WIDTH));
                let wrapped = wrapped(&text);
                let wrong = wrapped.lines().skip(1).find(|line| starts_block(&first(line)));
                assert_eq!(wrong, None, "{wrapped}");
                assert_eq!(wrapped.lines().filter(|line| !line.starts_with("  ")).count(), 1);
                assert!(!starts_within_code(sign, before), "{sign} {before}");
            }
        }
    }

    /// Returns whether wrapping breaks a code span right before a sign in it.
    fn starts_within_code(sign: &str, before: usize) -> bool {
        let text = format!("``a{} {sign} {}``", " b".repeat(before), "c ".repeat(WIDTH));
        wrapped(&text).lines().skip(1).any(|line| line.starts_with(sign))
    }

    #[test]
    fn removes_invisible_characters() {
        assert_eq!(wrapped("a\0b\u{7}c\u{202e}d\u{feff}e").trim_end(), "abcde");
        assert_eq!(wrapped("a\r\nb").trim_end(), "a b");
    }

    #[test]
    fn escapes_plain_text() {
        assert_eq!(plain("a_b [c] <d> `e`\nf"), r"a\_b \[c\] \<d\> \`e\` f");
    }

    #[test]
    fn distinguishes_paragraphs_from_other_blocks() {
        for text in ["One.", "`x` is", "*x* is", "1 is"] {
            assert!(is_paragraph(text), "{text}");
        }
        for text in ["- x", "1. x", "> x", "# x", "```text\nx\n```", "| a |\n| --- |"] {
            assert!(!is_paragraph(text), "{text}");
        }
    }
}
