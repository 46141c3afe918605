//! Setters of builders.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use crate::declaration::{Member, Structure};
use crate::member::{MemberFacts, bare};
use crate::states::{set_state, states_module};
use crate::types::{argument_of, converts, values_of, without_box};

/// The argument of a setter and the way it is stored.
struct Argument {
    /// The type of the argument.
    of: TokenStream,
    kind: Kind,
}

enum Kind {
    /// An expression replaces the value.
    Replace(TokenStream),
    /// The items of an iterator are added to the list or map.
    Extend(TokenStream),
}

/// Renders the setters of a member. A required member has one, which changes the builder's state. An optional
/// member has a second one, which can clear it.
pub(crate) fn of(structure: &Structure, member: &Member) -> TokenStream {
    let (docs, setter, field) = (member.docs(), member.setter(), &member.field);
    let Argument { of, kind } = argument(member);
    let target = match member.optional() {
        Some(_) => quote!(self.0.value.#field.get_or_insert_default()),
        None => quote!(self.0.value.#field),
    };
    let store = match kind {
        Kind::Extend(items) => quote!(#target.extend(#items);),
        Kind::Replace(value) if member.optional().is_some() => {
            quote!(self.0.value.#field = ::std::option::Option::Some(#value);)
        }
        Kind::Replace(value) => quote!(self.0.value.#field = #value;),
    };
    let appends = appends(member);
    if member.facts.required {
        let (builder, module) = (structure.builder(), states_module(structure));
        let set = set_state(&member.field);
        return quote! {
            #(#docs)*
            #appends
            ///
            /// Required.
            #[inline]
            pub fn #setter(mut self, value: #of) -> #builder<#module::#set<S>> {
                #store
                #builder(self.0.with_state())
            }
        };
    }
    let clear = member.optional().map(|_| optional_setter(member));
    quote! {
        #(#docs)*
        #appends
        #[inline]
        pub fn #setter(mut self, value: #of) -> Self {
            #store
            self
        }

        #clear
    }
}

/// Returns the name of the setter that takes an `Option`.
fn optional_setter_name(member: &Member) -> Ident {
    format_ident!("set_{}", bare(member.setter()).trim_start_matches('_'))
}

/// Renders the setter that takes an `Option`.
fn optional_setter(member: &Member) -> TokenStream {
    let (field, of) = (&member.field, &member.of);
    let setter = bare(member.setter());
    let set = optional_setter_name(member);
    let docs = format!("Sets or clears `{setter}`.");
    quote! {
        #[doc = #docs]
        #[inline]
        pub fn #set(mut self, value: #of) -> Self {
            self.0.value.#field = value;
            self
        }
    }
}

/// Documents that the setter of a list or map adds to it.
fn appends(member: &Member) -> Option<TokenStream> {
    let value = member.optional().unwrap_or(&member.of);
    let what = if argument_of(value, "Vec").is_some() {
        "Items are"
    } else if values_of(value).is_some() {
        "Entries are"
    } else {
        return None;
    };
    let set = optional_setter_name(member);
    let replaced = match member.optional() {
        Some(_) => format!(" [`{set}`](Self::{set}) replaces them."),
        None => String::new(),
    };
    let text = format!(" {what} added to those of earlier calls.{replaced}");
    Some(quote!(#[doc = ""] #[doc = #text]))
}

fn argument(member: &Member) -> Argument {
    let value = member.optional().unwrap_or(&member.of);
    if let Some(item) = argument_of(value, "Vec") {
        let (item, map) = element(item, &member.facts);
        let map = map.then(|| quote!(.into_iter().map(::std::convert::Into::into)));
        return Argument {
            of: quote!(impl ::std::iter::IntoIterator<Item = #item>),
            kind: Kind::Extend(quote!(value #map)),
        };
    }
    if let Some(value) = values_of(value) {
        let (value, map) = element(value, &member.facts);
        let value_expression = if map { quote!(value.into()) } else { quote!(value) };
        return Argument {
            of: quote!(impl ::std::iter::IntoIterator<Item = (impl ::std::convert::Into<::std::string::String>, #value)>),
            kind: Kind::Extend(
                quote!(value.into_iter().map(|(key, value)| (key.into(), #value_expression))),
            ),
        };
    }
    let inner = without_box(value);
    let is_boxed = argument_of(value, "Box").is_some();
    let (of, into) = element(inner, &member.facts);
    let expression = if into { quote!(value.into()) } else { quote!(value) };
    let expression =
        if is_boxed { quote!(::std::boxed::Box::new(#expression)) } else { expression };
    Argument { of, kind: Kind::Replace(expression) }
}

/// Returns the type of a value in an argument, and whether it is converted.
fn element(of: &Type, facts: &MemberFacts) -> (TokenStream, bool) {
    if converts(of) || facts.into {
        (quote!(impl ::std::convert::Into<#of>), true)
    } else {
        (quote!(#of), false)
    }
}
