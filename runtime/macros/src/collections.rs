//! The schemas of the members of lists and maps.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Token, Type};

use crate::member::MemberFacts;
use crate::shape_id::ShapeId;

/// The schema of a member.
struct CollectionSchema {
    name: Ident,
    of: Type,
    shape: ShapeId,
    facts: MemberFacts,
}

impl Parse for CollectionSchema {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let of = input.parse()?;
        input.parse::<Token![=]>()?;
        let span = input.span();
        let mut facts: MemberFacts = input.parse()?;
        let Some((shape, member)) = facts.wire_name.split_once('$') else {
            let message = "expected a member, such as `com.example#TagList$member`";
            return Err(syn::Error::new(span, message));
        };
        let shape = ShapeId::new(shape, span)?;
        facts.wire_name = member.to_owned();
        Ok(Self { name, of, shape, facts })
    }
}

/// Expands the macro `collection_schemas`.
pub(crate) fn expand(input: TokenStream) -> syn::Result<TokenStream> {
    let schemas =
        |input: ParseStream<'_>| Punctuated::<CollectionSchema, Token![;]>::parse_terminated(input);
    let schemas = syn::parse::Parser::parse2(schemas, input)?;
    let schemas = schemas.iter().map(|schema| {
        let CollectionSchema { name, of, shape, facts } = schema;
        // The values of a map are its second member.
        let position = usize::from(facts.wire_name == "value");
        let value = facts.schema(shape, position, Some(of));
        quote! {
            pub(crate) static #name: ::smithy_client_runtime::schema::Schema<'static> = #value;
        }
    });
    Ok(schemas.collect())
}
