//! Values as expressions, in the style of hand-written code.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::simple::simple_value;
use crate::plan::{FieldValue, RustType, ValuePlan};
use crate::render::source::tokens::{enum_value, ident, in_crate, rust_type};

/// Renders the calls of a builder's setters.
pub(in crate::render) fn setters(krate: &TokenStream, fields: &[FieldValue]) -> TokenStream {
    let calls = fields.iter().map(|field| {
        let (setter, value) = (ident(&field.setter), value(krate, &field.value));
        quote!(.#setter(#value))
    });
    quote!(#(#calls)*)
}

/// Renders a value as the argument of a setter. `krate` is the path of the generated crate.
///
/// The expression may contain `?`.
fn value(krate: &TokenStream, of: &ValuePlan) -> TokenStream {
    match of {
        ValuePlan::Text(text) => quote!(#text),
        ValuePlan::Bool(value) => quote!(#value),
        ValuePlan::Number(number) => number_literal(number),
        ValuePlan::Simple(value) => {
            let types = quote!(#krate::primitives);
            simple_value(&types, value, |digits| quote!(#digits.parse()?))
        }
        ValuePlan::DateTime(text) => {
            let format = quote!(#krate::primitives::DateTimeFormat::DateTime);
            quote!(#krate::primitives::DateTime::from_str(#text, #format)?)
        }
        ValuePlan::Enum(name, Some(variant), _) => {
            let (name, variant) = (in_crate(krate, name), ident(variant));
            quote!(#name::#variant)
        }
        ValuePlan::Enum(name, None, value) => {
            let (name, value) = (in_crate(krate, name), enum_value(value));
            quote!(#name::from(#value))
        }
        ValuePlan::Structure(name, fields) => {
            let (name, setters) = (in_crate(krate, name), setters(krate, fields));
            quote!(#name::builder() #setters .build())
        }
        ValuePlan::Union(name, variant, data) => {
            let (name, variant) = (in_crate(krate, name), ident(variant));
            let data = data.as_ref().map(|data| exact(krate, data)).map(|data| quote!((#data)));
            quote!(#name::#variant #data)
        }
        ValuePlan::List(converted, items) => list(krate, converted.as_ref(), items),
        ValuePlan::Map(converted, entries) => map(krate, converted.as_ref(), entries),
        ValuePlan::Boxed(inner) => value(krate, inner),
        ValuePlan::Nullable(_) => exact(krate, of),
    }
}

/// Renders a list for a setter. A setter that converts the items is generic over their type, so an empty list must name
/// it.
fn list(krate: &TokenStream, converted: Option<&RustType>, items: &[ValuePlan]) -> TokenStream {
    if let (Some(item), []) = (converted, items) {
        let item = item_type(krate, item);
        return quote!(Vec::<#item>::new());
    }
    let items = items.iter().map(|item| item_value(krate, converted, item));
    quote!([#(#items),*])
}

/// Renders a map for a setter; see [`list`].
fn map(
    krate: &TokenStream,
    converted: Option<&RustType>,
    entries: &[(String, ValuePlan)],
) -> TokenStream {
    if entries.is_empty() {
        let item = converted.map_or_else(|| quote!(_), |item| item_type(krate, item));
        return quote!(::std::collections::HashMap::<String, #item>::new());
    }
    let entries = entries.iter().map(|(key, item)| {
        let item = item_value(krate, converted, item);
        quote!((#key, #item))
    });
    quote!([#(#entries),*])
}

/// Renders an item of a list or a value of a map for a setter, which may convert it.
fn item_value(krate: &TokenStream, converted: Option<&RustType>, item: &ValuePlan) -> TokenStream {
    if converted.is_some() { value(krate, item) } else { exact(krate, item) }
}

/// Renders the type of a list's items or a map's values.
fn item_type(krate: &TokenStream, of: &RustType) -> TokenStream {
    match of {
        RustType::Named(name) => in_crate(krate, name),
        other => rust_type(other),
    }
}

/// Renders a value of exactly its type, for places without conversion.
fn exact(krate: &TokenStream, of: &ValuePlan) -> TokenStream {
    match of {
        ValuePlan::Text(text) => quote!(String::from(#text)),
        ValuePlan::Boxed(inner) => {
            let inner = exact(krate, inner);
            quote!(Box::new(#inner))
        }
        ValuePlan::List(_, items) => {
            let items = items.iter().map(|item| exact(krate, item));
            quote!(Vec::from([#(#items),*]))
        }
        ValuePlan::Map(_, entries) => {
            let entries = entries.iter().map(|(key, item)| {
                let item = exact(krate, item);
                quote!((String::from(#key), #item))
            });
            quote!(::std::collections::HashMap::from([#(#entries),*]))
        }
        ValuePlan::Nullable(None) => quote!(None),
        ValuePlan::Nullable(Some(inner)) => {
            let inner = exact(krate, inner);
            quote!(Some(#inner))
        }
        other => value(krate, other),
    }
}

fn number_literal(number: &serde_json::Number) -> TokenStream {
    let text = number.to_string();
    let literal: Literal = text
        .trim_start_matches('-')
        .parse()
        .unwrap_or_else(|_| Literal::f64_unsuffixed(number.as_f64().unwrap_or_default().abs()));
    if text.starts_with('-') { quote!(-#literal) } else { quote!(#literal) }
}
