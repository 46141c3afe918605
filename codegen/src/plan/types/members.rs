//! Members of structures: types, presence and default values.

mod default;
mod docs;
mod plan;
mod presence;
mod schema;
mod traits;

pub(in crate::plan) use self::default::{default_value, enum_value};
pub(in crate::plan) use self::docs::member_docs;
pub use self::plan::{DefaultValue, MemberPlan, Presence, SchemaSetter};
pub(crate) use self::presence::{Role, presence_of};
use self::schema::setters_in_message;
pub(in crate::plan) use self::schema::{
    has_own_schema, is_sensitive_schema, schema_setters_of, xml_element,
};
use self::traits::target_traits;
pub(in crate::plan) use self::traits::{deprecation, message_timestamp_format, timestamp_format};
use crate::model::{Member, Shape, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::{Docs, NoLinks, Resolve, code};
use crate::plan::links::Scope;
use crate::plan::types::constraints::{Unit, constraints};
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::sensitive::is_sensitive_member;
use crate::plan::types::tokens::is_filled_in;

/// Plans the members of a structure, in the order of the model.
pub(in crate::plan) fn plan_members(
    cx: &Context<'_>,
    shape: &Shape,
    role: Role,
    scope: &Scope<'_>,
) -> Vec<MemberPlan> {
    let ShapeKind::Structure(members) = &shape.kind else { return Vec::new() };
    let plan = |member| plan_member_with(cx, shape, member, role, &scope.of_member(member));
    members.iter().map(plan).collect()
}

/// Plans a member of a structure, for its type. The documentation contains no links.
pub(in crate::plan) fn plan_member(
    cx: &Context<'_>,
    container: &Shape,
    member: &Member,
    role: Role,
) -> MemberPlan {
    plan_member_with(cx, container, member, role, &NoLinks)
}

/// Plans a member of a structure, with links in its documentation.
fn plan_member_with(
    cx: &Context<'_>,
    container: &Shape,
    member: &Member,
    role: Role,
    resolver: &dyn Resolve,
) -> MemberPlan {
    let rust_type = type_of_member(cx, member);
    let default = default_value(cx, member, &rust_type);
    let presence = presence_of(cx, member, default.is_some(), role);
    let names = cx.member_names(&member.id);
    MemberPlan {
        field: names.field,
        setter: names.setter,
        wire_name: member.name.clone(),
        boxed: cx.recursion.is_boxed(&member.target, &container.id),
        schema_setters: setters_in_message(cx, member, role),
        sensitive: container.traits.sensitive || is_sensitive_member(cx, member),
        idempotency_token: role == Role::Input && is_filled_in(cx, member),
        docs: docs_of_field(cx, member, role, resolver),
        deprecated: deprecation(&member.traits, resolver),
        default: default.filter(|_| presence != Presence::Optional),
        rust_type,
        presence,
    }
}

fn docs_of_field(cx: &Context<'_>, member: &Member, role: Role, resolver: &dyn Resolve) -> Docs {
    let mut docs = member_docs(cx, member, &cx.member_names(&member.id).field, resolver);
    let unit = Unit::of(cx.shape(&member.target).map(|shape| &shape.kind));
    let constraints = constraints(&member.traits, target_traits(cx, member), unit, &cx.patterns);
    let default = member.traits.default.as_ref();
    let default = default
        .filter(|value| role == Role::Input && !value.is_null())
        .map(|value| format!("If it is not set, the service uses {}.", code(&value.to_string())));
    let notes: Vec<String> = [constraints, default].into_iter().flatten().collect();
    if !notes.is_empty() {
        docs.push_note(&notes.join(" "));
    }
    docs
}
