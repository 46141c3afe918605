//! `Debug` for types with sensitive members, whose values are redacted.

use proc_macro2::TokenStream;
use quote::quote;

use crate::member::bare;
use crate::structure::Structure;
use crate::union::Variant;

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

/// Implements `Debug` for a union with sensitive members.
pub(crate) fn of_union(name: &syn::Ident, variants: &[Variant]) -> TokenStream {
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

fn implementation(name: &syn::Ident, body: &TokenStream) -> TokenStream {
    quote! {
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    }
}
