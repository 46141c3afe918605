//! Enums of strings and of numbers.

use proc_macro2::TokenStream;
use quote::quote;

use super::source::Source;
use super::tokens::{deprecated, doc, ident, runtime};
use crate::model::EnumValue;
use crate::plan::{Docs, EnumBase, EnumPlan, Plan};

/// The file of an enum.
pub(super) fn render(plan: &Plan, enumeration: &EnumPlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    source.items(definition(enumeration));
    source.text(values(enumeration));
    source.finish()
}

/// The enum, with a variant for values that the service has and the model does not:
///
/// ```ignore
/// #[non_exhaustive]
/// pub enum Sector {
///     Commercial,
///     Unknown(UnknownValue),
/// }
/// ```
///
/// An enum of numbers holds the unknown one itself. That the variant is `non_exhaustive` keeps callers
/// from making it for a number that is known.
fn definition(enumeration: &EnumPlan) -> TokenStream {
    let rt = runtime();
    let name = ident(&enumeration.name);
    let docs = doc(&enumeration.docs);
    let deprecated = deprecated(enumeration.deprecated.as_deref());
    let debug = (!enumeration.sensitive).then(|| quote!(Debug,));
    let debug_impl = enumeration.sensitive.then(|| redacting_debug(enumeration));
    let variants = enumeration.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), doc(&variant.docs));
        let deprecated = super::tokens::deprecated(variant.deprecated.as_deref());
        quote!(#docs #deprecated #name)
    });
    let (copy, order, unknown) = match enumeration.base {
        EnumBase::String => {
            (None, Some(quote!(PartialOrd, Ord,)), quote!(Unknown(#rt::value::UnknownValue)))
        }
        EnumBase::Integer => (
            Some(quote!(Copy,)),
            None,
            quote!(
                #[non_exhaustive]
                Unknown(i32)
            ),
        ),
    };
    quote! {
        #docs
        #[derive(Clone, #copy #debug PartialEq, Eq, #order Hash)]
        #[non_exhaustive]
        #deprecated
        pub enum #name {
            #(#variants,)*
            /// A value that this version of the client does not know.
            #unknown,
        }

        #debug_impl
    }
}

/// `Debug` for an enum whose values stay out of logs.
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

/// The values on the wire, from which the runtime's macro makes the rest.
fn values(enumeration: &EnumPlan) -> String {
    let lines: Vec<String> = enumeration
        .variants
        .iter()
        .map(|variant| format!("        {} = {},", variant.name, literal(&variant.value)))
        .collect();
    let macro_name = match enumeration.base {
        EnumBase::String => "string_enum",
        EnumBase::Integer => "int_enum",
    };
    format!(
        "smithy_client_runtime::{macro_name}! {{\n    {} {{\n{}\n    }}\n}}",
        enumeration.name,
        lines.join("\n")
    )
}

fn literal(value: &EnumValue) -> String {
    match value {
        EnumValue::Text(text) => format!("{text:?}"),
        EnumValue::Number(number) => number.to_string(),
    }
}
