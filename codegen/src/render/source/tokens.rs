//! Tokens that many renderers share: names, documentation, types and paths.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use crate::plan::{Docs, EnumValue, MemberPlan, Module, Name, Plan, RustType, TypeName};
use crate::text::is_shown;

/// Converts a name to an identifier.
pub(in crate::render) fn ident(name: &Name) -> Ident {
    match name.as_str().strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name.as_str(), Span::call_site()),
    }
}

/// The path of the runtime crate.
pub(in crate::render) fn runtime() -> TokenStream {
    quote!(::smithy_client_runtime)
}

/// The path of the generated crate, for its tests and examples.
pub(in crate::render) fn generated(plan: &Plan) -> TokenStream {
    let krate = format_ident!("{}", plan.krate.lib_name);
    quote!(::#krate)
}

/// Renders documentation as attributes.
pub(in crate::render) fn doc(docs: &Docs) -> TokenStream {
    docs.lines().iter().map(|line| doc_line(line)).collect()
}

/// Renders Markdown as documentation attributes.
pub(in crate::render) fn doc_text(text: &str) -> TokenStream {
    doc(&Docs::written(text))
}

fn doc_line(line: &str) -> TokenStream {
    let line = if line.is_empty() { String::new() } else { format!(" {line}") };
    quote!(#[doc = #line])
}

/// Renders the attribute `#[deprecated]`, if there is a note.
pub(in crate::render) fn deprecated(note: Option<&str>) -> TokenStream {
    match note {
        None => TokenStream::new(),
        Some("") => quote!(#[deprecated]),
        Some(note) => quote!(#[deprecated(note = #note)]),
    }
}

/// The path of a type inside the generated crate.
pub(in crate::render) fn named(name: &TypeName) -> TokenStream {
    in_crate(&quote!(crate), name)
}

/// The path of a type of the generated crate, where `krate` is the path of the crate.
pub(in crate::render) fn in_crate(krate: &TokenStream, name: &TypeName) -> TokenStream {
    let ident = ident(&name.name);
    match name.module {
        Module::Types => quote!(#krate::types::#ident),
        Module::Errors => quote!(#krate::types::error::#ident),
    }
}

/// Renders a type, without the `Option` of an optional member.
pub(in crate::render) fn rust_type(rust_type: &RustType) -> TokenStream {
    let rt = runtime();
    match rust_type {
        RustType::List { item, sparse } => {
            let item = maybe_null(item, *sparse);
            quote!(Vec<#item>)
        }
        RustType::Map { value, sparse } => {
            let value = maybe_null(value, *sparse);
            quote!(::std::collections::HashMap<String, #value>)
        }
        RustType::Named(name) => named(name),
        simple => {
            let name = simple.simple_name().map(|name| format_ident!("{name}"));
            if simple.is_from_runtime() { quote!(#rt::types::#name) } else { quote!(#name) }
        }
    }
}

fn maybe_null(inner: &RustType, sparse: bool) -> TokenStream {
    let inner = rust_type(inner);
    if sparse { quote!(Option<#inner>) } else { inner }
}

/// The type of a member's field.
pub(in crate::render) fn field_type(member: &MemberPlan) -> TokenStream {
    let value = value_type(member);
    if member.is_optional() { quote!(Option<#value>) } else { value }
}

/// The type of a member's value, without the `Option` of an optional member.
pub(in crate::render) fn value_type(member: &MemberPlan) -> TokenStream {
    let value = rust_type(&member.rust_type);
    if member.boxed { quote!(Box<#value>) } else { value }
}

/// Renders an enum value in its form on the wire.
pub(in crate::render) fn enum_value(value: &EnumValue) -> TokenStream {
    match value {
        EnumValue::Text(text) => quote!(#text),
        EnumValue::Number(value) => {
            number(Literal::u32_unsuffixed(value.unsigned_abs()), *value < 0)
        }
    }
}

/// Renders a number. Literals have no sign of their own.
pub(in crate::render) fn number(literal: Literal, negative: bool) -> TokenStream {
    if negative { quote!(-#literal) } else { quote!(#literal) }
}

/// Renders text as a string literal on one line, a raw literal if that avoids escapes.
pub(in crate::render) fn text_literal(text: &str) -> String {
    if text.contains('\n') { format!("{text:?}") } else { lines_literal(text) }
}

/// Renders text as a string literal that may span several lines, a raw literal if that avoids escapes.
pub(in crate::render) fn lines_literal(text: &str) -> String {
    let hashes = "#".repeat(longest_fence(text));
    match text {
        _ if !text.chars().all(is_shown) => format!("{text:?}"),
        _ if text.contains(['\\', '"']) => format!("r{hashes}\"{text}\"{hashes}"),
        _ => format!("\"{text}\""),
    }
}

/// Returns the number of `#` for a raw literal: one more than the longest run after a quote in the text.
fn longest_fence(text: &str) -> usize {
    let fences = text.split('"').skip(1);
    let fence = |rest: &str| rest.chars().take_while(|c| *c == '#').count() + 1;
    fences.map(fence).max().unwrap_or_default()
}

/// Returns the name of a structure's builder.
pub(in crate::render) fn builder_ident(structure: &Name) -> Ident {
    format_ident!("{}Builder", structure.bare())
}
