//! Members: the attribute `#[member(…)]` of a field or a variant.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, LitStr, Token, Type};

use crate::shape_id::ShapeId;
use crate::types::{argument_of, values_of, without_box, without_option};

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
    json_name: Option<LitStr>,
    timestamp_format: Option<LitStr>,
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
    ) -> syn::Result<TokenStream> {
        let id = shape.of_member(&self.wire_name);
        let wire_name = &self.wire_name;
        let value = of.map(|of| without_box(without_option(of)));
        let schema_type = schema_type(value);
        let sensitive = self.sensitive.then(|| quote!(.with_sensitive()));
        let json_name = self.json_name.as_ref().map(|name| quote!(.with_json_name(#name)));
        let timestamp = self.timestamp_format.as_ref().map(timestamp_format).transpose()?;
        let collection = value.map(|of| self.collection(of));
        Ok(quote! {
            ::smithy_client_runtime::schema::Schema::new_member(#id, #schema_type, #wire_name, #position)
                #sensitive #json_name #timestamp #collection
        })
    }

    /// Renders the setter for the members of a list or map.
    fn collection(&self, of: &Type) -> TokenStream {
        if let Some(item) = argument_of(of, "Vec") {
            let member =
                self.items.as_ref().map_or_else(|| item_schema(item), |items| quote!(&#items));
            quote!(.with_list_member(#member))
        } else if let Some(value) = values_of(of) {
            let value =
                self.items.as_ref().map_or_else(|| item_schema(value), |items| quote!(&#items));
            let key = self.keys.as_ref().map(|keys| quote!(&#keys));
            let key = key.unwrap_or_else(|| {
                let string = quote!(::smithy_client_runtime::schema::ShapeType::String);
                quote!(::smithy_client_runtime::schema::item_of(#string))
            });
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

/// Renders a reference to the schema of a list's items or a map's values. Nested collections have a `static` of
/// their own.
fn item_schema(item: &Type) -> TokenStream {
    let item = without_option(item);
    let nested = MemberFacts::default().collection(item);
    let schema_type = schema_type(Some(item));
    if nested.is_empty() {
        return quote!(::smithy_client_runtime::schema::item_of(#schema_type));
    }
    quote!({
        static ITEMS: ::smithy_client_runtime::schema::Schema<'static> =
            ::smithy_client_runtime::schema::new_item(#schema_type) #nested;
        &ITEMS
    })
}

fn timestamp_format(format: &LitStr) -> syn::Result<TokenStream> {
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
        match fact.to_string().as_str() {
            "required" => self.required = true,
            "sensitive" => self.sensitive = true,
            "idempotency_token" => self.idempotency_token = true,
            "into" => self.into = true,
            "default" => self.default = Some(value(input)?),
            "setter" => self.setter = Some(name(input)?),
            "accessor" => self.accessor = Some(name(input)?),
            "json_name" => self.json_name = Some(value(input)?),
            "timestamp_format" => self.timestamp_format = Some(value(input)?),
            "items" => self.items = Some(value(input)?),
            "keys" => self.keys = Some(value(input)?),
            _ => {
                return Err(syn::Error::new(
                    fact.span(),
                    "expected `required`, `sensitive`, `idempotency_token`, `into`, `default`, `setter`, \
                     `accessor`, `json_name`, `timestamp_format`, `items` or `keys`",
                ));
            }
        }
        Ok(())
    }
}

fn value<T: Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

fn name(input: ParseStream<'_>) -> syn::Result<Ident> {
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
