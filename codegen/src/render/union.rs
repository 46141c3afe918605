//! Unions.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::schema::{SchemaMember, declare};
use super::source::Source;
use super::structure::constant;
use super::tokens::{deprecated, doc, doc_text, ident, runtime, rust_type};
use crate::plan::{Docs, Plan, UnionPlan, VariantPlan};

/// The file of a union.
pub(super) fn render(plan: &Plan, union: &UnionPlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default());
    source.items(definition(union));
    source.items(accessors(union));
    source.items(conversions(union));
    source.items(codec(union));
    source.text(schema(union));
    source.finish()
}

/// The enum, with a variant for members that the service has and the model does not:
///
/// ```ignore
/// #[non_exhaustive]
/// pub enum SupportPlan {
///     ResoldEnterprise(ResoldEnterprise),
///     #[non_exhaustive]
///     Unknown,
/// }
/// ```
fn definition(union: &UnionPlan) -> TokenStream {
    let name = ident(&union.name);
    let docs = doc(&union.docs);
    let deprecated = deprecated(union.deprecated.as_deref());
    let variants = union.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), doc(&variant.docs));
        let data = data(variant).map(|data| quote!((#data)));
        quote!(#docs #name #data)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #deprecated
        pub enum #name {
            #(#variants,)*
            /// A member that this version of the client does not know. It can be received but not sent.
            #[non_exhaustive]
            Unknown,
        }
    }
}

fn data(variant: &VariantPlan) -> Option<TokenStream> {
    let data = rust_type(variant.rust_type.as_ref()?);
    Some(if variant.boxed { quote!(Box<#data>) } else { data })
}

/// `as_…` for each variant with data.
fn accessors(union: &UnionPlan) -> TokenStream {
    let name = ident(&union.name);
    let methods: Vec<TokenStream> = union.variants.iter().filter_map(accessor).collect();
    if methods.is_empty() { TokenStream::new() } else { quote!(impl #name { #(#methods)* }) }
}

fn accessor(variant: &VariantPlan) -> Option<TokenStream> {
    let data = rust_type(variant.rust_type.as_ref()?);
    let name = ident(&variant.name);
    let method = format_ident!("as_{}", variant.snake_name.bare());
    let docs = doc_text(&format!("The value of [`{name}`](Self::{name}), if it is that."));
    Some(quote! {
        #docs
        pub fn #method(&self) -> Option<&#data> {
            match self {
                Self::#name(value) => Some(value),
                _ => None,
            }
        }
    })
}

/// `From` for the values that tell their variant.
fn conversions(union: &UnionPlan) -> TokenStream {
    let name = ident(&union.name);
    let conversions = union.variants.iter().filter(|variant| variant.converts).filter_map(|variant| {
        let data = rust_type(variant.rust_type.as_ref()?);
        let variant_name = ident(&variant.name);
        let value = if variant.boxed { quote!(Box::new(value)) } else { quote!(value) };
        Some(quote! {
            impl From<#data> for #name {
                fn from(value: #data) -> Self {
                    Self::#variant_name(#value)
                }
            }
        })
    });
    quote!(#(#conversions)*)
}

fn schema(union: &UnionPlan) -> String {
    let members = union.variants.iter().map(|variant| SchemaMember {
        constant: constant("", variant.schema.bare()),
        schema_type: variant.schema_type,
        wire_name: &variant.wire_name,
        setters: &variant.schema_setters,
    });
    declare("Union", "SCHEMA", &union.id, members)
}

/// How the union is written and read.
fn codec(union: &UnionPlan) -> TokenStream {
    let rt = runtime();
    let name = ident(&union.name);
    let text = union.name.bare();
    let reads = union.variants.iter().enumerate().map(|(index, variant)| {
        let (index, name) = (Literal::usize_unsuffixed(index), ident(&variant.name));
        let value = read(variant);
        quote!(Some(#index) => Self::#name #value)
    });
    let writes = union.variants.iter().map(write);
    quote! {
        impl #rt::value::Structure for #name {
            const SCHEMA: &'static #rt::schema::Schema<'static> = &SCHEMA;

            fn initial() -> Self {
                Self::Unknown
            }

            fn read_member(
                &mut self,
                member: &#rt::schema::Schema<'_>,
                deserializer: &mut dyn #rt::schema::ShapeDeserializer,
            ) -> Result<(), #rt::schema::SerdeError> {
                *self = match member.member_index() {
                    #(#reads,)*
                    _ => Self::Unknown,
                };
                Ok(())
            }
        }

        impl #rt::schema::SerializableStruct for #name {
            fn schema(&self) -> &#rt::schema::Schema<'_> {
                &SCHEMA
            }

            fn serialize_members(
                &self,
                serializer: &mut dyn #rt::schema::ShapeSerializer,
            ) -> Result<(), #rt::schema::SerdeError> {
                match self {
                    #(#writes,)*
                    Self::Unknown => Err(#rt::value::unknown_union_member(#text)),
                }
            }
        }
    }
}

fn read(variant: &VariantPlan) -> TokenStream {
    let rt = runtime();
    match (&variant.rust_type, variant.boxed) {
        (None, _) => quote!(),
        (Some(_), false) => quote!((#rt::value::Value::read(member, deserializer)?)),
        (Some(_), true) => quote!((Box::new(#rt::value::Value::read(member, deserializer)?))),
    }
}

fn write(variant: &VariantPlan) -> TokenStream {
    let rt = runtime();
    let name = ident(&variant.name);
    let schema = format_ident!("{}", constant("", variant.schema.bare()));
    match (&variant.rust_type, variant.boxed) {
        (None, _) => quote!(Self::#name => #rt::value::write_unit(&#schema, serializer)),
        (Some(_), false) => {
            quote!(Self::#name(value) => #rt::value::Value::write(value, &#schema, serializer))
        }
        (Some(_), true) => {
            quote!(Self::#name(value) => #rt::value::Value::write(&**value, &#schema, serializer))
        }
    }
}
