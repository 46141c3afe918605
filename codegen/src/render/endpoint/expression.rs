//! Expressions of the endpoint rules.
//!
//! Text and lists are borrowed unless they have to be put together, and every variable is a reference, but
//! for those of type `bool`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::{Attribute, Expression, Kind};
use crate::render::tokens::{ident, runtime};

/// An expression; text is borrowed, unless it has to be put together.
pub(super) fn expression(of: &Expression) -> TokenStream {
    match of {
        Expression::Parameter { field, .. } => parameter(&ident(field), of),
        Expression::Variable { name, .. } => {
            let name = ident(name);
            quote!(#name)
        }
        Expression::Text(text) => quote!(#text),
        Expression::Bool(value) => quote!(#value),
        Expression::Integer(value) => {
            let value = proc_macro2::Literal::usize_unsuffixed(*value);
            quote!(#value)
        }
        Expression::Template(parts) => call("text", &[list(parts.iter().map(text_argument))]),
        Expression::List(items) => {
            let items = items.iter().map(string);
            quote!(Vec::from([#(#items),*]))
        }
        Expression::Attribute { of, attribute } => attribute_of(of, *attribute),
        Expression::Item { of, index } => item(of, *index),
        Expression::Call { function, arguments } => {
            let arguments: Vec<_> = arguments.iter().map(argument).collect();
            call(function.name, &arguments)
        }
        Expression::Coalesce(values) => coalesce(values),
        Expression::Either { condition, then, otherwise } => {
            either(of.is_optional(), condition, then, otherwise)
        }
        Expression::Equals(a, b) => {
            let (a, b) = (compared(a), compared(b));
            quote!(#a == #b)
        }
        Expression::Not(inner) => negated(inner),
        Expression::IsSet(inner) => {
            let inner = optional_place(inner);
            quote!(#inner.is_some())
        }
        Expression::IsTrue(inner) => {
            let inner = expression(inner);
            quote!(#inner == Some(true))
        }
    }
}

fn call(function: &str, arguments: &[TokenStream]) -> TokenStream {
    let (rt, function) = (runtime(), format_ident!("{function}"));
    quote!(#rt::endpoint::#function(#(#arguments),*))
}

fn list(items: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote!([#(#items),*])
}

fn parameter(field: &proc_macro2::Ident, of: &Expression) -> TokenStream {
    let value_type = of.value_type();
    match (value_type.kind, value_type.is_optional) {
        (Kind::Text, false) => quote!(params.#field.as_str()),
        (Kind::TextList, false) => quote!(params.#field.as_slice()),
        (Kind::Text | Kind::TextList, true) => quote!(params.#field.as_deref()),
        _ => quote!(params.#field),
    }
}

/// An optional expression where nothing is done but to look whether it is there.
fn optional_place(of: &Expression) -> TokenStream {
    match of {
        Expression::Parameter { field, .. } => {
            let field = ident(field);
            quote!(params.#field)
        }
        of => expression(of),
    }
}

/// An optional expression as a pattern takes it to give its value a name.
pub(super) fn pattern(of: &Expression) -> TokenStream {
    let value = optional_place(of);
    match (of, of.kind()) {
        (Expression::Parameter { .. }, Kind::Text | Kind::TextList)
        | (_, Kind::Url | Kind::Arn) => {
            quote!(&#value)
        }
        _ => value,
    }
}

/// An expression that is always there, to give it a name. What would else be gone at the statement's end is
/// kept.
pub(super) fn bound(of: &Expression) -> TokenStream {
    let value = expression(of);
    match of.kind() {
        Kind::Text | Kind::TextList if of.borrows_from_made() => quote!(&#value.to_owned()),
        Kind::Text | Kind::TextList if of.is_made() => quote!(&#value),
        Kind::Url | Kind::Arn => quote!(&#value),
        _ => value,
    }
}

/// An expression as the argument of a function that takes text or lists by reference.
fn argument(of: &Expression) -> TokenStream {
    let value = expression(of);
    if of.is_made() { quote!(&#value) } else { value }
}

/// Text as `&str`.
pub(super) fn text_argument(of: &Expression) -> TokenStream {
    argument(of)
}

/// Text as something that becomes a `String`.
pub(super) fn owned(of: &Expression) -> TokenStream {
    let value = expression(of);
    match of {
        Expression::Text(_) => value,
        of if of.is_made() => value,
        _ => quote!(#value.to_owned()),
    }
}

/// Text as a `String`.
fn string(of: &Expression) -> TokenStream {
    match of {
        Expression::Text(text) => quote!(String::from(#text)),
        of => owned(of),
    }
}

fn compared(of: &Expression) -> TokenStream {
    let value = expression(of);
    if of.is_made() { quote!(#value.as_str()) } else { value }
}

/// An attribute. Of a value that may be missing, it may be missing too.
fn attribute_of(of: &Expression, attribute: Attribute) -> TokenStream {
    let (value, field) = (expression(of), format_ident!("{}", attribute.field));
    let as_borrowed = match (of.kind(), attribute.kind) {
        (Kind::Partition, _) | (_, Kind::Bool) => quote!(),
        (_, Kind::TextList) => quote!(.as_slice()),
        _ => quote!(.as_str()),
    };
    if !of.is_optional() {
        return quote!(#value.#field #as_borrowed);
    }
    let as_ref = (of.kind() != Kind::Partition).then(|| quote!(.as_ref()));
    quote!(#value #as_ref.map(|it| it.#field #as_borrowed))
}

fn item(of: &Expression, index: usize) -> TokenStream {
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    match of.is_optional() {
        false => call("item", &[argument(of), quote!(#index)]),
        true => {
            let (value, item) = (expression(of), call("item", &[quote!(it), quote!(#index)]));
            quote!(#value.and_then(|it| #item))
        }
    }
}

/// The first value that is there: all but the last may be missing.
fn coalesce(values: &[Expression]) -> TokenStream {
    let Some((first, rest)) = values.split_first() else { return quote!() };
    rest.iter().fold(expression(first), |value, next| match next.is_optional() {
        true => {
            let next = expression(next);
            quote!(#value.or(#next))
        }
        false => {
            let next = by_value(next);
            quote!(#value.unwrap_or(#next))
        }
    })
}

/// One of two values; its type is said where variables would leave open what it is.
fn either(
    is_optional: bool,
    condition: &Expression,
    then: &Expression,
    otherwise: &Expression,
) -> TokenStream {
    let rt = runtime();
    let choice = |value: &Expression| match (is_optional, value.is_optional()) {
        (true, false) => {
            let value = by_value(value);
            quote!(Some(#value))
        }
        (_, true) => expression(value),
        (false, false) => by_value(value),
    };
    let value_type = match then.kind() {
        Kind::Text => quote!(&str),
        Kind::TextList => quote!(&[String]),
        _ => quote!(_),
    };
    let is_plain = |value: &Expression| matches!(value, Expression::Text(_));
    let turbofish = match is_optional {
        _ if is_plain(then) && is_plain(otherwise) => quote!(),
        true => quote!(::<Option<#value_type>>),
        false if matches!(then.kind(), Kind::Text | Kind::TextList) => quote!(::<#value_type>),
        false => quote!(),
    };
    let (condition, then, otherwise) = (expression(condition), choice(then), choice(otherwise));
    quote!(#rt::endpoint::ite #turbofish(#condition, #then, #otherwise))
}

/// An expression that is always there, as one of several that are the same in type.
fn by_value(of: &Expression) -> TokenStream {
    let value = argument(of);
    match (of, of.kind()) {
        (Expression::Variable { .. }, Kind::Url | Kind::Arn) => quote!(#value.clone()),
        _ => value,
    }
}

fn negated(inner: &Expression) -> TokenStream {
    match inner {
        Expression::Equals(a, b) => {
            let (a, b) = (compared(a), compared(b));
            quote!(#a != #b)
        }
        Expression::IsSet(inner) => {
            let inner = optional_place(inner);
            quote!(#inner.is_none())
        }
        other => {
            let other = expression(other);
            quote!(!#other)
        }
    }
}
