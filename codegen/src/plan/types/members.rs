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
pub(in crate::plan) use self::schema::{schema_setters_of, schema_type_of};
use self::traits::target_traits;
pub(in crate::plan) use self::traits::{deprecation, timestamp_format};
use crate::model::{Member, Shape, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::{Docs, NoLinks, Resolve, code};
use crate::plan::links::Scope;
use crate::plan::types::constraints::{Unit, constraints};
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::sensitive::is_sensitive_member;

/// Plans the members of a structure: first the required ones, as in its documentation, then the others.
pub(in crate::plan) fn plan_members(
    cx: &Context<'_>,
    shape: &Shape,
    role: Role,
    scope: &Scope<'_>,
) -> Vec<MemberPlan> {
    let ShapeKind::Structure(members) = &shape.kind else { return Vec::new() };
    let members = members.iter().enumerate();
    let plans = members.map(|(index, member)| {
        plan_member_at(cx, index, shape, member, role, &scope.of_member(member))
    });
    let (mut plans, others): (Vec<_>, Vec<_>) = plans.partition(MemberPlan::is_required);
    plans.extend(others);
    plans
}

/// Plans a member of a structure, for its type. The documentation contains no links.
pub(in crate::plan) fn plan_member(
    cx: &Context<'_>,
    container: &Shape,
    member: &Member,
    role: Role,
) -> MemberPlan {
    let mut members = container.members().into_iter();
    let index = members.position(|other| other.id == member.id).unwrap_or_default();
    plan_member_at(cx, index, container, member, role, &NoLinks)
}

/// Plans the member at a position of a structure.
fn plan_member_at(
    cx: &Context<'_>,
    index: usize,
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
        index,
        field: names.field,
        setter: names.setter,
        state: (presence == Presence::Required).then_some(names.state),
        wire_name: member.name.clone(),
        boxed: cx.recursion.is_boxed(&member.target, &container.id),
        schema_type: schema_type_of(cx, &member.target),
        schema_setters: schema_setters_of(cx, member),
        sensitive: container.traits.sensitive || is_sensitive_member(cx, member),
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
