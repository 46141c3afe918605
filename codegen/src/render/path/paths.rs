//! Values: fields, variants, texts and numbers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{Name, NumberType, Path, PathType, PathValue, TextTest, View};
use crate::render::source::expr::{Expr, expr};
use crate::render::source::tokens::{ident, number};

/// Renders paths.
pub(in crate::render) struct Paths;

/// The expression of a value.
pub(super) enum Code {
    /// A place expression of a stored value.
    Place(Expr),
    /// A place expression of an `Option` of a stored value.
    OptionPlace(Expr),
    /// The viewed value, or an `Option` of it if it is optional.
    Value(Expr),
}

impl Paths {
    /// Renders the viewed value, or an `Option` of it if it is optional.
    pub(in crate::render) fn value(&self, value: &PathValue) -> Expr {
        match &value.path {
            Path::Field { boxed, view, .. } => viewed(self.code(value), *view, *boxed),
            path if value.value_type == PathType::Bool => self.flag(value, path),
            _ => match self.code(value) {
                Code::Place(tokens) | Code::OptionPlace(tokens) | Code::Value(tokens) => tokens,
            },
        }
    }

    /// Renders an `Option` of the value.
    pub(in crate::render) fn option(&self, value: &PathValue) -> Expr {
        let tokens = self.value(value);
        if value.is_optional { tokens } else { expr!(Some(#tokens)) }
    }

    pub(super) fn code(&self, value: &PathValue) -> Code {
        let tokens = match &value.path {
            Path::Field { of, name, is_optional, boxed, view } => {
                return self.field(of, name, *is_optional, (*view, *boxed));
            }
            Path::Variant { of, method, view } => self.variant(of, method, *view),
            Path::Input => expr!(input),
            Path::Output => expr!(output),
            Path::This => expr!(it),
            Path::Null => expr!(None),
            Path::Number(number) => literal(number, number_type(&value.value_type)),
            Path::Text(text) => expr!(#text),
            Path::Length(of) => self.length(of),
            Path::Index { list, index } => self.index(list, *index),
            Path::FirstOf(first, second) => {
                let (first, or) = (self.value(first), self.value(second));
                if value.is_optional { expr!(#first.or(#or)) } else { expr!(#first.unwrap_or(#or)) }
            }
            Path::UnitVariant { of, union, variant } => self.unit_variant(of, union, variant),
            Path::UnionKeys { of, union, variants } => self.union_keys(of, union, variants),
            Path::Aggregate { function, list } => self.aggregate(*function, list),
            Path::Rounded { function, of } => self.rounded(*function, of),
            Path::Stepped { list, start, stop, step } => self.stepped(list, *start, *stop, *step),
            Path::Reversed(list) => self.reversed(list),
            Path::Sorted(list) => self.sorted(list),
            Path::OrEmpty(list) => self.items(list),
            Path::Or(left, right) if value.value_type == PathType::Text => {
                self.text_or(left, right)
            }
            Path::Or(left, right) if value.value_type.items_type().is_some() => {
                self.list_or(left, right)
            }
            _ if value.value_type == PathType::Bool => self.value(value),
            _ => self.with_iterator(value, &quote!(map), |items| items),
        };
        Code::Value(tokens)
    }

    pub(super) fn field(
        &self,
        of: &PathValue,
        name: &Name,
        is_optional: bool,
        how: (View, bool),
    ) -> Code {
        let name = ident(name);
        let at = |place: Expr| match is_optional {
            true => Code::OptionPlace(expr!(#place.#name)),
            false => Code::Place(expr!(#place.#name)),
        };
        let of_option = |option: Expr| {
            let (view, boxed) = how;
            let value = viewed(at(expr!(it)), view, boxed);
            let map = if is_optional { quote!(and_then) } else { quote!(map) };
            Code::Value(expr!(#option.#map(|it| #value)))
        };
        match self.code(of) {
            Code::Place(place) => at(place),
            Code::OptionPlace(place) => of_option(expr!(#place.as_ref())),
            Code::Value(value) if of.is_optional => of_option(value),
            Code::Value(value) => at(value),
        }
    }

    pub(super) fn variant(&self, of: &PathValue, method: &Name, view: View) -> Expr {
        let method = ident(method);
        let value = self.mapped(of, &quote!(and_then), |it| expr!(#it.#method()));
        let view = match view {
            // The accessor of a text variant returns `&str`.
            View::Text => quote!(),
            view => of_references(view),
        };
        expr!(#value #view)
    }

    /// Applies `make` to a value. `map` is the method to apply it inside an `Option`.
    pub(super) fn mapped(
        &self,
        value: &PathValue,
        map: &TokenStream,
        make: impl FnOnce(Expr) -> Expr,
    ) -> Expr {
        let closure = |make: Expr| quote!(#map(|it| #make));
        // Enums are viewed as their values on the wire.
        let code = match &value.path {
            Path::Field { view: View::Enum | View::IntEnum, .. } => Code::Value(self.value(value)),
            _ => self.code(value),
        };
        match code {
            Code::Place(place) => make(place),
            Code::OptionPlace(place) => {
                let call = closure(make(expr!(it)));
                expr!(#place.as_ref().#call)
            }
            Code::Value(tokens) if value.is_optional => {
                let call = closure(make(expr!(it)));
                expr!(#tokens.#call)
            }
            Code::Value(tokens) => make(tokens),
        }
    }

    pub(super) fn length(&self, of: &PathValue) -> Expr {
        let length = match &of.value_type {
            PathType::Text => quote!(chars().count()),
            PathType::Iterator(_) => return self.counted(of),
            _ => quote!(len()),
        };
        self.mapped(of, &quote!(map), |it| expr!(#it.#length))
    }

    /// Renders a test of one text for another. `map` is the method to apply it inside an `Option`.
    pub(super) fn text_test(
        &self,
        test: TextTest,
        text: &PathValue,
        part: &PathValue,
        map: &TokenStream,
    ) -> Expr {
        let test = match test {
            TextTest::Contains => quote!(contains),
            TextTest::StartsWith => quote!(starts_with),
            TextTest::EndsWith => quote!(ends_with),
        };
        if part.is_literal() || !(text.is_optional || part.is_optional) {
            let part = self.value(part);
            return self.mapped(text, map, |it| expr!(#it.#test(#part)));
        }
        let (text, part) = (self.option(text), self.option(part));
        expr!(#text.zip(#part).#map(|(text, part)| text.#test(part)))
    }

    /// Renders a number, converted to a type.
    pub(super) fn number(&self, value: &PathValue, as_type: NumberType) -> Expr {
        if let Path::Number(number) = &value.path {
            return literal(number, as_type);
        }
        let tokens = self.value(value);
        let from = match (&value.value_type, as_type) {
            (PathType::Number(own), other) if *own == other => return tokens,
            (PathType::Number(own), _) => *own,
            _ => return tokens,
        };
        let is_lossless = match as_type {
            NumberType::F64 => !matches!(from, NumberType::I64 | NumberType::Usize),
            _ => from != NumberType::Usize,
        };
        let target = if as_type == NumberType::F64 { quote!(f64) } else { quote!(i64) };
        match (is_lossless, value.is_optional) {
            (true, true) => expr!(#tokens.map(#target::from)),
            (true, false) => expr!(#target::from(#tokens)),
            (false, true) => expr!(#tokens.map(|it| it as #target)),
            (false, false) => expr!(#tokens as #target),
        }
    }
}

/// Renders the viewed value, or an `Option` of it.
pub(super) fn viewed(code: Code, view: View, boxed: bool) -> Expr {
    match (code, view) {
        (Code::Value(value), _) => value,
        (Code::Place(place) | Code::OptionPlace(place), View::Copied) => place,
        (Code::Place(place), View::Text | View::Enum) => expr!(#place.as_str()),
        (Code::Place(place), View::IntEnum) => expr!(#place.as_i32()),
        (Code::Place(place), View::Timestamp) => expr!(#place.as_secs_f64()),
        (Code::Place(place), View::Borrowed) if boxed => expr!(&*#place),
        (Code::Place(place), View::Borrowed) => expr!(&#place),
        (Code::OptionPlace(place), View::Text) => expr!(#place.as_deref()),
        (Code::OptionPlace(place), View::Borrowed) if boxed => expr!(#place.as_deref()),
        (Code::OptionPlace(place), view) => {
            let view = of_references(view);
            expr!(#place.as_ref() #view)
        }
    }
}

/// Renders the method call that views stored values in an `Option` or iterator of references.
pub(super) fn of_references(view: View) -> TokenStream {
    match view {
        View::Copied => quote!(.copied()),
        View::Text => quote!(.map(String::as_str)),
        View::Enum => quote!(.map(|it| it.as_str())),
        View::IntEnum => quote!(.map(|it| it.as_i32())),
        View::Timestamp => quote!(.map(|it| it.as_secs_f64())),
        View::Borrowed => quote!(),
    }
}

/// Returns the type that a number is written as.
fn number_type(value_type: &PathType) -> NumberType {
    match value_type {
        PathType::Number(number) => *number,
        _ => NumberType::Literal,
    }
}

/// Renders a number as a literal of a type.
fn literal(value: &serde_json::Number, as_type: NumberType) -> Expr {
    let is_float = matches!(as_type, NumberType::F32 | NumberType::F64);
    match value.as_i64().filter(|_| !is_float) {
        Some(whole) => Expr::new(number(Literal::u64_unsuffixed(whole.unsigned_abs()), whole < 0)),
        None => {
            let float = value.as_f64().unwrap_or_default();
            Expr::new(number(Literal::f64_unsuffixed(float.abs()), float < 0.0))
        }
    }
}
