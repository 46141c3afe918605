//! Error enums: the errors of one operation, and the errors of all operations.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::{Docs, ERROR_EXPORTS, ErrorPlan, ErrorRef, Name, Plan, TypeName};
use crate::render::source::file::Source;
use crate::render::source::tokens::{doc_text, ident, in_crate, runtime};

/// Renders the file of the module `error`: re-exports of the runtime, and the error enum of the service.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let mut source = Source::new(&plan.krate, Docs::written(MODULE_DOCS)).at("crate::error");
    let exports = ERROR_EXPORTS.map(|name| format_ident!("{name}"));
    source.items(quote! {
        #[doc(inline)]
        pub use smithy_client_runtime::error::{#(#exports,)*};
    });
    let errors: Vec<ErrorRef> = plan.errors.iter().map(ErrorPlan::as_ref).collect();
    let docs = format!("The errors of all operations of {}.", plan.service.noun_markdown);
    let name = Name::camel("ServiceError");
    let rt = runtime();
    source.items(error_enum(&name, &docs, &quote!(#[#rt::service_error(Error)]), &errors));
    source.finish()
}

const MODULE_DOCS: &str = "Error types.\n\n`send()` returns a [`CallError`] with the error enum of the \
    operation. Every [`CallError`] converts to [`Error`], so `?` works in functions that call several \
    operations.";

/// Renders an enum with a variant for each error shape:
///
/// ```ignore
/// #[operation_error("GetThing", ServiceError)]
/// pub enum GetThingError {
///     ThrottlingException(ThrottlingException),
/// }
/// ```
pub(in crate::render) fn error_enum(
    name: &Name,
    docs: &str,
    attribute: &TokenStream,
    errors: &[ErrorRef],
) -> TokenStream {
    let (name, docs) = (ident(name), doc_text(docs));
    let variants = errors.iter().map(|error| {
        let variant = ident(&error.name);
        let error = in_crate(&quote!(crate), &TypeName::of_error(error.name.clone()));
        quote!(#variant(#error))
    });
    quote! {
        #docs
        #attribute
        pub enum #name { #(#variants,)* }
    }
}
