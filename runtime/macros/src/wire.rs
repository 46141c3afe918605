//! Facts about members and shapes that some protocols use, as calls on their schemas.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{LitInt, LitStr, Token, parenthesized};

/// The facts in the order of the declaration. Without facts, no code is rendered.
#[derive(Default)]
pub(crate) struct WireFacts {
    calls: Vec<TokenStream>,
    /// Whether the member is the payload of the HTTP message.
    pub(crate) is_payload: bool,
}

impl WireFacts {
    /// Renders the calls that add the facts to a schema.
    pub(crate) fn calls(&self) -> TokenStream {
        self.calls.iter().cloned().collect()
    }

    /// Adds all other facts.
    pub(crate) fn extend(&mut self, other: Self) {
        self.calls.extend(other.calls);
    }

    /// Adds a fact about a member. Returns `false` if the fact is another one.
    pub(crate) fn add_of_member(
        &mut self,
        fact: &str,
        input: ParseStream<'_>,
    ) -> syn::Result<bool> {
        self.calls.push(match fact {
            "json_name" => text(input, |name| quote!(.with_json_name(#name)))?,
            "timestamp_format" => timestamp_format(input)?,
            "media_type" => text(input, |media_type| quote!(.with_media_type(#media_type)))?,
            "http_header" => text(input, |name| quote!(.with_http_header(#name)))?,
            "http_label" => quote!(.with_http_label()),
            "http_prefix_headers" => {
                text(input, |prefix| quote!(.with_http_prefix_headers(#prefix)))?
            }
            "http_query" => text(input, |key| quote!(.with_http_query(#key)))?,
            "http_query_params" => quote!(.with_http_query_params()),
            "http_response_code" => quote!(.with_http_response_code()),
            "http_payload" => {
                self.is_payload = true;
                quote!(.with_http_payload())
            }
            "xml_attribute" => quote!(.with_xml_attribute()),
            "xml_flattened" => quote!(.with_xml_flattened()),
            "ec2_query_name" => ec2_query_name(input)?,
            _ => return self.add_of_shape(fact, input),
        });
        Ok(true)
    }

    /// Adds a fact about a structure or union. Returns `false` if the fact is another one.
    pub(crate) fn add_of_shape(&mut self, fact: &str, input: ParseStream<'_>) -> syn::Result<bool> {
        self.calls.push(match fact {
            "xml_name" => text(input, |name| quote!(.with_xml_name(#name)))?,
            "xml_namespace" => xml_namespace(input)?,
            "xml_unwrapped_output" => quote!(.with_xml_unwrapped_output()),
            _ => return Ok(false),
        });
        Ok(true)
    }

    /// Adds the facts of the trait `http` of an operation to its input: the method, the URI pattern and the status code.
    pub(crate) fn add_http(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let content;
        parenthesized!(content in input);
        let method: LitStr = content.parse()?;
        content.parse::<Token![,]>()?;
        let uri: LitStr = content.parse()?;
        content.parse::<Token![,]>()?;
        let code: LitInt = content.parse()?;
        self.calls.push(quote! {
            .with_http(::smithy_client_runtime::schema::HttpTrait::new(
                #method,
                #uri,
                ::std::option::Option::Some(#code),
            ))
        });
        Ok(())
    }
}

/// Parses the value of a fact that is text.
fn text(
    input: ParseStream<'_>,
    call: impl FnOnce(LitStr) -> TokenStream,
) -> syn::Result<TokenStream> {
    value(input).map(call)
}

fn timestamp_format(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let format: LitStr = value(input)?;
    let variant = match format.value().as_str() {
        "date-time" => quote!(DateTime),
        "http-date" => quote!(HttpDate),
        "epoch-seconds" => quote!(EpochSeconds),
        _ => {
            let message = "expected `date-time`, `http-date` or `epoch-seconds`";
            return Err(syn::Error::new(format.span(), message));
        }
    };
    Ok(quote!(.with_timestamp_format(::smithy_client_runtime::schema::TimestampFormat::#variant)))
}

/// Parses `= "uri"`, or `("uri", "prefix")`.
fn xml_namespace(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    if input.peek(Token![=]) {
        return text(input, |uri| quote!(.with_xml_namespace(#uri, ::std::option::Option::None)));
    }
    let content;
    parenthesized!(content in input);
    let uri: LitStr = content.parse()?;
    content.parse::<Token![,]>()?;
    let prefix: LitStr = content.parse()?;
    Ok(quote!(.with_xml_namespace(#uri, ::std::option::Option::Some(#prefix))))
}

/// Schemas have no field for the trait, so it is a further one.
fn ec2_query_name(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    text(input, |name| {
        quote! {
            .with_traits({
                static TRAITS: ::std::sync::LazyLock<::smithy_client_runtime::schema::TraitMap> =
                    ::std::sync::LazyLock::new(|| ::smithy_client_runtime::schema::ec2_query_name(#name));
                &TRAITS
            })
        }
    })
}

/// Parses the value of a fact.
pub(crate) fn value<T: Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// Parses the facts about a union after its ID, or the remaining facts about a structure.
pub(crate) fn facts_of_shape(
    input: ParseStream<'_>,
    mut other: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<bool>,
    expected: &str,
) -> syn::Result<WireFacts> {
    let mut facts = WireFacts::default();
    while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
        let fact: Ident = input.parse()?;
        if !facts.add_of_shape(&fact.to_string(), input)? && !other(&fact, input)? {
            return Err(syn::Error::new(fact.span(), expected));
        }
    }
    Ok(facts)
}
