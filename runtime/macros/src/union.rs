//! Unions.

use heck::ToSnakeCase;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Fields, ItemEnum, Type};

use crate::codec::{serializable, shared_value, statics};
use crate::debug::{implementation, redacted};
use crate::member::{MemberFacts, bare};
use crate::shape_id::ShapeId;
use crate::types::{is_document, is_of_crate, is_string, without_box};
use crate::wire::{WireFacts, facts_of_shape};

/// The arguments of the attribute.
struct Arguments {
    id: ShapeId,
    /// The facts that only some protocols use.
    wire: WireFacts,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let id = input.parse()?;
        let wire =
            facts_of_shape(input, |_, _| Ok(false), "expected `xml_name` or `xml_namespace`")?;
        Ok(Self { id, wire })
    }
}

/// A member of a union.
pub(crate) struct Variant {
    pub(crate) facts: MemberFacts,
    attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    /// The type of the value, if the variant has one.
    pub(crate) of: Option<Type>,
}

impl Variant {
    fn parse(mut variant: syn::Variant) -> syn::Result<Self> {
        let facts = MemberFacts::take(&mut variant.attrs, &variant.ident)?;
        let of = match variant.fields {
            Fields::Unit => None,
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                fields.unnamed.into_iter().next().map(|field| field.ty)
            }
            other => return Err(syn::Error::new_spanned(other, "expected one value or none")),
        };
        Ok(Self { facts, attributes: variant.attrs, name: variant.ident, of })
    }

    /// Returns the method that returns a reference to the value.
    fn accessor(&self) -> Ident {
        let name = &self.name;
        let derived = || format_ident!("as_{}", bare(name).to_snake_case(), span = name.span());
        self.facts.accessor.clone().unwrap_or_else(derived)
    }
}

/// Expands the attribute `union`.
pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let Arguments { id, wire } = syn::parse2(arguments)?;
    let item: ItemEnum = syn::parse2(item)?;
    let (attributes, visibility, name) = (&item.attrs, &item.vis, &item.ident);
    let variants = item.variants.into_iter().map(Variant::parse);
    let variants = variants.collect::<syn::Result<Vec<_>>>()?;
    let is_sensitive = variants.iter().any(|variant| variant.facts.sensitive);
    let derived_debug = (!is_sensitive).then(|| quote!(, Debug));
    let debug = is_sensitive.then(|| redacting_debug(name, &variants));
    let declared = variants.iter().map(|variant| {
        let Variant { attributes, name, of, .. } = variant;
        let of = of.as_ref().map(|of| quote!((#of)));
        quote!(#(#attributes)* #name #of)
    });
    let accessors = accessors(name, &variants);
    let conversions = conversions(name, &variants);
    let codec = codec(&id, &wire, name, &variants);
    Ok(quote! {
        #(#attributes)*
        #[derive(Clone, PartialEq #derived_debug)]
        #[non_exhaustive]
        #visibility enum #name {
            #(#declared,)*
            /// A member unknown to this version of the client. It can be received but not sent.
            #[non_exhaustive]
            Unknown,
        }

        #debug
        #accessors
        #conversions
        #codec
    })
}

/// Implements `Debug` for a union with sensitive members.
fn redacting_debug(name: &Ident, variants: &[Variant]) -> TokenStream {
    let arms = variants.iter().map(|variant| {
        let (text, variant_name) = (bare(&variant.name), &variant.name);
        match (&variant.of, variant.facts.sensitive) {
            (None, _) => quote!(Self::#variant_name => f.write_str(#text)),
            (Some(_), true) => {
                let redacted = redacted();
                quote!(Self::#variant_name(_) => f.debug_tuple(#text).field(#redacted).finish())
            }
            (Some(_), false) => {
                quote!(Self::#variant_name(value) => f.debug_tuple(#text).field(value).finish())
            }
        }
    });
    implementation(
        name,
        &quote! {
            match self {
                #(#arms,)*
                Self::Unknown => f.write_str("Unknown"),
            }
        },
    )
}

fn accessors(union: &Ident, variants: &[Variant]) -> TokenStream {
    let methods = variants.iter().filter_map(|variant| {
        let of = variant.of.as_ref()?;
        let (name, accessor) = (&variant.name, variant.accessor());
        let seen_as = if is_string(of) {
            quote!(str)
        } else {
            let of = without_box(of);
            quote!(#of)
        };
        let docs = format!(
            " Returns the value of [`{name}`](Self::{name}), or `None` for another member."
        );
        Some(quote! {
            #[doc = #docs]
            #[inline]
            pub fn #accessor(&self) -> ::std::option::Option<&#seen_as> {
                match self {
                    Self::#name(value) => ::std::option::Option::Some(value),
                    _ => ::std::option::Option::None,
                }
            }
        })
    });
    quote!(impl #union { #(#methods)* })
}

/// Renders the conversions from types that identify their variant: types of the crate that no other variant has.
fn conversions(union: &Ident, variants: &[Variant]) -> TokenStream {
    let values: Vec<Option<&Type>> =
        variants.iter().map(|variant| variant.of.as_ref().map(without_box)).collect();
    let conversions = variants.iter().zip(&values).filter_map(|(variant, of)| {
        let (name, from) = (&variant.name, (*of)?);
        let count = values.iter().filter(|other| **other == Some(from)).count();
        let is_union = matches!(from, Type::Path(path) if path.path.is_ident(union));
        (is_of_crate(from) && !is_union && count == 1).then(|| {
            quote! {
                impl ::std::convert::From<#from> for #union {
                    #[inline]
                    fn from(value: #from) -> Self {
                        Self::#name(::std::convert::From::from(value))
                    }
                }
            }
        })
    });
    quote!(#(#conversions)*)
}

fn codec(id: &ShapeId, wire: &WireFacts, name: &Ident, variants: &[Variant]) -> TokenStream {
    let kind = Ident::new("Union", name.span());
    let schemas = variants.iter().enumerate();
    let schemas =
        schemas.map(|(position, variant)| variant.facts.schema(id, position, variant.of.as_ref()));
    let statics = statics(id, &kind, schemas, &wire.calls());
    let shared = shared_value(&kind);
    let reading = reading(name, variants);
    let writing = serializable(name, &write(name, variants));
    quote! {
        const _: () = {
            #statics

            #[doc(hidden)]
            impl ::smithy_client_runtime::value::Value for #name {
                #[inline]
                fn initial() -> Self {
                    Self::Unknown
                }

                #shared
            }

            #[doc(hidden)]
            impl ::smithy_client_runtime::value::Structure for #name {
                const SCHEMA: &'static ::smithy_client_runtime::schema::Schema<'static> = &SCHEMA;
            }

            #reading
            #writing
            ::smithy_client_runtime::serde_structure!(#name);
        };
    }
}

fn reading(name: &Ident, variants: &[Variant]) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(position, variant)| {
        let (position, name) = (Literal::usize_unsuffixed(position), &variant.name);
        let make = match &variant.of {
            Some(_) => quote!(Self::#name(::smithy_client_runtime::value::Value::read(member, deserializer)?)),
            None => quote! {{
                <() as ::smithy_client_runtime::value::Value>::read(member, deserializer)?;
                Self::#name
            }},
        };
        quote!(::std::option::Option::Some(#position) => *self = #make,)
    });
    // Null is a valid document, but absent members may be written as null too.
    let documents = variants.iter().filter(|variant| variant.of.as_ref().is_some_and(is_document));
    let holds_null = documents.map(|variant| {
        let name = &variant.name;
        quote!(Self::#name(value) => ::smithy_client_runtime::value::Value::is_null(value),)
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
                let is_free = match self {
                    Self::Unknown => true,
                    #(#holds_null)*
                    _ => false,
                };
                if !is_free {
                    return ::smithy_client_runtime::value::second_member(member, deserializer);
                }
                match member.member_index() {
                    #(#arms)*
                    _ => *self = Self::Unknown,
                }
                ::std::result::Result::Ok(())
            }
        }
    }
}

fn write(union: &Ident, variants: &[Variant]) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(position, variant)| {
        let (position, name) = (Literal::usize_unsuffixed(position), &variant.name);
        let (pattern, value) = match &variant.of {
            Some(_) => (quote!(Self::#name(value)), quote!(value)),
            None => (quote!(Self::#name), quote!(&())),
        };
        quote!(#pattern => (#value, MEMBERS[#position]),)
    });
    let union = bare(union);
    quote! {
        let (value, _schema): (&dyn ::smithy_client_runtime::value::WriteMember, _) = match self {
            #(#arms)*
            Self::Unknown => return ::std::result::Result::Err(
                ::smithy_client_runtime::value::unknown_union_member(#union),
            ),
        };
        value.write(_schema, serializer)
    }
}
