//! The module `endpoint`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::parameters::{default_of, has_natural_default, parameter_value, params, settings};
use super::rules;
use crate::plan::{
    Builtin, Docs, ENDPOINT_EXPORTS, EndpointPlan, Kind, Parameter, ParameterValue, Plan,
};
use crate::render::source::file::Source;
use crate::render::source::tokens::{ident, runtime};

/// Renders the file of the module `endpoint`.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let docs = "Endpoint resolution: the model's endpoint rules, compiled to Rust.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    let exports = ENDPOINT_EXPORTS.map(|name| format_ident!("{name}"));
    source.items(quote! {
        #[doc(inline)]
        pub use smithy_client_runtime::endpoint::{#(#exports,)*};
    });
    let EndpointPlan { parameters, functions, .. } = &plan.endpoint;
    source.items(settings(&plan.endpoint.settings));
    source.items(params(parameters));
    source.items(resolve_for(&plan.endpoint));
    source.items(rules::resolve(&plan.endpoint));
    for function in functions {
        source.items(rules::function(function));
    }
    source.finish()
}

/// Renders the function that resolves the endpoint of a call.
fn resolve_for(EndpointPlan { parameters, takes_endpoint, .. }: &EndpointPlan) -> TokenStream {
    let rt = runtime();
    let configured = (!takes_endpoint).then(|| {
        quote! {
            if let Some(endpoint) = #rt::endpoint::configured(builtins) {
                return endpoint;
            }
        }
    });
    let fields = parameters.iter().map(|parameter| {
        let (name, value) = (ident(&parameter.field), value_of(parameter));
        quote!(#name: #value)
    });
    let is_given = |parameter: &Parameter| parameter.builtin.is_some() || parameter.is_bound;
    let builtins = match configured.is_some() || parameters.iter().any(is_given) {
        true => quote!(builtins),
        false => quote!(_builtins),
    };
    quote! {
        /// Resolves the endpoint for the configuration.
        pub(crate) fn resolve_for(
            #builtins: &#rt::endpoint::Builtins,
        ) -> Result<#rt::endpoint::Endpoint, #rt::endpoint::ResolveEndpointError> {
            #configured
            let params = Params { #(#fields,)* };
            resolve(&params)
        }
    }
}

/// Renders the value of a parameter in a call, or its default.
fn value_of(parameter: &Parameter) -> TokenStream {
    let Some(given) = value_in_call(parameter) else { return default_of(parameter) };
    match &parameter.default {
        None => given,
        Some(_) if has_natural_default(parameter) => quote!(#given.unwrap_or_default()),
        Some(ParameterValue::Bool(value)) => quote!(#given.unwrap_or(#value)),
        Some(value) => {
            let value = parameter_value(value);
            quote!(#given.unwrap_or_else(|| #value))
        }
    }
}

/// Renders the value of a parameter that a call sets by its name or as a built-in.
fn value_in_call(parameter: &Parameter) -> Option<TokenStream> {
    let name = &parameter.wire_name;
    let by_name = match parameter.kind {
        Kind::Bool => quote!(builtins.flag(#name)),
        Kind::TextList => quote!(builtins.list(#name)),
        _ => quote!(builtins.text(#name)),
    };
    let field = match parameter.builtin {
        Some(Builtin::Region) => quote!(region.clone()),
        Some(Builtin::UseFips) => quote!(use_fips),
        Some(Builtin::UseDualStack) => quote!(use_dual_stack),
        Some(Builtin::Endpoint) => quote!(endpoint.clone()),
        Some(Builtin::AccountId) => quote!(account_id.clone()),
        Some(Builtin::AccountIdEndpointMode) => quote!(account_id_endpoint_mode.clone()),
        None => return parameter.is_bound.then_some(by_name),
    };
    Some(match (parameter.is_bound, parameter.kind) {
        (false, _) => quote!(builtins.#field),
        (true, Kind::Bool) => quote!(#by_name.or(builtins.#field)),
        (true, _) => quote!(#by_name.or_else(|| builtins.#field)),
    })
}
