//! Unions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::schema::{declaration, setters};
use super::source::Source;
use super::structure::{constant, derive};
use super::tokens::{deprecated, doc, doc_text, ident, rust_type};
use crate::plan::{Docs, Plan, RustType, UnionPlan, VariantPlan};

/// The file of a union.
pub(super) fn render(plan: &Plan, union: &UnionPlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    source.items(definition(union));
    source.items(accessors(union));
    source.items(conversions(union));
    source.text(codec(union));
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
    let debug_impl = union.is_sensitive().then(|| redacting_debug(union));
    let derive = derive(union.derives, debug_impl.is_none());
    let variants = union.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), doc(&variant.docs));
        let data = data(variant).map(|data| quote!((#data)));
        let deprecated = super::tokens::deprecated(variant.deprecated.as_deref());
        quote!(#docs #deprecated #name #data)
    });
    quote! {
        #docs
        #derive
        #[non_exhaustive]
        #deprecated
        pub enum #name {
            #(#variants,)*
            /// A member that this version of the client does not know. It can be received but not sent.
            #[non_exhaustive]
            Unknown,
        }

        #debug_impl
    }
}

/// `Debug` for a union with members that stay out of logs.
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

/// `as_…` for each variant with data.
fn accessors(union: &UnionPlan) -> TokenStream {
    let name = ident(&union.name);
    let methods: Vec<TokenStream> = union.variants.iter().filter_map(accessor).collect();
    if methods.is_empty() { TokenStream::new() } else { quote!(impl #name { #(#methods)* }) }
}

fn accessor(variant: &VariantPlan) -> Option<TokenStream> {
    let data = match variant.rust_type.as_ref()? {
        RustType::String => quote!(str),
        other => rust_type(other),
    };
    let name = ident(&variant.name);
    let method = format_ident!("{}", variant.snake_name.behind("as"));
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
    let conversions =
        union.variants.iter().filter(|variant| variant.converts).filter_map(|variant| {
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

/// How the union is written and read: a line of the runtime's macro for each member.
///
/// ```ignore
/// smithy_client_runtime::union! {
///     SupportPlan = "com.example" "SupportPlan" {
///         0 RESOLD_ENTERPRISE => ResoldEnterprise(value): Structure "resoldEnterprise",
///     }
/// }
/// ```
fn codec(union: &UnionPlan) -> String {
    let lines: Vec<String> = union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| codec_line(index, variant))
        .collect();
    declaration("union", &union.name, &union.id, &lines)
}

fn codec_line(index: usize, variant: &VariantPlan) -> String {
    format!(
        "{index} {} => {}{}: {} {:?}{}",
        constant(&variant.schema),
        variant.name,
        if variant.rust_type.is_some() { "(value)" } else { "" },
        variant.schema_type.0,
        variant.wire_name,
        setters(&variant.schema_setters)
    )
}
