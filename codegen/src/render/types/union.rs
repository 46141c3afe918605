//! Unions.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::schema::{schema_argument, shape_attribute};
use super::structure::derive;
use crate::plan::{Docs, Plan, RustType, UnionPlan, VariantPlan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{deprecated, doc, ident, rust_type};

/// Renders the file of a union:
///
/// ```ignore
/// smithy_client_runtime::union! {
///     #[derive(Clone, Debug, PartialEq)]
///     #[shape("com.example", "SupportPlan")]
///     pub enum SupportPlan {
///         #[member(0, Structure, "resold", as(as_resold Resold), from(Resold))]
///         Resold(Resold),
///     }
/// }
/// ```
///
/// The macro adds a variant for members that the model does not list.
pub(in crate::render) fn render(plan: &Plan, union: &UnionPlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    let (name, docs) = (ident(&union.name), doc(&union.docs));
    let shape = shape_attribute(&union.id, &TokenStream::new());
    let deprecated = deprecated(union.deprecated.as_deref());
    let debug_impl = union.is_sensitive().then(|| redacting_debug(union));
    let derive = derive(union.derives, debug_impl.is_none());
    let variants = union.variants.iter().enumerate().map(|(index, it)| variant(index, it));
    source.declaration(
        "union",
        quote! {
            #docs
            #derive
            #shape
            #deprecated
            pub enum #name { #(#variants,)* }
        },
    );
    source.items(quote!(#debug_impl));
    source.finish()
}

fn variant(index: usize, variant: &VariantPlan) -> TokenStream {
    let (name, docs) = (ident(&variant.name), doc(&variant.docs));
    let data = data(variant).map(|data| quote!((#data)));
    let deprecated = deprecated(variant.deprecated.as_deref());
    let attribute = attribute(index, variant);
    quote!(#docs #attribute #deprecated #name #data)
}

fn attribute(index: usize, variant: &VariantPlan) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    let schema_type = format_ident!("{}", variant.schema_type.0);
    let (wire_name, schema) = (&variant.wire_name, schema_argument(&variant.schema_setters));
    let accessor = accessor(variant).map(|accessor| quote!(, as(#accessor)));
    let from = variant.rust_type.as_ref().filter(|_| variant.converts).map(|from| {
        let from = rust_type(from);
        quote!(, from(#from))
    });
    quote!(#[member(#index, #schema_type, #wire_name #accessor #from #schema)])
}

/// The name and the target type of the accessor of a variant's payload.
fn accessor(variant: &VariantPlan) -> Option<TokenStream> {
    let seen_as = match variant.rust_type.as_ref()? {
        RustType::String => quote!(str),
        other => rust_type(other),
    };
    let method = format_ident!("{}", variant.snake_name.behind("as"));
    Some(quote!(#method #seen_as))
}

/// Implements `Debug` for a union with sensitive members.
fn redacting_debug(union: &UnionPlan) -> TokenStream {
    let name = ident(&union.name);
    let arms = union.variants.iter().map(|variant| {
        let (variant_name, text) = (ident(&variant.name), variant.name.bare());
        match (&variant.rust_type, variant.sensitive) {
            (None, _) => quote!(Self::#variant_name => f.write_str(#text)),
            (Some(_), true) => quote! {
                Self::#variant_name(_) => {
                    f.debug_tuple(#text).field(&format_args!("** redacted **")).finish()
                }
            },
            (Some(_), false) => quote! {
                Self::#variant_name(value) => f.debug_tuple(#text).field(value).finish()
            },
        }
    });
    quote! {
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    #(#arms,)*
                    Self::Unknown => f.write_str("Unknown"),
                }
            }
        }
    }
}

fn data(variant: &VariantPlan) -> Option<TokenStream> {
    let data = rust_type(variant.rust_type.as_ref()?);
    Some(if variant.boxed { quote!(Box<#data>) } else { data })
}
