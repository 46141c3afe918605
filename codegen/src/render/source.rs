//! Source files: from items as tokens to text that reads as if someone had written it.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};

use super::MARK;
use super::expr::without_parentheses;
use super::imports::Imports;
use super::layout::{one_line, with_filled_lines};
use super::tokens::lines_literal;
use crate::plan::{CratePlan, Docs};
use crate::text::on_one_line;

/// A source file in the making.
pub(super) struct Source {
    header: String,
    docs: Docs,
    imports: Imports,
    parts: Vec<Part>,
    /// Expressions as text, which stand in the tokens as placeholders.
    raw: Vec<Raw>,
}

/// An expression as text.
struct Raw {
    text: String,
    /// Whether its lines after the first one are indented as the line that it starts on.
    indented: bool,
}

/// A piece of a file.
enum Part {
    /// Items, to be formatted.
    Items(TokenStream),
    /// An item that a macro of the runtime is to declare, to be formatted; and the macro's name.
    Declaration(&'static str, TokenStream),
    /// Text that stands as it is, such as a macro whose input is no Rust.
    Text(String),
}

impl Source {
    /// A file with documentation of its own.
    pub(super) fn new(krate: &CratePlan, docs: Docs) -> Self {
        Self {
            header: header(krate, "//"),
            docs,
            imports: Imports::default(),
            parts: Vec::new(),
            raw: Vec::new(),
        }
    }

    /// Says which module the file's items belong to, so that they need no path within the file.
    pub(super) fn at(mut self, module: &str) -> Self {
        self.imports = Imports::at(module);
        self
    }

    /// Adds items.
    pub(super) fn items(&mut self, tokens: TokenStream) -> &mut Self {
        self.parts.push(Part::Items(tokens));
        self
    }

    /// Adds an item that a macro of the runtime declares. It is Rust, but for attributes of the macro's own.
    pub(super) fn declaration(
        &mut self,
        macro_name: &'static str,
        tokens: TokenStream,
    ) -> &mut Self {
        self.parts.push(Part::Declaration(macro_name, tokens));
        self
    }

    /// Adds text, if there is any.
    pub(super) fn text(&mut self, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if !text.is_empty() {
            self.parts.push(Part::Text(text));
        }
        self
    }

    /// Adds a literal of text whose lines may be indented, and returns the placeholder for it in tokens:
    /// formatting would spoil it.
    pub(super) fn indented_literal(&mut self, text: &str) -> TokenStream {
        self.placeholder(Raw { text: lines_literal(text), indented: true })
    }

    /// Adds a literal of text whose lines stay where they are; see
    /// [`indented_literal`](Self::indented_literal).
    pub(super) fn literal(&mut self, text: &str) -> TokenStream {
        self.placeholder(Raw { text: lines_literal(text), indented: false })
    }

    fn placeholder(&mut self, raw: Raw) -> TokenStream {
        let index = self.raw.len();
        self.raw.push(raw);
        let placeholder = quote::format_ident!("{RAW}{index}");
        quote::quote!(#placeholder)
    }

    /// The file's text.
    ///
    /// # Panics
    ///
    /// The tokens are no valid Rust, which is a mistake of the generator that no model can be to blame
    /// for: names are checked when they are planned.
    pub(super) fn finish(self) -> String {
        let mut imports = self.imports;
        let mut parsed: Vec<Parsed> = self.parts.into_iter().map(Parsed::of).collect();
        parsed.iter().for_each(|part| imports.reserve(part.items()));
        parsed.iter_mut().flat_map(Parsed::items_mut).for_each(|item| imports.shorten(item));
        let mut blocks = Vec::new();
        parsed.into_iter().for_each(|part| part.push_to(&mut blocks));
        let mut head = vec![preamble(&self.header, &self.docs)];
        // Attributes of the file come before everything else.
        let attributes = blocks.iter().take_while(|block| block.starts_with("#![")).count();
        head.extend(blocks.drain(..attributes));
        head.extend(imports.blocks());
        head.extend(blocks);
        with_raw(&(head.join("\n\n") + "\n"), &self.raw)
    }
}

/// A piece of a file, parsed.
enum Parsed {
    Items(Vec<syn::Item>),
    Declaration(&'static str, Vec<syn::Item>),
    Text(String),
}

impl Parsed {
    fn of(part: Part) -> Self {
        match part {
            Part::Items(tokens) => Self::Items(parse(tokens)),
            Part::Declaration(macro_name, tokens) => Self::Declaration(macro_name, parse(tokens)),
            Part::Text(text) => Self::Text(text),
        }
    }

    fn items(&self) -> &[syn::Item] {
        match self {
            Self::Items(items) | Self::Declaration(_, items) => items,
            Self::Text(_) => &[],
        }
    }

    fn items_mut(&mut self) -> &mut [syn::Item] {
        match self {
            Self::Items(items) | Self::Declaration(_, items) => items,
            Self::Text(_) => &mut [],
        }
    }

    /// Adds the formatted text.
    fn push_to(self, blocks: &mut Vec<String>) {
        match self {
            Self::Items(items) => push_items(blocks, items),
            Self::Declaration(macro_name, items) => {
                let items = items.into_iter().map(format).collect::<Vec<_>>().join("\n\n");
                blocks.push(declaration(macro_name, &items));
            }
            Self::Text(text) => blocks.push(text),
        }
    }
}

/// A call of one of the runtime's macros.
fn declaration(macro_name: &str, input: &str) -> String {
    let lines = input
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    let text = format!("smithy_client_runtime::{macro_name}! {{\n{}}}", lines.collect::<String>());
    with_filled_lines(&text)
}

/// What the placeholders of raw expressions start with.
const RAW: &str = "__raw_expression_";

/// Puts raw expressions in the place of their placeholders, indented as the line that they start on.
fn with_raw(text: &str, raw: &[Raw]) -> String {
    if raw.is_empty() {
        return text.to_owned();
    }
    text.lines().map(|line| with_raw_line(line, raw) + "\n").collect()
}

fn with_raw_line(line: &str, raw: &[Raw]) -> String {
    let Some((before, from)) = placeholder(line) else { return line.to_owned() };
    let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
    let (index, after) = from.split_at(digits);
    let Some(expression) = index.parse().ok().and_then(|index: usize| raw.get(index)) else {
        return line.to_owned();
    };
    let indent = if expression.indented { line.len() - line.trim_start().len() } else { 0 };
    let break_with_indent = format!("\n{}", " ".repeat(indent));
    format!("{before}{}{after}", expression.text.replace('\n', &break_with_indent))
}

/// What stands before and behind the start of a placeholder, which is none in a comment or a literal: the
/// model may have written it there.
fn placeholder(line: &str) -> Option<(&str, &str)> {
    if line.trim_start().starts_with("//") {
        return None;
    }
    let (mut in_literal, mut escaped) = (false, false);
    for (at, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_literal,
            '"' => in_literal = !in_literal,
            '_' if !in_literal && line[at..].starts_with(RAW) => {
                return Some((&line[..at], &line[at + RAW.len()..]));
            }
            _ => {}
        }
    }
    None
}

/// Statements as text, with the imports that they need.
pub(super) struct FunctionBody {
    pub(super) imports: String,
    pub(super) statements: String,
}

/// Formats statements.
pub(super) fn function_body(statements: TokenStream) -> FunctionBody {
    let mut imports = Imports::default();
    let mut items = parse(quote::quote!(fn body() { #statements }));
    items.iter_mut().for_each(|item| imports.shorten(item));
    let text: String = items.into_iter().map(format).collect();
    let inner = text.lines().filter_map(|line| line.strip_prefix("    "));
    FunctionBody {
        imports: imports.blocks().join("\n"),
        statements: inner.collect::<Vec<_>>().join("\n"),
    }
}

/// Formats an expression, on one line.
pub(super) fn expression(tokens: TokenStream) -> String {
    let items = parse(quote::quote!(const _: () = #tokens;));
    let text: String = items.into_iter().map(format).collect();
    let text = one_line(text.lines().map(str::trim));
    let value = text.split_once('=').map_or(text.as_str(), |(_, value)| value);
    value.trim_end_matches(';').trim_start().to_owned()
}

/// The first line of a generated file, as a comment.
pub(super) fn header(krate: &CratePlan, comment: &str) -> String {
    let model = on_one_line(&krate.model_name);
    format!("{comment} {MARK} from {model}; `cargo xtask codegen` renews it.")
}

fn preamble(header: &str, docs: &Docs) -> String {
    let mut lines = vec![header.to_owned()];
    if !docs.lines().is_empty() {
        lines.push(String::new());
    }
    lines.extend(docs.lines().iter().map(|line| format!("//! {line}").trim_end().to_owned()));
    lines.join("\n")
}

/// Parses items; see [`Source::finish`] for why it may panic.
fn parse(tokens: TokenStream) -> Vec<syn::Item> {
    let parsed = items.parse2(tokens);
    let items = parsed.unwrap_or_else(|error| panic!("the generator wrote invalid Rust: {error}"));
    items.into_iter().map(without_parentheses).collect()
}

/// Reads items; an error shows those that are left, from the one that is wrong. All tokens need not be kept
/// for that, which would have them copied.
fn items(input: ParseStream<'_>) -> syn::Result<Vec<syn::Item>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        let left = input.cursor();
        let item = input.parse().map_err(|error: syn::Error| {
            syn::Error::new(error.span(), format!("{error}\n{}", left.token_stream()))
        })?;
        items.push(item);
    }
    Ok(items)
}

/// Adds a block for each item, but one for each run of modules or of imports.
fn push_items(blocks: &mut Vec<String>, items: Vec<syn::Item>) {
    let mut last_kind = None;
    for item in items {
        let kind = run_kind(&item);
        let text = format(item);
        match blocks.last_mut() {
            Some(last) if kind.is_some() && kind == last_kind => {
                last.push('\n');
                last.push_str(&text);
            }
            _ => blocks.push(text),
        }
        last_kind = kind;
    }
}

/// Items of which several stand together without a blank line between.
fn run_kind(item: &syn::Item) -> Option<u8> {
    match item {
        syn::Item::Mod(module) if module.content.is_none() && module.attrs.is_empty() => Some(0),
        syn::Item::Use(_) => Some(1),
        _ => None,
    }
}

fn format(item: syn::Item) -> String {
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    with_blank_lines(prettyplease::unparse(&file).trim_end())
}

/// Puts a blank line behind each function of a block and behind its constants.
fn with_blank_lines(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut rest = text.lines().peekable();
    let mut in_constant = false;
    while let Some(line) = rest.next() {
        lines.push(line);
        in_constant |= starts_constant(line);
        let ends_constant = in_constant && line.ends_with(';');
        in_constant &= !ends_constant;
        let next_is_sibling = rest.peek().is_some_and(|next| {
            next.starts_with("    ") && !next.starts_with("     ") && !starts_constant(next)
        });
        let ends_macro = line == "    );" || line.starts_with("    smithy_client_runtime::");
        if next_is_sibling && (line == "    }" || ends_constant || ends_macro) {
            lines.push("");
        }
    }
    lines.join("\n")
}

fn starts_constant(line: &str) -> bool {
    line.starts_with("    const ") || line.starts_with("    type ")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn krate() -> CratePlan {
        CratePlan {
            name: "a-crate".into(),
            lib_name: "a_crate".into(),
            version: "1.0.0".into(),
            description: String::new(),
            keywords: Vec::new(),
            model_name: "model.json".into(),
            features: Vec::new(),
        }
    }

    #[test]
    fn what_looks_like_a_placeholder_stays() {
        let mut source = Source::new(&krate(), Docs::text("__raw_expression_0"));
        let raw = source.indented_literal("a\nb");
        source.items(quote! {
            #[doc = " __raw_expression_0"]
            fn one() -> (&'static str, &'static str) { ("\" __raw_expression_0", #raw) }
        });
        let text = source.finish();
        assert!(
            text.contains("//! \\_\\_raw") && text.contains("/// __raw_expression_0"),
            "{text}"
        );
        assert!(text.contains("(\"\\\" __raw_expression_0\", \"a\n    b\")"), "{text}");
    }

    #[test]
    fn of_what_is_no_rust_the_item_is_shown() {
        let tokens = quote! {
            struct Right;
            pub Wrong;
        };
        let error = items.parse2(tokens).err().expect("no Rust").to_string();
        assert!(error.contains("pub Wrong ;") && !error.contains("Right"), "{error}");
    }

    #[test]
    fn a_file_reads_as_if_written_by_hand() {
        let mut source = Source::new(&krate(), Docs::text("Things."));
        source.items(quote! {
            mod a;
            mod b;
            pub struct Thing { pub field: ::std::collections::HashMap<String, crate::types::Other> }
            impl Thing {
                const A: u8 = 1;
                const B: u8 = 2;
                fn one(&self) -> ::rt::Error { ::rt::value::make() }
                fn two(&self) {}
            }
        });
        source.text("macro! {\n    anything at all\n}");
        assert_eq!(
            source.finish(),
            "\
// @generated by smithy-client-codegen from model.json; `cargo xtask codegen` renews it.

//! Things.

use std::collections::HashMap;

use rt::{Error, value};

use crate::types::Other;

mod a;
mod b;

pub struct Thing {
    pub field: HashMap<String, Other>,
}

impl Thing {
    const A: u8 = 1;
    const B: u8 = 2;

    fn one(&self) -> Error {
        value::make()
    }

    fn two(&self) {}
}

macro! {
    anything at all
}
"
        );
    }
}
