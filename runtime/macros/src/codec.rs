//! Schemas and serialization.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use crate::declaration::{Member, Role, Structure};
use crate::shape_id::ShapeId;

/// Renders the schema and the serialization of a structure. They are in a block of their own, so that their names
/// stay private.
pub(crate) fn of_structure(structure: &Structure) -> TokenStream {
    let Structure { id, role, name, members, .. } = structure;
    let schemas = members.iter().enumerate();
    let schemas =
        schemas.map(|(position, member)| member.facts.schema(id, position, Some(&member.of)));
    let payload = members.iter().find_map(|member| member.facts.payload(&member.of));
    let wire = structure.wire.calls();
    let statics =
        statics(id, &Ident::new("Structure", name.span()), schemas, &quote!(#wire #payload));
    let value = value(structure);
    let structure_trait = structure_trait(structure);
    let reading = reading(name, members);
    let writing = writing(name, members);
    let metadata = matches!(role, Role::Error(_)).then(|| quote!(metadata));
    quote! {
        const _: () = {
            #statics
            #value
            #structure_trait
            #reading
            #writing
            ::smithy_client_runtime::serde_structure!(#name #metadata);
        };
    }
}

/// Renders the schema of a structure or union (`SCHEMA`) with the calls that add facts to it, and those of its members
/// (`MEMBERS`).
pub(crate) fn statics(
    id: &ShapeId,
    kind: &Ident,
    members: impl Iterator<Item = TokenStream>,
    facts: &TokenStream,
) -> TokenStream {
    let members: Vec<_> = members.collect();
    let count = members.len();
    let id = id.of_shape();
    quote! {
        static SCHEMA: ::smithy_client_runtime::schema::Schema<'static> =
            ::smithy_client_runtime::schema::Schema::new_struct(
                #id,
                ::smithy_client_runtime::schema::ShapeType::#kind,
                MEMBERS,
            ) #facts;
        static MEMBERS: &[&::smithy_client_runtime::schema::Schema<'static>] =
            &::smithy_client_runtime::schema::references(&EACH);
        static EACH: [::smithy_client_runtime::schema::Schema<'static>; #count] = [#(#members,)*];
    }
}

fn value(structure: &Structure) -> TokenStream {
    let Structure { name, members, role, .. } = structure;
    let fields = members.iter().map(|member| &member.field);
    let initial = members.iter().map(initial_value);
    let metadata = match role {
        Role::Error(_) => quote!(metadata: ::std::default::Default::default(),),
        Role::Output => quote!(_response: ::std::default::Default::default(),),
        Role::Input(_) | Role::Value => quote!(),
    };
    let shared = shared_value(&Ident::new("Structure", name.span()));
    quote! {
        #[doc(hidden)]
        impl ::smithy_client_runtime::value::Value for #name {
            #[inline]
            fn initial() -> Self {
                Self { #(#fields: #initial,)* #metadata }
            }

            #shared
        }
    }
}

/// Renders the items of `Value` that all structures and unions share.
pub(crate) fn shared_value(kind: &Ident) -> TokenStream {
    quote! {
        const TYPE: ::smithy_client_runtime::schema::ShapeType =
            ::smithy_client_runtime::schema::ShapeType::#kind;

        ::smithy_client_runtime::structure_value!();
    }
}

fn structure_trait(structure: &Structure) -> TokenStream {
    let name = &structure.name;
    let members = structure.members.iter().enumerate();
    let required = members.filter(|(_, member)| member.facts.required);
    let required: Vec<_> =
        required.map(|(position, _)| Literal::usize_unsuffixed(position)).collect();
    let required = (!required.is_empty())
        .then(|| quote!(const REQUIRED: &'static [usize] = &[#(#required),*];));
    let is_input = matches!(structure.role, Role::Input(_));
    let is_input = is_input.then(|| {
        quote!(
            const IS_INPUT: bool = true;
        )
    });
    let token = structure.members.iter().find(|member| member.facts.idempotency_token);
    let token = token.map(|member| {
        let field = &member.field;
        quote! {
            #[inline]
            fn idempotency_token(&mut self) -> ::std::option::Option<&mut ::std::option::Option<::std::string::String>> {
                ::std::option::Option::Some(&mut self.#field)
            }
        }
    });
    quote! {
        #[doc(hidden)]
        impl ::smithy_client_runtime::value::Structure for #name {
            const SCHEMA: &'static ::smithy_client_runtime::schema::Schema<'static> = &SCHEMA;
            #required
            #is_input
            #token
        }
    }
}

fn reading(name: &Ident, members: &[Member]) -> TokenStream {
    let arms = members.iter().enumerate().map(|(position, member)| {
        let (position, field) = (Literal::usize_unsuffixed(position), &member.field);
        quote! {
            ::std::option::Option::Some(#position) => {
                ::smithy_client_runtime::value::Slot::read_into(&mut self.#field, member, deserializer)
            }
        }
    });
    quote! {
        #[doc(hidden)]
        impl ::smithy_client_runtime::value::ReadMember for #name {
            #[inline]
            fn read_member(
                &mut self,
                member: &::smithy_client_runtime::schema::Schema<'_>,
                deserializer: &mut dyn ::smithy_client_runtime::schema::ShapeDeserializer,
            ) -> ::std::result::Result<(), ::smithy_client_runtime::schema::SerdeError> {
                match member.member_index() {
                    #(#arms)*
                    _ => ::std::result::Result::Ok(()),
                }
            }
        }
    }
}

fn writing(name: &Ident, members: &[Member]) -> TokenStream {
    let fields = members.iter().map(|member| &member.field);
    serializable(
        name,
        &quote!(::smithy_client_runtime::value::write_members(MEMBERS, &[#(&self.#fields),*], serializer)),
    )
}

/// Renders the implementation of `SerializableStruct`, given the expression that writes the members.
pub(crate) fn serializable(name: &Ident, write: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        impl ::smithy_client_runtime::schema::SerializableStruct for #name {
            #[inline]
            fn schema(&self) -> &::smithy_client_runtime::schema::Schema<'_> {
                &SCHEMA
            }

            #[inline]
            fn serialize_members(
                &self,
                serializer: &mut dyn ::smithy_client_runtime::schema::ShapeSerializer,
            ) -> ::std::result::Result<(), ::smithy_client_runtime::schema::SerdeError> {
                #write
            }
        }
    }
}

/// Renders the initial value of a member: `None`, its default, or the value that Smithy's client error correction
/// requires.
fn initial_value(member: &Member) -> TokenStream {
    match member.facts.default.as_ref() {
        _ if member.optional().is_some() => quote!(::std::option::Option::None),
        Some(default) => quote!(#default),
        None => {
            let of = &member.of;
            quote!(<#of as ::smithy_client_runtime::value::Value>::initial())
        }
    }
}
