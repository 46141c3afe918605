//! Properties of endpoints and of their auth schemes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::expression::{expression, owned};
use crate::plan::{AuthSchemePlan, Expression, PropertyValue};
use crate::render::source::expr::{Expr, expr};
use crate::render::source::tokens::runtime;

pub(super) fn auth_scheme(scheme: &AuthSchemePlan) -> TokenStream {
    let rt = runtime();
    let name = owned(&scheme.name);
    let capacity = Literal::usize_unsuffixed(scheme.properties.len());
    let properties = scheme.properties.iter().map(|(key, value)| {
        let value = property(value);
        quote!(.put(#key, #value))
    });
    quote!(.auth_scheme(#rt::endpoint::EndpointAuthScheme::with_capacity(#name, #capacity) #(#properties)*))
}

/// Renders a property as `impl Into<Document>`.
pub(super) fn property(value: &PropertyValue) -> Expr {
    let rt = runtime();
    match value {
        PropertyValue::Text(text) => match text {
            Expression::Text(_) => expression(text),
            text => owned(text),
        },
        PropertyValue::Bool(value) => expr!(#value),
        PropertyValue::Number(number) => number_value(number),
        PropertyValue::List(items) if items.is_empty() => {
            expr!(#rt::types::Document::Array(Vec::new()))
        }
        PropertyValue::List(items) if items.iter().all(is_literal) => {
            let items = items.iter().map(property);
            expr!(#rt::endpoint::list([#(#items),*]))
        }
        PropertyValue::List(items) => {
            let items = items.iter().map(document_of);
            expr!(#rt::endpoint::list([#(#items),*]))
        }
        PropertyValue::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = document_of(value);
                expr!((#key, #value))
            });
            expr!(#rt::endpoint::object([#(#entries),*]))
        }
    }
}

/// Returns whether the value is a string literal. The items of a list of literals need no conversion.
fn is_literal(value: &PropertyValue) -> bool {
    matches!(value, PropertyValue::Text(Expression::Text(_)))
}

fn document_of(value: &PropertyValue) -> Expr {
    let rt = runtime();
    let tokens = property(value);
    match value {
        PropertyValue::List(_) | PropertyValue::Object(_) => tokens,
        _ => expr!(#rt::types::Document::from(#tokens)),
    }
}

fn number_value(number: &serde_json::Number) -> Expr {
    if let Some(value) = number.as_u64() {
        return expr!(#value);
    }
    match number.as_i64() {
        Some(value) => expr!(#value),
        None => {
            let value = number.as_f64().unwrap_or_default();
            expr!(#value)
        }
    }
}

/// Renders a property that a test expects as `impl Into<Document>`.
pub(in crate::render) fn document(value: &Value) -> Expr {
    property(&expected(value))
}

fn expected(value: &Value) -> PropertyValue {
    match value {
        Value::String(text) => PropertyValue::Text(Expression::Text(text.clone())),
        Value::Bool(value) => PropertyValue::Bool(*value),
        Value::Number(number) => PropertyValue::Number(number.clone()),
        Value::Array(items) => PropertyValue::List(items.iter().map(expected).collect()),
        Value::Object(entries) => PropertyValue::Object(
            entries.iter().map(|(key, value)| (key.clone(), expected(value))).collect(),
        ),
        Value::Null => PropertyValue::Text(Expression::Text(String::new())),
    }
}
