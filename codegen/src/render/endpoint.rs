//! Endpoint rules: parameters, settings, rules and tests.

pub(super) mod context;
mod expression;
mod properties;
pub(super) mod rule_tests;
mod rules;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Builtin, Docs, EndpointPlan, Kind, Parameter, ParameterValue, Plan, Setting};
use crate::render::source::file::Source;
use crate::render::source::tokens::{doc, doc_text, ident, runtime};

/// Renders the file of the module `endpoint`.
pub(super) fn render(plan: &Plan) -> String {
    let docs = "Endpoint resolution: the model's endpoint rules, compiled to Rust.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    source.items(quote! {
        #[doc(inline)]
        pub use smithy_client_runtime::endpoint::{
            Builtins, Endpoint, EndpointAuthScheme, ResolveEndpointError, at,
        };
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

/// Renders the trait with the service-specific settings:
///
/// ```ignore
/// pub trait EndpointSettings: Sized {
///     fn link_id(self, value: impl Into<String>) -> Self;
/// }
///
/// impl EndpointSettings for Builder {
///     fn link_id(self, value: impl Into<String>) -> Self {
///         let value: String = value.into();
///         self.endpoint_param("LinkId", value)
///     }
/// }
/// ```
fn settings(settings: &[Setting]) -> TokenStream {
    if settings.is_empty() {
        return TokenStream::new();
    }
    let rt = runtime();
    let docs = doc_text(
        "Service-specific endpoint settings, for [`Config::builder()`](crate::Config::builder) and, with \
         `customize`, for single calls.",
    );
    let signatures = settings.iter().map(|setting| {
        let (docs, signature) = (doc(&setting.docs), signature(setting));
        quote!(#docs #signature;)
    });
    let methods = settings.iter().map(|setting| {
        let (signature, parameter) = (signature(setting), &setting.parameter);
        let text = (setting.kind == Kind::Text).then(|| quote!(let value: String = value.into();));
        quote!(#signature { #text self.endpoint_param(#parameter, value) })
    });
    quote! {
        #docs
        pub trait EndpointSettings: Sized {
            #(#signatures)*
        }

        impl EndpointSettings for #rt::config::Builder {
            #(#methods)*
        }
    }
}

fn signature(setting: &Setting) -> TokenStream {
    let method = ident(&setting.method);
    let value = match setting.kind {
        Kind::Text => quote!(impl Into<String>),
        kind => parameter_type(kind),
    };
    quote!(fn #method(self, value: #value) -> Self)
}

fn parameter_type(kind: Kind) -> TokenStream {
    match kind {
        Kind::Bool => quote!(bool),
        Kind::TextList => quote!(Vec<String>),
        _ => quote!(String),
    }
}

/// Renders the parameters:
///
/// ```ignore
/// #[non_exhaustive]
/// pub struct Params {
///     pub region: Option<String>,
/// }
/// ```
fn params(parameters: &[Parameter]) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let (name, docs) = (ident(&parameter.field), doc(&parameter.docs));
        let mut field = parameter_type(parameter.kind);
        if !parameter.is_always_set() {
            field = quote!(Option<#field>);
        }
        quote!(#docs pub #name: #field)
    });
    let (derive, default) = match parameters.iter().all(has_natural_default) {
        true => (quote!(Default,), quote!()),
        false => (quote!(), default_impl(parameters)),
    };
    quote! {
        /// The parameters of the endpoint rules.
        #[derive(Clone, Debug, #derive PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Params { #(#fields,)* }

        #default
    }
}

/// Returns whether the parameter's default is the default of its type.
fn has_natural_default(parameter: &Parameter) -> bool {
    match &parameter.default {
        None | Some(ParameterValue::Bool(false)) => true,
        Some(ParameterValue::Text(text)) => text.is_empty(),
        Some(ParameterValue::List(list)) => list.is_empty(),
        Some(ParameterValue::Bool(true)) => false,
    }
}

fn default_impl(parameters: &[Parameter]) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let (name, value) = (ident(&parameter.field), default_of(parameter));
        quote!(#name: #value)
    });
    quote! {
        impl Default for Params {
            fn default() -> Self {
                Self { #(#fields,)* }
            }
        }
    }
}

fn default_of(parameter: &Parameter) -> TokenStream {
    parameter.default.as_ref().map_or_else(|| quote!(None), parameter_value)
}

/// Renders the value of a field of `Params`.
pub(super) fn parameter_value(value: &ParameterValue) -> TokenStream {
    match value {
        ParameterValue::Bool(value) => quote!(#value),
        ParameterValue::Text(text) => quote!(String::from(#text)),
        ParameterValue::List(items) if items.is_empty() => quote!(Vec::new()),
        ParameterValue::List(items) => quote!(Vec::from([#(String::from(#items)),*])),
    }
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
