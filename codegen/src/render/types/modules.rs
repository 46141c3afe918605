//! The modules that hold types: `types`, `types::error` and `operation`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Docs, Name, Plan, TypePlan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{builder_ident, doc_text, ident};

/// The module of a type.
pub(in crate::render) fn module(name: &Name) -> Name {
    Name::module(name.bare())
}

/// The file of `types`.
pub(in crate::render) fn types(plan: &Plan) -> String {
    let docs = "The structures, unions and enums that operations take and return.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    let names: Vec<&Name> = plan.types.iter().map(TypePlan::name).collect();
    let mut built: Vec<&Name> = plan.types.iter().filter_map(structure_name).collect();
    built.sort();
    source.items(quote!(
        pub mod error;
    ));
    source.items(modules(&names));
    source.items(exports(&names));
    source.items(builders(&built));
    source.finish()
}

fn structure_name(planned: &TypePlan) -> Option<&Name> {
    match planned {
        TypePlan::Structure(structure) => Some(&structure.name),
        _ => None,
    }
}

/// The file of `types::error`.
pub(in crate::render) fn errors(plan: &Plan) -> String {
    let docs = "The errors that operations can give, as structures.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    let names: Vec<&Name> = plan.errors.iter().map(|error| &error.structure.name).collect();
    source.items(modules(&names));
    source.items(exports(&names));
    source.items(builders(&names));
    source.finish()
}

fn modules(names: &[&Name]) -> TokenStream {
    let modules = names.iter().map(|name| ident(&module(name)));
    quote!(#(mod #modules;)*)
}

fn exports(names: &[&Name]) -> TokenStream {
    let exports = names.iter().map(|name| {
        let (module, name) = (ident(&module(name)), ident(name));
        quote!(pub use #module::#name;)
    });
    quote!(#(#exports)*)
}

fn builders(names: &[&Name]) -> TokenStream {
    if names.is_empty() {
        return TokenStream::new();
    }
    let exports = names.iter().map(|name| {
        let (module, builder) = (ident(&module(name)), builder_ident(name));
        quote!(pub use super::#module::#builder;)
    });
    let docs = doc_text("The builders of the structures of this module.");
    quote! {
        #docs
        pub mod builders {
            #(#exports)*
        }
    }
}

/// The file of `operation`.
pub(in crate::render) fn operations(plan: &Plan) -> String {
    let docs =
        "The operations: a module for each, with what it takes, what it returns and how it fails.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    let modules = plan.operations.iter().map(|operation| ident(&operation.module));
    source.items(quote!(#(pub mod #modules;)*));
    source.finish()
}
