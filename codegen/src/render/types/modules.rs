//! The parent modules `types`, `types::error` and `operation`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Docs, Name, Plan, TypePlan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{builder_ident, doc_text, ident};

/// Returns the name of a type's module.
pub(in crate::render) fn module(name: &Name) -> Name {
    Name::module(name.bare())
}

/// Renders the file of `types`.
pub(in crate::render) fn types(plan: &Plan) -> String {
    let docs = "Structures, unions and enums in the inputs and outputs of operations.";
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

/// Renders the file of `types::error`.
pub(in crate::render) fn errors(plan: &Plan) -> String {
    let docs = "The modeled errors of operations.";
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
        let states = ident(&Name::snake(&builder.to_string()));
        quote!(
            pub use super::#module::#builder;
            pub use super::#module::#states;
        )
    });
    let docs = doc_text(
        "Builders of the structures in the parent module, and for each a module with its states.",
    );
    quote! {
        #docs
        pub mod builders {
            #(#exports)*
        }
    }
}

/// Renders the file of `operation`.
pub(in crate::render) fn operations(plan: &Plan) -> String {
    let docs = "Operations: a module for each, with its input, output and error types.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    let modules = plan.operations.iter().map(|operation| ident(&operation.module));
    source.items(quote!(#(pub mod #modules;)*));
    source.finish()
}
