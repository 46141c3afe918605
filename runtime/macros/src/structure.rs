//! Structures: the attribute `structure`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::declaration::{Member, Role, Structure};
use crate::{builder, codec, debug, errors, states};

/// Expands the attribute `structure`.
pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let structure = Structure::parse(syn::parse2(arguments)?, syn::parse2(item)?)?;
    let definition = definition(&structure);
    let debug = structure.is_sensitive().then(|| debug::of_structure(&structure));
    let role = match &structure.role {
        Role::Error(facts) => errors::of_shape(facts, &structure),
        Role::Output => response(&structure),
        Role::Input(_) | Role::Value => quote!(),
    };
    let builder = builder::of(&structure);
    let states = states::of(&structure);
    let codec = codec::of_structure(&structure);
    Ok(quote!(#definition #debug #role #builder #states #codec))
}

/// Renders the access to the response of an output.
fn response(output: &Structure) -> TokenStream {
    let name = &output.name;
    quote! {
        impl #name {
            /// Returns the status, the headers and the request ID of the response.
            #[inline]
            pub fn response(&self) -> &::smithy_client_runtime::response::ResponseInfo {
                &self._response
            }

            /// Returns the request ID, which AWS support asks for.
            #[inline]
            pub fn request_id(&self) -> ::std::option::Option<&str> {
                self._response.request_id()
            }
        }

        impl ::smithy_client_runtime::error::RequestId for #name {
            fn request_id(&self) -> ::std::option::Option<&str> {
                self._response.request_id()
            }
        }

        #[doc(hidden)]
        impl ::smithy_client_runtime::operation::HasResponse for #name {
            fn set_response(&mut self, response: ::smithy_client_runtime::response::ResponseInfo) {
                self._response = response;
            }
        }
    }
}

/// Renders the type.
fn definition(structure: &Structure) -> TokenStream {
    let Structure { attributes, visibility, name, .. } = structure;
    let derived_debug = (!structure.is_sensitive()).then(|| quote!(, Debug));
    let fields = structure.members.iter().map(|member| {
        let Member { attributes, field, of, .. } = member;
        quote!(#(#attributes)* pub #field: #of)
    });
    let metadata = match structure.role {
        Role::Error(_) => quote!(metadata: ::smithy_client_runtime::error::ErrorMetadata,),
        Role::Output => quote!(_response: ::smithy_client_runtime::response::ResponseInfo,),
        Role::Input(_) | Role::Value => quote!(),
    };
    quote! {
        #(#attributes)*
        #[derive(Clone, PartialEq #derived_debug)]
        #[non_exhaustive]
        #visibility struct #name { #(#fields,)* #metadata }
    }
}
