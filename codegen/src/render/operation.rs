//! Operations: what one takes, what it returns, how it fails.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::auth;
use super::context::endpoint_params;
use super::error_enum::{error_declaration, error_enum};
use super::pagination::{pagination, paginator_docs};
use super::source::Source;
use super::structure::{codec, definition};
use super::structure_builder::{BuilderOf, builder};
use super::tokens::{deprecated, doc, doc_text, ident, runtime};
use crate::plan::{Docs, OperationPlan, Plan, StructurePlan};

/// The file of an operation.
pub(super) fn render(plan: &Plan, operation: &OperationPlan) -> String {
    let none = TokenStream::new();
    let docs = Docs::text(&format!("The operation `{}`.", operation.wire_name));
    let home = format!("crate::operation::{}", operation.module);
    let mut source = Source::new(&plan.krate, docs).at(&home);
    let span = source.raw(&span(plan, operation));
    source.items(marker(operation, &span));
    source.items(pagination(operation));
    source.items(definition(&operation.input, &none));
    source.items(validate(&operation.input));
    source.items(builder(&operation.input, &input_builder(plan, operation)));
    source.items(definition(&operation.output, &none));
    source.items(builder(&operation.output, &BuilderOf::Structure));
    source.items(error(operation));
    source.text(error_traits(operation));
    source.text(codec(&operation.input));
    source.text(codec(&operation.output));
    source.finish()
}

fn input_builder<'p>(plan: &Plan, operation: &'p OperationPlan) -> BuilderOf<'p> {
    BuilderOf::Input {
        operation: &operation.name,
        method: &operation.module,
        output: &operation.output.name,
        error: &operation.error_name,
        paginator_docs: paginator_docs(plan, operation),
        has_waiters: !operation.waiters.is_empty(),
    }
}

/// The check of an input against the model's constraints.
fn validate(input: &StructurePlan) -> TokenStream {
    let rt = runtime();
    let name = ident(&input.name);
    let docs = doc_text(
        "Checks the input against the constraints of the model, such as lengths and patterns.\n\n\
         # Errors\n\nEverything in it that breaks a constraint or can't be sent.",
    );
    quote! {
        impl #name {
            #docs
            pub fn validate(&self) -> Result<(), #rt::error::ConstraintViolations> {
                crate::constraints::CONSTRAINTS.check(self)
            }
        }
    }
}

/// The type that stands for the operation, and what it says about itself.
fn marker(operation: &OperationPlan, span: &TokenStream) -> TokenStream {
    let rt = runtime();
    let name = ident(&operation.name);
    let (input, output) = (ident(&operation.input.name), ident(&operation.output.name));
    let (error, wire_name) = (ident(&operation.error_name), &operation.wire_name);
    let docs = doc(&operation.docs);
    let deprecated = deprecated(operation.deprecated.as_deref());
    let token = operation.idempotency_token.as_ref().map(|field| {
        let field = ident(field);
        quote! {
            fn idempotency_token(input: &mut Self::Input) -> Option<&mut Option<String>> {
                Some(&mut input.#field)
            }
        }
    });
    let endpoint_params = endpoint_params(operation);
    let flags = [
        ("COMPRESSES_REQUEST", operation.compresses_request),
        ("SENDS_CONTENT_MD5", operation.sends_content_md5),
        ("UNSIGNED_PAYLOAD", operation.unsigned_payload),
    ];
    let flags = flags.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| {
        let name = format_ident!("{name}");
        quote!(
            const #name: bool = true;
        )
    });
    let auth_schemes = auth::of_operation(operation);
    let host_prefix = operation.host_prefix.as_ref().map(|prefix| {
        quote!(
            const HOST_PREFIX: &'static str = #prefix;
        )
    });
    let sensitive_output = operation.sensitive_output.then(|| {
        quote!(
            const SENSITIVE_OUTPUT: bool = true;
        )
    });
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        #deprecated
        pub struct #name;

        impl #rt::operation::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;

            const NAME: &'static str = #wire_name;
            #sensitive_output
            #host_prefix
            #(#flags)*
            #auth_schemes

            fn span() -> #rt::operation::Span {
                #span
            }

            #endpoint_params

            #token
        }
    }
}

/// The expression that makes the operation's span.
fn span(plan: &Plan, operation: &OperationPlan) -> String {
    let (sdk_id, name) = (&plan.service.sdk_id, &operation.wire_name);
    format!("smithy_client_runtime::operation_span! {{\n    {sdk_id:?}, {name:?}\n}}")
}

/// The enum with the operation's errors.
fn error(operation: &OperationPlan) -> TokenStream {
    let docs = format!("What `{}` can fail with.", operation.wire_name);
    error_enum(&operation.error_name, &docs, "the operation", &operation.errors)
}

/// How the errors are read and told apart: a line of the runtime's macro for each.
///
/// ```ignore
/// smithy_client_runtime::operation_error! {
///     crate::error::ServiceError, "GetThing", GetThingError {
///         ThrottlingException is_throttling_exception,
///     }
/// }
/// ```
fn error_traits(operation: &OperationPlan) -> String {
    let head =
        format!("crate::error::ServiceError, {:?}, {}", operation.wire_name, operation.error_name);
    error_declaration("operation_error", &head, &operation.errors)
}
