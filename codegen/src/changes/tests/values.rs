//! Tests for changes of enum values.

use serde_json::json;

use super::{base, set, without};

#[test]
fn adds_a_value_in_a_request() {
    set("t#Shade members GREY", json!({ "target": "smithy.api#Unit" }))
        .gives(&["Shade value-added: nothing, minor"], &["Shade value-removed: both, major"]);
}

#[test]
fn adds_a_value_in_a_response() {
    set("t#State members LOST", json!({ "target": "smithy.api#Unit" }))
        .gives(&["State value-added: nothing, minor"], &["State value-removed: source, major"]);
}

#[test]
fn adds_a_value_before_the_others() {
    let open = base().old["shapes"]["t#State"]["members"]["OPEN"].clone();
    let edited = without("t#State members OPEN").and("t#State members NEW", open.clone());
    edited.and("t#State members OPEN", open).and_without("t#State members DONE").gives(
        &["State value-added: nothing, minor", "State value-removed: source, major"],
        &["State value-added: nothing, minor", "State value-removed: source, major"],
    );
}

#[test]
fn reorders_values() {
    let open = base().old["shapes"]["t#State"]["members"]["OPEN"].clone();
    without("t#State members OPEN").and("t#State members OPEN", open).gives(
        &["State members-reordered: source, major"],
        &["State members-reordered: source, major"],
    );
}

#[test]
fn renames_a_value() {
    let traits = json!({ "smithy.api#enumValue": "dark" });
    let edited = without("t#Shade members DARK").and_without("t#Shade members LIGHT");
    let light = base().old["shapes"]["t#Shade"]["members"]["LIGHT"].clone();
    edited
        .and("t#Shade members BLACK", json!({ "target": "smithy.api#Unit", "traits": traits }))
        .and("t#Shade members LIGHT", light)
        .gives(&["Shade value-renamed: source, major"], &["Shade value-renamed: source, major"]);
}

#[test]
fn changes_the_value_of_a_name() {
    set("t#Shade members DARK traits smithy.api#enumValue", json!("black")).gives(
        &["Shade value-added: nothing, minor", "Shade value-removed: both, major"],
        &["Shade value-added: nothing, minor", "Shade value-removed: both, major"],
    );
}

#[test]
fn deprecates_a_value() {
    set("t#State members OPEN traits", json!({ "smithy.api#deprecated": {} })).gives(
        &["State$OPEN trait-added deprecated: nothing, minor"],
        &["State$OPEN trait-removed deprecated: nothing, patch"],
    );
}

#[test]
fn adds_a_value_to_an_integer_enum() {
    let level = |values: serde_json::Value| json!({ "type": "intEnum", "members": values });
    let value = |value: i32| json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": value } });
    let edited = set("t#Level", level(json!({ "LOW": value(1) })))
        .and("t#Order members level", json!({ "target": "t#Level" }))
        .in_both()
        .and("t#Level", level(json!({ "LOW": value(1), "HIGH": value(2) })));
    edited.gives(&["Level value-added: nothing, minor"], &["Level value-removed: both, major"]);
}
