//! Structures.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Field, Fields, Ident, ItemStruct, Path, Token, Type, Visibility};

use crate::member::{MemberFacts, docs};
use crate::shape_id::ShapeId;
use crate::types::argument_of;
use crate::{builder, codec, debug, errors, states};

/// A declared structure.
pub(crate) struct Structure {
    pub(crate) id: ShapeId,
    pub(crate) role: Role,
    attributes: Vec<Attribute>,
    visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) members: Vec<Member>,
}

/// A member of a structure.
pub(crate) struct Member {
    pub(crate) facts: MemberFacts,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) field: Ident,
    /// The field's type.
    pub(crate) of: Type,
}

impl Member {
    /// Returns the type inside `Option` if the member is optional.
    pub(crate) fn optional(&self) -> Option<&Type> {
        argument_of(&self.of, "Option")
    }

    pub(crate) fn docs(&self) -> Vec<&Attribute> {
        docs(&self.attributes)
    }

    pub(crate) fn setter(&self) -> &Ident {
        self.facts.setter.as_ref().unwrap_or(&self.field)
    }

    fn parse(mut field: Field) -> syn::Result<Self> {
        let Some(name) = field.ident.take() else {
            return Err(syn::Error::new_spanned(field, "expected a field with a name"));
        };
        let facts = MemberFacts::take(&mut field.attrs, &name)?;
        let member = Self { facts, attributes: field.attrs, field: name, of: field.ty };
        if member.facts.required && member.optional().is_some() {
            return Err(syn::Error::new_spanned(
                &member.of,
                "a required member is not an `Option`",
            ));
        }
        Ok(member)
    }
}

/// The role of a structure in its service.
pub(crate) enum Role {
    /// The input of an operation.
    Input(Input),
    /// The output of an operation.
    Output,
    /// An error.
    Error(errors::ErrorFacts),
    /// Any other structure.
    Value,
}

/// The facts about an input.
pub(crate) struct Input {
    pub(crate) operation: Path,
    pub(crate) paginated: bool,
    pub(crate) waited_for: bool,
}

impl Structure {
    /// Returns the required members.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.facts.required)
    }

    pub(crate) fn is_sensitive(&self) -> bool {
        self.members.iter().any(|member| member.facts.sensitive)
    }

    fn parse(arguments: Arguments, item: ItemStruct) -> syn::Result<Self> {
        let Fields::Named(fields) = item.fields else {
            return Err(syn::Error::new_spanned(
                item.ident,
                "expected a structure with named fields",
            ));
        };
        let members = fields.named.into_iter().map(Member::parse).collect::<syn::Result<_>>()?;
        Ok(Self {
            id: arguments.id,
            role: arguments.role,
            attributes: item.attrs,
            visibility: item.vis,
            name: item.ident,
            members,
        })
    }

    /// Renders the type.
    fn definition(&self) -> TokenStream {
        let Self { attributes, visibility, name, .. } = self;
        let derived_debug = (!self.is_sensitive()).then(|| quote!(, Debug));
        let fields = self.members.iter().map(|member| {
            let Member { attributes, field, of, .. } = member;
            quote!(#(#attributes)* pub #field: #of)
        });
        let metadata = match self.role {
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
}

/// Expands the attribute `structure`.
pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let structure = Structure::parse(syn::parse2(arguments)?, syn::parse2(item)?)?;
    let definition = structure.definition();
    let debug = structure.is_sensitive().then(|| debug::of_structure(&structure));
    let role = match &structure.role {
        Role::Error(facts) => facts.of_shape(&structure),
        Role::Output => response(&structure),
        Role::Input(_) | Role::Value => quote!(),
    };
    let builder = builder::of(&structure);
    let states = states::of(&structure);
    let codec = codec::of_structure(&structure)?;
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

/// The arguments of the attribute.
struct Arguments {
    id: ShapeId,
    role: Role,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let id = input.parse()?;
        if input.is_empty() {
            return Ok(Self { id, role: Role::Value });
        }
        input.parse::<Token![,]>()?;
        let role: Ident = input.parse()?;
        let role = match role.to_string().as_str() {
            "input" => Role::Input(input.parse()?),
            "output" => Role::Output,
            "error" => Role::Error(input.parse()?),
            _ => return Err(syn::Error::new(role.span(), "expected `input`, `output` or `error`")),
        };
        Ok(Self { id, role })
    }
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        syn::parenthesized!(content in input);
        let operation = content.parse()?;
        let mut facts = Self { operation, paginated: false, waited_for: false };
        if content.is_empty() {
            return Ok(facts);
        }
        content.parse::<Token![,]>()?;
        for fact in Punctuated::<Ident, Token![,]>::parse_terminated(&content)? {
            match fact.to_string().as_str() {
                "paginated" => facts.paginated = true,
                "waited_for" => facts.waited_for = true,
                _ => {
                    return Err(syn::Error::new(
                        fact.span(),
                        "expected `paginated` or `waited_for`",
                    ));
                }
            }
        }
        Ok(facts)
    }
}

/// Renders the initial value of a member: `None`, its default, or the value that Smithy's client error correction
/// requires.
pub(crate) fn initial(member: &Member) -> TokenStream {
    let default: Option<&Expr> = member.facts.default.as_ref();
    match default {
        _ if member.optional().is_some() => quote!(::std::option::Option::None),
        Some(default) => quote!(#default),
        None => {
            let of = &member.of;
            quote!(<#of as ::smithy_client_runtime::value::Value>::initial())
        }
    }
}
