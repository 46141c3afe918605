//! Expressions of the endpoint rules.
//!
//! Strings and lists are borrowed unless the expression creates them. All variables are references, except
//! those of type `bool`.

use quote::{format_ident, quote};

use crate::plan::{Attribute, Expression, Kind};
use crate::render::source::expr::{Expr, expr};
use crate::render::source::tokens::{ident, runtime};

/// Renders an expression.
pub(super) fn expression(of: &Expression) -> Expr {
    match of {
        Expression::Parameter { field, .. } => parameter(&ident(field), of),
        Expression::Variable { name, .. } => {
            let name = ident(name);
            expr!(#name)
        }
        Expression::Text(text) => expr!(#text),
        Expression::Bool(value) => expr!(#value),
        Expression::Integer(value) => {
            let value = proc_macro2::Literal::usize_unsuffixed(*value);
            expr!(#value)
        }
        Expression::Template(parts) => call("text", &[list(parts.iter().map(text_argument))]),
        Expression::List(items) => {
            let items = items.iter().map(string);
            expr!(Vec::from([#(#items),*]))
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
            expr!(#a == #b)
        }
        Expression::IsEmpty(inner) => {
            let inner = receiver(inner);
            expr!(#inner.is_empty())
        }
        Expression::Not(inner) => negated(inner),
        Expression::IsSet(inner) => {
            let inner = optional_place(inner);
            expr!(#inner.is_some())
        }
        Expression::IsTrue(inner) => {
            let inner = expression(inner);
            expr!(#inner == Some(true))
        }
    }
}

fn call(function: &str, arguments: &[Expr]) -> Expr {
    let (rt, function) = (runtime(), format_ident!("{function}"));
    expr!(#rt::endpoint::#function(#(#arguments),*))
}

fn list(items: impl Iterator<Item = Expr>) -> Expr {
    expr!([#(#items),*])
}

fn parameter(field: &proc_macro2::Ident, of: &Expression) -> Expr {
    let value_type = of.value_type();
    match (value_type.kind, value_type.is_optional) {
        (Kind::Text, false) => expr!(params.#field.as_str()),
        (Kind::TextList, false) => expr!(params.#field.as_slice()),
        (Kind::Text | Kind::TextList, true) => expr!(params.#field.as_deref()),
        _ => expr!(params.#field),
    }
}

/// Renders an optional expression as the receiver of `is_some` and `is_none`.
fn optional_place(of: &Expression) -> Expr {
    match of {
        Expression::Parameter { field, .. } => {
            let field = ident(field);
            expr!(params.#field)
        }
        of => expression(of),
    }
}

/// Renders an expression that is not optional as the receiver of a method. Unlike other places, it needs no conversion
/// to a slice.
fn receiver(of: &Expression) -> Expr {
    match of {
        Expression::Parameter { field, .. } => {
            let field = ident(field);
            expr!(params.#field)
        }
        Expression::Attribute { of, attribute } => {
            let (value, field) = (expression(of), format_ident!("{}", attribute.field));
            expr!(#value.#field)
        }
        of => expression(of),
    }
}

/// Renders an optional expression as the scrutinee of `let Some(…)`.
pub(super) fn pattern(of: &Expression) -> Expr {
    let value = optional_place(of);
    match (of, of.kind()) {
        (Expression::Parameter { .. }, Kind::Text | Kind::TextList)
        | (_, Kind::Url | Kind::Arn) => {
            expr!(&#value)
        }
        _ => value,
    }
}

/// Renders an expression that is not optional as the initializer of a variable.
///
/// Copies text that borrows from a temporary, which would be dropped at the end of the statement.
pub(super) fn bound(of: &Expression) -> Expr {
    let value = expression(of);
    match of.kind() {
        Kind::Text | Kind::TextList if of.borrows_from_temporary() => expr!(&#value.to_owned()),
        Kind::Text | Kind::TextList if of.is_temporary() => expr!(&#value),
        Kind::Url | Kind::Arn => expr!(&#value),
        _ => value,
    }
}

/// Renders an expression as a function argument. Text and lists are passed by reference.
fn argument(of: &Expression) -> Expr {
    let value = expression(of);
    if of.is_temporary() { expr!(&#value) } else { value }
}

/// Renders text as `&str`.
pub(super) fn text_argument(of: &Expression) -> Expr {
    argument(of)
}

/// Renders text as `impl Into<String>`.
pub(super) fn owned(of: &Expression) -> Expr {
    let value = expression(of);
    match of {
        Expression::Text(_) => value,
        of if of.is_temporary() => value,
        _ => expr!(#value.to_owned()),
    }
}

/// Renders text as a `String`.
fn string(of: &Expression) -> Expr {
    match of {
        Expression::Text(text) => expr!(String::from(#text)),
        of => owned(of),
    }
}

fn compared(of: &Expression) -> Expr {
    let value = expression(of);
    if of.is_temporary() { expr!(#value.as_str()) } else { value }
}

/// Renders an attribute. It is optional if the value is.
fn attribute_of(of: &Expression, attribute: Attribute) -> Expr {
    let (value, field) = (expression(of), format_ident!("{}", attribute.field));
    let as_borrowed = match (of.kind(), attribute.kind) {
        (Kind::Partition, _) | (_, Kind::Bool) => quote!(),
        (_, Kind::TextList) => quote!(.as_slice()),
        _ => quote!(.as_str()),
    };
    if !of.is_optional() {
        return expr!(#value.#field #as_borrowed);
    }
    let as_ref = (of.kind() != Kind::Partition).then(|| quote!(.as_ref()));
    expr!(#value #as_ref.map(|it| it.#field #as_borrowed))
}

fn item(of: &Expression, index: usize) -> Expr {
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    match of.is_optional() {
        false => call("item", &[argument(of), expr!(#index)]),
        true => {
            let (value, item) = (expression(of), call("item", &[expr!(it), expr!(#index)]));
            expr!(#value.and_then(|it| #item))
        }
    }
}

/// Renders the first value that is present. The last one may be certain.
fn coalesce(values: &[Expression]) -> Expr {
    let Some((first, rest)) = values.split_first() else { return expr!() };
    rest.iter().fold(expression(first), |value, next| match next.is_optional() {
        true => {
            let next = expression(next);
            expr!(#value.or(#next))
        }
        false => {
            let next = by_value(next);
            expr!(#value.unwrap_or(#next))
        }
    })
}

/// Renders one of two values. Names the type where the compiler could not infer it from variables.
fn either(
    is_optional: bool,
    condition: &Expression,
    then: &Expression,
    otherwise: &Expression,
) -> Expr {
    let rt = runtime();
    let choice = |value: &Expression| match (is_optional, value.is_optional()) {
        (true, false) => {
            let value = by_value(value);
            expr!(Some(#value))
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
    expr!(#rt::endpoint::ite #turbofish(#condition, #then, #otherwise))
}

/// Renders an expression that is not optional by value, as one of several of the same type.
fn by_value(of: &Expression) -> Expr {
    let value = argument(of);
    match (of, of.kind()) {
        (Expression::Variable { .. }, Kind::Url | Kind::Arn) => expr!(#value.clone()),
        _ => value,
    }
}

fn negated(inner: &Expression) -> Expr {
    match inner {
        Expression::Equals(a, b) => {
            let (a, b) = (compared(a), compared(b));
            expr!(#a != #b)
        }
        Expression::IsSet(inner) => {
            let inner = optional_place(inner);
            expr!(#inner.is_none())
        }
        other => {
            let other = expression(other);
            expr!(!#other)
        }
    }
}
