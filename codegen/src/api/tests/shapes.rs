//! Tests of structures, unions and enums.

use super::{about, own, plan_of_shapes, traits};

const TRAITS_OF_DATA: [&str; 3] = ["Clone", "Debug", "PartialEq"];

#[test]
fn sorts_fields_and_shows_their_full_types() {
    let plan = plan_of_shapes(
        r#""a#T": {"type": "structure", "members": {
            "zone": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "size": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 1}},
            "inner": {"target": "a#T"},
            "at": {"target": "smithy.api#Timestamp"},
            "lists": {"target": "a#L"},
            "gaps": {"target": "a#M"},
            "type": {"target": "smithy.api#Blob"}}},
        "a#L": {"type": "list", "member": {"target": "a#T"}},
        "a#M": {"type": "map", "key": {"target": "smithy.api#String"},
            "value": {"target": "smithy.api#Long"}, "traits": {"smithy.api#sparse": {}}}"#,
    );
    let expected = [
        "#[non_exhaustive] pub struct types::T",
        "pub types::T::at: Option<primitives::DateTime>",
        "pub types::T::gaps: Option<HashMap<String, Option<i64>>>",
        "pub types::T::inner: Option<Box<types::T>>",
        "pub types::T::lists: Option<Vec<types::T>>",
        "pub types::T::r#type: Option<primitives::Blob>",
        "pub types::T::size: i32",
        "pub types::T::zone: String",
        "pub fn types::T::builder() -> types::builders::TBuilder",
    ];
    assert_eq!(own(&plan, "types::T"), expected);
    assert_eq!(traits(&plan, "types::T"), TRAITS_OF_DATA);
}

#[test]
fn builders_track_required_members_in_their_state() {
    let plan = plan_of_shapes(
        r#""a#T": {"type": "structure", "members": {
            "zone": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "account": {"target": "a#L", "traits": {"smithy.api#required": {}}},
            "size": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 1}},
            "build": {"target": "a#M"}}},
        "a#L": {"type": "list", "member": {"target": "smithy.api#String"}},
        "a#M": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#T"}}"#,
    );
    let expected = [
        "pub struct types::builders::TBuilder<S = Empty>",
        "pub fn types::builders::TBuilder::account(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self<types::builders::t_builder::SetAccount<S>>",
        "pub fn types::builders::TBuilder::build(self) -> types::T where S: types::builders::t_builder::State<Zone = Set, Account = Set>",
        "pub fn types::builders::TBuilder::build_(self, value: impl IntoIterator<Item = (impl Into<String>, types::T)>) -> Self",
        "pub fn types::builders::TBuilder::set_build_(self, value: Option<HashMap<String, types::T>>) -> Self",
        "pub fn types::builders::TBuilder::size(self, value: i32) -> Self",
        "pub fn types::builders::TBuilder::zone(self, value: impl Into<String>) -> Self<types::builders::t_builder::SetZone<S>>",
        "impl Clone for types::builders::TBuilder",
        "impl Debug for types::builders::TBuilder where S: types::builders::t_builder::State",
    ];
    assert_eq!(about(&plan, "types::builders::TBuilder"), expected);
}

#[test]
fn a_required_member_origin_does_not_take_the_place_of_the_origin_of_a_builder() {
    let plan = plan_of_shapes(
        r#""a#T": {"type": "structure", "members": {
            "origin": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}}"#,
    );
    let build = "pub fn types::builders::TBuilder::build(self) -> types::T \
                 where S: types::builders::t_builder::State<Origin_ = Set>";
    let builder = about(&plan, "types::builders::TBuilder");
    assert!(builder.contains(&build.to_owned()), "{builder:#?}");
}

#[test]
fn unions_have_accessors_and_conversions() {
    let plan = plan_of_shapes(
        r#""a#T": {"type": "union", "members": {
            "text": {"target": "smithy.api#String"},
            "thing": {"target": "a#Thing"},
            "again": {"target": "a#T"},
            "unknown": {"target": "smithy.api#Integer"},
            "nothing": {"target": "smithy.api#Unit"}}},
        "a#Thing": {"type": "structure", "members": {}}"#,
    );
    let expected = [
        "#[non_exhaustive] pub enum types::T",
        "pub types::T::Again(Box<types::T>) // \"again\"",
        "pub types::T::Nothing // \"nothing\"",
        "pub types::T::Text(String) // \"text\"",
        "pub types::T::Thing(types::Thing) // \"thing\"",
        "pub types::T::UnknownValue(i32) // \"unknown\"",
        "#[non_exhaustive] pub types::T::Unknown",
        "pub fn types::T::as_again(&self) -> Option<&types::T>",
        "pub fn types::T::as_text(&self) -> Option<&str>",
        "pub fn types::T::as_thing(&self) -> Option<&types::Thing>",
        "pub fn types::T::as_unknown(&self) -> Option<&i32>",
    ];
    assert_eq!(own(&plan, "types::T"), expected);
    let conversions = traits(&plan, "types::T");
    let conversions = conversions.iter().filter(|name| name.starts_with("From"));
    assert_eq!(conversions.collect::<Vec<_>>(), ["From<types::Thing>"]);
}

#[test]
fn string_enum_variants_keep_their_order() {
    let plan = plan_of_shapes(
        r#""a#T": {"type": "enum", "members": {
            "Z_LAST": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "z"}},
            "A_FIRST": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}}}}"#,
    );
    let expected = [
        "#[non_exhaustive] pub enum types::T",
        "pub types::T::ZLast // \"z\"",
        "pub types::T::AFirst // \"a\"",
        "pub types::T::Unknown(UnknownValue)",
        "pub fn types::T::as_str(&self) -> &str",
        "pub const fn types::T::values() -> &'static [&'static str]",
        "impl AsRef<str> for types::T",
        "impl Clone for types::T",
        "impl Debug for types::T",
        "impl Display for types::T",
        "impl Eq for types::T",
        "impl From<&str> for types::T",
        "impl From<String> for types::T",
        "impl FromStr<Err = Infallible> for types::T",
        "impl Hash for types::T",
        "impl Ord for types::T",
        "impl PartialEq for types::T",
        "impl PartialOrd for types::T",
        "#[cfg(feature = \"serde\")] impl<'de> serde::Deserialize<'de> for types::T",
        "#[cfg(feature = \"serde\")] impl serde::Serialize for types::T",
    ];
    assert_eq!(about(&plan, "types::T"), expected);
}

#[test]
fn sensitive_shapes_have_the_usual_traits() {
    let plan = plan_of_shapes(
        r#""a#T": {"type": "structure", "members": {
            "key": {"target": "a#Secret"}, "mode": {"target": "a#Mode"}}},
        "a#Secret": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
        "a#Mode": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}},
            "traits": {"smithy.api#sensitive": {}}}"#,
    );
    assert_eq!(traits(&plan, "types::T"), TRAITS_OF_DATA);
    assert!(traits(&plan, "types::Mode").contains(&"Debug".to_owned()));
    assert_eq!(own(&plan, "types::T")[1], "pub types::T::key: Option<String>");
}

#[test]
fn a_structure_with_a_float_has_the_same_traits_as_others() {
    let plan = plan_of_shapes(
        r#""a#T": {"type": "structure", "members": {"ratio": {"target": "smithy.api#Double"}}}"#,
    );
    assert_eq!(traits(&plan, "types::T"), TRAITS_OF_DATA);
}

#[test]
fn marks_deprecated_items() {
    let deprecated = r#""traits": {"smithy.api#deprecated": {"message": "gone"}}"#;
    let plan = plan_of_shapes(&format!(
        r#""a#T": {{"type": "structure", {deprecated}, "members": {{
            "old": {{"target": "smithy.api#String", {deprecated}}},
            "mode": {{"target": "a#Mode"}}, "choice": {{"target": "a#Choice"}}}}}},
        "a#Mode": {{"type": "enum", {deprecated}, "members": {{"A": {{"target": "smithy.api#Unit"}}}}}},
        "a#Choice": {{"type": "union", {deprecated}, "members": {{"t": {{"target": "smithy.api#String"}}}}}}"#
    ));
    let expected = [
        "#[deprecated] #[non_exhaustive] pub struct types::T",
        "pub types::T::choice: Option<types::Choice>",
        "pub types::T::mode: Option<types::Mode>",
        "#[deprecated] pub types::T::old: Option<String>",
    ];
    assert_eq!(own(&plan, "types::T")[..4], expected);
    assert_eq!(
        about(&plan, "types::Mode")[0],
        "#[deprecated] #[non_exhaustive] pub enum types::Mode"
    );
    let choice = "#[deprecated] #[non_exhaustive] pub enum types::Choice";
    assert_eq!(about(&plan, "types::Choice")[0], choice);
}
