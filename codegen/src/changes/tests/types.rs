//! Tests for changes of member types.

use serde_json::json;

use super::{base, set, without};

#[test]
fn changes_a_simple_type() {
    set("t#Order members note target", json!("smithy.api#Timestamp")).gives(
        &["Order$note type-changed: both, major"],
        &["Order$note type-changed: both, major"],
    );
}

#[test]
fn widens_a_number_in_a_request() {
    set("t#Order members count target", json!("smithy.api#Long")).gives(
        &["Order$count type-changed: source, major"],
        &["Order$count type-changed: both, major"],
    );
}

#[test]
fn widens_a_number_in_a_response() {
    set("t#Receipt members paid target", json!("smithy.api#Long")).gives(
        &["Receipt$paid type-changed: both, major"],
        &["Receipt$paid type-changed: source, major"],
    );
}

#[test]
fn changes_a_string_to_an_enum_in_a_request() {
    set("t#Order members note target", json!("t#Shade")).gives(
        &["Order$note type-changed: source, major"],
        &["Order$note type-changed: source, major"],
    );
}

#[test]
fn changes_a_string_to_an_enum_in_a_response() {
    set("t#Receipt members note target", json!("t#State")).gives(
        &["Receipt$note type-changed: source, major"],
        &["Receipt$note type-changed: source, major"],
    );
}

#[test]
fn changes_a_string_to_a_list() {
    set("t#Order members note target", json!("t#Tags")).gives(
        &["Order$note type-changed: both, major"],
        &["Order$note type-changed: both, major"],
    );
}

#[test]
fn renaming_a_simple_shape_is_no_change() {
    set("t#Order members note target", json!("t#Id")).gives(&[], &[]);
}

#[test]
fn renaming_a_list_is_no_change() {
    set("t#Order members tags target", json!("t#Items")).gives(&[], &[]);
}

#[test]
fn renames_a_list_and_changes_its_items() {
    let edited =
        set("t#Numbers", json!({ "type": "list", "member": { "target": "smithy.api#Long" } }))
            .and("t#Order members tags target", json!("t#Numbers"));
    edited.gives(
        &["Numbers$member type-changed: both, major"],
        &["Tags$member type-changed: both, major"],
    );
}

#[test]
fn renames_a_structure() {
    let post = base().old["shapes"]["t#Post"].clone();
    let edited = set("t#Mail", post).and("t#Way members post target", json!("t#Mail"));
    edited.and_without("t#Post").gives(
        &[
            "Mail type-added: nothing, minor",
            "Post type-removed: source, major",
            "Way$post type-renamed: source, major",
        ],
        &[
            "Mail type-removed: source, major",
            "Post type-added: nothing, minor",
            "Way$post type-renamed: source, major",
        ],
    );
}

#[test]
fn moving_a_structure_to_another_namespace_is_no_change() {
    let post = base().old["shapes"]["t#Post"].clone();
    let edited = set("other#Post", post).and("t#Way members post target", json!("other#Post"));
    edited.and_without("t#Post").gives(&[], &[]);
}

#[test]
fn changes_a_union_to_a_structure() {
    set("t#Way type", json!("structure"))
        .gives(&["Order$way type-changed: both, major"], &["Order$way type-changed: both, major"]);
}

#[test]
fn changes_the_items_of_lists_and_values_of_maps() {
    set("t#Tags member target", json!("smithy.api#Integer")).gives(
        &["Tags$member type-changed: both, major"],
        &["Tags$member type-changed: both, major"],
    );
    set("t#Parts value target", json!("smithy.api#Integer")).gives(
        &["Part type-removed: source, major", "Parts$value type-changed: both, major"],
        &["Part type-added: nothing, minor", "Parts$value type-changed: both, major"],
    );
}

#[test]
fn makes_a_list_sparse() {
    set("t#Tags traits", json!({ "smithy.api#sparse": {} })).gives(
        &["Tags trait-added sparse: both, major"],
        &["Tags trait-removed sparse: both, major"],
    );
}

#[test]
fn makes_a_blob_streaming() {
    let blob = json!({ "type": "blob", "traits": { "smithy.api#streaming": {} } });
    let edited = set("t#Body", json!({ "type": "blob" }))
        .and(
            "t#GetReceiptOutput members body",
            json!({ "target": "t#Body", "traits": { "smithy.api#required": {} } }),
        )
        .in_both()
        .and("t#Body", blob);
    edited.gives(
        &["Body trait-added streaming: both, major"],
        &["Body trait-removed streaming: both, major"],
    );
}

#[test]
fn ignores_shapes_that_no_operation_reaches() {
    set("t#Lonely", json!({ "type": "structure", "members": {} })).gives(&[], &[]);
}

#[test]
fn compares_recursive_shapes_once() {
    let edited = without("t#Part members name");
    edited.gives(
        &["Part$name member-removed: both, major"],
        &["Part$name member-added: nothing, minor"],
    );
    assert_eq!(edited.report().changes[0].uses[0].path, "order.parts{}.name");
}
