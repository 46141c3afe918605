//! Operations.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, ItemStruct, LitStr, Path, Token};

use crate::pagination::Pagination;

/// The arguments of the attribute.
struct Arguments {
    /// The SDK ID of the service.
    sdk_id: String,
    /// The name of the operation.
    name: String,
    service: Path,
    items: Vec<TokenStream>,
    pagination: Pagination,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        let span = literal.value();
        let Some((sdk_id, name)) = span.rsplit_once('.') else {
            let message =
                "expected the service's SDK ID and the operation, such as `Things.GetThing`";
            return Err(syn::Error::new(literal.span(), message));
        };
        input.parse::<Token![,]>()?;
        let mut arguments = Self {
            sdk_id: sdk_id.to_owned(),
            name: name.to_owned(),
            service: input.parse()?,
            items: Vec::new(),
            pagination: Pagination::default(),
        };
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let fact = Ident::parse_any(input)?;
            if !arguments.pagination.parse(&fact, input)? {
                arguments.items.push(item(&fact, input)?);
            }
        }
        Ok(arguments)
    }
}

/// Renders the item of the trait `Operation` that a fact overrides.
fn item(fact: &Ident, input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let text = fact.to_string();
    let constant = match text.as_str() {
        "sensitive_input" | "sensitive_output" | "compresses_request" | "sends_content_md5"
        | "unsigned_payload" | "sends_content_hash" | "signs_raw_path" | "path_in_endpoint" => {
            let constant = format_ident!("{}", text.to_uppercase());
            return Ok(quote!(const #constant: bool = true;));
        }
        "host_prefix" => quote!(const HOST_PREFIX: &'static str),
        "headers" => quote!(const HEADERS: &'static [(&'static str, &'static str)]),
        "error_codes" => quote!(const ERROR_CODES: &'static [(u16, &'static str)]),
        "auth_schemes" => quote! {
            const AUTH_SCHEMES: ::std::option::Option<&'static [::smithy_client_runtime::service::AuthScheme]>
        },
        "endpoint_params" => {
            input.parse::<Token![=]>()?;
            let function: Path = input.parse()?;
            return Ok(quote! {
                fn endpoint_params(input: &Self::Input) -> ::smithy_client_runtime::endpoint::ContextParams {
                    #function(input)
                }
            });
        }
        "change_input" => {
            input.parse::<Token![=]>()?;
            let function: Path = input.parse()?;
            return Ok(quote! {
                fn change_input(input: &mut Self::Input) {
                    #function(input)
                }
            });
        }
        _ => {
            return Err(syn::Error::new(
                fact.span(),
                "expected `sensitive_input`, `sensitive_output`, `compresses_request`, `sends_content_md5`, \
                 `unsigned_payload`, `sends_content_hash`, `signs_raw_path`, `path_in_endpoint`, `host_prefix`, `headers`, \
                 `error_codes`, `auth_schemes`, `endpoint_params`, `change_input`, `page_token`, `page_size` or `page_items`",
            ));
        }
    };
    input.parse::<Token![=]>()?;
    let value: Expr = input.parse()?;
    Ok(match text.as_str() {
        "auth_schemes" => quote!(#constant = ::std::option::Option::Some(#value);),
        _ => quote!(#constant = #value;),
    })
}

/// Expands the attribute `operation`.
pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let Arguments { sdk_id, name, service, items, pagination } = syn::parse2(arguments)?;
    let item: ItemStruct = syn::parse2(item)?;
    let operation = &item.ident;
    let [input, output, error] =
        ["Input", "Output", "Error"].map(|suffix| format_ident!("{}{suffix}", operation));
    let pagination = pagination.implementations(operation);
    Ok(quote! {
        #[derive(Clone, Copy, Debug)]
        #item

        impl ::smithy_client_runtime::operation::Operation for #operation {
            type Input = #input;
            type Output = #output;
            type Error = #error;

            const NAME: &'static str = #name;
            const SERVICE: &'static ::smithy_client_runtime::service::Service = &#service;
            #(#items)*

            ::smithy_client_runtime::operation_span!(#sdk_id, #name);
        }

        #pagination
    })
}
