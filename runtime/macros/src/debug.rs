//! `Debug` for types with sensitive members, whose values are redacted.

use proc_macro2::TokenStream;
use quote::quote;

use crate::declaration::Structure;
use crate::member::bare;

pub(crate) fn redacted() -> TokenStream {
    quote!(&::std::format_args!("** redacted **"))
}

/// Implements `Debug` for a structure with sensitive members.
pub(crate) fn of_structure(structure: &Structure) -> TokenStream {
    let fields = structure.members.iter().map(|member| {
        let (name, field) = (bare(&member.field), &member.field);
        let value = if member.facts.sensitive { redacted() } else { quote!(&self.#field) };
        quote!(.field(#name, #value))
    });
    let text = bare(&structure.name);
    implementation(
        &structure.name,
        &quote!(f.debug_struct(#text) #(#fields)* .finish_non_exhaustive()),
    )
}

/// Implements `Debug` with a body.
pub(crate) fn implementation(name: &syn::Ident, body: &TokenStream) -> TokenStream {
    quote! {
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    }
}
