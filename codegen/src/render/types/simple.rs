//! Values of simple shapes.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::plan::SimpleValue;
use crate::render::source::tokens::number;

/// Renders a value of a simple shape.
///
/// `types` is the module of the types that are not Rust primitives. `big_number` renders a big number from
/// its digits.
pub(in crate::render) fn simple_value(
    types: &TokenStream,
    value: &SimpleValue,
    big_number: impl FnOnce(&str) -> TokenStream,
) -> TokenStream {
    match value {
        SimpleValue::Bool(value) => quote!(#value),
        SimpleValue::Integer(value) => integer(*value),
        SimpleValue::Single(value) if value.is_finite() => {
            number(Literal::f32_unsuffixed(value.abs()), value.is_sign_negative())
        }
        SimpleValue::Single(value) => not_finite("f32", f64::from(*value)),
        SimpleValue::Double(value) if value.is_finite() => double(*value),
        SimpleValue::Double(value) => not_finite("f64", *value),
        SimpleValue::BigInteger(digits) | SimpleValue::BigDecimal(digits) => big_number(digits),
        SimpleValue::Text(text) => quote!(String::from(#text)),
        SimpleValue::Blob(bytes) if bytes.is_empty() => quote!(#types::Blob::new([])),
        SimpleValue::Blob(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(#types::Blob::new(#bytes))
        }
        SimpleValue::Instant(seconds, nanos) => instant(types, *seconds, *nanos),
        SimpleValue::Document(value) => document(types, value),
    }
}

fn integer(value: i64) -> TokenStream {
    number(Literal::u64_unsuffixed(value.unsigned_abs()), value < 0)
}

fn double(value: f64) -> TokenStream {
    number(Literal::f64_unsuffixed(value.abs()), value.is_sign_negative())
}

/// Renders an infinity or NaN as the constant of its type.
fn not_finite(float: &str, value: f64) -> TokenStream {
    let float = format_ident!("{float}");
    match value {
        _ if value.is_nan() => quote!(#float::NAN),
        _ if value > 0.0 => quote!(#float::INFINITY),
        _ => quote!(#float::NEG_INFINITY),
    }
}

fn instant(types: &TokenStream, seconds: i64, nanos: u32) -> TokenStream {
    let seconds = integer(seconds);
    if nanos == 0 {
        return quote!(#types::DateTime::from_secs(#seconds));
    }
    let nanos = Literal::u32_unsuffixed(nanos);
    quote!(#types::DateTime::from_secs_and_nanos(#seconds, #nanos))
}

fn document(types: &TokenStream, value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(#types::Document::Null),
        Value::Bool(value) => quote!(#types::Document::Bool(#value)),
        Value::Number(value) => {
            let value = document_number(types, value);
            quote!(#types::Document::Number(#value))
        }
        Value::String(text) => quote!(#types::Document::from(#text)),
        Value::Array(items) if items.is_empty() => quote!(#types::Document::Array(Vec::new())),
        Value::Array(items) => {
            let items = items.iter().map(|item| document(types, item));
            quote!(#types::Document::Array(Vec::from([#(#items),*])))
        }
        Value::Object(entries) if entries.is_empty() => {
            quote!(#types::Document::Object(::std::collections::HashMap::new()))
        }
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, item)| {
                let item = document(types, item);
                quote!((String::from(#key), #item))
            });
            quote!(#types::Document::Object(::std::collections::HashMap::from([#(#entries),*])))
        }
    }
}

fn document_number(types: &TokenStream, value: &serde_json::Number) -> TokenStream {
    if let Some(value) = value.as_u64() {
        let value = Literal::u64_unsuffixed(value);
        return quote!(#types::Number::PosInt(#value));
    }
    if let Some(value) = value.as_i64() {
        let value = integer(value);
        return quote!(#types::Number::NegInt(#value));
    }
    let value = double(value.as_f64().unwrap_or_default());
    quote!(#types::Number::Float(#value))
}
