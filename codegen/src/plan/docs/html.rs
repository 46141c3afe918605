//! Conversion of HTML in documentation to Markdown. Markdown is left unchanged.
//!
//! Documentation is CommonMark with HTML anywhere, and most of AWS's documentation is HTML only. It is split
//! into HTML blocks and the Markdown between them. Unlike in CommonMark, an HTML block ends with its elements,
//! so that a list or code block right after it is recognized.

use std::borrow::Cow;
use std::sync::LazyLock;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, HtmlToMarkdown};
use regex::Regex;

use super::lexer::{Tag, Token, max_open, tokens};
use super::markdown;

/// The deepest nesting of HTML elements that is converted, since conversion recurses into each element.
pub(super) const MAX_OPEN: usize = 100;

/// Converts embedded HTML to Markdown. If the HTML is nested too deeply, only its text is kept.
pub(super) fn without_html(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let tokens = tokens(text);
    if max_open(&tokens) > MAX_OPEN {
        return tokens.iter().map(bare).collect();
    }
    let mut blocks = Blocks::default();
    for (at, token) in tokens.iter().enumerate() {
        blocks.push(token, &tokens[at + 1..]);
    }
    let blocks: Vec<String> = blocks.blocks.iter().map(Block::to_markdown).collect();
    blocks.join("\n\n")
}

/// A block of documentation.
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

/// The blocks read so far.
#[derive(Default)]
struct Blocks {
    blocks: Vec<Block>,
    /// The number of open HTML block elements.
    open: usize,
    /// The number of rows of the current table so far.
    rows: usize,
    /// Whether the current row is the table's header.
    is_header: bool,
    /// Whether the current link is a reference to an item of the model.
    is_reference: bool,
}

/// Matches the end of an HTML block: a blank line, or the beginning of a Markdown block.
static ENDS_HTML: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r"\n(?:[\x20\t]*\n|[\x20]{0,3}(?:[-*+]|[0-9]{1,9}[.)]|\#{1,6}|>|```|~~~)(?:[\x20\t\n]|$))";
    // The pattern is fixed and covered by a test.
    Regex::new(pattern).unwrap_or_else(|error| unreachable!("{error}"))
});

impl Blocks {
    /// Adds a token, followed by the tokens in `rest`.
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
                // At the beginning of a line, an unescaped tag would start an HTML block.
                let is_tag = matches!(token, Token::Tag(tag) if !tag.is_markup);
                if is_tag && starts_line(markdown) {
                    markdown.push('\\');
                }
                markdown.push_str(&source);
            }
        }
    }

    /// Adds text to the current HTML block, and ends the block if the text does.
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

    /// The tag in a form that the converter supports.
    fn tag(&mut self, tag: &Tag<'_>, rest: &[Token<'_>]) -> String {
        let slash = if tag.is_end { "/" } else { "" };
        match tag.name.as_str() {
            "img" => escaped(alternative(tag.text)),
            "caution" | "fullname" | "important" | "note" | "tip" | "warning" => {
                format!("<{slash}div>")
            }
            // The converter supports a single header row, and no header cells in other rows.
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
            "a" if tag.is_end && self.is_reference => {
                self.is_reference = false;
                "</code>".to_owned()
            }
            "a" if !tag.is_end && is_reference(tag, rest) => {
                self.is_reference = true;
                "<code>".to_owned()
            }
            "th" | "td" => format!("<{slash}{}>", if self.is_header { "th" } else { "td" }),
            _ => tag.text.to_owned(),
        }
    }

    fn is_html(&self) -> bool {
        matches!(self.blocks.last(), Some(Block::Html(_)))
    }

    /// The current HTML block, or a new one.
    fn html(&mut self) -> &mut String {
        if !self.is_html() {
            self.blocks.push(Block::Html(String::new()));
        }
        match self.blocks.last_mut() {
            Some(Block::Html(text) | Block::Markdown(text)) => text,
            None => unreachable!("a block has been added"),
        }
    }

    /// The current Markdown block, or a new one.
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

/// Returns whether text appended here would begin a line, indented less than a code block.
fn starts_line(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.len() < 4 && line.bytes().all(|byte| byte == b' ')
}

/// Returns whether the row that begins here contains a header cell.
fn has_header(rest: &[Token<'_>]) -> bool {
    let cells = rest.iter().filter_map(|token| match token {
        Token::Tag(tag) if tag.is_markup => Some(tag),
        _ => None,
    });
    let mut row = cells.take_while(|tag| tag.name != "tr");
    row.any(|tag| tag.name == "th")
}

/// Returns whether a link that begins here is a reference to an item of the model, as in `<a>CreateThing</a>`. AWS's
/// documentation marks names this way.
fn is_reference(tag: &Tag<'_>, rest: &[Token<'_>]) -> bool {
    let is_name = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_$.".contains(&byte))
    };
    match rest {
        [Token::Text(text), Token::Tag(end), ..] => {
            tag.text == "<a>" && end.name == "a" && end.is_end && is_name(text)
        }
        _ => false,
    }
}

/// The alternative text of an image.
fn alternative(tag: &str) -> &str {
    static ALT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"[ \t\n]alt[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)'|([^ \t\n>]+))"#).ok()
    });
    let found = ALT.as_ref().and_then(|alt| alt.captures(tag));
    let text = found.and_then(|found| (1..4).find_map(|group| found.get(group)));
    text.map_or("", |text| text.as_str())
}

/// Converts a token other than text and markup to HTML.
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

/// Converts the content of a `pre` element for the converter. A line feed right after the start tag is not
/// part of the content.
fn lines_of(content: &str) -> String {
    let content = content.strip_prefix('\n').unwrap_or(content);
    format!("<pre><code>{}</code></pre>", code(content, "\n"))
}

/// Converts the content of a code element, where only formatting tags are markup. Line breaks become `line`.
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

/// The token's source text.
fn source(token: &Token<'_>) -> String {
    match token {
        Token::Text(text) | Token::Span(text) | Token::Fence(text) => (*text).to_owned(),
        Token::Tag(tag) => tag.text.to_owned(),
        Token::Autolink(address) => format!("<{address}>"),
        Token::Pre(text) | Token::Code(text) => (*text).to_owned(),
        Token::Comment => String::new(),
    }
}

/// The token's text without markup.
fn bare(token: &Token<'_>) -> String {
    match token {
        Token::Tag(tag) if tag.is_known => String::new(),
        Token::Text(text) => text.replace('<', "\\<"),
        token => source(token),
    }
}

/// Escapes text for HTML, preserving escaped entities such as `&amp;lt;`.
fn escaped(text: &str) -> String {
    with_entities(&text.replace("&amp;", "&amp;amp;"))
}

/// Escapes `<` and `>` for HTML.
fn with_entities(text: &str) -> String {
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// Escapes everything in HTML other than markup.
fn sanitized(html: &str) -> String {
    let sanitized = |token: &Token<'_>| match token {
        Token::Text(text) => escaped(text),
        Token::Tag(tag) if tag.is_markup => tag.text.to_owned(),
        Token::Pre(content) => lines_of(content),
        token => html_of(token),
    };
    tokens(html).iter().map(sanitized).collect()
}

/// Converts HTML to Markdown. Every tag must be markup.
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
    if max_open(&tokens) > MAX_OPEN {
        return tokens.iter().map(bare).collect();
    }
    let html = spaces_outside_of_links(html);
    CONVERTER.convert(&html).unwrap_or_else(|_| html.into_owned())
}

/// Moves spaces at the ends of links out of the links, since the converter would drop them.
fn spaces_outside_of_links(html: &str) -> Cow<'_, str> {
    static SPACE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(<a(?:\s[^>]*)?>)(\s+)|(\s+)(</a>)").ok());
    match SPACE.as_ref() {
        Some(space) => space.replace_all(html, "$2$1$4$3"),
        None => Cow::Borrowed(html),
    }
}

/// Formats superscript or subscript, for which Markdown has no markup, as in `10^3`.
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
