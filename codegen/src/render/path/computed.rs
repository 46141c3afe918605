//! Computed values: functions, slices, unions and `||`.

use proc_macro2::Literal;
use quote::quote;

use super::paths::Paths;
use crate::plan::{Aggregate, Name, NumberType, PathType, PathValue, Rounding, TypeName};
use crate::render::source::expr::{Expr, expr};
use crate::render::source::tokens::{ident, named, number, runtime};

impl Paths {
    /// Renders a unit member of a union as an `Option` of the union.
    pub(super) fn unit_variant(&self, of: &PathValue, union: &TypeName, variant: &Name) -> Expr {
        let (of, union, variant) = (self.option(of), named(union), ident(variant));
        expr!(#of.filter(|it| matches!(it, #union::#variant)))
    }

    /// Renders an iterator over the name of a union's member.
    pub(super) fn union_keys(
        &self,
        of: &PathValue,
        union: &TypeName,
        variants: &[(Name, bool, String)],
    ) -> Expr {
        let union = named(union);
        let arms = variants.iter().map(|(variant, holds_something, key)| {
            let variant = ident(variant);
            let held = holds_something.then(|| quote!((_)));
            quote!(#union::#variant #held => Some(#key),)
        });
        let keys = |of: Expr| expr!(match #of { #(#arms)* #union::Unknown => None }.into_iter());
        let value = self.value(of);
        if of.is_optional {
            let keys = keys(expr!(it));
            expr!(#value.map(|it| #keys))
        } else {
            keys(value)
        }
    }

    pub(super) fn aggregate(&self, function: Aggregate, list: &PathValue) -> Expr {
        let rt = runtime();
        let item = list.value_type.items_type().map(|item| &item.value_type);
        let number = match item {
            Some(PathType::Number(number)) => Some(*number),
            _ => None,
        };
        let as_float = match number {
            Some(NumberType::F64) | None => quote!(),
            Some(NumberType::I64 | NumberType::Usize) => quote!(.map(|it| it as f64)),
            Some(_) => quote!(.map(f64::from)),
        };
        let float = match number {
            Some(NumberType::F32) => Some(quote!(f32)),
            Some(NumberType::F64 | NumberType::Literal) => Some(quote!(f64)),
            _ => None,
        };
        let map = if function == Aggregate::Sum { quote!(map) } else { quote!(and_then) };
        self.with_iterator(list, &map, |items| match (function, float) {
            (Aggregate::Sum, _) => expr!(#items #as_float.sum::<f64>()),
            (Aggregate::Average, _) => expr!(#rt::jmespath::average(#items #as_float)),
            (Aggregate::Max, Some(float)) => expr!(#items.reduce(#float::max)),
            (Aggregate::Min, Some(float)) => expr!(#items.reduce(#float::min)),
            (Aggregate::Max, None) => expr!(#items.max()),
            (Aggregate::Min, None) => expr!(#items.min()),
        })
    }

    pub(super) fn rounded(&self, function: Rounding, of: &PathValue) -> Expr {
        let number = self.number(of, NumberType::F64);
        let method = match function {
            Rounding::Absolute => quote!(abs),
            Rounding::Ceiling => quote!(ceil),
            Rounding::Floor => quote!(floor),
        };
        if of.is_optional { expr!(#number.map(f64::#method)) } else { expr!(#number.#method()) }
    }

    pub(super) fn stepped(
        &self,
        list: &PathValue,
        start: Option<i32>,
        stop: Option<i32>,
        step: i32,
    ) -> Expr {
        let rt = runtime();
        let index = |at: i32| Expr::new(number(Literal::u32_unsuffixed(at.unsigned_abs()), at < 0));
        let bound = |at: Option<i32>| match at.map(index) {
            Some(at) => expr!(Some(#at)),
            None => expr!(None),
        };
        let (start, stop, step) = (bound(start), bound(stop), index(step));
        self.with_items(
            list,
            &quote!(map),
            |items| expr!(#rt::jmespath::slice(#items, #start, #stop, #step)),
        )
    }

    pub(super) fn reversed(&self, list: &PathValue) -> Expr {
        self.stepped(list, None, None, -1)
    }

    pub(super) fn sorted(&self, list: &PathValue) -> Expr {
        let rt = runtime();
        self.with_items(list, &quote!(map), |items| expr!(#rt::jmespath::sorted(#items)))
    }

    /// Renders text, or other text if it is missing or empty.
    pub(super) fn text_or(&self, left: &PathValue, right: &PathValue) -> Expr {
        let (left, other) = (self.option(left), self.value(right));
        let or = if right.is_optional { quote!(or) } else { quote!(unwrap_or) };
        expr!(#left.filter(|it| !it.is_empty()).#or(#other))
    }

    /// Renders a list, or another one if it is missing or empty.
    pub(super) fn list_or(&self, left: &PathValue, right: &PathValue) -> Expr {
        let (left, other) = (self.iterator(left), self.collected(right));
        let left = expr!(Some(#left.collect::<Vec<_>>()).filter(|list| !list.is_empty()));
        match right.is_optional {
            true => expr!(#left.or_else(|| #other).map(Vec::into_iter)),
            false => expr!(#left.unwrap_or_else(|| #other).into_iter()),
        }
    }

    /// Renders a list as a `Vec`, or an `Option` of one if it is optional.
    fn collected(&self, list: &PathValue) -> Expr {
        self.with_iterator(list, &quote!(map), |items| expr!(#items.collect::<Vec<_>>()))
    }
}
