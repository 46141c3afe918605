//! HTML in documentation becomes Markdown, and Markdown stays as it is.
//!
//! Documentation is CommonMark, in which HTML may appear anywhere; most of AWS's is HTML only. It is split
//! into blocks of HTML and what is between them. Unlike in CommonMark, a block of HTML ends where its elements
//! end, so that lists and code blocks after it are what they mean.

use std::borrow::Cow;
use std::sync::LazyLock;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, HtmlToMarkdown};
use regex::Regex;

use super::lexer::{Tag, Token, most_open, tokens};
use super::markdown;

/// How many HTML elements may be open at once: converting them takes stack for each.
pub(super) const MOST_OPEN: usize = 100;

/// Turns HTML into Markdown; text without any stays as it is. Of HTML that is absurdly deep, only the text
/// is kept.
pub(super) fn without_html(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let tokens = tokens(text);
    if most_open(&tokens) > MOST_OPEN {
        return tokens.iter().map(bare).collect();
    }
    let mut blocks = Blocks::default();
    for (at, token) in tokens.iter().enumerate() {
        blocks.push(token, &tokens[at + 1..]);
    }
    let blocks: Vec<String> = blocks.blocks.iter().map(Block::to_markdown).collect();
    blocks.join("\n\n")
}

/// A part of documentation.
enum Block {
    Html(String),
    Markdown(String),
}

impl Block {
    fn to_markdown(&self) -> String {
        match self {
            Self::Html(html) => from_html(html),
            Self::Markdown(text) => markdown::with_html(text, sanitized, from_html),
        }
    }
}

/// Blocks in the making.
#[derive(Default)]
struct Blocks {
    blocks: Vec<Block>,
    /// How many blocks of HTML are open.
    open: usize,
    /// The rows of the table so far, and whether its row is a header.
    rows: usize,
    is_header: bool,
}

/// The beginning of a line that ends a block of HTML: a blank one, or a block of Markdown.
static ENDS_HTML: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r"\n(?:[\x20\t]*\n|[\x20]{0,3}(?:[-*+]|[0-9]{1,9}[.)]|\#{1,6}|>|```|~~~)(?:[\x20\t\n]|$))";
    // The pattern is fixed, and a test uses it.
    Regex::new(pattern).unwrap_or_else(|error| unreachable!("{error}"))
});

impl Blocks {
    /// Adds a token; `rest` is what comes next.
    fn push(&mut self, token: &Token<'_>, rest: &[Token<'_>]) {
        match token {
            Token::Tag(tag) if tag.is_markup && (tag.is_block() || self.is_html()) => {
                self.push_tag(tag, rest);
            }
            Token::Pre(content) => {
                let pre = lines_of(content);
                self.html().push_str(&pre);
            }
            Token::Fence(_) if self.open == 0 => {
                self.blocks.push(Block::Markdown(source(token)));
            }
            Token::Text(text) if self.is_html() => self.push_text(text),
            token if self.is_html() => {
                let html = html_of(token);
                self.html().push_str(&html);
            }
            Token::Tag(tag) if tag.is_markup && tag.name == "img" => {
                let text = markdown::plain(alternative(tag.text));
                self.markdown().push_str(&text);
            }
            Token::Code(content) => {
                let span = from_html(&format!("<code>{}</code>", code(content, " ")));
                self.markdown().push_str(&span);
            }
            token => {
                let source = source(token);
                let markdown = self.markdown();
                // At the beginning of a line, a tag would make a block of HTML.
                let is_tag = matches!(token, Token::Tag(tag) if !tag.is_markup);
                if is_tag && starts_line(markdown) {
                    markdown.push('\\');
                }
                markdown.push_str(&source);
            }
        }
    }

    /// Adds text to a block of HTML, which may end within it.
    fn push_text(&mut self, text: &str) {
        let end = if self.open == 0 { ENDS_HTML.find(text).map(|end| end.start()) } else { None };
        let (html, rest) = text.split_at(end.unwrap_or(text.len()));
        self.html().push_str(&escaped(html));
        if !rest.is_empty() {
            self.blocks.push(Block::Markdown(rest.trim_start_matches('\n').to_owned()));
        }
    }

    fn push_tag(&mut self, tag: &Tag<'_>, rest: &[Token<'_>]) {
        let text = self.tag(tag, rest);
        self.html().push_str(&text);
        if tag.is_block() && tag.is_paired {
            self.open = if tag.is_end { self.open.saturating_sub(1) } else { self.open + 1 };
        }
    }

    /// A tag as the converter takes it.
    fn tag(&mut self, tag: &Tag<'_>, rest: &[Token<'_>]) -> String {
        let slash = if tag.is_end { "/" } else { "" };
        match tag.name.as_str() {
            "img" => escaped(alternative(tag.text)),
            "caution" | "fullname" | "important" | "note" | "tip" | "warning" => {
                format!("<{slash}div>")
            }
            // The converter takes one row of headers, and knows no headers of rows.
            "thead" | "tbody" | "tfoot" => String::new(),
            "table" => {
                self.rows = 0;
                tag.text.to_owned()
            }
            "tr" if !tag.is_end => {
                self.rows += 1;
                self.is_header = self.rows == 1 && has_header(rest);
                tag.text.to_owned()
            }
            "th" | "td" => format!("<{slash}{}>", if self.is_header { "th" } else { "td" }),
            _ => tag.text.to_owned(),
        }
    }

    fn is_html(&self) -> bool {
        matches!(self.blocks.last(), Some(Block::Html(_)))
    }

    /// The block of HTML that is not at its end.
    fn html(&mut self) -> &mut String {
        if !self.is_html() {
            self.blocks.push(Block::Html(String::new()));
        }
        match self.blocks.last_mut() {
            Some(Block::Html(text) | Block::Markdown(text)) => text,
            None => unreachable!("a block has been added"),
        }
    }

    /// The block of Markdown that is not at its end.
    fn markdown(&mut self) -> &mut String {
        if !matches!(self.blocks.last(), Some(Block::Markdown(_))) {
            self.blocks.push(Block::Markdown(String::new()));
        }
        match self.blocks.last_mut() {
            Some(Block::Html(text) | Block::Markdown(text)) => text,
            None => unreachable!("a block has been added"),
        }
    }
}

/// Whether what comes next is at the beginning of a line, and not so far from it that it is code.
fn starts_line(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.len() < 4 && line.bytes().all(|byte| byte == b' ')
}

/// Whether the row that begins here has a header.
fn has_header(rest: &[Token<'_>]) -> bool {
    let cells = rest.iter().filter_map(|token| match token {
        Token::Tag(tag) if tag.is_markup => Some(tag),
        _ => None,
    });
    let mut row = cells.take_while(|tag| tag.name != "tr");
    row.any(|tag| tag.name == "th")
}

/// What an image stands for.
fn alternative(tag: &str) -> &str {
    static ALT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"[ \t\n]alt[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)'|([^ \t\n>]+))"#).ok()
    });
    let found = ALT.as_ref().and_then(|alt| alt.captures(tag));
    let text = found.and_then(|found| (1..4).find_map(|group| found.get(group)));
    text.map_or("", |text| text.as_str())
}

/// A token that is neither text nor markup, in HTML.
fn html_of(token: &Token<'_>) -> String {
    match token {
        Token::Span(span) => {
            let content = span.trim_matches('`').trim();
            format!("<code>{}</code>", with_entities(content))
        }
        Token::Code(content) => format!("<code>{}</code>", code(content, " ")),
        Token::Fence(fence) => {
            let lines: Vec<&str> = fence.lines().collect();
            let inner = lines.get(1..lines.len() - 1).unwrap_or_default().join("\n");
            format!("<pre><code>{}</code></pre>", with_entities(&inner))
        }
        Token::Autolink(address) if address.contains(':') => {
            format!("<a href=\"{address}\">{}</a>", with_entities(address))
        }
        other => escaped(&bare(other)),
    }
}

/// An element of lines as the converter takes it. HTML has a line feed after the start tag, which is not
/// one of the lines.
fn lines_of(content: &str) -> String {
    let content = content.strip_prefix('\n').unwrap_or(content);
    format!("<pre><code>{}</code></pre>", code(content, "\n"))
}

/// The content of an element of code, in which only tags of formatting are markup. `line` stands for the end
/// of a line.
fn code(content: &str, line: &str) -> String {
    let text = |token: &Token<'_>| match token {
        Token::Tag(tag) if tag.is_markup => match (tag.name.as_str(), tag.is_end) {
            ("br", _) => line.to_owned(),
            ("sup", false) => "^".to_owned(),
            ("sub", false) => "_".to_owned(),
            ("img", _) => escaped(alternative(tag.text)),
            _ => String::new(),
        },
        Token::Code(content) | Token::Pre(content) => code(content, line),
        Token::Comment => String::new(),
        token => with_entities(&source(token)),
    };
    tokens(content).iter().map(text).collect()
}

/// A token as the model has it, as far as it is not for the converter.
fn source(token: &Token<'_>) -> String {
    match token {
        Token::Text(text) | Token::Span(text) | Token::Fence(text) => (*text).to_owned(),
        Token::Tag(tag) => tag.text.to_owned(),
        Token::Autolink(address) => format!("<{address}>"),
        Token::Pre(text) | Token::Code(text) => (*text).to_owned(),
        Token::Comment => String::new(),
    }
}

/// A token without its markup.
fn bare(token: &Token<'_>) -> String {
    match token {
        Token::Tag(tag) if tag.is_known => String::new(),
        Token::Text(text) => text.replace('<', "\\<"),
        token => source(token),
    }
}

/// Text in HTML in which `<` is no markup, and in which the entities that are meant as text stay text.
fn escaped(text: &str) -> String {
    with_entities(&text.replace("&amp;", "&amp;amp;"))
}

/// Text in HTML in which `<` and `>` are no markup.
fn with_entities(text: &str) -> String {
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// HTML in which all that is no markup is text.
fn sanitized(html: &str) -> String {
    let sanitized = |token: &Token<'_>| match token {
        Token::Text(text) => escaped(text),
        Token::Tag(tag) if tag.is_markup => tag.text.to_owned(),
        Token::Pre(content) => lines_of(content),
        token => html_of(token),
    };
    tokens(html).iter().map(sanitized).collect()
}

/// Converts HTML whose only tags are markup.
fn from_html(html: &str) -> String {
    static CONVERTER: LazyLock<HtmlToMarkdown> = LazyLock::new(|| {
        HtmlToMarkdown::builder()
            .add_handler(vec!["sup"], |handlers: &dyn Handlers, element: Element<'_>| {
                raised("^", handlers, &element)
            })
            .add_handler(vec!["sub"], |handlers: &dyn Handlers, element: Element<'_>| {
                raised("\\_", handlers, &element)
            })
            .build()
    });
    let tokens = tokens(html);
    if most_open(&tokens) > MOST_OPEN {
        return tokens.iter().map(bare).collect();
    }
    let html = spaces_outside_of_links(html);
    CONVERTER.convert(&html).unwrap_or_else(|_| html.into_owned())
}

/// HTML in which no link starts or ends with space: the converter would lose it.
fn spaces_outside_of_links(html: &str) -> Cow<'_, str> {
    static SPACE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(<a(?:\s[^>]*)?>)(\s+)|(\s+)(</a>)").ok());
    match SPACE.as_ref() {
        Some(space) => space.replace_all(html, "$2$1$4$3"),
        None => Cow::Borrowed(html),
    }
}

/// Text above or below the line, which Markdown has no markup for.
fn raised(sign: &str, handlers: &dyn Handlers, element: &Element<'_>) -> Option<HandlerResult> {
    let content = handlers.walk_children(element.node).content;
    let content = content.trim();
    let text = match content.chars().all(char::is_alphanumeric) {
        _ if content.is_empty() => String::new(),
        true => format!("{sign}{content}"),
        false => format!("{sign}({content})"),
    };
    Some(text.into())
}

#[cfg(test)]
mod tests;
