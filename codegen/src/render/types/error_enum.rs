//! Error enums: the errors of one operation, and the errors of all operations.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::structure::derive;
use crate::plan::{Derives, Docs, ErrorPlan, ErrorRef, Name, Plan, TypeName};
use crate::render::source::file::Source;
use crate::render::source::tokens::{doc_text, ident, in_crate};

/// Renders the file of the module `error`: re-exports of the runtime, and the error enum of the service.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let mut source = Source::new(&plan.krate, Docs::written(MODULE_DOCS)).at("crate::error");
    source.items(quote! {
        #[doc(inline)]
        pub use smithy_client_runtime::error::{
            CallError, ConstraintRule, ConstraintViolation, ConstraintViolations,
            CreateUnhandledError, ErrorKind, ErrorMetadata, HttpResponse, LengthUnit,
            ProvideErrorKind, ProvideErrorMetadata, RequestId, SdkError, Unhandled,
        };
    });
    let errors: Vec<ErrorRef> = plan.errors.iter().map(ErrorPlan::as_ref).collect();
    let docs = format!("The errors of all operations of {}.", plan.service.noun_markdown);
    let name = Name::camel("ServiceError");
    source.declaration("service_error", error_enum(&name, &docs, &quote!(#[call(Error)]), &errors));
    source.finish()
}

const MODULE_DOCS: &str = "Error types.\n\n`send()` returns a [`CallError`] with the error enum of the \
    operation. Every [`CallError`] converts to [`Error`], so `?` works in functions that call several \
    operations.";

/// Renders an enum with a variant for each error shape and the name of the variant's predicate method:
///
/// ```ignore
/// #[derive(Clone, Debug, PartialEq, Eq)]
/// #[errors("GetThing", ServiceError)]
/// pub enum GetThingError {
///     ThrottlingException(ThrottlingException) = is_throttling_exception,
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
        let is = format_ident!("{}", Name::snake(error.name.bare()).behind("is"));
        let error = in_crate(&quote!(crate), &TypeName::of_error(error.name.clone()));
        quote!(#variant(#error) = #is)
    });
    let eq = errors.iter().all(|error| error.derives.eq);
    let derive = derive(Derives { eq, hash: false }, true);
    quote! {
        #docs
        #derive
        #attribute
        pub enum #name { #(#variants,)* }
    }
}
