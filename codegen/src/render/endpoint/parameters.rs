//! Parameters of the endpoint rules, and the settings for them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Kind, Parameter, ParameterValue, Setting};
use crate::render::source::tokens::{doc, doc_text, ident, runtime};

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
pub(super) fn settings(settings: &[Setting]) -> TokenStream {
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
pub(super) fn params(parameters: &[Parameter]) -> TokenStream {
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
pub(super) fn has_natural_default(parameter: &Parameter) -> bool {
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

pub(super) fn default_of(parameter: &Parameter) -> TokenStream {
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
