//! The endpoint rules as Rust.

use proc_macro2::TokenStream;
use quote::quote;

use super::source::Source;
use super::tokens::{doc, ident, runtime};
use crate::plan::{
    AuthSchemePlan, Builtin, Condition, Docs, Expression, Outcome, Parameter, ParameterType,
    ParameterValue, PartitionField, Plan, PropertyValue, Rule, Template, TemplatePart, ValueType,
};

/// The file of the endpoint rules.
pub(super) fn render(plan: &Plan) -> String {
    let docs = "Where the service is: the endpoint rules of the model, compiled to Rust.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    source.items(quote! {
        #[doc(inline)]
        pub use smithy_client_runtime::endpoint::{
            Builtins, Endpoint, EndpointAuthScheme, ResolveEndpointError, at,
        };
    });
    source.items(params(&plan.endpoint.parameters));
    source.items(resolve_for(&plan.endpoint.parameters));
    source.items(resolve(&plan.endpoint.rules));
    source.finish()
}

/// The parameters:
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
        let mut field = match parameter.parameter_type {
            ParameterType::Text => quote!(String),
            ParameterType::Bool => quote!(bool),
        };
        if !parameter.is_certain() {
            field = quote!(Option<#field>);
        }
        quote!(#docs pub #name: #field)
    });
    let (derive, default) = match parameters.iter().all(has_natural_default) {
        true => (quote!(Default,), quote!()),
        false => (quote!(), default_impl(parameters)),
    };
    quote! {
        /// What the endpoint rules decide by.
        #[derive(Clone, Debug, #derive PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Params { #(#fields,)* }

        #default
    }
}

/// Whether the parameter's default is what the type's is.
fn has_natural_default(parameter: &Parameter) -> bool {
    match &parameter.default {
        None | Some(ParameterValue::Bool(false)) => true,
        Some(ParameterValue::Text(text)) => text.is_empty(),
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
    match &parameter.default {
        None => quote!(None),
        Some(ParameterValue::Bool(value)) => quote!(#value),
        Some(ParameterValue::Text(text)) => quote!(String::from(#text)),
    }
}

/// The function that takes the parameters from the configuration.
fn resolve_for(parameters: &[Parameter]) -> TokenStream {
    let rt = runtime();
    let fields = parameters.iter().map(|parameter| {
        let (name, value) = (ident(&parameter.field), from_builtins(parameter));
        quote!(#name: #value)
    });
    quote! {
        /// Resolves the endpoint for what the configuration says.
        pub(crate) fn resolve_for(
            builtins: &#rt::endpoint::Builtins,
        ) -> Result<#rt::endpoint::Endpoint, #rt::endpoint::ResolveEndpointError> {
            let params = Params { #(#fields,)* };
            resolve(&params)
        }
    }
}

fn from_builtins(parameter: &Parameter) -> TokenStream {
    let field = match parameter.builtin {
        Some(Builtin::Region) => quote!(region.clone()),
        Some(Builtin::UseFips) => quote!(use_fips),
        Some(Builtin::UseDualStack) => quote!(use_dual_stack),
        Some(Builtin::Endpoint) => quote!(endpoint.clone()),
        None => return default_of(parameter),
    };
    match &parameter.default {
        None => quote!(builtins.#field),
        Some(_) if has_natural_default(parameter) => quote!(builtins.#field.unwrap_or_default()),
        Some(ParameterValue::Bool(value)) => quote!(builtins.#field.unwrap_or(#value)),
        Some(ParameterValue::Text(text)) => {
            quote!(builtins.#field.unwrap_or_else(|| String::from(#text)))
        }
    }
}

/// The function that applies the rules:
///
/// ```ignore
/// pub fn resolve(params: &Params) -> Result<Endpoint, ResolveEndpointError> {
///     if let Some(region) = &params.region {
///         return Endpoint::builder().url(…);
///     }
///     Err(ResolveEndpointError::no_rule_matched())
/// }
/// ```
fn resolve(rules: &[Rule]) -> TokenStream {
    let rt = runtime();
    let body = block(rules, true);
    quote! {
        /// Resolves the endpoint by the rules of the model.
        ///
        /// # Errors
        ///
        /// The rules have no endpoint for the parameters; the error says why.
        pub fn resolve(
            params: &Params,
        ) -> Result<#rt::endpoint::Endpoint, #rt::endpoint::ResolveEndpointError> {
            #body
        }
    }
}

/// Rules as the statements of a block. Nothing follows a rule that always applies. At the function's
/// end, `is_tail`, the last result needs no `return`.
fn block(rules: &[Rule], is_tail: bool) -> TokenStream {
    let rt = runtime();
    let mut statements = TokenStream::new();
    for rule in rules {
        if rule.conditions.is_empty() {
            let last = outcome(&rule.outcome, is_tail);
            return quote!(#statements #last);
        }
        let (body, conditions) =
            (outcome(&rule.outcome, false), rule.conditions.iter().map(condition));
        statements.extend(quote!(if #(#conditions)&&* { #body }));
    }
    let last =
        result(&quote!(Err(#rt::endpoint::ResolveEndpointError::no_rule_matched())), is_tail);
    quote!(#statements #last)
}

fn result(value: &TokenStream, is_tail: bool) -> TokenStream {
    if is_tail { value.clone() } else { quote!(return #value;) }
}

fn condition(condition: &Condition) -> TokenStream {
    match condition {
        Condition::Holds(value) => expression(value),
        Condition::IsSome { binding: Some(binding), value } => {
            let (name, value) = (ident(&binding.name), borrowed(value));
            quote!(let Some(#name) = #value)
        }
        Condition::IsSome { binding: None, value } => {
            let value = expression(value);
            quote!(#value.is_some())
        }
        Condition::Let { binding, value } => {
            let (name, value) = (ident(&binding.name), borrowed(value));
            quote!(let #name = #value)
        }
    }
}

fn outcome(outcome: &Outcome, is_tail: bool) -> TokenStream {
    let rt = runtime();
    match outcome {
        Outcome::Tree(rules) => block(rules, is_tail),
        Outcome::Error(message) => {
            let message = expression(message);
            result(&quote!(#rt::endpoint::unresolved(#message)), is_tail)
        }
        Outcome::Endpoint { url, auth_schemes, headers } => {
            let (bind, url) = bound_url(url);
            let schemes = auth_schemes.iter().map(auth_scheme);
            let headers = headers.iter().flat_map(|(name, values)| {
                values.iter().map(move |value| {
                    let value = owned(value);
                    quote!(.header(#name, #value))
                })
            });
            let endpoint = quote!(#rt::endpoint::at(#url) #(#schemes)* #(#headers)* .resolved());
            let result = result(&endpoint, is_tail);
            quote!(#bind #result)
        }
    }
}

/// The URL; one that has to be put together gets a name first, which reads better.
fn bound_url(url: &Expression) -> (TokenStream, TokenStream) {
    let tokens = owned(url);
    match url {
        Expression::Template(template) if template.expressions().next().is_some() => {
            (quote!(let url = #tokens;), quote!(url))
        }
        _ => (quote!(), tokens),
    }
}

fn auth_scheme(scheme: &AuthSchemePlan) -> TokenStream {
    let rt = runtime();
    let (name, capacity) = (&scheme.name, scheme.properties.len());
    let capacity = proc_macro2::Literal::usize_unsuffixed(capacity);
    let properties = scheme.properties.iter().map(|(key, value)| {
        let value = property(value);
        quote!(.put(#key, #value))
    });
    quote!(.auth_scheme(#rt::endpoint::EndpointAuthScheme::with_capacity(#name, #capacity) #(#properties)*))
}

fn property(value: &PropertyValue) -> TokenStream {
    let rt = runtime();
    match value {
        PropertyValue::Text(text) => document_text(text),
        PropertyValue::Bool(value) => quote!(#value),
        PropertyValue::List(items) => {
            let items = items.iter().map(document_text);
            quote!(#rt::endpoint::list([#(#items),*]))
        }
    }
}

/// Text where a document is wanted.
fn document_text(text: &Expression) -> TokenStream {
    match text {
        Expression::Template(template) => match template.0.as_slice() {
            [TemplatePart::Text(text)] => quote!(#text),
            [TemplatePart::Value(value)] => {
                let value = expression(value);
                quote!(#value.to_owned())
            }
            _ => expression(text),
        },
        _ => expression(text),
    }
}

/// An expression; text is borrowed, unless it has to be put together.
fn expression(of: &Expression) -> TokenStream {
    let rt = runtime();
    match of {
        Expression::Parameter { field, value_type } => parameter(&ident(field), *value_type),
        Expression::Variable { name, .. } => {
            let name = ident(name);
            quote!(#name)
        }
        Expression::Bool(value) => quote!(#value),
        Expression::Template(template) => template_text(template),
        Expression::PartitionField { partition, field } => {
            let (partition, field) = (expression(partition), partition_field(*field));
            quote!(#partition.#field)
        }
        Expression::Partition(region) => {
            let region = borrowed(region);
            quote!(#rt::endpoint::partition(#region))
        }
        Expression::Equals(a, b) => {
            let (a, b) = (expression(a), expression(b));
            quote!(#a == #b)
        }
        Expression::Not(inner) => negated(inner),
        Expression::IsSet(inner) => {
            let inner = expression(inner);
            quote!(#inner.is_some())
        }
    }
}

fn parameter(field: &proc_macro2::Ident, value_type: ValueType) -> TokenStream {
    match value_type {
        ValueType::Text => quote!(params.#field.as_str()),
        _ => quote!(params.#field),
    }
}

fn negated(inner: &Expression) -> TokenStream {
    match inner {
        Expression::Equals(a, b) => {
            let (a, b) = (expression(a), expression(b));
            quote!(#a != #b)
        }
        Expression::IsSet(inner) => {
            let inner = expression(inner);
            quote!(#inner.is_none())
        }
        Expression::Not(inner) => expression(inner),
        other => {
            let other = expression(other);
            quote!(!#other)
        }
    }
}

/// An expression as something that can be matched on without moving it.
fn borrowed(of: &Expression) -> TokenStream {
    let tokens = expression(of);
    match of {
        Expression::Parameter { value_type: ValueType::OptionalText, .. } => quote!(&#tokens),
        Expression::Template(template) if template.expressions().next().is_some() => {
            quote!(&#tokens)
        }
        _ => tokens,
    }
}

/// An expression of type text as something that becomes a `String`.
fn owned(of: &Expression) -> TokenStream {
    let tokens = expression(of);
    match of {
        Expression::Template(_) => tokens,
        _ => quote!(#tokens.to_owned()),
    }
}

/// A template: its parts put together, or a literal where it is nothing but text.
fn template_text(template: &Template) -> TokenStream {
    if let [TemplatePart::Text(text)] = template.0.as_slice() {
        return quote!(#text);
    }
    let rt = runtime();
    let parts = template.0.iter().map(|part| match part {
        TemplatePart::Text(text) => quote!(#text),
        TemplatePart::Value(value) => expression(value),
    });
    quote!(#rt::endpoint::text([#(#parts),*]))
}

fn partition_field(field: PartitionField) -> TokenStream {
    match field {
        PartitionField::Name => quote!(name),
        PartitionField::DnsSuffix => quote!(dns_suffix),
        PartitionField::DualStackDnsSuffix => quote!(dual_stack_dns_suffix),
        PartitionField::SupportsFips => quote!(supports_fips),
        PartitionField::SupportsDualStack => quote!(supports_dual_stack),
        PartitionField::ImplicitGlobalRegion => quote!(implicit_global_region),
    }
}
