//! Enums of strings and of numbers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Docs, EnumBase, EnumPlan, EnumVariantPlan, Plan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{deprecated, doc, enum_value, ident};

/// Renders the file of an enum:
///
/// ```ignore
/// smithy_client_runtime::string_enum! {
///     #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
///     pub enum Sector {
///         Commercial = "COMMERCIAL",
///     }
/// }
/// ```
///
/// The macro adds a variant for values that the model does not list.
pub(in crate::render) fn render(plan: &Plan, enumeration: &EnumPlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    let (name, docs) = (ident(&enumeration.name), doc(&enumeration.docs));
    let deprecated = deprecated(enumeration.deprecated.as_deref());
    let debug = (!enumeration.sensitive).then(|| quote!(Debug,));
    let debug_impl = enumeration.sensitive.then(|| redacting_debug(enumeration));
    let variants = enumeration.variants.iter().map(variant);
    let (macro_name, copy, order) = match enumeration.base {
        EnumBase::String => ("string_enum", None, Some(quote!(PartialOrd, Ord,))),
        EnumBase::Integer => ("int_enum", Some(quote!(Copy,)), None),
    };
    source.declaration(
        macro_name,
        quote! {
            #docs
            #[derive(Clone, #copy #debug PartialEq, Eq, #order Hash)]
            #deprecated
            pub enum #name { #(#variants,)* }
        },
    );
    source.items(quote!(#debug_impl));
    source.finish()
}

fn variant(variant: &EnumVariantPlan) -> TokenStream {
    let (name, docs, value) =
        (ident(&variant.name), doc(&variant.docs), enum_value(&variant.value));
    let deprecated = deprecated(variant.deprecated.as_deref());
    quote!(#docs #deprecated #name = #value)
}

/// Implements `Debug` for an enum of sensitive values.
fn redacting_debug(enumeration: &EnumPlan) -> TokenStream {
    let name = ident(&enumeration.name);
    quote! {
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str("** redacted **")
            }
        }
    }
}
