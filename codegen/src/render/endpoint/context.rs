//! Endpoint parameters that operations bind: constants and paths in the input.

use proc_macro2::TokenStream;
use quote::quote;

use super::parameters::parameter_value;
use crate::plan::{ContextBinding, ContextSource, OperationPlan, ParameterValue, PathType};
use crate::render::path::Paths;
use crate::render::source::expr::expr;
use crate::render::source::tokens::{ident, runtime};

/// Renders the function with the endpoint parameters of an operation:
///
/// ```ignore
/// fn endpoint_params(input: &PutThingInput) -> ContextParams {
///     ContextParams::default()
///         .with("Bucket", input.bucket.as_deref())
/// }
/// ```
pub(in crate::render) fn endpoint_params(operation: &OperationPlan) -> Option<TokenStream> {
    if operation.endpoint_params.is_empty() {
        return None;
    }
    let rt = runtime();
    let values = operation.endpoint_params.iter().map(value);
    let params = expr!(#rt::endpoint::ContextParams::default() #(#values)*);
    let input = if params.mentions("input") { quote!(input) } else { quote!(_input) };
    let of = ident(&operation.input.name);
    Some(quote! {
        fn endpoint_params(#input: &#of) -> #rt::endpoint::ContextParams { #params }
    })
}

/// Renders the method call that adds a value.
fn value(binding: &ContextBinding) -> TokenStream {
    let name = &binding.parameter;
    match &binding.source {
        ContextSource::Fixed(ParameterValue::Text(text)) => quote!(.with(#name, Some(#text))),
        ContextSource::Fixed(value) => {
            let value = parameter_value(value);
            quote!(.with(#name, Some(#value)))
        }
        ContextSource::NotBlank { field, member } => {
            let field = ident(field);
            quote!(.required(#member, input.#field.as_str()))
        }
        ContextSource::Label { field, member } => {
            let field = ident(field);
            quote!(.required_label(#member, &input.#field))
        }
        ContextSource::Endpoint { field } => {
            let field = ident(field);
            quote!(.endpoint(&input.#field))
        }
        ContextSource::Path(value) if matches!(value.value_type, PathType::Iterator(_)) => {
            let strings = Paths.strings(value);
            quote!(.with_list(#name, #strings))
        }
        ContextSource::Path(value) => {
            let value = Paths.option(value);
            quote!(.with(#name, #value))
        }
    }
}
