//! Lexer for documentation: HTML tags, and the parts of CommonMark where tags are text.
//!
//! `<` before a letter is not always HTML: `Vec<String>` and `arn:aws:s3:<region>` are text. A tag is markup
//! if its element is known, and if the element is closed or needs no end tag.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A token of documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Text that may contain `<`.
    Text(&'t str),
    /// A tag of an element.
    Tag(Tag<'t>),
    /// An HTML comment.
    Comment,
    /// The content of a `pre` element.
    Pre(&'t str),
    /// The content of a `code` element or a similar one.
    Code(&'t str),
    /// A code span of CommonMark, with its backticks.
    Span(&'t str),
    /// A fenced code block of CommonMark, with its fences.
    Fence(&'t str),
    /// The address of an autolink.
    Autolink(&'t str),
}

/// A tag of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// The element's name in lower case.
    pub(super) name: String,
    pub(super) is_end: bool,
    /// The tag's source text.
    pub(super) text: &'t str,
    /// Whether the element is used in documentation.
    pub(super) is_known: bool,
    /// Whether the tag is markup rather than text.
    pub(super) is_markup: bool,
    /// Whether the tag's element has both a start tag and an end tag.
    pub(super) is_paired: bool,
}

impl Tag<'_> {
    /// Returns whether this is a block element.
    pub(super) fn is_block(&self) -> bool {
        BLOCKS.contains(&self.name.as_str())
    }
}

/// Block elements. The last six are specific to AWS's documentation.
const BLOCKS: &[&str] = &[
    "address",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "caution",
    "fullname",
    "important",
    "note",
    "tip",
    "warning",
];

/// Inline elements.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
    "var", "wbr",
];

/// Elements without an end tag, or with an optional one.
const UNCLOSED: &[&str] = &[
    "br", "caption", "dd", "dt", "hr", "img", "li", "p", "tbody", "td", "tfoot", "th", "thead",
    "tr", "wbr",
];

/// Matches the tokens other than text. Attributes must have values, so that `<b and c>` is text.
static TOKENS: LazyLock<Regex> = LazyLock::new(|| {
    // Unicode classes such as `\w` are not compiled in.
    const SPACE: &str = r"[\x20\t\n]";
    let attribute = format!(
        r#"{SPACE}+[A-Za-z_:][A-Za-z0-9_:.-]*{SPACE}*={SPACE}*(?:"[^"]*"|'[^']*'|[^\x20\t\n"'=<>`]+)"#
    );
    let end = format!(r"(?:{attribute})*{SPACE}*");
    let in_span = r"(?:[^`\n]|\n[^`\n])";
    let pattern = format!(
        r"(?xms)
        (?<escape>\\[<`\\])
        | (?<fence>^[\x20]{{0,3}}(?:
            ```[^`\n]*\n(?:.*?\n)??[\x20]{{0,3}}```+ | ~~~[^\n]*\n(?:.*?\n)??[\x20]{{0,3}}~~~+
          )[\x20\t]*$)
        | <!--.*?-->
        | <pre{end}>(?<pre>.*?)</pre{SPACE}*>
        | (?<codestart><(?:code|tt|kbd|samp){end}>)(?<code>.*?)</(?:code|tt|kbd|samp){SPACE}*>
        | <(?<end>/)?(?<name>[A-Za-z][A-Za-z0-9]*){end}/?>
        | <(?<url>(?:https?|ftp|mailto):[^\x00-\x20<>]*)>
        | <(?<email>[A-Za-z0-9_.+-]+@[A-Za-z0-9][A-Za-z0-9.-]*)>
        | (?<span>```{in_span}+```|``(?:{in_span}|`[^`\n])+``|`{in_span}+`)
        "
    );
    // The pattern is fixed and covered by a test.
    Regex::new(&pattern).unwrap_or_else(|error| unreachable!("{error}"))
});

/// Splits documentation into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    // Finding a match before capturing is much faster in long texts.
    while let Some(whole) = TOKENS.find_at(text, at) {
        let Some(found) = TOKENS.captures(whole.as_str()) else { break };
        push_text(&mut tokens, &text[at..whole.start()]);
        let (token, length) = token(whole.as_str(), &found);
        match token {
            Token::Text(text) => push_text(&mut tokens, text),
            token => tokens.push(token),
        }
        at = whole.start() + length;
    }
    push_text(&mut tokens, &text[at..]);
    pair(&mut tokens);
    tokens
}

fn push_text<'t>(tokens: &mut Vec<Token<'t>>, text: &'t str) {
    if !text.is_empty() {
        tokens.push(Token::Text(text));
    }
}

/// The matched token and its length.
fn token<'t>(text: &'t str, found: &Captures<'t>) -> (Token<'t>, usize) {
    let part = |name| found.name(name).map(|part| part.as_str());
    if let Some(name) = part("name") {
        return (Token::Tag(tag(name, part("end").is_some(), text)), text.len());
    }
    if let (Some(content), Some(start)) = (part("code"), part("codestart")) {
        // An element that extends beyond its paragraph is unclosed.
        if !has_block(content) {
            return (Token::Code(content), text.len());
        }
        let name = start.trim_start_matches('<').split([' ', '\t', '\n', '>']).next();
        return (Token::Tag(tag(name.unwrap_or_default(), false, start)), start.len());
    }
    if let Some(span) = part("span") {
        let is_broken =
            span.contains("</") && span.contains(['\n', ' ']) && has_block(span.trim_matches('`'));
        return if is_broken { (Token::Text("`"), 1) } else { (Token::Span(span), text.len()) };
    }
    let token = part("fence")
        .map(Token::Fence)
        .or_else(|| part("pre").map(Token::Pre))
        .or_else(|| part("url").map(Token::Autolink))
        .or_else(|| part("email").map(Token::Autolink))
        .or_else(|| part("escape").map(Token::Text))
        .unwrap_or(Token::Comment);
    (token, text.len())
}

fn tag<'t>(name: &str, is_end: bool, text: &'t str) -> Tag<'t> {
    let lower = name.to_ascii_lowercase();
    let has_one_case = name == lower || name == name.to_ascii_uppercase();
    let is_known =
        has_one_case && [BLOCKS, INLINE].iter().any(|elements| elements.contains(&lower.as_str()));
    Tag { name: lower, is_end, text, is_known, is_markup: is_known, is_paired: false }
}

fn has_block(text: &str) -> bool {
    tokens(text).iter().any(|token| match token {
        Token::Tag(tag) => tag.is_markup && tag.is_block(),
        _ => false,
    })
}

/// Returns whether each of a text's tags is markup.
pub(super) fn are_markup(tags: &[String]) -> Vec<bool> {
    let one = |text: &'_ String| match tokens(text).into_iter().next() {
        Some(Token::Tag(tag)) => {
            Token::Tag(Tag { text: "", is_markup: tag.is_known, is_paired: false, ..tag })
        }
        _ => Token::Comment,
    };
    let mut tokens: Vec<Token<'_>> = tags.iter().map(one).collect();
    pair(&mut tokens);
    tokens.iter().map(|token| matches!(token, Token::Tag(tag) if tag.is_markup)).collect()
}

/// Pairs start tags with end tags. Unpaired tags of elements that require an end tag become text.
fn pair(tokens: &mut [Token<'_>]) {
    let mut open: Vec<usize> = Vec::new();
    let mut paired = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Tag(tag) = token else { continue };
        if !tag.is_markup {
            continue;
        }
        if !tag.is_end {
            open.push(at);
            continue;
        }
        let is_start =
            |start: &&usize| matches!(&tokens[**start], Token::Tag(it) if it.name == tag.name);
        // The limit keeps the search for start tags from taking quadratic time.
        if let Some(back) = open.iter().rev().take(MAX_DISTANCE).position(|start| is_start(&start))
        {
            let start = open.len() - 1 - back;
            paired.extend([open[start], at]);
            open.truncate(start);
        }
    }
    for at in paired {
        if let Token::Tag(tag) = &mut tokens[at] {
            tag.is_paired = true;
        }
    }
    for token in tokens {
        if let Token::Tag(tag) = token {
            tag.is_markup &= tag.is_paired || UNCLOSED.contains(&tag.name.as_str());
        }
    }
}

/// The greatest number of unclosed tags between a start tag and its end tag.
const MAX_DISTANCE: usize = 1_000;

/// Returns the depth of nesting, counting start tags without an end tag as well.
pub(super) fn max_open(tokens: &[Token<'_>]) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for token in tokens {
        let Token::Tag(tag) = token else { continue };
        if tag.is_known && !UNCLOSED.contains(&tag.name.as_str()) {
            open = if tag.is_end { open.saturating_sub(1) } else { open + 1 };
            most = most.max(open);
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tags that are markup.
    fn markup(text: &str) -> Vec<&str> {
        let markup = |token| match token {
            Token::Tag(tag) if tag.is_markup => Some(tag.text),
            _ => None,
        };
        tokens(text).into_iter().filter_map(markup).collect()
    }

    #[test]
    fn recognizes_only_known_elements_as_markup() {
        assert_eq!(markup("<p>A <b>b</b>.</p>"), ["<p>", "<b>", "</b>", "</p>"]);
        assert_eq!(
            markup("<P>a<BR/><a href='x' id=y>b</a>"),
            ["<P>", "<BR/>", "<a href='x' id=y>", "</a>"]
        );
        for text in [
            "Vec<String>, a<b>, <i>, the <Code> tag, <b and c>",
            "`<b>x</b>` ``<b>`</b>``, \\<b>x\\</b>, <!-- <b>x</b> -->",
            "```\n<b>x</b>\n```",
            "<account-id> <https://example.com/a> <me@example.com>",
        ] {
            assert_eq!(markup(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn ends_unclosed_code_with_its_paragraph() {
        assert_eq!(tokens("<code>a<b></code>"), [Token::Code("a<b>")]);
        let unclosed = "<p><code>a</p><p>b <code>c</code></p>";
        assert!(tokens(unclosed).contains(&Token::Code("c")), "{:?}", tokens(unclosed));
    }
}
