//! Errors: error shapes, the errors of an operation, and those of a service.

use heck::ToSnakeCase;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Fields, ItemEnum, LitStr, Path, Token, Type, Visibility};

use crate::declaration::{ErrorFacts, Member, Structure};
use crate::member::bare;
use crate::types::is_string;

/// Renders the implementation of the traits of an error shape. The code is the shape's name by default. A sensitive
/// message is not displayed.
pub(crate) fn of_shape(facts: &ErrorFacts, structure: &Structure) -> TokenStream {
    let name = &structure.name;
    let code = facts.code.as_ref().map_or_else(|| structure.id.name().to_owned(), LitStr::value);
    let messages = || structure.members.iter().filter(|member| is_message(member));
    let message = messages().find(|member| is_string(member.optional().unwrap_or(&member.of)));
    let field = message.map(|member| &member.field);
    let fill = field.map(|field| {
            quote!(::smithy_client_runtime::error::MessageSlot::fill(&mut self.#field, metadata.message());)
        });
    let is_sensitive = facts.sensitive || messages().any(|member| member.facts.sensitive);
    let displayed = match field {
        _ if is_sensitive => quote!(::std::option::Option::None),
        Some(field) => {
            quote!(::smithy_client_runtime::error::MessageSlot::message(&self.#field))
        }
        None => quote!(self.metadata.message()),
    };
    let traits = public_traits(facts, name, &code, &displayed);
    quote! {
        #[doc(hidden)]
        impl ::smithy_client_runtime::error::ErrorShape for #name {
            const CODE: &'static str = #code;
        }

        #[doc(hidden)]
        impl ::smithy_client_runtime::error::HeldError for #name {
            fn shape(&self) -> ::std::option::Option<&dyn ::smithy_client_runtime::schema::SerializableStruct> {
                ::std::option::Option::Some(self)
            }

            fn read(&mut self, body: &mut dyn ::smithy_client_runtime::schema::ShapeDeserializer) {
                let schema = <Self as ::smithy_client_runtime::value::Structure>::SCHEMA;
                ::smithy_client_runtime::value::read_readable_members(self, schema, body);
            }

            fn set_metadata(&mut self, metadata: ::smithy_client_runtime::error::ErrorMetadata) {
                #fill
                self.metadata = metadata;
            }
        }

        #traits

        impl ::std::error::Error for #name {}
    }
}

/// Renders the traits with the code, the metadata and the text of an error.
fn public_traits(
    facts: &ErrorFacts,
    name: &Ident,
    code: &str,
    displayed: &TokenStream,
) -> TokenStream {
    let retry = match &facts.retry {
        Some(kind) => {
            quote!(::std::option::Option::Some(::smithy_client_runtime::error::ErrorKind::#kind))
        }
        None => quote!(::std::option::Option::None),
    };
    quote! {
        impl ::smithy_client_runtime::error::ProvideErrorMetadata for #name {
            fn meta(&self) -> &::smithy_client_runtime::error::ErrorMetadata {
                &self.metadata
            }
        }

        impl ::smithy_client_runtime::error::ProvideErrorKind for #name {
            fn retryable_error_kind(&self) -> ::std::option::Option<::smithy_client_runtime::error::ErrorKind> {
                #retry
            }

            fn code(&self) -> ::std::option::Option<&str> {
                ::std::option::Option::Some(#code)
            }
        }

        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::smithy_client_runtime::error::write_code_and_message(f, #code, #displayed)
            }
        }
    }
}

/// Returns whether a member holds an error's message. Services spell its name in several ways.
fn is_message(member: &Member) -> bool {
    let name = &member.facts.wire_name;
    ["message", "errorMessage"].iter().any(|message| name.eq_ignore_ascii_case(message))
}

/// A declared enum of errors.
struct ErrorEnum {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    variants: Vec<Variant>,
}

/// A variant for an error shape.
struct Variant {
    attributes: Vec<Attribute>,
    name: Ident,
    shape: Type,
    /// The method that returns whether an error is this variant.
    is: Ident,
}

impl Variant {
    fn parse(variant: syn::Variant) -> syn::Result<Self> {
        let name = variant.ident;
        let Fields::Unnamed(fields) = variant.fields else {
            return Err(syn::Error::new(name.span(), "expected an error shape in parentheses"));
        };
        let Some(shape) = fields.unnamed.into_iter().next() else {
            return Err(syn::Error::new(name.span(), "expected an error shape in parentheses"));
        };
        let is = format_ident!("is_{}", bare(&name).to_snake_case(), span = name.span());
        Ok(Self { attributes: variant.attrs, name, shape: shape.ty, is })
    }
}

impl ErrorEnum {
    fn parse(item: TokenStream) -> syn::Result<Self> {
        let item: ItemEnum = syn::parse2(item)?;
        let variants = item.variants.into_iter().map(Variant::parse);
        Ok(Self {
            variants: variants.collect::<syn::Result<_>>()?,
            attributes: item.attrs,
            visibility: item.vis,
            name: item.ident,
        })
    }

    /// Renders the enum with a variant for other errors.
    fn definition(&self, unhandled: &str) -> TokenStream {
        let Self { attributes, visibility, name, variants } = self;
        let declared = variants.iter().map(|variant| {
            let Variant { attributes, name, shape, .. } = variant;
            let docs = format!(" The error [`{name}`]({}).", path_text(shape));
            quote!(#(#attributes)* #[doc = #docs] #name(#shape))
        });
        let predicates = variants.iter().map(|variant| {
            let Variant { name, is, .. } = variant;
            let docs = format!(" Returns whether this is [`{name}`](Self::{name}).");
            quote! {
                #[doc = #docs]
                #[inline]
                pub fn #is(&self) -> bool {
                    ::std::matches!(self, Self::#name(_))
                }
            }
        });
        quote! {
            #(#attributes)*
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            #visibility enum #name {
                #(#declared,)*
                #[doc = #unhandled]
                Unhandled(::smithy_client_runtime::error::Unhandled),
            }

            impl #name {
                #(#predicates)*
            }
        }
    }

    /// Renders the implementations of traits that both kinds of enums have.
    fn traits(&self) -> TokenStream {
        let (name, conversions) = (&self.name, self.conversions());
        let variants: Vec<&Ident> = self.variants.iter().map(|variant| &variant.name).collect();
        quote! {
            #[doc(hidden)]
            impl ::smithy_client_runtime::error::ErrorEnum for #name {
                fn held(&self) -> &(dyn ::smithy_client_runtime::error::HeldError + 'static) {
                    match self {
                        #(Self::#variants(error) => error,)*
                        Self::Unhandled(error) => error,
                    }
                }

                fn held_mut(&mut self) -> &mut dyn ::smithy_client_runtime::error::HeldError {
                    match self {
                        #(Self::#variants(error) => error,)*
                        Self::Unhandled(error) => error,
                    }
                }
            }

            ::smithy_client_runtime::error_enum!(#name);
            #conversions
        }
    }

    fn conversions(&self) -> TokenStream {
        let name = &self.name;
        let conversions = self.variants.iter().map(|variant| {
            let Variant { name: variant, shape, .. } = variant;
            quote! {
                impl ::std::convert::From<#shape> for #name {
                    #[inline]
                    fn from(error: #shape) -> Self {
                        Self::#variant(error)
                    }
                }
            }
        });
        quote!(#(#conversions)*)
    }
}

/// Expands the attribute `operation_error`.
pub(crate) fn of_operation(arguments: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let OperationArguments { operation, service } = syn::parse2(arguments)?;
    let errors = ErrorEnum::parse(item)?;
    let definition =
        errors.definition(" An error with a code that the model does not list for the operation.");
    let (traits, name) = (errors.traits(), &errors.name);
    let variants: Vec<&Ident> = errors.variants.iter().map(|variant| &variant.name).collect();
    let shapes = errors.variants.iter().map(|variant| &variant.shape);
    Ok(quote! {
        #definition
        #traits

        #[doc(hidden)]
        impl ::smithy_client_runtime::error::OperationError for #name {
            fn operation() -> &'static str {
                #operation
            }

            fn of_shape(name: ::std::option::Option<&str>) -> Self {
                match name {
                    #(
                        ::std::option::Option::Some(<#shapes as ::smithy_client_runtime::error::ErrorShape>::CODE) => {
                            Self::#variants(::smithy_client_runtime::value::Value::initial())
                        }
                    )*
                    _ => Self::Unhandled(::std::default::Default::default()),
                }
            }
        }

        impl ::std::convert::From<#name> for #service {
            fn from(error: #name) -> Self {
                match error {
                    #(#name::#variants(error) => Self::#variants(error),)*
                    #name::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }
    })
}

struct OperationArguments {
    operation: LitStr,
    service: Path,
}

impl Parse for OperationArguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let operation = input.parse()?;
        input.parse::<Token![,]>()?;
        Ok(Self { operation, service: input.parse()? })
    }
}

/// Expands the attribute `service_error`.
pub(crate) fn of_service(arguments: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let call: Ident = syn::parse2(arguments)?;
    let errors = ErrorEnum::parse(item)?;
    let definition =
        errors.definition(" An error with a code that the model does not list for any operation.");
    let (traits, name) = (errors.traits(), &errors.name);
    Ok(quote! {
        #definition
        #traits
        ::smithy_client_runtime::call_error!(#call #name);
    })
}

/// Returns the path of a type as text for a link.
fn path_text(of: &Type) -> String {
    let text = quote!(#of).to_string();
    text.split_whitespace().collect()
}
