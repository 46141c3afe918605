//! Tests for the report as a whole: trees and formats.

use serde_json::{Value, json};

use super::{base, set};
use crate::changes::{MemberStatus, Part, VersionBump};

#[test]
fn equal_models_have_an_empty_report() {
    let report = base().report();
    assert!(report.is_empty());
    assert_eq!(report.version_bump(), VersionBump::None);
    assert_eq!(
        report.text(),
        "Shop: old → new\nNo operation has changed, no breaking changes: no version bump.\n"
    );
}

#[test]
fn lists_a_change_under_each_affected_operation() {
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
    assert_eq!((shared.name.as_str(), shared.status), ("shared", MemberStatus::Within));
    let extra = &shared.members[0];
    assert_eq!((extra.name.as_str(), extra.status), ("extra", MemberStatus::Added));
    assert_eq!(extra.values, ["dark", "light"]);
}

#[test]
fn shows_the_value_for_a_trait_of_an_enum_value() {
    let deprecated = json!({ "smithy.api#deprecated": {} });
    let report = set("t#State members DONE traits", deprecated).report();
    let text = report.text();
    assert!(text.contains("~ state: enum State\n          DONE: @deprecated added\n"), "{text}");
    let markdown = report.markdown();
    assert!(markdown.contains("    !       DONE: @deprecated added\n"), "{markdown}");
}

#[test]
fn shows_no_name_for_a_trait_of_a_member_or_its_items() {
    let constraints = json!({ "smithy.api#length": { "max": 5 } });
    let report = set("t#Tags member traits", constraints.clone())
        .and("t#Order members note traits", constraints)
        .report();
    let text = report.text();
    assert_eq!(text.matches("\n          @length {\"max\":5} added\n").count(), 2, "{text}");
}

#[test]
fn shows_constraints_of_new_members() {
    let token = json!({ "smithy.api#idempotencyToken": {}, "smithy.api#length": { "min": 8 } });
    let levels = json!({
        "type": "list",
        "member": { "target": "t#Level" },
        "traits": { "smithy.api#sparse": {}, "smithy.api#uniqueItems": {} }
    });
    let level = json!({
        "type": "integer",
        "traits": { "smithy.api#range": { "max": 9 }, "smithy.api#sensitive": {} }
    });
    let report = set("t#Levels", levels)
        .and("t#Level", level)
        .and("t#ListItemsInput members levels", json!({ "target": "t#Levels" }))
        .and("t#ListItemsInput members key", json!({ "target": "t#Id", "traits": token }))
        .and("t#ListItemsInput members depth", json!({ "target": "smithy.api#Integer" }))
        .and("t#ListItemsInput members depth traits", json!({ "smithy.api#default": 3 }))
        .report();
    let (text, markdown) = (report.text(), report.markdown());
    for line in [
        "+ levels: list of integer, @sparse, @uniqueItems, [] @range {\"max\":9}, [] @sensitive",
        "+ key: string, @idempotencyToken, @length {\"min\":8}",
        "+ depth: integer, @default 3",
    ] {
        assert!(text.contains(line) && markdown.contains(line), "{line}:\n{text}\n{markdown}");
    }
    let json: Value = serde_json::from_str(&report.json()).expect("JSON");
    let facts = &json["operations"][0]["request"][0]["facts"];
    let sensitive = json!({ "path": "[]", "trait": "smithy.api#sensitive", "value": {} });
    assert_eq!(facts[3], sensitive, "{facts}");
}

#[test]
fn shows_errors_and_traits_of_new_operations() {
    let waiter = json!({
        "acceptors": [{ "state": "success", "matcher": { "success": true } }]
    });
    let traits = json!({
        "smithy.api#idempotent": {},
        "smithy.api#paginated": { "inputToken": "next", "outputToken": "next", "items": "items" },
        "smithy.waiters#waitable": { "ItemsListed": waiter }
    });
    let operation = json!({
        "type": "operation",
        "input": { "target": "t#ListItemsInput" },
        "output": { "target": "t#ListItemsOutput" },
        "errors": [{ "target": "t#SoldOut" }],
        "traits": traits
    });
    let edited =
        set("t#ListMore", operation).and("t#Shop operations -", json!({ "target": "t#ListMore" }));
    let report = edited.report();
    let (text, markdown) = (report.text(), report.markdown());
    let paginated =
        "@paginated {\"inputToken\":\"next\",\"outputToken\":\"next\",\"items\":\"items\"}";
    for line in ["errors: SoldOut, Busy", "@idempotent", paginated, "@waitable ItemsListed"] {
        assert!(text.contains(line) && markdown.contains(line), "{line}:\n{text}\n{markdown}");
    }
    let json: Value = serde_json::from_str(&report.json()).expect("JSON");
    let facts = &json["operations"][0]["facts"];
    assert_eq!(facts["errors"], json!(["t#SoldOut", "t#Busy"]));
    let names = facts["traits"].as_array().into_iter().flatten().map(|fact| &fact["trait"]);
    let expected = ["smithy.api#idempotent", "smithy.api#paginated", "smithy.waiters#waitable"];
    assert!(names.eq(expected.iter()), "{facts}");
}

#[test]
fn lists_documentation_by_name_and_shows_texts_only_in_markdown_and_json() {
    let documentation = |text: &str| json!({ "smithy.api#documentation": text });
    let report = set("t#Order members note traits", documentation("Old words.\nThe same."))
        .in_both()
        .and("t#Order members note traits", documentation("New words.\nThe same."))
        .report();
    assert_eq!(
        report.text(),
        "Shop: old → new\n\
         No operation has changed, no breaking changes: patch version bump.\n\n\
         Documentation only\n  Order$note: @documentation\n"
    );
    let markdown = report.markdown();
    let (shown, folded) = markdown.split_once("<details>").expect("a fold");
    assert!(shown.contains("- `Order$note`: `@documentation`"), "{markdown}");
    assert!(folded.contains("\n- Old words.\n+ New words.\n"), "{markdown}");
    assert!(!markdown.contains("The same."), "{markdown}");
    let json: Value = serde_json::from_str(&report.json()).expect("JSON");
    let expected = json!([{
        "shape": "t#Order$note",
        "trait": "smithy.api#documentation",
        "old": "Old words.\nThe same.",
        "new": "New words.\nThe same.",
    }]);
    assert_eq!(json["documentation"], expected);
}

/// A paraphrased model doesn't list hundreds of changes.
#[test]
fn counts_documentation_if_nearly_all_of_it_changed() {
    let documented = |words: &str, of: usize| {
        let member = |number: usize| {
            let text = format!("{words} {number}.");
            let traits = json!({ "smithy.api#documentation": text });
            (format!("m{number}"), json!({ "target": "smithy.api#String", "traits": traits }))
        };
        json!((0..of).map(member).collect::<serde_json::Map<_, _>>())
    };
    let of = |count| {
        set("t#Shared members", documented("Theirs", count))
            .in_both()
            .and("t#Shared members", documented("Ours", count))
            .report()
    };
    let report = of(30);
    assert_eq!(
        report.text(),
        "Shop: old → new\n\
        No operation has changed, no breaking changes: patch version bump.\n\
        Nearly all of the documentation changed (30 of 30 texts); the changes are not listed.\n"
    );
    assert!(!report.markdown().contains("Ours"), "{}", report.markdown());
    let json: Value = serde_json::from_str(&report.json()).expect("JSON");
    assert_eq!(json["documentationRewritten"], json!({ "changed": 30, "documented": 30 }));
    assert_eq!(json["documentation"], json!([]));
    // A small number of changes is listed.
    assert_eq!(of(3).documentation.len(), 3);
}

#[test]
fn lists_new_types_on_one_line() {
    let report = set("t#Order members first", json!({ "target": "t#First" }))
        .and("t#Order members second", json!({ "target": "t#Second" }))
        .and("t#First", json!({ "type": "structure", "members": {} }))
        .and("t#Second", json!({ "type": "structure", "members": {} }))
        .report();
    assert!(report.text().ends_with("\n  2 new types: First, Second\n"), "{}", report.text());
    let markdown = report.markdown();
    assert!(markdown.ends_with("\n- 2 new types: `First`, `Second`\n"), "{markdown}");
}

#[test]
fn text_from_the_model_is_not_markdown() {
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
            "operations": [updated_operation()],
            "changes": [{
                "shape": "t#Order$note",
                "kind": "trait-added",
                "summary": "@length {\"max\":5} added",
                "breaksWire": true,
                "breaksSource": false,
                "step": "patch",
                "why": "The service rejects values that it accepted before.",
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

/// The entry of the operation whose request has the changed member.
fn updated_operation() -> Value {
    json!({
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
    })
}

/// Chains of this length don't occur in practice, but must not overflow the stack.
#[test]
fn finds_changes_in_very_deeply_nested_members() {
    const LENGTH: usize = 300;
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
        &["Link300$x member-added: nothing, minor"],
        &["Link300$x member-removed: both, major"],
    );
    let report = edited.report();
    let path = &report.changes[0].uses[0].path;
    assert!(path.starts_with("shared.chain.next.next.") && path.ends_with(".next.x"), "{path}");
    assert_eq!(
        report.operations[0].own,
        [0],
        "the change is attributed to the response as a whole"
    );
}

/// JSON parsers read 127 levels by default.
#[test]
fn parsers_can_read_the_json_for_very_deeply_nested_shapes() {
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
