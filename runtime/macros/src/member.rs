//! Members: the attribute `#[member(…)]` of a field or a variant.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, LitStr, Token, Type};

use crate::shape_id::ShapeId;
use crate::types::{argument_of, values_of, without_box, without_option};
use crate::wire::{WireFacts, value};

/// The facts about a member that its type does not tell.
#[derive(Default)]
pub(crate) struct MemberFacts {
    /// The name on the wire.
    pub(crate) wire_name: String,
    pub(crate) required: bool,
    pub(crate) sensitive: bool,
    /// The value of the client's idempotency token.
    pub(crate) idempotency_token: bool,
    /// The setter accepts values that convert to the type.
    pub(crate) into: bool,
    /// The default value.
    pub(crate) default: Option<Expr>,
    /// The setter, if its name differs from the field's.
    pub(crate) setter: Option<Ident>,
    /// The accessor of a union's variant, if its name differs from the variant's.
    pub(crate) accessor: Option<Ident>,
    /// The facts that only some protocols use.
    wire: WireFacts,
    /// The schema of a list's items or a map's values, if their type does not determine it.
    items: Option<Expr>,
    /// The schema of a map's keys, if their type does not determine it.
    keys: Option<Expr>,
}

impl MemberFacts {
    /// Takes the attribute `member` out of the attributes of a field or variant.
    pub(crate) fn take(attributes: &mut Vec<Attribute>, of: &Ident) -> syn::Result<Self> {
        let position = attributes.iter().position(|attribute| attribute.path().is_ident("member"));
        let position = position.ok_or_else(|| {
            syn::Error::new(of.span(), format!("`{of}` has no attribute `#[member(\"…\")]`"))
        })?;
        attributes.remove(position).parse_args()
    }

    /// Renders the schema of the member of a shape, given its position and its type.
    pub(crate) fn schema(
        &self,
        shape: &ShapeId,
        position: usize,
        of: Option<&Type>,
    ) -> TokenStream {
        let id = shape.of_member(&self.wire_name);
        let wire_name = &self.wire_name;
        let value = of.map(|of| without_box(without_option(of)));
        let schema_type = schema_type(value);
        let sensitive = self.sensitive.then(|| quote!(.with_sensitive()));
        let wire = self.wire.calls();
        let collection = value.map(|of| self.collection(of));
        quote! {
            ::smithy_client_runtime::schema::Schema::new_member(#id, #schema_type, #wire_name, #position)
                #sensitive #wire #collection
        }
    }

    /// Renders the call that tells the schema of a structure how a member is the payload, if it is.
    pub(crate) fn payload(&self, of: &Type) -> Option<TokenStream> {
        let schema_type = schema_type(Some(without_box(without_option(of))));
        self.wire.is_payload.then(|| {
            quote!(.with_payload_hint(::smithy_client_runtime::schema::payload_hint(#schema_type)))
        })
    }

    /// Renders the setter for the members of a list or map.
    fn collection(&self, of: &Type) -> TokenStream {
        let items = self.items.as_ref().map(|items| quote!(&#items));
        if let Some(item) = argument_of(of, "Vec") {
            let member = items.unwrap_or_else(|| item_schema(item, "item"));
            quote!(.with_list_member(#member))
        } else if let Some(value) = values_of(of) {
            let value = items.unwrap_or_else(|| item_schema(value, "value"));
            let key = self.keys.as_ref().map(|keys| quote!(&#keys));
            let key = key.unwrap_or_else(|| quote!(&::smithy_client_runtime::schema::KEY));
            quote!(.with_map_members(#key, #value))
        } else {
            TokenStream::new()
        }
    }
}

/// Renders the type of a value in a schema. A value without a type is a structure without members.
fn schema_type(of: Option<&Type>) -> TokenStream {
    match of {
        Some(of) => quote!(<#of as ::smithy_client_runtime::value::Value>::TYPE),
        None => quote!(::smithy_client_runtime::schema::ShapeType::Structure),
    }
}

/// Renders a reference to the schema of a list's items or a map's values, according to their kind, `item` or `value`.
/// Nested collections have a `static` of their own.
fn item_schema(item: &Type, kind: &str) -> TokenStream {
    let (of, new) = (format_ident!("{kind}_of"), format_ident!("new_{kind}"));
    let item = without_option(item);
    let nested = MemberFacts::default().collection(item);
    let schema_type = schema_type(Some(item));
    if nested.is_empty() {
        return quote!(::smithy_client_runtime::schema::#of(#schema_type));
    }
    quote!({
        static ITEMS: ::smithy_client_runtime::schema::Schema<'static> =
            ::smithy_client_runtime::schema::#new(#schema_type) #nested;
        &ITEMS
    })
}

impl Parse for MemberFacts {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut facts = Self { wire_name: input.parse::<LitStr>()?.value(), ..Self::default() };
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let fact = Ident::parse_any(input)?;
            facts.add(&fact, input)?;
        }
        Ok(facts)
    }
}

impl MemberFacts {
    fn add(&mut self, fact: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        let name = fact.to_string();
        match name.as_str() {
            "required" => self.required = true,
            "sensitive" => self.sensitive = true,
            "idempotency_token" => self.idempotency_token = true,
            "into" => self.into = true,
            "default" => self.default = Some(value(input)?),
            "setter" => self.setter = Some(ident(input)?),
            "accessor" => self.accessor = Some(ident(input)?),
            "items" => self.items = Some(value(input)?),
            "keys" => self.keys = Some(value(input)?),
            _ if self.wire.add_of_member(&name, input)? => {}
            _ => {
                return Err(syn::Error::new(
                    fact.span(),
                    "expected `required`, `sensitive`, `idempotency_token`, `into`, `default`, `setter`, \
                     `accessor`, `items`, `keys`, or a trait such as `json_name` or `http_label`",
                ));
            }
        }
        Ok(())
    }
}

fn ident(input: ParseStream<'_>) -> syn::Result<Ident> {
    input.parse::<Token![=]>()?;
    Ident::parse_any(input)
}

/// Returns an identifier without `r#`.
pub(crate) fn bare(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// Returns the documentation of an item.
pub(crate) fn docs(attributes: &[Attribute]) -> Vec<&Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).collect()
}

/// Returns an identifier for an item, at the place of another one.
pub(crate) fn ident_at(name: &str, span: Span) -> Ident {
    Ident::new(name, span.resolved_at(Span::call_site()))
}
