//! Source files: formats items and adds the imports.

use proc_macro2::TokenStream;

use super::format::{format, parse, push_items};
use super::header::{header, preamble};
use super::imports::Imports;
use super::raw::{RAW, Raw, with_raw};
use super::tokens::lines_literal;
use crate::plan::{CratePlan, Docs};

/// A builder of a source file.
pub(in crate::render) struct Source {
    header: String,
    docs: Docs,
    imports: Imports,
    parts: Vec<Part>,
    /// Literals that replace placeholders in the formatted text.
    raw: Vec<Raw>,
}

/// A piece of a file.
enum Part {
    /// Items to format.
    Items(TokenStream),
    /// The name of a runtime macro, and the items to format as its input.
    Declaration(&'static str, TokenStream),
    /// Text to insert unchanged, such as a macro call whose input is not Rust.
    Text(String),
}

impl Source {
    /// Creates a file with the given module documentation.
    pub(in crate::render) fn new(krate: &CratePlan, docs: Docs) -> Self {
        Self {
            header: header(krate, "//"),
            docs,
            imports: Imports::default(),
            parts: Vec::new(),
            raw: Vec::new(),
        }
    }

    /// Sets the module that the file defines. Items of that module are not imported.
    pub(in crate::render) fn at(mut self, module: &str) -> Self {
        self.imports = Imports::at(module);
        self
    }

    /// Adds items.
    pub(in crate::render) fn items(&mut self, tokens: TokenStream) -> &mut Self {
        self.parts.push(Part::Items(tokens));
        self
    }

    /// Adds an item wrapped in a call of a runtime macro. The item is Rust syntax with attributes that the
    /// macro interprets.
    pub(in crate::render) fn declaration(
        &mut self,
        macro_name: &'static str,
        tokens: TokenStream,
    ) -> &mut Self {
        self.parts.push(Part::Declaration(macro_name, tokens));
        self
    }

    /// Adds text, unless it is empty.
    pub(in crate::render) fn text(&mut self, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if !text.is_empty() {
            self.parts.push(Part::Text(text));
        }
        self
    }

    /// Adds a string literal whose lines may be indented, and returns a placeholder for it.
    ///
    /// The formatter sees the placeholder only, and so breaks lines as if the literal were short.
    pub(in crate::render) fn indented_literal(&mut self, text: &str) -> TokenStream {
        self.placeholder(Raw { text: lines_literal(text), indented: true })
    }

    /// Adds a string literal whose lines must not be indented; see
    /// [`indented_literal`](Self::indented_literal).
    pub(in crate::render) fn literal(&mut self, text: &str) -> TokenStream {
        self.placeholder(Raw { text: lines_literal(text), indented: false })
    }

    fn placeholder(&mut self, raw: Raw) -> TokenStream {
        let index = self.raw.len();
        self.raw.push(raw);
        let placeholder = quote::format_ident!("{RAW}{index}");
        quote::quote!(#placeholder)
    }

    /// Returns the file's text.
    ///
    /// # Panics
    ///
    /// Panics if the tokens are not valid Rust. That is a bug in the generator and never caused by a
    /// model, because planning checks all names.
    pub(in crate::render) fn finish(self) -> String {
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

/// Wraps items in a call of a runtime macro.
fn declaration(macro_name: &str, input: &str) -> String {
    let lines = input
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    format!("smithy_client_runtime::{macro_name}! {{\n{}}}", lines.collect::<String>())
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
    fn keeps_text_that_looks_like_a_placeholder() {
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
    fn separates_items_with_blank_lines_and_sorts_imports() {
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
// @generated by smithy-client-codegen from model.json; regenerate with `cargo xtask codegen`.

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
