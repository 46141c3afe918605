//! Pagination: the facts `page_token`, `page_size` and `page_items` of the attribute `operation`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, Token, Type, parenthesized};

/// The pagination of an operation.
#[derive(Default)]
pub(crate) struct Pagination {
    token: Option<TokenFact>,
    size: Option<(Type, MemberPath)>,
    items: Option<(Type, MemberPath)>,
}

/// The type of page tokens, the member of the input, and the member of the output.
struct TokenFact {
    of: Type,
    sent: MemberPath,
    received: MemberPath,
}

/// A path to a member: `output.result?.items`. A `?` follows members on the way that can be absent.
struct MemberPath {
    root: Ident,
    through: Vec<(Ident, bool)>,
    member: Ident,
}

impl Pagination {
    /// Parses a fact if it concerns pagination. Returns whether it does.
    pub(crate) fn parse(&mut self, fact: &Ident, input: ParseStream<'_>) -> syn::Result<bool> {
        match fact.to_string().as_str() {
            "page_token" => self.token = Some(arguments(input)?),
            "page_size" => self.size = Some(typed_path(input, "input")?),
            "page_items" => self.items = Some(typed_path(input, "output")?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Renders the implementations of the runtime's traits.
    pub(crate) fn implementations(&self, operation: &Ident) -> TokenStream {
        let token = self.token.as_ref().map(|token| token.implementation(operation));
        let size = self.size.as_ref().map(|(of, path)| page_size(operation, of, path));
        let items = self.items.as_ref().map(|(of, path)| page_items(operation, of, path));
        quote!(#token #size #items)
    }
}

impl TokenFact {
    fn implementation(&self, operation: &Ident) -> TokenStream {
        let Self { of, sent, received } = self;
        let (sent, next) = (&sent.member, received.value(&quote!(.as_ref())));
        quote! {
            impl ::smithy_client_runtime::pages::PaginatedOperation for #operation {
                type Token = #of;

                fn token(input: &Self::Input) -> ::std::option::Option<&#of> {
                    input.#sent.as_ref()
                }

                fn set_token(input: &mut Self::Input, token: ::std::option::Option<#of>) {
                    input.#sent = token;
                }

                fn next_token(output: &Self::Output) -> ::std::option::Option<&#of> {
                    ::std::convert::From::from(&#next)
                }
            }
        }
    }
}

fn page_size(operation: &Ident, of: &Type, path: &MemberPath) -> TokenStream {
    let member = &path.member;
    quote! {
        impl ::smithy_client_runtime::pages::PageSize for #operation {
            type Size = #of;

            fn set_page_size(input: &mut Self::Input, size: #of) {
                input.#member = ::std::convert::From::from(size);
            }
        }
    }
}

fn page_items(operation: &Ident, of: &Type, path: &MemberPath) -> TokenStream {
    let items = path.value(&quote!());
    quote! {
        impl ::smithy_client_runtime::pages::PagedItems for #operation {
            type Items = #of;

            fn items(output: Self::Output) -> ::std::option::Option<#of> {
                ::std::convert::From::from(#items)
            }
        }
    }
}

impl MemberPath {
    /// Renders the path. `as_option` converts each member on the way that can be absent to the `Option` to unwrap.
    fn value(&self, as_option: &TokenStream) -> TokenStream {
        let through = self.through.iter().map(|(field, is_optional)| {
            if *is_optional { quote!(.#field #as_option ?) } else { quote!(.#field) }
        });
        let member = &self.member;
        quote!(output #(#through)* .#member)
    }

    /// Checks that the path starts with the given name. Only members of structures within the output can be reached.
    fn rooted(self, root: &str) -> syn::Result<Self> {
        let is_reachable = root == "output" || self.through.is_empty();
        if self.root != root || !is_reachable {
            let message = format!("expected a path such as `{root}.{}`", self.member);
            return Err(syn::Error::new(self.root.span(), message));
        }
        Ok(self)
    }
}

impl Parse for MemberPath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let root = input.parse()?;
        input.parse::<Token![.]>()?;
        let mut path = Self { root, through: Vec::new(), member: input.parse()? };
        loop {
            let is_optional = input.parse::<Option<Token![?]>>()?.is_some();
            if !is_optional && !input.peek(Token![.]) {
                return Ok(path);
            }
            input.parse::<Token![.]>()?;
            let container = std::mem::replace(&mut path.member, input.parse()?);
            path.through.push((container, is_optional));
        }
    }
}

impl Parse for TokenFact {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let of = input.parse()?;
        input.parse::<Token![,]>()?;
        let sent = input.parse::<MemberPath>()?.rooted("input")?;
        input.parse::<Token![,]>()?;
        Ok(Self { of, sent, received: input.parse::<MemberPath>()?.rooted("output")? })
    }
}

fn arguments<T: Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    let content;
    parenthesized!(content in input);
    content.parse()
}

fn typed_path(input: ParseStream<'_>, root: &str) -> syn::Result<(Type, MemberPath)> {
    let content;
    parenthesized!(content in input);
    let of = content.parse()?;
    content.parse::<Token![,]>()?;
    Ok((of, content.parse::<MemberPath>()?.rooted(root)?))
}
