//! Members of structures: types, presence and default values.

use std::sync::LazyLock;

use crate::model::{EnumValue, TimestampFormat};
use crate::plan::docs::Docs;
use crate::plan::names::name::Name;
use crate::plan::types::rust_type::{RustType, SchemaType, TypeName};
use crate::plan::types::simple::SimpleValue;

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct MemberPlan {
    /// The position in the model.
    pub index: usize,
    /// The field's name.
    pub field: Name,
    /// The builder's setter.
    pub setter: Name,
    /// The builder's type parameter for the state of a required member: set or unset.
    pub state: Option<Name>,
    /// The member's name on the wire.
    pub wire_name: String,
    /// The type, without the `Option` of an optional member.
    pub rust_type: RustType,
    /// Whether the value is boxed because its type contains the structure.
    pub boxed: bool,
    /// Whether the member is required, defaulted or optional.
    pub presence: Presence,
    /// The default value, if the model has one.
    pub default: Option<DefaultValue>,
    /// The member's type in its schema.
    pub schema_type: SchemaType,
    /// Further attributes of the member's schema.
    pub schema_setters: Vec<SchemaSetter>,
    /// Whether the value is redacted in logs.
    pub sensitive: bool,
    /// The documentation, with the constraints.
    pub docs: Docs,
    /// The deprecation note, if the member is deprecated.
    pub deprecated: Option<String>,
}

/// The presence of a member's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The builder requires a value.
    Required,
    /// The member always has a value: its default, if it is not set.
    Defaulted,
    /// The value may be absent.
    Optional,
}

/// The default value of a member.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// A value of a simple shape.
    Simple(SimpleValue),
    /// A value of an enum.
    Enum(TypeName, EnumValue),
    /// An empty list.
    EmptyList,
    /// An empty map.
    EmptyMap,
}

/// An attribute of a member's schema, in addition to the member's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaSetter {
    /// The value is sensitive.
    Sensitive,
    /// The name in JSON.
    JsonName(String),
    /// The format of a timestamp.
    TimestampFormat(TimestampFormat),
    /// The schema of a list's items.
    ListMember(Name),
    /// The schemas of a map's keys and values.
    MapMembers(Name, Name),
}

impl MemberPlan {
    /// Returns whether the builder requires the member.
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }

    /// Returns whether the field is an `Option`.
    pub fn is_optional(&self) -> bool {
        self.presence == Presence::Optional
    }
}

use crate::model::{Member, Shape, ShapeId, ShapeKind, Traits};
use crate::plan::context::Context;
use crate::plan::docs::code;
use crate::plan::types::constraints::{Unit, constraints};
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::rust_type::NamedKind;
use crate::plan::types::sensitive::is_secret;
use crate::plan::types::shapes::collection_setter;
use crate::plan::types::tokens::is_filled_in;
use crate::text::on_one_line;

/// The role of a structure, which decides the presence of its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The input of an operation. The client does not send default values, since the service applies them.
    Input,
    /// Any other structure.
    Value,
}

/// Plans the members of a structure: first the required ones, as in its documentation, then the others.
pub(in crate::plan) fn plan_members(
    cx: &Context<'_>,
    shape: &Shape,
    role: Role,
) -> Vec<MemberPlan> {
    let ShapeKind::Structure(members) = &shape.kind else { return Vec::new() };
    let members = members.iter().enumerate();
    let plans = members.map(|(index, member)| plan_member_at(cx, index, shape, member, role));
    let (mut plans, others): (Vec<_>, Vec<_>) = plans.partition(MemberPlan::is_required);
    plans.extend(others);
    plans
}

/// Plans a member of a structure.
pub(in crate::plan) fn plan_member(
    cx: &Context<'_>,
    container: &Shape,
    member: &Member,
    role: Role,
) -> MemberPlan {
    let mut members = container.members().into_iter();
    let index = members.position(|other| other.id == member.id).unwrap_or_default();
    plan_member_at(cx, index, container, member, role)
}

/// Plans the member at a position of a structure.
fn plan_member_at(
    cx: &Context<'_>,
    index: usize,
    container: &Shape,
    member: &Member,
    role: Role,
) -> MemberPlan {
    let rust_type = type_of_member(cx, member);
    let default = default_value(cx, member, &rust_type);
    let presence = presence_of(cx, member, default.is_some(), role);
    let names = cx.member_names(&member.id);
    MemberPlan {
        index,
        field: names.field,
        setter: names.setter,
        state: (presence == Presence::Required).then_some(names.state),
        wire_name: member.name.clone(),
        boxed: cx.recursion.is_boxed(&member.target, &container.id),
        schema_type: schema_type_of(cx, &member.target),
        schema_setters: schema_setters_of(cx, member),
        sensitive: container.traits.sensitive || is_secret(cx, member),
        docs: member_docs(cx, member, role),
        deprecated: deprecation(&member.traits),
        default: default.filter(|_| presence != Presence::Optional),
        rust_type,
        presence,
    }
}

/// Returns the presence of a member, if its structure has the role.
pub(crate) fn presence_of(
    cx: &Context<'_>,
    member: &Member,
    has_default: bool,
    role: Role,
) -> Presence {
    let traits = &member.traits;
    if traits.client_optional || role == Role::Input && is_filled_in(cx, member) {
        return Presence::Optional;
    }
    match (traits.required, has_default, role) {
        (true, ..) => Presence::Required,
        (false, true, Role::Value) => Presence::Defaulted,
        _ => Presence::Optional,
    }
}

/// Returns the value of `@default`, unless the trait is absent or null.
pub(in crate::plan) fn default_value(
    cx: &Context<'_>,
    member: &Member,
    rust_type: &RustType,
) -> Option<DefaultValue> {
    let value = member.traits.default.as_ref()?;
    if value.is_null() {
        return None;
    }
    let default = default_of(value, rust_type, timestamp_format(cx, member));
    if default.is_none() {
        cx.sink.refuse(
            &member.id,
            member.span,
            format!("the default {value}"),
            "the value doesn't match the member's type",
        );
    }
    default
}

fn member_docs(cx: &Context<'_>, member: &Member, role: Role) -> Docs {
    let mut docs = Docs::of(&member.traits, &format!("The member `{}`.", member.name));
    let unit = Unit::of(cx.shape(&member.target).map(|shape| &shape.kind));
    let target = target_traits(cx, member);
    if let Some(text) = constraints(&member.traits, target, unit, &cx.patterns) {
        docs.push(&text);
    }
    let default = member.traits.default.as_ref().filter(|value| !value.is_null());
    if let (Some(value), Role::Input) = (default, role) {
        let value = code(&value.to_string());
        docs.push(&format!("If it is not set, the service uses {value}."));
    }
    docs
}

/// Returns the traits of the shape that a member targets.
pub(in crate::plan) fn target_traits<'m>(cx: &Context<'m>, member: &Member) -> &'m Traits {
    static NONE: LazyLock<Traits> = LazyLock::new(Traits::default);
    cx.shape(&member.target).map_or(&*NONE, |shape| &shape.traits)
}

/// Returns the format of a member's timestamps, if the model sets one.
pub(in crate::plan) fn timestamp_format(
    cx: &Context<'_>,
    member: &Member,
) -> Option<TimestampFormat> {
    member.traits.timestamp_format.or(target_traits(cx, member).timestamp_format)
}

/// Returns the type of a shape in a schema.
pub(in crate::plan) fn schema_type_of(cx: &Context<'_>, target: &ShapeId) -> SchemaType {
    cx.shape(target).map_or(SchemaType("Structure"), |shape| SchemaType::of(&shape.kind))
}

/// Returns the attributes of a member's schema: the traits that matter on the wire, of the member or else of its
/// target, and the schemas of the items of lists and maps.
pub(in crate::plan) fn schema_setters_of(cx: &Context<'_>, member: &Member) -> Vec<SchemaSetter> {
    let target = target_traits(cx, member);
    let mut setters = Vec::new();
    if member.traits.sensitive || target.sensitive {
        setters.push(SchemaSetter::Sensitive);
    }
    if let Some(name) = &member.traits.json_name {
        setters.push(SchemaSetter::JsonName(name.clone()));
    }
    if let Some(format) = timestamp_format(cx, member) {
        setters.push(SchemaSetter::TimestampFormat(format));
    }
    setters.extend(collection_setter(cx, &member.target));
    setters
}

/// Returns the deprecation note on one line, or `None` if the shape is not deprecated. The note may be empty.
pub(in crate::plan) fn deprecation(traits: &Traits) -> Option<String> {
    let deprecated = traits.deprecated.as_ref()?;
    let since = deprecated.since.as_ref().map(|since| format!("since {since}"));
    let parts = [since, deprecated.message.clone()];
    let note = on_one_line(&parts.into_iter().flatten().collect::<Vec<_>>().join(": "));
    // Rustdoc treats brackets in notes as links to items. The compiler shows notes unchanged, so nothing else
    // is escaped.
    Some(note.replace('[', r"\[").replace(']', r"\]"))
}

/// Converts a default value. The reader has checked that it is a value of the member's target.
fn default_of(
    value: &serde_json::Value,
    rust_type: &RustType,
    format: Option<TimestampFormat>,
) -> Option<DefaultValue> {
    match rust_type {
        RustType::List { .. } => Some(DefaultValue::EmptyList),
        RustType::Map { .. } => Some(DefaultValue::EmptyMap),
        RustType::Named(name) => Some(DefaultValue::Enum(name.clone(), enum_value(name, value)?)),
        simple => SimpleValue::of(value, simple, format).map(DefaultValue::Simple),
    }
}

/// Converts a value of an enum. Returns `None` if the type or the value doesn't match.
pub(in crate::plan) fn enum_value(name: &TypeName, value: &serde_json::Value) -> Option<EnumValue> {
    match name.kind {
        NamedKind::Enum => value.as_str().map(|text| EnumValue::Text(text.to_owned())),
        NamedKind::IntEnum => Some(EnumValue::Number(value.as_i64()?.try_into().ok()?)),
        NamedKind::Structure | NamedKind::Union => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::options::Options;
    use crate::plan::Plan;

    #[test]
    fn required_members_come_first_and_keep_their_positions() {
        let text = r#"{"smithy": "2.0", "shapes": {
            "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}],
                "traits": {"aws.protocols#awsJson1_0": {}}},
            "a#O": {"type": "operation", "input": {"target": "a#I"}},
            "a#I": {"type": "structure", "members": {
                "a": {"target": "smithy.api#String"},
                "b": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
                "c": {"target": "smithy.api#String"},
                "d": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}}
        }}"#;
        let model = Model::parse("m", text).expect("a model");
        let closure = model.service(None).expect("a service");
        let plan = Plan::new(&model, &closure, &Options::of_tests()).expect("a plan");
        let members = plan.operations[0].input.members.iter();
        let members: Vec<_> = members.map(|it| (it.wire_name.as_str(), it.index)).collect();
        assert_eq!(members, [("b", 1), ("d", 3), ("a", 0), ("c", 2)]);
    }
}
