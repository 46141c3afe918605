//! Declarations of structures: the item and the arguments of the attribute `structure`.

use quote::format_ident;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Field, Fields, Ident, ItemStruct, LitStr, Path, Token, Type, Visibility};

use crate::member::{MemberFacts, docs};
use crate::shape_id::ShapeId;
use crate::types::argument_of;
use crate::wire::{WireFacts, facts_of_shape, value};

/// A declared structure.
pub(crate) struct Structure {
    pub(crate) id: ShapeId,
    pub(crate) role: Role,
    /// The facts that only some protocols use.
    pub(crate) wire: WireFacts,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
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
    Error(ErrorFacts),
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
    /// Returns the name of the builder.
    pub(crate) fn builder(&self) -> Ident {
        format_ident!("{}Builder", self.name)
    }

    /// Returns the required members.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.facts.required)
    }

    pub(crate) fn is_sensitive(&self) -> bool {
        self.members.iter().any(|member| member.facts.sensitive)
    }

    /// Parses a declaration.
    pub(crate) fn parse(arguments: Arguments, item: ItemStruct) -> syn::Result<Self> {
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
            wire: arguments.wire,
            attributes: item.attrs,
            visibility: item.vis,
            name: item.ident,
            members,
        })
    }
}

/// The arguments of the attribute.
pub(crate) struct Arguments {
    id: ShapeId,
    role: Role,
    wire: WireFacts,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let id = input.parse()?;
        let (mut role, mut http) = (Role::Value, WireFacts::default());
        let add_role = |name: &Ident, input: ParseStream<'_>| {
            role = match name.to_string().as_str() {
                "input" => Role::Input(Input::parse(input, &mut http)?),
                "output" => Role::Output,
                "error" => Role::Error(input.parse()?),
                _ => return Ok(false),
            };
            Ok(true)
        };
        let expected = "expected `input`, `output`, `error`, `xml_name`, `xml_namespace` or `xml_unwrapped_output`";
        let mut wire = facts_of_shape(input, add_role, expected)?;
        wire.extend(http);
        Ok(Self { id, role, wire })
    }
}

impl Input {
    /// Parses the facts in parentheses, and adds those about HTTP to `wire`.
    fn parse(input: ParseStream<'_>, wire: &mut WireFacts) -> syn::Result<Self> {
        let content;
        syn::parenthesized!(content in input);
        let operation = content.parse()?;
        let mut facts = Self { operation, paginated: false, waited_for: false };
        while content.parse::<Option<Token![,]>>()?.is_some() && !content.is_empty() {
            let fact: Ident = content.parse()?;
            match fact.to_string().as_str() {
                "paginated" => facts.paginated = true,
                "waited_for" => facts.waited_for = true,
                "http" => wire.add_http(&content)?,
                _ => {
                    return Err(syn::Error::new(
                        fact.span(),
                        "expected `paginated`, `waited_for` or `http`",
                    ));
                }
            }
        }
        Ok(facts)
    }
}

/// The facts about an error shape.
#[derive(Default)]
pub(crate) struct ErrorFacts {
    /// The code, if it is not the shape's name.
    pub(crate) code: Option<LitStr>,
    /// The kind of a retryable error, a variant of `ErrorKind`.
    pub(crate) retry: Option<Ident>,
    /// Whether no message of the error may be displayed.
    pub(crate) sensitive: bool,
}

impl Parse for ErrorFacts {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut facts = Self::default();
        if input.is_empty() {
            return Ok(facts);
        }
        let content;
        syn::parenthesized!(content in input);
        while !content.is_empty() {
            let fact: Ident = content.parse()?;
            match fact.to_string().as_str() {
                "code" => facts.code = Some(value(&content)?),
                "retry" => facts.retry = Some(value(&content)?),
                "sensitive" => facts.sensitive = true,
                _ => {
                    let message = "expected `code`, `retry` or `sensitive`";
                    return Err(syn::Error::new(fact.span(), message));
                }
            }
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
        Ok(facts)
    }
}
