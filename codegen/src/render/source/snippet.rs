//! Formatted statements, without a file around them.

use proc_macro2::TokenStream;

use super::format::{format, parse};
use super::imports::Imports;

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
