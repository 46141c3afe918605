//! Conditions and comparisons.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{Code, Paths};
use crate::plan::{Comparison, NumberType, Path, PathType, PathValue};
use crate::render::source::expr::{Expr, expr};
use crate::render::source::tokens::runtime;

/// A comparison of two values.
#[derive(Clone, Copy)]
struct Compared<'v> {
    comparison: Comparison,
    left: &'v PathValue,
    right: &'v PathValue,
    number: Option<NumberType>,
}

impl Paths {
    /// Renders the truth of a value. In JMESPath, all values are true except `false`, null and empty ones.
    pub(in crate::render) fn holds(&self, value: &PathValue) -> Expr {
        self.condition(value, true)
    }

    /// Renders whether a value is the given boolean. Values of other types never are.
    pub(in crate::render) fn is_bool(&self, value: &PathValue, expected: bool) -> Expr {
        match (&value.value_type, &value.path) {
            (PathType::Either, Path::And(left, right)) => {
                let is_right = self.holds(left).and(self.is_bool(right, expected));
                // A left side that isn't true is the value itself.
                if expected { is_right } else { self.is_bool(left, false).or(is_right) }
            }
            (PathType::Either, Path::Or(left, right)) => {
                let is_right = self.condition(left, false).and(self.is_bool(right, expected));
                if expected { self.is_bool(left, true).or(is_right) } else { is_right }
            }
            (PathType::Bool, _) if expected || !value.is_optional => {
                self.condition(value, expected)
            }
            (PathType::Bool, _) => {
                let value = self.value(value);
                expr!(#value == Some(false))
            }
            _ => Expr::bool(false),
        }
    }

    /// Renders a boolean, or an `Option` of one.
    pub(super) fn flag(&self, value: &PathValue, path: &Path) -> Expr {
        match path {
            Path::Contains { list, item } => self.contains(list, item, &quote!(map)),
            Path::TextTest { test, text, part } => self.text_test(*test, text, part, &quote!(map)),
            Path::And(left, right) | Path::Or(left, right) if value.is_optional => {
                let (both, is_certain) = (matches!(path, Path::And(..)), !right.is_optional);
                let (left, right) = (self.option(left), self.value(right));
                match (both, is_certain) {
                    (true, true) => expr!(#left.map(|left| left && #right)),
                    (true, false) => {
                        expr!(#left.and_then(|left| if left { #right } else { Some(false) }))
                    }
                    (false, _) => expr!(#left.filter(|left| *left).or(#right)),
                }
            }
            Path::Compare { comparison, left, right, number } if value.is_optional => {
                let compared = Compared { comparison: *comparison, left, right, number: *number };
                self.ordered(compared, &quote!(map))
            }
            Path::Not(_)
            | Path::And(..)
            | Path::Or(..)
            | Path::IsNull { .. }
            | Path::IsBool { .. }
            | Path::Compare { .. }
            | Path::Bool(_) => self.condition(value, true),
            _ => match self.code(value) {
                Code::Place(tokens) | Code::OptionPlace(tokens) | Code::Value(tokens) => tokens,
            },
        }
    }

    /// Renders whether the truth of a value is as expected.
    fn condition(&self, value: &PathValue, expected: bool) -> Expr {
        match &value.path {
            Path::Not(of) => self.condition(of, !expected),
            Path::And(left, right) | Path::Or(left, right) => {
                let is_and = matches!(value.path, Path::And(..)) == expected;
                let (left, right) =
                    (self.condition(left, expected), self.condition(right, expected));
                if is_and { left.and(right) } else { left.or(right) }
            }
            Path::Bool(literal) => {
                let holds = *literal == expected;
                expr!(#holds)
            }
            // An empty list and an empty object are never true.
            Path::EmptyList | Path::UnitVariant { .. } => Expr::bool(!expected),
            Path::IsBool { of, expected: literal, negated } => {
                let is_bool = self.is_bool(of, *literal);
                if *negated == expected { is_bool.not() } else { is_bool }
            }
            Path::IsNull { of, negated } => self.is_null(of, *negated != expected),
            Path::Compare { comparison, left, right, number } => {
                let comparison = if expected { *comparison } else { comparison.negated() };
                let compared = Compared { comparison, left, right, number: *number };
                self.compared(compared, expected)
            }
            _ => self.truth(value, expected),
        }
    }

    fn is_null(&self, of: &PathValue, expected: bool) -> Expr {
        if !of.is_optional {
            let holds = !expected;
            return expr!(#holds);
        }
        let (Code::Place(tokens) | Code::OptionPlace(tokens) | Code::Value(tokens)) = self.code(of);
        if expected { expr!(#tokens.is_none()) } else { expr!(#tokens.is_some()) }
    }

    /// Renders a comparison. If `is_asserted`, it is false for null, otherwise true.
    fn compared(&self, compared: Compared<'_>, is_asserted: bool) -> Expr {
        let Compared { comparison, left, right, number } = compared;
        if let Some(tokens) = self.emptiness(compared) {
            return tokens;
        }
        if comparison.is_order() && (left.is_optional || right.is_optional) {
            let map = if is_asserted { quote!(is_some_and) } else { quote!(is_none_or) };
            return self.ordered(compared, &map);
        }
        if let (Path::Bool(literal), false) = (&right.path, left.is_optional) {
            let expected = *literal == (comparison == Comparison::Equal);
            return self.condition(left, expected);
        }
        let (operator, side) = (operator(comparison), |value| self.side(value, number));
        let (first, second) = (side(left), side(right));
        let some = |tokens: Expr| expr!(Some(#tokens));
        match (left.is_optional, right.is_optional) {
            (true, false) => {
                let second = some(second);
                expr!(#first #operator #second)
            }
            (false, true) => {
                let first = some(first);
                expr!(#first #operator #second)
            }
            _ => expr!(#first #operator #second),
        }
    }

    /// Renders an order comparison with an optional side.
    fn ordered(&self, compared: Compared<'_>, map: &TokenStream) -> Expr {
        let Compared { comparison, left, right, number } = compared;
        let operator = operator(comparison);
        let (first, second) = (self.side(left, number), self.side(right, number));
        if right.is_literal() {
            return expr!(#first.#map(|it| it #operator #second));
        }
        let some = |value: &PathValue, tokens: Expr| {
            if value.is_optional { tokens } else { expr!(Some(#tokens)) }
        };
        let (first, second) = (some(left, first), some(right, second));
        expr!(#first.zip(#second).#map(|(left, right)| left #operator right))
    }

    fn side(&self, value: &PathValue, number: Option<NumberType>) -> Expr {
        match number {
            Some(number) => self.number(value, number),
            None => self.value(value),
        }
    }

    /// Renders a comparison of a length with 0 or 1 as `is_empty`.
    fn emptiness(&self, compared: Compared<'_>) -> Option<Expr> {
        let (Path::Length(of), Path::Number(number)) = (&compared.left.path, &compared.right.path)
        else {
            return None;
        };
        let is_stored = matches!(of.value_type, PathType::Vec(_) | PathType::Map(_));
        let is_empty = match (compared.comparison, number.as_i64()?) {
            (Comparison::Equal | Comparison::LessOrEqual, 0) | (Comparison::Less, 1) => true,
            (Comparison::NotEqual | Comparison::Greater, 0) | (Comparison::GreaterOrEqual, 1) => {
                false
            }
            _ => return None,
        };
        (is_stored && !of.is_optional).then(|| self.truth(of, !is_empty))
    }

    fn contains(&self, list: &PathValue, item: &PathValue, map: &TokenStream) -> Expr {
        let rt = runtime();
        let has_nulls = list.value_type.items_type().is_some_and(|item| item.is_optional);
        if item.is_optional && !has_nulls {
            let item = self.value(item);
            let contains = |items| expr!(#rt::jmespath::contains(#items.map(Some), #item));
            return self.with_iterator(list, map, contains);
        }
        let item = if has_nulls { self.option(item) } else { self.value(item) };
        self.with_items(list, map, |items| expr!(#rt::jmespath::contains(#items, #item)))
    }

    /// Renders whether the truth of a value that is not a condition is as expected.
    fn truth(&self, value: &PathValue, expected: bool) -> Expr {
        let is_some_and = quote!(is_some_and);
        match (&value.value_type, &value.path) {
            (PathType::Bool, Path::Contains { list, item }) if value.is_optional && expected => {
                self.contains(list, item, &is_some_and)
            }
            (PathType::Bool, Path::TextTest { test, text, part })
                if value.is_optional && expected =>
            {
                self.text_test(*test, text, part, &is_some_and)
            }
            (PathType::Bool, _) => {
                let tokens = self.value(value);
                match (value.is_optional, expected) {
                    (true, true) => expr!(#tokens == Some(true)),
                    (true, false) => expr!(#tokens != Some(true)),
                    (false, true) => tokens,
                    (false, false) => expr!(!#tokens),
                }
            }
            (PathType::Iterator(_), Path::Items(of)) => self.truth(of, expected),
            (PathType::Iterator(_), _) => self.has_items(value, expected),
            (PathType::Text | PathType::Vec(_) | PathType::Map(_), _) => {
                let map = if expected { quote!(is_some_and) } else { quote!(is_none_or) };
                self.mapped(value, &map, |it| {
                    if expected { expr!(!#it.is_empty()) } else { expr!(#it.is_empty()) }
                })
            }
            _ => self.is_null(value, !expected),
        }
    }
}

fn operator(comparison: Comparison) -> TokenStream {
    match comparison {
        Comparison::Equal => quote!(==),
        Comparison::NotEqual => quote!(!=),
        Comparison::Less => quote!(<),
        Comparison::LessOrEqual => quote!(<=),
        Comparison::Greater => quote!(>),
        Comparison::GreaterOrEqual => quote!(>=),
    }
}
