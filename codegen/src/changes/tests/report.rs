//! The report as a whole: trees, and the forms in which it is written.

use serde_json::{Value, json};

use super::{base, set};
use crate::changes::{Part, Status, Step};

#[test]
fn nothing_has_changed() {
    let report = base().report();
    assert!(report.is_empty());
    assert_eq!(report.step(), Step::None);
    assert_eq!(
        report.text(),
        "Shop: old → new\nNo operation has changed, no breaking changes: no version bump.\n"
    );
}

#[test]
fn a_change_is_under_each_operation_that_it_reaches() {
    let report = set("t#Shared members extra", json!({ "target": "t#Shade" })).report();
    let reached: Vec<(&str, Part, &str)> = report.changes[0]
        .uses
        .iter()
        .map(|used| (used.operation.name(), used.part.clone(), used.path.as_str()))
        .collect();
    assert_eq!(
        reached,
        [
            ("GetReceipt", Part::Response, "shared.extra"),
            ("ListItems", Part::Request, "shared.extra"),
            ("PlaceOrder", Part::Response, "shared.extra"),
        ]
    );
    let shared = &report.operations[0].response[0];
    assert_eq!((shared.name.as_str(), shared.status), ("shared", Status::Within));
    let extra = &shared.members[0];
    assert_eq!((extra.name.as_str(), extra.status), ("extra", Status::Added));
    assert_eq!(extra.values, ["dark", "light"]);
}

#[test]
fn text_from_the_model_is_no_markdown() {
    let report =
        set("t#Order members note traits", json!({ "smithy.api#pattern": "^<b>`[x](y)`@z$" }));
    let markdown = report.report().markdown();
    assert!(markdown.contains("`` @pattern \"^<b>`[x](y)`@z$\" added ``"), "{markdown}");
}

#[test]
fn json_has_the_documented_fields() {
    let report = set("t#Order members note traits", json!({ "smithy.api#length": { "max": 5 } }));
    let json: Value = serde_json::from_str(&report.report().json()).expect("JSON");
    assert_eq!(
        json,
        json!({
            "format": 2,
            "service": "t#Shop",
            "old": "old",
            "new": "new",
            "step": "patch",
            "breaksWire": true,
            "breaksSource": false,
            "operations": [{
                "id": "t#PlaceOrder",
                "name": "PlaceOrder",
                "status": "updated",
                "changes": [],
                "request": [{
                    "name": "order",
                    "status": "within",
                    "type": "structure Order",
                    "required": true,
                    "facts": [],
                    "values": [],
                    "changes": [],
                    "members": [{
                        "name": "note",
                        "status": "changed",
                        "type": "string",
                        "required": false,
                        "facts": [],
                        "values": [],
                        "changes": [0],
                        "members": [],
                    }],
                }],
                "response": [],
                "errors": [],
            }],
            "changes": [{
                "shape": "t#Order$note",
                "kind": "trait-added",
                "summary": "@length {\"max\":5} added",
                "breaksWire": true,
                "breaksSource": false,
                "step": "patch",
                "why": "The service refuses values that it accepted before.",
                "trait": "smithy.api#length",
                "old": null,
                "new": { "max": 5 },
                "values": "narrowed",
                "refused": "a length of 6",
                "api": [],
                "uses": [{ "operation": "t#PlaceOrder", "part": "request", "path": "order.note" }],
            }],
            "documentation": [],
        })
    );
}

/// Chains of structures are no longer than that in practice, but the stack must not be what says so.
#[test]
fn changes_that_lie_very_deep_are_found() {
    const LENGTH: usize = 1000;
    let link = |number: usize| {
        let target = format!("t#Link{}", number + 1);
        json!({ "type": "structure", "members": { "next": { "target": target } } })
    };
    let mut edited = set("t#Shared members chain", json!({ "target": "t#Link0" }));
    for number in 0..LENGTH {
        edited = edited.and(&format!("t#Link{number}"), link(number));
    }
    let last = format!("t#Link{LENGTH}");
    let edited = edited.and(&last, json!({ "type": "structure", "members": {} })).in_both();
    let edited = edited.and(&format!("{last} members x"), json!({ "target": "t#Shade" }));
    edited.gives(
        &["Link1000$x member-added: nothing, minor"],
        &["Link1000$x member-removed: both, major"],
    );
    let report = edited.report();
    let path = &report.changes[0].uses[0].path;
    assert!(path.starts_with("shared.chain.next.next.") && path.ends_with(".next.x"), "{path}");
    assert_eq!(report.operations[0].own, [0], "it counts for the response as a whole");
}

/// Parsers of JSON read 127 levels, if nobody tells them otherwise.
#[test]
fn reports_on_very_deep_shapes_are_json_that_parsers_read() {
    let link = |number: usize| {
        let target = format!("t#Link{}", number + 1);
        json!({ "type": "structure", "members": { "next": { "target": target } } })
    };
    let mut edited = set("t#Shared members chain", json!({ "target": "t#Link0" }));
    for number in 0..200 {
        edited = edited.and(&format!("t#Link{number}"), link(number));
    }
    let edited = edited.and("t#Link200", json!({ "type": "structure", "members": {} }));
    let report = edited.report().json();
    assert!(report.matches("\"next\"").count() > 40, "{report}");
    let read: Result<serde_json::Value, _> = serde_json::from_str(&report);
    assert!(read.is_ok(), "{read:?}");
}
