//! Members of structures: fields with an attribute for the runtime's macro `structure!`.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::schema::schema_argument;
use super::simple::simple_value;
use crate::plan::{Argument, DefaultValue, MemberPlan};
use crate::render::source::tokens::{
    deprecated, doc, enum_value, field_type, ident, named, runtime, rust_type,
};

/// Renders a member as a field:
///
/// ```ignore
/// #[member(0, String, "key", key(into String), required(KeyState as IsSet))]
/// pub key: String
///
/// #[member(1, List, "values", values(list String), optional(set_values))]
/// pub values: Option<Vec<String>>
/// ```
pub(in crate::render) fn field(member: &MemberPlan) -> TokenStream {
    let (name, docs, field_type) = (ident(&member.field), doc(&member.docs), field_type(member));
    let deprecated = deprecated(member.deprecated.as_deref());
    let attribute = attribute(member);
    quote!(#docs #attribute #deprecated pub #name: #field_type)
}

fn attribute(member: &MemberPlan) -> TokenStream {
    let index = Literal::usize_unsuffixed(member.index);
    let (schema_type, wire_name) = (format_ident!("{}", member.schema_type.0), &member.wire_name);
    let default = member.default.as_ref().map(|value| {
        let value = default_value(value);
        quote!(= #value)
    });
    let setter = ident(&member.setter);
    let takes = takes(member);
    let state = member.state.as_ref().map(|state| {
        let state = ident(state);
        let rt = runtime();
        quote!(, required(#state as #rt::builder::IsSet))
    });
    let set = member.optional_setter().map(|set| {
        let set = format_ident!("{set}");
        quote!(, optional(#set))
    });
    let schema = schema_argument(&member.schema_setters);
    quote!(#[member(
        #index, #schema_type, #wire_name #default, #setter(#takes) #state #set #schema
    )])
}

/// Renders a setter's argument in the syntax of the macro: its kind and its type.
fn takes(member: &MemberPlan) -> TokenStream {
    let (kind, of) = match member.rust_type.argument() {
        Argument::List(item) => (quote!(list), item),
        Argument::Map(value) => (quote!(map), value),
        Argument::Into(of) if member.boxed => (quote!(into_box), of),
        Argument::Into(of) => (quote!(into), of),
        Argument::Exact(of) => (quote!(take), of),
    };
    let of = rust_type(of);
    quote!(#kind #of)
}

/// Renders a default value.
fn default_value(value: &DefaultValue) -> TokenStream {
    let rt = runtime();
    match value {
        DefaultValue::Simple(value) => simple_value(
            &quote!(#rt::types),
            value,
            |digits| quote!(#rt::value::big_number(#digits)),
        ),
        DefaultValue::Enum(name, value) => {
            let (name, value) = (named(name), enum_value(value));
            quote!(#name::from(#value))
        }
        DefaultValue::EmptyList => quote!(Vec::new()),
        DefaultValue::EmptyMap => quote!(::std::collections::HashMap::new()),
    }
}
