//! Operations: the marker type, and the types of input, output and errors.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::pagination::pagination;
use super::{auth, input};
use crate::plan::{Docs, OperationPlan, Plan};
use crate::render::endpoint::context::endpoint_params;
use crate::render::source::file::Source;
use crate::render::source::tokens::{deprecated, doc_text, ident, runtime};
use crate::render::types::error_enum::error_enum;
use crate::render::types::structure::{self, ExtraParts};

/// Renders the file of an operation.
pub(in crate::render) fn render(plan: &Plan, operation: &OperationPlan) -> String {
    let docs = Docs::written(&format!("The operation {}.", client_method(operation)));
    let home = format!("crate::operation::{}", operation.module);
    let mut source = Source::new(&plan.krate, docs).at(&home);
    source.items(marker(operation, &span(plan, operation)));
    source.items(pagination(operation));
    input::add_input(&mut source, plan, operation);
    structure::add_structure(&mut source, &operation.output, &ExtraParts::default());
    source.declaration("operation_error", errors(operation));
    source.finish()
}

/// Renders the operation's marker type and its implementation of `Operation`.
fn marker(operation: &OperationPlan, span: &TokenStream) -> TokenStream {
    let rt = runtime();
    let name = ident(&operation.name);
    let (input, output) = (ident(&operation.input.name), ident(&operation.output.name));
    let (error, wire_name) = (ident(&operation.error_name), &operation.wire_name);
    let docs =
        doc_text(&format!("The type of the operation that {} calls.", client_method(operation)));
    let deprecated = deprecated(operation.deprecated.as_deref());
    let token = idempotency_token(operation);
    let endpoint_params = endpoint_params(operation);
    let flags = flags(operation);
    let auth_schemes = auth::of_operation(operation);
    let host_prefix = operation.host_prefix.as_ref().map(|prefix| {
        quote!(
            const HOST_PREFIX: &'static str = #prefix;
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
            #(#flags)*
            #host_prefix
            #auth_schemes

            #span

            #endpoint_params

            #token
        }
    }
}

/// Renders the function that returns the idempotency token of an input.
fn idempotency_token(operation: &OperationPlan) -> Option<TokenStream> {
    operation.idempotency_token.as_ref().map(|field| {
        let field = ident(field);
        quote! {
            fn idempotency_token(input: &mut Self::Input) -> Option<&mut Option<String>> {
                Some(&mut input.#field)
            }
        }
    })
}

/// Renders the constants that are true.
fn flags(operation: &OperationPlan) -> Vec<TokenStream> {
    let flags = [
        ("SENSITIVE_INPUT", operation.sensitive_input),
        ("SENSITIVE_OUTPUT", operation.sensitive_output),
        ("COMPRESSES_REQUEST", operation.compresses_request),
        ("SENDS_CONTENT_MD5", operation.sends_content_md5),
        ("UNSIGNED_PAYLOAD", operation.unsigned_payload),
    ];
    let set = flags.into_iter().filter(|(_, is_set)| *is_set);
    set.map(|(name, _)| {
        let name = format_ident!("{name}");
        quote!(
            const #name: bool = true;
        )
    })
    .collect()
}

/// Renders the macro call that creates the operation's tracing span.
fn span(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let (sdk_id, name) = (&plan.service.sdk_id, &operation.wire_name);
    quote!(smithy_client_runtime::operation_span!(#sdk_id, #name);)
}

/// Returns a link to the client's method for an operation.
fn client_method(operation: &OperationPlan) -> String {
    let method = operation.module.bare();
    format!("[`Client::{method}`](crate::Client::{method})")
}

/// Renders the enum of the operation's errors.
fn errors(operation: &OperationPlan) -> TokenStream {
    let name = &operation.wire_name;
    let docs = format!("The errors of {}.", client_method(operation));
    let attribute = quote!(#[errors(#name, crate::error::ServiceError)]);
    error_enum(&operation.error_name, &docs, &attribute, &operation.errors)
}
