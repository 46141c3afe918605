//! Plans of generated types: structures, unions, enums and errors.

use crate::model::{EnumValue, ShapeId};
use crate::plan::docs::Docs;
use crate::plan::names::name::Name;
use crate::plan::operations::operation::ErrorRef;
use crate::plan::types::members::{MemberPlan, SchemaSetter};
use crate::plan::types::reach::Derives;
use crate::plan::types::rust_type::{RustType, SchemaType};

/// A generated type.
#[derive(Clone, Debug)]
pub enum TypePlan {
    /// A struct.
    Structure(StructurePlan),
    /// An enum with data.
    Union(UnionPlan),
    /// An enum of strings or numbers.
    Enum(EnumPlan),
}

/// The maximum number of required members in a structure. The size of its builder grows with the square.
const MOST_REQUIRED: usize = 200;

/// A structure.
#[derive(Clone, Debug)]
pub struct StructurePlan {
    /// The shape.
    pub id: ShapeId,
    /// The type's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// The members: first the required ones, then the others, both in the order of the model.
    pub members: Vec<MemberPlan>,
    /// Whether the structure is an error.
    pub is_error: bool,
    /// The derived traits.
    pub derives: Derives,
    /// The deprecation note, if the structure is deprecated.
    pub deprecated: Option<String>,
}

/// A union.
#[derive(Clone, Debug)]
pub struct UnionPlan {
    /// The shape.
    pub id: ShapeId,
    /// The type's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// The variants, in the order of the model.
    pub variants: Vec<VariantPlan>,
    /// The derived traits.
    pub derives: Derives,
    /// The deprecation note, if the union is deprecated.
    pub deprecated: Option<String>,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct VariantPlan {
    /// The variant's name.
    pub name: Name,
    /// The variant's name within method names, as in `as_name`.
    pub snake_name: Name,
    /// The member's name on the wire.
    pub wire_name: String,
    /// The payload's type, or `None` if the member targets `smithy.api#Unit`.
    pub rust_type: Option<RustType>,
    /// Whether the value is boxed because its type contains the union.
    pub boxed: bool,
    /// Whether the payload's type identifies the variant, so that the payload converts to the union.
    pub converts: bool,
    /// The member's type in its schema.
    pub schema_type: SchemaType,
    /// Further attributes of the member's schema.
    pub schema_setters: Vec<SchemaSetter>,
    /// Whether the value is redacted in logs.
    pub sensitive: bool,
    /// The documentation.
    pub docs: Docs,
    /// The deprecation note, if the member is deprecated.
    pub deprecated: Option<String>,
}

/// An enum of strings or numbers.
#[derive(Clone, Debug)]
pub struct EnumPlan {
    /// The shape.
    pub id: ShapeId,
    /// The type's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// The type of the values on the wire.
    pub base: EnumBase,
    /// The variants, in the order of the model.
    pub variants: Vec<EnumVariantPlan>,
    /// Whether the values are redacted in logs.
    pub sensitive: bool,
    /// The deprecation note, if the enum is deprecated.
    pub deprecated: Option<String>,
}

/// The type of an enum's values on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumBase {
    /// Strings.
    String,
    /// Numbers.
    Integer,
}

/// A variant of an enum of strings or numbers.
#[derive(Clone, Debug)]
pub struct EnumVariantPlan {
    /// The variant's name.
    pub name: Name,
    /// The value on the wire.
    pub value: EnumValue,
    /// The documentation.
    pub docs: Docs,
    /// The deprecation note, if the value is deprecated.
    pub deprecated: Option<String>,
}

/// An error shape.
#[derive(Clone, Debug)]
pub struct ErrorPlan {
    /// The structure.
    pub structure: StructurePlan,
    /// The code on the wire: the shape's name.
    pub code: String,
    /// The retry kind, if the model marks the error as retryable.
    pub retry: Option<Retry>,
    /// The member with the message.
    pub message: Option<Name>,
    /// Whether the message is redacted in logs.
    pub sensitive_message: bool,
    /// The cause: the first sentence of the error's documentation, in Markdown.
    pub when: Option<String>,
}

/// The kind of a retryable error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The service throttles requests.
    Throttling,
    /// The client is at fault.
    ClientError,
    /// The server is at fault.
    ServerError,
}

/// The schema of a member of a list or map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectionSchema {
    /// The schema's name.
    pub name: Name,
    /// The list or map.
    pub id: ShapeId,
    /// The member: `member`, `key` or `value`.
    pub member: String,
    /// The member's position in its shape.
    pub index: usize,
    /// The member's type.
    pub schema_type: SchemaType,
    /// Further attributes of the member's schema.
    pub schema_setters: Vec<SchemaSetter>,
}

impl TypePlan {
    /// Returns the type's name.
    pub fn name(&self) -> &Name {
        match self {
            Self::Structure(plan) => &plan.name,
            Self::Union(plan) => &plan.name,
            Self::Enum(plan) => &plan.name,
        }
    }

    /// Returns the shape of the type.
    pub fn id(&self) -> &ShapeId {
        match self {
            Self::Structure(plan) => &plan.id,
            Self::Union(plan) => &plan.id,
            Self::Enum(plan) => &plan.id,
        }
    }
}

impl ErrorPlan {
    /// Returns the error as a variant of an enum of errors.
    pub fn as_ref(&self) -> ErrorRef {
        ErrorRef {
            name: self.structure.name.clone(),
            when: self.when.clone(),
            derives: self.structure.derives,
        }
    }
}

/// Returns whether a member with the name holds an error's message.
fn is_message(name: &str) -> bool {
    ["message", "errorMessage"].iter().any(|message| name.eq_ignore_ascii_case(message))
}

/// Returns the cause of an error: the first sentence of its documentation.
pub(in crate::plan) fn when(error: &Shape) -> Option<String> {
    Docs::from_model(error.traits.documentation.as_deref()?).first_sentence()
}

impl UnionPlan {
    /// Returns whether the payload of any variant is redacted in logs.
    pub fn is_sensitive(&self) -> bool {
        self.variants.iter().any(|variant| variant.sensitive)
    }
}

impl StructurePlan {
    /// Returns whether any member is redacted in logs.
    pub fn is_sensitive(&self) -> bool {
        self.members.iter().any(|member| member.sensitive)
    }

    /// Returns the required members.
    pub fn required(&self) -> impl Iterator<Item = &MemberPlan> {
        self.members.iter().filter(|member| member.is_required())
    }
}

use crate::model::{EnumMember, ErrorFault, Member, Shape, ShapeKind};
use crate::plan::context::Context;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::members::{Role, deprecation};
use crate::plan::types::members::{plan_members, schema_setters_of, schema_type_of};
use crate::plan::types::sensitive::is_secret;

/// Plans the types and the errors.
pub(in crate::plan) fn plan_types(cx: &Context<'_>) -> (Vec<TypePlan>, Vec<ErrorPlan>) {
    let (mut types, mut errors) = (Vec::new(), Vec::new());
    for (id, name) in &cx.names {
        let Some(shape) = cx.shape(id) else { continue };
        match &shape.kind {
            ShapeKind::Structure(_)
                if name.module == crate::plan::types::rust_type::Module::Errors =>
            {
                errors.push(plan_error(cx, shape, &name.name));
            }
            ShapeKind::Structure(_) => {
                types.push(TypePlan::Structure(plan_structure(cx, shape, &name.name, Role::Value)));
            }
            ShapeKind::Union(members) => {
                types.push(TypePlan::Union(plan_union(cx, shape, &name.name, members)));
            }
            ShapeKind::Enum(members) => {
                let base = EnumBase::String;
                types.push(TypePlan::Enum(plan_enumeration(cx, shape, &name.name, base, members)));
            }
            ShapeKind::IntEnum(members) => {
                let base = EnumBase::Integer;
                types.push(TypePlan::Enum(plan_enumeration(cx, shape, &name.name, base, members)));
            }
            _ => {}
        }
    }
    types.sort_by(|a, b| a.name().cmp(b.name()));
    errors.sort_by(|a, b| a.structure.name.cmp(&b.structure.name));
    (types, errors)
}

/// Plans a structure.
pub(in crate::plan) fn plan_structure(
    cx: &Context<'_>,
    shape: &Shape,
    name: &Name,
    role: Role,
) -> StructurePlan {
    let structure = StructurePlan {
        id: shape.id.clone(),
        name: name.clone(),
        docs: Docs::of(&shape.traits, &format!("The structure `{}`.", shape.id.name())),
        members: plan_members(cx, shape, role),
        is_error: shape.traits.error.is_some(),
        derives: cx.reach.derives(shape),
        deprecated: deprecation(&shape.traits),
    };
    if structure.required().count() > MOST_REQUIRED {
        cx.sink.refuse(
            &shape.id,
            shape.span,
            format!("a structure with more than {MOST_REQUIRED} required members"),
            "its builder would have one type parameter per required member, and each setter would name them all",
        );
    }
    structure
}

fn plan_union(cx: &Context<'_>, shape: &Shape, name: &Name, members: &[Member]) -> UnionPlan {
    let mut variants: Vec<VariantPlan> =
        members.iter().map(|member| plan_variant(cx, shape, member)).collect();
    mark_conversions(name, &mut variants);
    UnionPlan {
        id: shape.id.clone(),
        name: name.clone(),
        docs: Docs::of(&shape.traits, &format!("The union `{}`.", shape.id.name())),
        variants,
        derives: cx.reach.derives(shape),
        deprecated: deprecation(&shape.traits),
    }
}

fn plan_variant(cx: &Context<'_>, container: &Shape, member: &Member) -> VariantPlan {
    let names = cx.member_names(&member.id);
    let is_unit = member.target == crate::model::ShapeId::prelude("Unit");
    VariantPlan {
        name: names.variant,
        snake_name: names.field,
        wire_name: member.name.clone(),
        rust_type: (!is_unit).then(|| type_of_member(cx, member)),
        boxed: cx.recursion.is_boxed(&member.target, &container.id),
        converts: false,
        schema_type: schema_type_of(cx, &member.target),
        schema_setters: schema_setters_of(cx, member),
        sensitive: container.traits.sensitive || is_secret(cx, member),
        docs: Docs::of(&member.traits, &format!("The member `{}`.", member.name)),
        deprecated: deprecation(&member.traits),
    }
}

fn plan_enumeration(
    cx: &Context<'_>,
    shape: &Shape,
    name: &Name,
    base: EnumBase,
    members: &[EnumMember],
) -> EnumPlan {
    let variants: Vec<EnumVariantPlan> =
        members.iter().map(|member| plan_enum_variant(cx, member)).collect();
    EnumPlan {
        id: shape.id.clone(),
        name: name.clone(),
        docs: Docs::of(&shape.traits, &format!("The enum `{}`.", shape.id.name())),
        base,
        variants,
        sensitive: shape.traits.sensitive,
        deprecated: deprecation(&shape.traits),
    }
}

fn plan_enum_variant(cx: &Context<'_>, member: &EnumMember) -> EnumVariantPlan {
    let shown = match &member.value {
        EnumValue::Text(text) => text.clone(),
        EnumValue::Number(number) => number.to_string(),
    };
    let otherwise = match shown.trim() {
        "" => "A blank value.".to_owned(),
        _ => format!("The value {}.", crate::plan::docs::code(&shown)),
    };
    EnumVariantPlan {
        name: cx.member_names(&member.id).variant,
        docs: Docs::of(&member.traits, &otherwise),
        deprecated: deprecation(&member.traits),
        value: member.value.clone(),
    }
}

fn plan_error(cx: &Context<'_>, shape: &Shape, name: &Name) -> ErrorPlan {
    let structure = plan_structure(cx, shape, name, Role::Value);
    let messages = || {
        let members = structure.members.iter();
        members.filter(|member| is_message(&member.wire_name))
    };
    let sensitive_message = shape.traits.sensitive || messages().any(|member| member.sensitive);
    let message = messages()
        .find(|member| member.rust_type == RustType::String)
        .map(|member| member.field.clone());
    let (code, retry, when) = (shape.id.name().to_owned(), retry(shape), when(shape));
    ErrorPlan { structure, code, retry, message, sensitive_message, when }
}

/// Plans the schemas of the members of lists and maps.
pub(in crate::plan) fn plan_collections(cx: &Context<'_>) -> Vec<CollectionSchema> {
    let shapes = cx.closure.shapes.iter().filter_map(|id| cx.shape(id));
    let mut schemas = Vec::new();
    for shape in shapes {
        match &shape.kind {
            ShapeKind::List(member) => schemas.push(plan_collection(cx, shape, member, 0)),
            ShapeKind::Map { key, value } => {
                schemas.push(plan_collection(cx, shape, key, 0));
                schemas.push(plan_collection(cx, shape, value, 1));
            }
            _ => {}
        }
    }
    schemas
}

fn plan_collection(
    cx: &Context<'_>,
    shape: &Shape,
    member: &Member,
    index: usize,
) -> CollectionSchema {
    CollectionSchema {
        name: cx.member_names(&member.id).schema,
        id: shape.id.clone(),
        member: member.name.clone(),
        index,
        schema_type: schema_type_of(cx, &member.target),
        schema_setters: schema_setters_of(cx, member),
    }
}

/// Returns the attribute of a member's schema for the items of the list or map that the member targets.
pub(in crate::plan) fn collection_setter(
    cx: &Context<'_>,
    target: &ShapeId,
) -> Option<SchemaSetter> {
    let shape = cx.shape(target)?;
    match &shape.kind {
        ShapeKind::List(member) => {
            Some(SchemaSetter::ListMember(cx.member_names(&member.id).schema))
        }
        ShapeKind::Map { key, value } => Some(SchemaSetter::MapMembers(
            cx.member_names(&key.id).schema,
            cx.member_names(&value.id).schema,
        )),
        _ => None,
    }
}

/// Marks the variants whose payload converts to the union: those with a generated type that no other variant
/// has. Other types, such as strings, are too general, and the union already converts to itself.
fn mark_conversions(union: &Name, variants: &mut [VariantPlan]) {
    let types: Vec<Option<RustType>> = variants.iter().map(|v| v.rust_type.clone()).collect();
    for variant in variants {
        let is_telling =
            matches!(&variant.rust_type, Some(RustType::Named(held)) if held.name != *union);
        variant.converts =
            is_telling && types.iter().filter(|other| **other == variant.rust_type).count() == 1;
    }
}

fn retry(shape: &Shape) -> Option<Retry> {
    let retryable = shape.traits.retryable?;
    Some(match shape.traits.error {
        _ if retryable.throttling => Retry::Throttling,
        Some(ErrorFault::Server) => Retry::ServerError,
        _ => Retry::ClientError,
    })
}
