//! Regression tests for wrong reports.

use serde_json::{Value, json};

use super::{Edited, base, set, without};
use crate::changes::{AcceptedValues, Change, ChangeKind, Report, VersionBump};

const STRING: &str = "smithy.api#String";

fn string() -> Value {
    json!({ "target": STRING })
}

fn enum_of(values: &[&str]) -> Value {
    let members = values.iter().map(|value| {
        let traits = json!({ "smithy.api#enumValue": value });
        ((*value).to_owned(), json!({ "target": "smithy.api#Unit", "traits": traits }))
    });
    json!({ "type": "enum", "members": members.collect::<serde_json::Map<_, _>>() })
}

/// Returns the only change that breaks the source, with the reason.
#[track_caller]
fn breaking(report: &Report) -> (&Change, &str) {
    let mut breaking = report.changes.iter().filter(|change| change.verdict.breaks_source());
    let change = breaking.next().expect("a change breaks the source");
    assert_eq!(breaking.next(), None);
    (change, change.verdict.source.as_deref().unwrap_or_default())
}

/// Returns a model with the given members of the structure `Order`, in both revisions.
fn order_with(old: Value, new: Value) -> Edited {
    set("t#Order members", old).in_both().and("t#Order members", new)
}

#[test]
fn a_member_that_takes_the_name_of_another_breaks_the_source() {
    let number = json!({ "target": "smithy.api#Integer" });
    let edited = order_with(
        json!({ "foo_bar": string() }),
        json!({ "fooBar": number, "foo_bar": string() }),
    );
    let report = edited.report();
    let (change, why) = breaking(&report);
    assert_eq!(change.short_id(), "Order$fooBar");
    assert_eq!(
        why,
        "the type of `types::Order::foo_bar` changed from `Option<String>` to `Option<i32>` (and 2 \
        more public items changed)"
    );
    assert_eq!(report.version_bump(), VersionBump::Major);
    assert!(!report.breaks_wire());
}

/// Programs still compile, but send the value as another member.
#[test]
fn a_member_of_the_same_type_that_takes_the_name_of_another_breaks_the_source() {
    let edited = order_with(
        json!({ "foo_bar": string() }),
        json!({ "fooBar": string(), "foo_bar": string() }),
    );
    let report = edited.report();
    let (change, why) = breaking(&report);
    assert_eq!(change.short_id(), "Order$fooBar");
    assert_eq!(why, "the wire name of `types::Order::foo_bar` changed");
}

#[test]
fn a_value_that_takes_the_name_of_another_breaks_the_source() {
    let edited = set("t#Shade", enum_of(&["foo_bar"])).in_both();
    edited
        .and("t#Shade", enum_of(&["fooBar", "foo_bar"]))
        .gives(&["Shade value-added: source, major"], &["Shade value-removed: both, major"]);
}

#[test]
fn an_operation_that_takes_the_name_of_another_breaks_the_source() {
    let operation = json!({
        "type": "operation",
        "input": { "target": "t#GetReceiptInput" },
        "output": { "target": "smithy.api#Unit" }
    });
    let edited = base()
        .and("t#FOO", operation.clone())
        .and("t#Shop operations -", json!({ "target": "t#FOO" }))
        .in_both();
    let first = json!({ "type": "operation", "input": { "target": "smithy.api#Unit" } });
    let edited = edited
        .and_without("t#FOO")
        .and("t#Foo", first)
        .and("t#FOO", operation)
        .and("t#Shop operations -", json!({ "target": "t#Foo" }));
    let report = edited.report();
    assert_eq!(breaking(&report).0.short_id(), "Foo");
}

#[test]
fn a_type_that_takes_the_name_of_another_breaks_the_source() {
    let shape = |member: &str| json!({ "type": "structure", "members": { member: string() } });
    let edited = set("t#TAG", shape("one"))
        .and("t#Order members tag", json!({ "target": "t#TAG" }))
        .in_both();
    let edited = edited
        .and_without("t#TAG")
        .and("t#Tag", shape("two"))
        .and("t#TAG", shape("one"))
        .and("t#Order members other", json!({ "target": "t#Tag" }));
    let report = edited.report();
    assert!(report.breaks_source(), "{}", report.text());
    assert_eq!(report.version_bump(), VersionBump::Major);
}

#[test]
fn a_structure_that_becomes_recursive_breaks_the_source() {
    let edited = set("t#Post members back", json!({ "target": "t#Box" }))
        .and("t#Box", json!({ "type": "structure", "members": {} }))
        .in_both()
        .and("t#Box members post", json!({ "target": "t#Post" }));
    let report = edited.report();
    let (change, why) = breaking(&report);
    assert_eq!(change.short_id(), "Box$post");
    assert!(why.contains("Box<types::"), "{why}");
    assert!(!report.breaks_wire());
}

#[test]
fn changed_defaults_of_an_input_need_a_patch_version() {
    let size = "t#ListItemsInput members size traits";
    let edited = set(size, json!({ "smithy.api#default": 1 })).in_both();
    let report = edited.and(&format!("{size} smithy.api#default"), json!(2)).report();
    let summaries: Vec<String> =
        report.changes.iter().map(|change| change.kind.to_string()).collect();
    assert_eq!(summaries, ["optional, default 1 → optional, default 2"]);
    assert_eq!(report.version_bump(), VersionBump::Patch);
    let edited = set(size, json!({ "smithy.api#default": 1 })).in_both();
    let report = edited.and(size, json!({})).report();
    assert_eq!(report.changes[0].kind.to_string(), "optional, default 1 → optional");
    assert_eq!(report.version_bump(), VersionBump::Patch);
}

#[test]
fn an_enum_in_place_of_a_string_or_integer_breaks_the_source() {
    let level = json!({
        "type": "intEnum",
        "members": {
            "LOW": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } }
        }
    });
    set("t#Level", level)
        .and("t#Receipt members level", json!({ "target": "smithy.api#Integer" }))
        .in_both()
        .and("t#Receipt members level", json!({ "target": "t#Level" }))
        .gives(
            &["Level type-added: nothing, minor", "Receipt$level type-changed: source, major"],
            &["Level type-removed: source, major", "Receipt$level type-changed: source, major"],
        );
    set("t#Order members note", json!({ "target": "t#Shade" })).gives(
        &["Order$note type-changed: source, major"],
        &["Order$note type-changed: source, major"],
    );
}

#[test]
fn an_added_alternative_of_a_pattern_breaks_nothing() {
    let path = "t#Id traits smithy.api#pattern";
    let edited = set(path, json!("^(order|receipt)/[a-z]{4}$")).in_both();
    let edited = edited.and(path, json!("^(order|receipt|refund)/[a-z]{4}$"));
    edited.gives(
        &["Id trait-changed pattern: nothing, patch"],
        &["Id trait-changed pattern: wire, patch"],
    );
    let report = edited.report();
    let values = |report: &Report| match &report.changes[0].kind {
        ChangeKind::Trait { values, .. } => values.clone(),
        other => panic!("{other}"),
    };
    assert_eq!(values(&report), Some(AcceptedValues::Widened));
    assert!(report.text().contains("\n    accepted values: widened\n"), "{}", report.text());
    let back = super::between(&edited.new, &edited.old);
    let expected =
        "\n    accepted values: narrowed; no longer accepted: the value \"refund/aaaa\"\n";
    assert!(back.text().contains(expected), "{}", back.text());
}

#[test]
fn a_renamed_service_breaks_the_wire_for_every_operation() {
    let shop = base().old["shapes"]["t#Shop"].clone();
    let edited = without("t#Shop").and("t#Store", shop);
    let report = edited.report();
    assert!(report.breaks_wire() && !report.breaks_source());
    let change = &report.changes[0];
    assert_eq!(change.kind.name(), "service-renamed");
    let reached: Vec<&str> = change.uses.iter().map(|used| used.operation.name()).collect();
    assert_eq!(reached, ["GetReceipt", "ListItems", "PlaceOrder"]);
}

/// Text from the model can't open or close code blocks, spans or HTML elements.
#[test]
fn text_from_the_model_is_never_markup() {
    let hostile = "`|<b>\n# x ``` @someone #1\n\n- [l](u)</details>\u{2028}\r";
    let value =
        json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": hostile } });
    let hostile_enum = json!({ "type": "enum", "members": { "ODD": value } });
    let edited = set("t#Order members note traits", json!({ "smithy.api#pattern": hostile }))
        .and("t#Shade members ODD", value.clone())
        .and("t#GetReceipt traits smithy.api#deprecated", json!({ "message": hostile }))
        .and("t#Odd", hostile_enum)
        .and("t#Order members odd", json!({ "target": "t#Odd" }))
        .and("t#Receipt members paid traits smithy.api#documentation", json!(hostile))
        .and("t#ListItems traits smithy.api#examples", json!([{ "title": hostile }]));
    for report in [edited.report(), super::between(&edited.new, &edited.old)] {
        let markdown = report.markdown();
        let html = comrak::markdown_to_html(&markdown, &comrak::Options::default());
        for start in ["<b>", "<a ", "<h1>", "<em>", "@someone</p>"] {
            assert!(!html.contains(start), "{start}: {html}\n\n{markdown}");
        }
        let count = |what: &str| markdown.lines().filter(|line| line.trim() == what).count();
        assert_eq!(count("<details>"), count("</details>"), "{markdown}");
        let text = report.text();
        let is_unescaped = |c: char| c != '\n' && c.is_control() || c == '\u{2028}';
        assert!(!text.contains(is_unescaped), "{text}");
        assert!(!text.lines().any(|line| line.starts_with('#')), "{text}");
    }
}
