//! Error shapes.

use proc_macro2::TokenStream;
use quote::quote;

use super::source::Source;
use super::structure::{codec, definition};
use super::structure_builder::{BuilderOf, builder};
use super::tokens::{ident, runtime};
use crate::plan::{Docs, ErrorPlan, Plan, Retry};

/// The file of an error shape: a structure with metadata, a text and a place in the runtime.
pub(super) fn render(plan: &Plan, error: &ErrorPlan) -> String {
    let rt = runtime();
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types::error");
    let metadata = quote!(metadata: #rt::error::ErrorMetadata,);
    source.items(definition(&error.structure, &metadata));
    source.items(builder(&error.structure, &BuilderOf::Error));
    source.items(display(error));
    source.text(traits(error));
    source.text(codec(&error.structure));
    source.finish()
}

fn display(error: &ErrorPlan) -> TokenStream {
    let rt = runtime();
    let (name, code) = (ident(&error.structure.name), &error.code);
    let message = match &error.message {
        Some((field, true)) => {
            let field = ident(field);
            quote!(self.#field.as_deref())
        }
        Some((field, false)) => {
            let field = ident(field);
            quote!(Some(&self.#field))
        }
        None => quote!(self.metadata.message()),
    };
    quote! {
        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #rt::error::write_code_and_message(f, #code, #message)
            }
        }
    }
}

fn traits(error: &ErrorPlan) -> String {
    let retry = match error.retry {
        None => "None".to_owned(),
        Some(kind) => {
            let kind = match kind {
                Retry::Throttling => "ThrottlingError",
                Retry::ClientError => "ClientError",
                Retry::ServerError => "ServerError",
            };
            format!("Some(smithy_client_runtime::error::ErrorKind::{kind})")
        }
    };
    format!(
        "smithy_client_runtime::error_shape! {{\n    {}, {:?}, {retry}\n}}",
        error.structure.name, error.code
    )
}
