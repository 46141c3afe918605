//! Formatted statements and expressions, without a file around them.

use proc_macro2::TokenStream;

use super::format::{format, parse};
use super::imports::Imports;
use super::layout::one_line;

/// Formatted statements and their imports.
pub(in crate::render) struct FunctionBody {
    pub(in crate::render) imports: String,
    pub(in crate::render) statements: String,
}

/// Formats statements.
pub(in crate::render) fn function_body(statements: TokenStream) -> FunctionBody {
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

/// Formats an expression on one line.
pub(in crate::render) fn expression(tokens: TokenStream) -> String {
    let items = parse(quote::quote!(const _: () = #tokens;));
    let text: String = items.into_iter().map(format).collect();
    let text = one_line(text.lines().map(str::trim));
    let value = text.split_once('=').map_or(text.as_str(), |(_, value)| value);
    value.trim_end_matches(';').trim_start().to_owned()
}
