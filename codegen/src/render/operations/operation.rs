//! Operations: the marker type, and the types of input, output and errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::{auth, customization, input, pagination};
use crate::plan::{Docs, OperationPlan, Plan};
use crate::render::endpoint::context::endpoint_params;
use crate::render::source::file::Source;
use crate::render::source::tokens::{deprecated, doc_text, ident, runtime};
use crate::render::types::error_enum::error_enum;
use crate::render::types::structure;

/// Renders the file of an operation.
pub(in crate::render) fn render(plan: &Plan, operation: &OperationPlan) -> String {
    let docs = Docs::written(&format!("The operation {}.", client_method(operation)));
    let home = format!("crate::operation::{}", operation.module);
    let mut source = Source::new(&plan.krate, docs).at(&home);
    source.items(marker(plan, operation));
    structure::add_structure(&mut source, &operation.input, &input::role(operation));
    structure::add_structure(&mut source, &operation.output, &quote!(output));
    source.items(errors(operation));
    source.finish()
}

/// Renders the operation's marker type:
///
/// ```ignore
/// #[operation("Things.GetThing", SERVICE)]
/// pub struct GetThing;
/// ```
fn marker(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let rt = runtime();
    let (name, wire_name) = (ident(&operation.name), &operation.wire_name);
    let docs =
        doc_text(&format!("The type of the operation that {} calls.", client_method(operation)));
    let deprecated = deprecated(operation.deprecated.as_deref());
    let span = format!("{}.{wire_name}", plan.service.sdk_id);
    let facts = facts(operation);
    let endpoint_params = endpoint_params(operation);
    let change_input = customization::change_input(operation);
    quote! {
        #docs
        #[#rt::operation(#span, crate::service::SERVICE #(, #facts)*)]
        #deprecated
        pub struct #name;

        #endpoint_params

        #change_input
    }
}

/// Renders the facts in which the operation differs from others.
fn facts(operation: &OperationPlan) -> Vec<TokenStream> {
    let flags = [
        (operation.sensitive_input, quote!(sensitive_input)),
        (operation.sensitive_output, quote!(sensitive_output)),
        (operation.compresses_request, quote!(compresses_request)),
        (operation.sends_content_md5, quote!(sends_content_md5)),
        (operation.unsigned_payload, quote!(unsigned_payload)),
        (operation.customization.sends_content_hash, quote!(sends_content_hash)),
        (operation.customization.signs_raw_path, quote!(signs_raw_path)),
        (operation.customization.path_in_endpoint, quote!(path_in_endpoint)),
    ];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag);
    let host_prefix = operation.host_prefix.as_ref().map(|prefix| quote!(host_prefix = #prefix));
    let auth_schemes = auth::of_operation(operation).map(|schemes| quote!(auth_schemes = #schemes));
    let has_params = !operation.endpoint_params.is_empty();
    let endpoint_params = has_params.then(|| quote!(endpoint_params = endpoint_params));
    let facts = flags.chain(host_prefix).chain(auth_schemes).chain(endpoint_params);
    let facts = facts.chain(customization::facts(&operation.customization));
    facts.chain(pagination::facts(operation)).collect()
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
    let rt = runtime();
    let attribute = quote!(#[#rt::operation_error(#name, crate::error::ServiceError)]);
    error_enum(&operation.error_name, &docs, &attribute, &operation.errors)
}
