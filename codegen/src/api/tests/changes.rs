//! Tests of comparing listings.

use super::{Plan, PublicApi, plan_of_shapes};
use crate::model::EnumValue;
use crate::plan::{EnumVariantPlan, MemberPlan, Name, Presence, TypePlan};

fn changes(older: &Plan, newer: &Plan) -> Vec<String> {
    let changes = PublicApi::new(newer).changes_since(&PublicApi::new(older));
    changes.iter().map(ToString::to_string).collect()
}

/// Plans a crate with a union of the given members. All targets are structures.
fn union_of(members: [&str; 2]) -> Plan {
    let member = |name: &str| format!(r#""{name}": {{"target": "a#{name}"}}"#);
    let [first, second] = members.map(member);
    let kinds = ["Basic", "Business", "Enterprise"]
        .map(|name| format!(r#", "a#{name}": {{"type": "structure", "members": {{}}}}"#));
    // All structures are in the closure, with or without the union.
    let rest = r#", "a#All": {"type": "structure", "members": {
        "a": {"target": "a#Basic"}, "b": {"target": "a#Business"}, "c": {"target": "a#Enterprise"},
        "plan": {"target": "a#SupportPlan"}}}"#;
    plan_of_shapes(&format!(
        r#""a#T": {{"type": "list", "member": {{"target": "a#All"}}}} {rest},
        "a#SupportPlan": {{"type": "union", "members": {{{first}, {second}}}}} {}"#,
        kinds.concat()
    ))
}

#[test]
fn lists_removed_and_added_union_variants() {
    let (older, newer) = (union_of(["Basic", "Business"]), union_of(["Basic", "Enterprise"]));
    let expected = [
        "-pub types::SupportPlan::Business(types::Business)",
        "+pub types::SupportPlan::Enterprise(types::Enterprise)",
        "-pub fn types::SupportPlan::as_business(&self) -> Option<&types::Business>",
        "+pub fn types::SupportPlan::as_enterprise(&self) -> Option<&types::Enterprise>",
        "-impl From<types::Business> for types::SupportPlan",
        "+impl From<types::Enterprise> for types::SupportPlan",
    ];
    assert_eq!(changes(&older, &newer), expected);
    assert!(changes(&older, &older).is_empty());
}

#[test]
fn ignores_the_order_of_union_members() {
    assert!(changes(&union_of(["Basic", "Business"]), &union_of(["Business", "Basic"])).is_empty());
}

/// Plans a crate with the structure `T`, which has a member `size`, and the enum `E` of the variants `A` and `B`.
fn structure_and_enum() -> Plan {
    plan_of_shapes(
        r#""a#T": {"type": "structure", "members": {
            "size": {"target": "smithy.api#Integer"}, "e": {"target": "a#E"}}},
        "a#E": {"type": "enum", "members": {
            "A": {"target": "smithy.api#Unit"}, "B": {"target": "smithy.api#Unit"}}}"#,
    )
}

/// Returns the changes after changing the member `size`.
fn changed_by(change: impl FnOnce(&mut MemberPlan)) -> Vec<String> {
    let (older, mut newer) = (structure_and_enum(), structure_and_enum());
    let members = newer.types.iter_mut().filter_map(|planned| match planned {
        TypePlan::Structure(structure) => Some(&mut structure.members),
        _ => None,
    });
    change(members.flatten().find(|member| member.wire_name == "size").expect("the member"));
    changes(&older, &newer)
}

#[test]
fn a_changed_field_is_one_line() {
    let renamed = changed_by(|member| member.field = Name::snake("length"));
    assert_eq!(
        renamed,
        ["-pub types::T::size: Option<i32>", "+pub types::T::length: Option<i32> // \"size\""]
    );
    let deprecated = changed_by(|member| member.deprecated = Some(String::new()));
    let expected =
        ["-pub types::T::size: Option<i32>", "+#[deprecated] pub types::T::size: Option<i32>"];
    assert_eq!(deprecated, expected);
}

#[test]
fn a_newly_required_member_changes_the_field_and_the_setter_and_adds_a_state() {
    let changes = changed_by(|member| member.presence = Presence::Required);
    let expected = [
        "-pub types::T::size: Option<i32>",
        "+pub types::T::size: i32",
        "-pub fn types::builders::TBuilder::build(self) -> types::T where S: types::builders::t_builder::State",
        "+pub fn types::builders::TBuilder::build(self) -> types::T where S: types::builders::t_builder::State<Size = Set>",
        "-pub fn types::builders::TBuilder::set_size(self, value: Option<i32>) -> Self",
        "-pub fn types::builders::TBuilder::size(self, value: i32) -> Self",
        "+pub fn types::builders::TBuilder::size(self, value: i32) -> Self<types::builders::t_builder::SetSize<S>>",
        "+pub struct types::builders::t_builder::SetSize<S = Empty>",
    ];
    assert_eq!(changes, expected);
}

#[test]
fn a_new_variant_and_a_deprecated_method_are_one_line_each() {
    let (older, mut newer) = (structure_and_enum(), structure_and_enum());
    for planned in &mut newer.types {
        if let TypePlan::Enum(enumeration) = planned {
            let docs = enumeration.docs.clone();
            let (name, value) = (Name::camel("C"), EnumValue::Text("C".to_owned()));
            enumeration.variants.push(EnumVariantPlan { name, value, docs, deprecated: None });
        }
    }
    assert_eq!(changes(&older, &newer), ["+pub types::E::C"]);

    let mut newer = older.clone();
    newer.operations.iter_mut().for_each(|operation| operation.deprecated = Some(String::new()));
    let method = "pub fn Client::o(&self) -> operation::o::OInputBuilder<builder::FromClient>";
    let expected = [
        format!("-{method}"),
        format!("+#[deprecated] {method}"),
        "-pub struct operation::o::O".to_owned(),
        "+#[deprecated] pub struct operation::o::O".to_owned(),
    ];
    assert_eq!(changes(&older, &newer), expected);
}
