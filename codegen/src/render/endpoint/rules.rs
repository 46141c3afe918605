//! Rules, rendered as functions.

use proc_macro2::TokenStream;
use quote::quote;

use super::expression::{bound, expression, owned, pattern, text_argument};
use super::properties::{auth_scheme, property};
use crate::plan::{
    Condition, EndpointPlan, Expression, FunctionCall, Kind, Name, Outcome, Parameter, Rule,
    RulesFunction,
};
use crate::render::source::expr::{Expr, expr};
use crate::render::source::tokens::{doc, ident, runtime};

/// The maximum number of arguments that clippy accepts.
const MAX_ARGUMENTS: usize = 7;

/// Renders the function that applies the rules:
///
/// ```text
/// pub fn resolve(params: &Params) -> Result<Endpoint, ResolveEndpointError> {
///     if let Some(region) = &params.region {
///         return Endpoint::builder().url(…);
///     }
///     Err(ResolveEndpointError::no_rule_matched())
/// }
/// ```
pub(super) fn resolve(plan: &EndpointPlan) -> TokenStream {
    let rt = runtime();
    let needed = plan.needed.iter().map(needed);
    let body = block(&plan.rules, true);
    let params = match plan.needed.is_empty() && !EndpointPlan::takes_params(&plan.rules) {
        true => quote!(_params),
        false => quote!(params),
    };
    quote! {
        /// Resolves the endpoint with the model's rules.
        ///
        /// # Errors
        ///
        /// Returns an error with the reason if the rules have no endpoint for the parameters.
        pub fn resolve(
            #params: &Params,
        ) -> Result<#rt::endpoint::Endpoint, #rt::endpoint::ResolveEndpointError> {
            #(#needed)*
            #body
        }
    }
}

/// Renders the check of a required parameter.
fn needed((parameter, binding): &(Parameter, Option<Name>)) -> TokenStream {
    let rt = runtime();
    let (field, wire_name) = (ident(&parameter.field), &parameter.wire_name);
    let missing = quote!(return #rt::endpoint::missing(#wire_name););
    let borrow = (parameter.kind != Kind::Bool).then(|| quote!(&));
    match binding {
        Some(binding) => {
            let binding = ident(binding);
            quote!(let Some(#binding) = #borrow params.#field else { #missing };)
        }
        None => quote!(if params.#field.is_none() { #missing }),
    }
}

/// Renders a function with rules that are used in several places.
pub(super) fn function(function: &RulesFunction) -> TokenStream {
    let rt = runtime();
    let (name, docs) = (ident(&function.name), doc(&function.docs));
    let params = function.takes_params.then(|| quote!(params: &Params,));
    let variables = function.variables.iter().map(|(name, kind)| {
        let (name, variable) = (ident(name), variable_type(*kind));
        quote!(#name: #variable)
    });
    let count = function.variables.len() + usize::from(function.takes_params);
    let expect = (count > MAX_ARGUMENTS).then(|| {
        quote!(#[expect(clippy::too_many_arguments, reason = "one for each variable of the rules")])
    });
    let body = block(&function.rules, true);
    quote! {
        #docs
        #expect
        fn #name(
            #params #(#variables,)*
        ) -> Result<#rt::endpoint::Endpoint, #rt::endpoint::ResolveEndpointError> {
            #body
        }
    }
}

fn variable_type(kind: Kind) -> TokenStream {
    let rt = runtime();
    match kind {
        Kind::Text => quote!(&str),
        Kind::Bool => quote!(bool),
        Kind::Integer => quote!(usize),
        Kind::TextList => quote!(&[String]),
        Kind::Partition => quote!(&#rt::endpoint::Partition),
        Kind::Url => quote!(&#rt::endpoint::Url),
        Kind::Arn => quote!(&#rt::endpoint::Arn),
    }
}

/// Renders rules as statements of a block.
///
/// Omits the rules after one without conditions. If `is_tail`, the block ends the function and its last
/// result needs no `return`.
fn block(rules: &[Rule], is_tail: bool) -> TokenStream {
    let rt = runtime();
    let mut statements = TokenStream::new();
    for rule in rules {
        let always = rule.conditions.iter().all(|it| matches!(it, Condition::Let { .. }));
        statements.extend(guarded(&rule.conditions, &rule.outcome, always && is_tail));
        if always {
            return statements;
        }
    }
    let last = result(&expr!(Err(#rt::endpoint::ResolveEndpointError::no_rule_matched())), is_tail);
    quote!(#statements #last)
}

fn result(value: &Expr, is_tail: bool) -> TokenStream {
    if is_tail { quote!(#value) } else { quote!(return #value;) }
}

/// Renders an outcome inside its conditions. A variable that is not optional becomes a `let` statement
/// between the conditions.
fn guarded(conditions: &[Condition], of: &Outcome, is_tail: bool) -> TokenStream {
    if let [Condition::Let { binding, value }, rest @ ..] = conditions {
        let (name, value, rest) = (ident(binding), bound(value), guarded(rest, of, is_tail));
        return quote!(let #name = #value; #rest);
    }
    let lets = conditions.iter().position(|it| matches!(it, Condition::Let { .. }));
    let (first, rest) = conditions.split_at(lets.unwrap_or(conditions.len()));
    if first.is_empty() {
        return outcome(of, is_tail);
    }
    let (first, rest) = (first.iter().map(condition), guarded(rest, of, false));
    quote!(if #(#first)&&* { #rest })
}

fn condition(condition: &Condition) -> Expr {
    match condition {
        Condition::Holds(value) => expression(value),
        Condition::IsSome { binding: Some(binding), value } => {
            let (name, value) = (ident(binding), pattern(value));
            expr!(let Some(#name) = #value)
        }
        Condition::IsSome { binding: None, value } => {
            expression(&Expression::IsSet(Box::new(value.clone())))
        }
        Condition::Let { binding, value } => {
            let (name, value) = (ident(binding), bound(value));
            expr!(let #name = #value)
        }
    }
}

fn outcome(of: &Outcome, is_tail: bool) -> TokenStream {
    let rt = runtime();
    match of {
        Outcome::Tree(rules) => block(rules, is_tail),
        Outcome::Call(FunctionCall { name, takes_params, variables }) => {
            let name = ident(name);
            let params = takes_params.then(|| quote!(params,));
            let variables = variables.iter().map(ident);
            result(&expr!(#name(#params #(#variables),*)), is_tail)
        }
        Outcome::Error(message) => {
            let message = match message.is_temporary() {
                true => expression(message),
                false => text_argument(message),
            };
            result(&expr!(#rt::endpoint::unresolved(#message)), is_tail)
        }
        Outcome::Endpoint { url, auth_schemes, properties, headers } => {
            let (bind, url) = bound_url(url, of);
            let schemes = auth_schemes.iter().map(auth_scheme);
            let properties = properties.iter().map(|(name, value)| {
                let value = property(value);
                quote!(.property(#name, #value))
            });
            let headers = headers.iter().flat_map(|(name, values)| {
                values.iter().map(move |value| {
                    let value = owned(value);
                    quote!(.header(#name, #value))
                })
            });
            let endpoint = expr! {
                #rt::endpoint::at(#url) #(#schemes)* #(#properties)* #(#headers)* .resolved()
            };
            let result = result(&endpoint, is_tail);
            quote!(#bind #result)
        }
    }
}

/// Renders the URL. A template becomes the variable `url`, for readability, unless the rules use that name.
fn bound_url(url: &Expression, endpoint: &Outcome) -> (TokenStream, Expr) {
    let tokens = owned(url);
    let is_named =
        |it: &Expression| matches!(it, Expression::Variable { name, .. } if name.as_str() == "url");
    match url {
        Expression::Template(_) if !endpoint.any_outside_url(&is_named) => {
            (quote!(let url = #tokens;), expr!(url))
        }
        _ => (quote!(), tokens),
    }
}
