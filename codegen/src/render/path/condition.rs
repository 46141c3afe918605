//! What holds, and what doesn't.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Code, Paths};
use crate::plan::{Comparison, NumberType, Path, PathType, PathValue};
use crate::render::tokens::runtime;

/// How a condition is put together, which tells whether it needs brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    And,
    Or,
    Not,
}

/// A condition with how it is put together.
struct Condition(TokenStream, Joined);

/// A comparison of two values.
#[derive(Clone, Copy)]
struct Compared<'v> {
    comparison: Comparison,
    left: &'v PathValue,
    right: &'v PathValue,
    number: Option<NumberType>,
}

impl Paths {
    /// Whether a value is true, as JMESPath has it: neither false, nor null, nor empty.
    pub(in crate::render) fn holds(&self, value: &PathValue) -> TokenStream {
        self.condition(value, true).0
    }

    /// Whether a boolean is true, or false; null is neither.
    pub(in crate::render) fn is_bool(&self, value: &PathValue, expected: bool) -> TokenStream {
        if expected || !value.is_optional {
            return self.condition(value, expected).0;
        }
        let value = self.value(value);
        quote!(#value == Some(false))
    }

    /// A boolean, or an `Option` of one.
    pub(super) fn flag(&self, value: &PathValue, path: &Path) -> TokenStream {
        match path {
            Path::Contains { list, item } => self.contains(list, item, &quote!(map)),
            Path::TextTest { test, text, part } => self.text_test(*test, text, part, &quote!(map)),
            Path::And(left, right) | Path::Or(left, right) if value.is_optional => {
                let (left, right) = (self.option(left), self.option(right));
                match path {
                    Path::And(..) => {
                        quote!((match #left { Some(true) => #right, other => other }))
                    }
                    _ => quote!((match #left { Some(true) => Some(true), _ => #right })),
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
            | Path::Compare { .. }
            | Path::Bool(_) => self.condition(value, true).0,
            _ => match self.code(value) {
                Code::Place(tokens) | Code::OptionPlace(tokens) | Code::Value(tokens) => tokens,
            },
        }
    }

    /// Whether a value is true, or whether it is not.
    fn condition(&self, value: &PathValue, expected: bool) -> Condition {
        let single = |tokens| Condition(tokens, Joined::Not);
        match &value.path {
            Path::Not(of) => self.condition(of, !expected),
            Path::And(left, right) => self.joined(left, right, expected, Joined::And),
            Path::Or(left, right) => self.joined(left, right, expected, Joined::Or),
            Path::Bool(literal) => {
                let holds = *literal == expected;
                single(quote!(#holds))
            }
            Path::IsNull { of, negated } => single(self.is_null(of, *negated != expected)),
            Path::Compare { comparison, left, right, number } => {
                let comparison = if expected { *comparison } else { comparison.negated() };
                let compared = Compared { comparison, left, right, number: *number };
                single(self.compared(compared, expected))
            }
            _ => single(self.truth(value, expected)),
        }
    }

    fn joined(
        &self,
        left: &PathValue,
        right: &PathValue,
        expected: bool,
        joined: Joined,
    ) -> Condition {
        let joined = match (expected, joined) {
            (true, joined) => joined,
            (false, Joined::And) => Joined::Or,
            (false, _) => Joined::And,
        };
        let side = |value| {
            let Condition(tokens, inner) = self.condition(value, expected);
            let is_other = inner != Joined::Not && inner != joined;
            if is_other { quote!((#tokens)) } else { tokens }
        };
        let (left, right) = (side(left), side(right));
        let tokens = match joined {
            Joined::And => quote!(#left && #right),
            _ => quote!(#left || #right),
        };
        Condition(tokens, joined)
    }

    fn is_null(&self, of: &PathValue, expected: bool) -> TokenStream {
        if !of.is_optional {
            let holds = !expected;
            return quote!(#holds);
        }
        let (Code::Place(tokens) | Code::OptionPlace(tokens) | Code::Value(tokens)) = self.code(of);
        if expected { quote!(#tokens.is_none()) } else { quote!(#tokens.is_some()) }
    }

    /// A comparison; `is_asserted` is whether null is a reason for it not to hold.
    fn compared(&self, compared: Compared<'_>, is_asserted: bool) -> TokenStream {
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
            return self.condition(left, expected).0;
        }
        let (operator, side) = (operator(comparison), |value| self.side(value, number));
        let (first, second) = (side(left), side(right));
        let some = |tokens: TokenStream| quote!(Some(#tokens));
        match (left.is_optional, right.is_optional) {
            (true, false) => {
                let second = some(second);
                quote!(#first #operator #second)
            }
            (false, true) => {
                let first = some(first);
                quote!(#first #operator #second)
            }
            _ => quote!(#first #operator #second),
        }
    }

    /// A comparison by order of which one side may be missing.
    fn ordered(&self, compared: Compared<'_>, map: &TokenStream) -> TokenStream {
        let Compared { comparison, left, right, number } = compared;
        let operator = operator(comparison);
        let (first, second) = (self.side(left, number), self.side(right, number));
        if right.is_literal() {
            return quote!(#first.#map(|it| it #operator #second));
        }
        let some = |value: &PathValue, tokens: TokenStream| {
            if value.is_optional { tokens } else { quote!(Some(#tokens)) }
        };
        let (first, second) = (some(left, first), some(right, second));
        quote!(#first.zip(#second).#map(|(left, right)| left #operator right))
    }

    fn side(&self, value: &PathValue, number: Option<NumberType>) -> TokenStream {
        match number {
            Some(number) => self.number(value, number),
            None => self.value(value),
        }
    }

    /// Whether a collection is empty, if that is what its length is compared for.
    fn emptiness(&self, compared: Compared<'_>) -> Option<TokenStream> {
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

    fn contains(&self, list: &PathValue, item: &PathValue, map: &TokenStream) -> TokenStream {
        let rt = runtime();
        let has_nulls = list.value_type.items_type().is_some_and(|item| item.is_optional);
        if item.is_optional && !has_nulls {
            let item = self.value(item);
            let contains = |items| quote!(#rt::waiters::contains(#items.map(Some), #item));
            return self.with_iterator(list, map, contains);
        }
        let item = if has_nulls { self.option(item) } else { self.value(item) };
        self.with_items(list, map, |items| quote!(#rt::waiters::contains(#items, #item)))
    }

    /// Whether a value that isn't made of conditions is true, or whether it is not.
    fn truth(&self, value: &PathValue, expected: bool) -> TokenStream {
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
                    (true, true) => quote!(#tokens == Some(true)),
                    (true, false) => quote!(#tokens != Some(true)),
                    (false, true) => tokens,
                    (false, false) => quote!(!#tokens),
                }
            }
            (PathType::Iterator(_), Path::Items(of)) => self.truth(of, expected),
            (PathType::Iterator(_), _) => self.has_items(value, expected),
            (PathType::Text | PathType::Vec(_) | PathType::Map(_), _) => {
                let map = if expected { quote!(is_some_and) } else { quote!(is_none_or) };
                self.mapped(value, &map, |it| {
                    if expected { quote!(!#it.is_empty()) } else { quote!(#it.is_empty()) }
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
