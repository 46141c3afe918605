//! The attribute macros of `smithy-client-runtime`, which re-exports and documents them.
//!
//! A macro turns the declaration of a shape into its Rust type, its schema, its serialization, and its builder or
//! its conversions. Expanded code refers to the runtime as `::smithy_client_runtime`.
//!
//! - `shape_id`, `member`, `wire`, `types` and `declaration` parse declarations.
//! - `structure` combines the parts of structures: `builder` with its `states` (in `groups`) and setters
//!   (`setter`), `debug` and `codec`.
//! - `union`, `operation` with `pagination`, and `errors` do the same for unions, operations and enums of errors, and
//!   `collections` for the schemas of the members of lists and maps.
#![forbid(unsafe_code)]

mod builder;
mod codec;
mod collections;
mod debug;
mod declaration;
mod errors;
mod groups;
mod member;
mod operation;
mod pagination;
mod setter;
mod shape_id;
mod states;
mod structure;
mod types;
mod union;
mod wire;

use proc_macro::TokenStream;

/// Declares a structure. Documented where `smithy-client-runtime` re-exports it.
#[proc_macro_attribute]
pub fn structure(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(structure::expand(arguments.into(), item.into()))
}

/// Declares a union. Documented where `smithy-client-runtime` re-exports it.
#[proc_macro_attribute]
pub fn union(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(union::expand(arguments.into(), item.into()))
}

/// Declares an operation. Documented where `smithy-client-runtime` re-exports it.
#[proc_macro_attribute]
pub fn operation(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(operation::expand(arguments.into(), item.into()))
}

/// Declares the errors of an operation. Documented where `smithy-client-runtime` re-exports it.
#[proc_macro_attribute]
pub fn operation_error(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(errors::of_operation(arguments.into(), item.into()))
}

/// Declares the errors of a service. Documented where `smithy-client-runtime` re-exports it.
#[proc_macro_attribute]
pub fn service_error(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(errors::of_service(arguments.into(), item.into()))
}

/// Declares the schemas of the members of lists and maps. Documented where `smithy-client-runtime` re-exports it.
#[proc_macro]
pub fn collection_schemas(input: TokenStream) -> TokenStream {
    finish(collections::expand(input.into()))
}

fn finish(expanded: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    expanded.unwrap_or_else(syn::Error::into_compile_error).into()
}
