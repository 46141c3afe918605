//! Types of members.

use serde_json::json;

use super::{base, set, without};

#[test]
fn another_simple_type() {
    set("t#Order members note target", json!("smithy.api#Timestamp")).gives(
        &["Order$note type-changed: both, major"],
        &["Order$note type-changed: both, major"],
    );
}

#[test]
fn a_wider_number_in_a_request() {
    set("t#Order members count target", json!("smithy.api#Long")).gives(
        &["Order$count type-changed: source, major"],
        &["Order$count type-changed: both, major"],
    );
}

#[test]
fn a_wider_number_in_a_response() {
    set("t#Receipt members paid target", json!("smithy.api#Long")).gives(
        &["Receipt$paid type-changed: both, major"],
        &["Receipt$paid type-changed: source, major"],
    );
}

#[test]
fn an_enum_instead_of_a_string_in_a_request() {
    set("t#Order members note target", json!("t#Shade")).gives(
        &["Order$note type-changed: source, major"],
        &["Order$note type-changed: source, major"],
    );
}

#[test]
fn an_enum_instead_of_a_string_in_a_response() {
    set("t#Receipt members note target", json!("t#State")).gives(
        &["Receipt$note type-changed: source, major"],
        &["Receipt$note type-changed: source, major"],
    );
}

#[test]
fn a_list_instead_of_a_string() {
    set("t#Order members note target", json!("t#Tags")).gives(
        &["Order$note type-changed: both, major"],
        &["Order$note type-changed: both, major"],
    );
}

#[test]
fn a_simple_shape_of_another_name_is_no_change() {
    set("t#Order members note target", json!("t#Id")).gives(&[], &[]);
}

#[test]
fn a_list_of_another_name_is_no_change() {
    set("t#Order members tags target", json!("t#Items")).gives(&[], &[]);
}

#[test]
fn a_list_of_another_name_with_other_items() {
    let edited =
        set("t#Numbers", json!({ "type": "list", "member": { "target": "smithy.api#Long" } }))
            .and("t#Order members tags target", json!("t#Numbers"));
    edited.gives(
        &["Numbers$member type-changed: both, major"],
        &["Tags$member type-changed: both, major"],
    );
}

#[test]
fn a_structure_of_another_name() {
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
fn a_structure_from_another_namespace_keeps_its_name() {
    let post = base().old["shapes"]["t#Post"].clone();
    let edited = set("other#Post", post).and("t#Way members post target", json!("other#Post"));
    edited.and_without("t#Post").gives(&[], &[]);
}

#[test]
fn a_structure_in_place_of_a_union() {
    set("t#Way type", json!("structure"))
        .gives(&["Order$way type-changed: both, major"], &["Order$way type-changed: both, major"]);
}

#[test]
fn what_maps_and_lists_hold() {
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
fn sparse_lists() {
    set("t#Tags traits", json!({ "smithy.api#sparse": {} })).gives(
        &["Tags trait-added sparse: both, major"],
        &["Tags trait-removed sparse: both, major"],
    );
}

#[test]
fn streams() {
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
fn shapes_that_no_operation_reaches_don_t_count() {
    set("t#Lonely", json!({ "type": "structure", "members": {} })).gives(&[], &[]);
}

#[test]
fn recursive_shapes_are_compared_once() {
    let edited = without("t#Part members name");
    edited.gives(
        &["Part$name member-removed: both, major"],
        &["Part$name member-added: nothing, minor"],
    );
    assert_eq!(edited.report().changes[0].uses[0].path, "order.parts{}.name");
}
