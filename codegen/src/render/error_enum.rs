//! Enums of errors: those of an operation, and those of the service as a whole.

use proc_macro2::TokenStream;
use quote::quote;

use super::source::Source;
use super::structure::derive;
use super::tokens::{doc, doc_text, ident, in_crate, runtime};
use crate::plan::{Derives, Docs, ErrorPlan, ErrorRef, Name, Plan, TypeName};

/// The file of the crate's errors: what the runtime has to say about errors in general, the enum of the
/// errors of all operations, and the error that those of all calls convert into.
pub(super) fn render(plan: &Plan) -> String {
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
    let docs = format!("What any operation of the {} can fail with.", plan.service.title_markdown);
    source.items(error_enum(&Name::camel("ServiceError"), &docs, "any operation", &errors));
    source.text(declaration(&errors));
    source.finish()
}

const MODULE_DOCS: &str = "Errors of calls.\n\n`send()` fails with a [`CallError`] of the operation's \
    own enum. All of them convert into one [`Error`], for `?` in functions that call several operations.";

fn declaration(errors: &[ErrorRef]) -> String {
    let head = "/// A call of any operation that failed.\n    ///\n    \
        /// It derefs to the [`CallError`], which tells the operation, the code, the message and the rest.\n    \
        Error of ServiceError";
    error_declaration("service_error", head, errors)
}

/// The enum with a variant for each error shape, with the shape's documentation.
pub(super) fn error_enum(name: &Name, docs: &str, of: &str, errors: &[ErrorRef]) -> TokenStream {
    let rt = runtime();
    let (name, docs) = (ident(name), doc_text(docs));
    let variants = errors.iter().map(|error| {
        let (variant, docs) = (ident(&error.name), doc(&error.docs));
        let error = in_crate(&quote!(crate), &TypeName::of_error(error.name.clone()));
        quote!(#docs #variant(#error))
    });
    let unhandled =
        doc_text(&format!("An error with a code that the model does not list for {of}."));
    let eq = errors.iter().all(|error| error.derives.eq);
    let derive = derive(Derives { eq, hash: false }, true);
    quote! {
        #docs
        #derive
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unhandled
            Unhandled(#rt::error::Unhandled),
        }
    }
}

/// A call of one of the runtime's macros that declares errors, with a line for each: its name, and the
/// name of the method that tells whether it is that.
pub(super) fn error_declaration(macro_name: &str, head: &str, errors: &[ErrorRef]) -> String {
    let line = |name: &Name| format!("\n        {name} {},", Name::snake(name.bare()).behind("is"));
    let lines: String = errors.iter().map(|error| line(&error.name)).collect();
    let end = if lines.is_empty() { String::new() } else { format!("{lines}\n    ") };
    format!("smithy_client_runtime::{macro_name}! {{\n    {head} {{{end}}}\n}}")
}
