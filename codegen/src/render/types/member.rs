//! Members of structures: fields with an attribute for the runtime's macro `structure!`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::schema::schema_argument;
use crate::plan::{MemberPlan, RustType};
use crate::render::source::tokens::{
    default_value, deprecated, doc, field_type, ident, runtime, rust_type,
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
    let takes = takes(&member.rust_type, member.boxed);
    let state = member.state.as_ref().map(|state| {
        let state = ident(state);
        let rt = runtime();
        quote!(, required(#state as #rt::builder::IsSet))
    });
    let set =
        member.is_optional().then(|| optional_setter(member)).map(|set| quote!(, optional(#set)));
    let schema = schema_argument(&member.schema_setters);
    quote!(#[member(
        #index, #schema_type, #wire_name #default, #setter(#takes) #state #set #schema
    )])
}

/// The setter of an optional member that takes an `Option`.
fn optional_setter(member: &MemberPlan) -> Ident {
    format_ident!("{}", member.setter.behind("set"))
}

/// What a setter takes, as the macro knows it: the kind, and the type.
fn takes(of: &RustType, boxed: bool) -> TokenStream {
    match of {
        RustType::List { item, sparse: false } if item.converts() => {
            let item = rust_type(item);
            quote!(list #item)
        }
        RustType::Map { value, sparse: false } if value.converts() => {
            let value = rust_type(value);
            quote!(map #value)
        }
        other => {
            let kind = match (other.converts(), boxed) {
                (true, true) => quote!(into_box),
                (true, false) => quote!(into),
                (false, _) => quote!(take),
            };
            let other = rust_type(other);
            quote!(#kind #other)
        }
    }
}
