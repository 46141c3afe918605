//! Shape IDs.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;
use syn::parse::{Parse, ParseStream};

/// An absolute shape ID without a member, such as `com.example#Tag`.
pub(crate) struct ShapeId {
    namespace: String,
    name: String,
}

impl ShapeId {
    /// Parses the ID that is written at a place.
    pub(crate) fn new(id: &str, span: Span) -> syn::Result<Self> {
        let (namespace, name) = id.split_once('#').ok_or_else(|| {
            syn::Error::new(span, "expected a shape ID, such as `com.example#Tag`")
        })?;
        Ok(Self { namespace: namespace.to_owned(), name: name.to_owned() })
    }

    /// Returns the name without the namespace.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Renders the ID for the schema of the shape.
    pub(crate) fn of_shape(&self) -> TokenStream {
        let Self { namespace, name } = self;
        quote!(::smithy_client_runtime::schema::shape_id!(#namespace, #name))
    }

    /// Renders the ID for the schema of a member.
    pub(crate) fn of_member(&self, member: &str) -> TokenStream {
        let Self { namespace, name } = self;
        quote!(::smithy_client_runtime::schema::shape_id!(#namespace, #name, #member))
    }
}

impl Parse for ShapeId {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let literal: LitStr = input.parse()?;
        Self::new(&literal.value(), literal.span())
    }
}
