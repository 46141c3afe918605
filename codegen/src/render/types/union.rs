//! Unions: items with the runtime's attribute macro `union`.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::member::{attribute, schema_fact};
use crate::plan::{Docs, Plan, UnionPlan, VariantPlan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{deprecated, doc, ident, runtime, rust_type};

/// Renders the file of a union:
///
/// ```ignore
/// #[union("com.example#SupportPlan")]
/// pub enum SupportPlan {
///     #[member("resold")]
///     Resold(Resold),
/// }
/// ```
///
/// The macro adds a variant for members that the model does not list.
pub(in crate::render) fn render(plan: &Plan, union: &UnionPlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    let (rt, name, docs) = (runtime(), ident(&union.name), doc(&union.docs));
    let id = union.id.to_string();
    let deprecated = deprecated(union.deprecated.as_deref());
    let facts = union.schema_setters.iter().map(schema_fact);
    let variants = union.variants.iter().map(variant);
    source.items(quote! {
        #docs
        #[#rt::union(#id #(, #facts)*)]
        #deprecated
        pub enum #name { #(#variants,)* }
    });
    source.finish()
}

fn variant(variant: &VariantPlan) -> TokenStream {
    let (name, docs) = (ident(&variant.name), doc(&variant.docs));
    let data = data(variant).map(|data| quote!((#data)));
    let deprecated = deprecated(variant.deprecated.as_deref());
    let attribute = attribute(&variant.wire_name, &facts(variant));
    quote!(#docs #attribute #deprecated #name #data)
}

fn facts(variant: &VariantPlan) -> Vec<TokenStream> {
    let sensitive = variant.sensitive.then(|| quote!(sensitive));
    let accessor = variant
        .accessor()
        .filter(|accessor| accessor.name != format!("as_{}", variant.name.bare().to_snake_case()));
    let accessor = accessor.map(|accessor| {
        let name = format_ident!("{}", accessor.name);
        quote!(accessor = #name)
    });
    let schema = variant.schema_setters.iter().map(schema_fact);
    sensitive.into_iter().chain(accessor).chain(schema).collect()
}

fn data(variant: &VariantPlan) -> Option<TokenStream> {
    let data = rust_type(variant.rust_type.as_ref()?);
    Some(if variant.boxed { quote!(Box<#data>) } else { data })
}
