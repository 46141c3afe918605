//! Faults that were reported once, each with its correct report.

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

/// The only change of a report that breaks the source, with the reason.
#[track_caller]
fn breaking(report: &Report) -> (&Change, &str) {
    let mut breaking = report.changes.iter().filter(|change| change.verdict.breaks_source());
    let change = breaking.next().expect("a change breaks the source");
    assert_eq!(breaking.next(), None);
    (change, change.verdict.source.as_deref().unwrap_or_default())
}

/// A model whose request has a structure with the given members, in their order.
fn order_with(old: Value, new: Value) -> Edited {
    set("t#Order members", old).in_both().and("t#Order members", new)
}

#[test]
fn changes_names_a_member_takes_the_name_of_another() {
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
        "`types::Order::foo_bar` is `Option<i32>` instead of `Option<String>` (and 2 more items of \
         the public API differ)"
    );
    assert_eq!(report.version_bump(), VersionBump::Major);
    assert!(!report.breaks_wire());
}

/// Programs compile, and send the value as another member.
#[test]
fn changes_names_a_member_of_the_same_type_takes_the_name_of_another() {
    let edited = order_with(
        json!({ "foo_bar": string() }),
        json!({ "fooBar": string(), "foo_bar": string() }),
    );
    let report = edited.report();
    let (change, why) = breaking(&report);
    assert_eq!(change.short_id(), "Order$fooBar");
    assert_eq!(why, "`types::Order::foo_bar` has another name on the wire");
}

#[test]
fn changes_names_a_value_takes_the_name_of_another() {
    let edited = set("t#Shade", enum_of(&["foo_bar"])).in_both();
    edited
        .and("t#Shade", enum_of(&["fooBar", "foo_bar"]))
        .gives(&["Shade value-added: source, major"], &["Shade value-removed: both, major"]);
}

#[test]
fn changes_names_an_operation_takes_the_name_of_another() {
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
fn changes_names_a_type_takes_the_name_of_another() {
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
fn changes_boxing_a_structure_becomes_recursive() {
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
fn changes_defaults_of_an_input_are_reported_and_update_agrees() {
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
fn changes_enums_strings_and_integers_become_enums() {
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
fn changes_pattern_one_more_alternative_breaks_nothing() {
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
fn changes_service_renamed_breaks_the_wire_for_every_operation() {
    let shop = base().old["shapes"]["t#Shop"].clone();
    let edited = without("t#Shop").and("t#Store", shop);
    let report = edited.report();
    assert!(report.breaks_wire() && !report.breaks_source());
    let change = &report.changes[0];
    assert_eq!(change.kind.name(), "service-renamed");
    let reached: Vec<&str> = change.uses.iter().map(|used| used.operation.name()).collect();
    assert_eq!(reached, ["GetReceipt", "ListItems", "PlaceOrder"]);
}

/// Values can't open or close code blocks, spans, HTML or details.
#[test]
fn markdown_report_survives_any_value() {
    let odd = "`|<b>\n# x ``` @someone #1\n\n- [l](u)</details>\u{2028}\r";
    let value = json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": odd } });
    let odd_enum = json!({ "type": "enum", "members": { "ODD": value } });
    let edited = set("t#Order members note traits", json!({ "smithy.api#pattern": odd }))
        .and("t#Shade members ODD", value.clone())
        .and("t#GetReceipt traits smithy.api#deprecated", json!({ "message": odd }))
        .and("t#Odd", odd_enum)
        .and("t#Order members odd", json!({ "target": "t#Odd" }))
        .and("t#Receipt members paid traits smithy.api#documentation", json!(odd))
        .and("t#ListItems traits smithy.api#examples", json!([{ "title": odd }]));
    for report in [edited.report(), super::between(&edited.new, &edited.old)] {
        let markdown = report.markdown();
        let html = comrak::markdown_to_html(&markdown, &comrak::Options::default());
        for start in ["<b>", "<a ", "<h1>", "<em>", "@someone</p>"] {
            assert!(!html.contains(start), "{start}: {html}\n\n{markdown}");
        }
        let count = |what: &str| markdown.lines().filter(|line| line.trim() == what).count();
        assert_eq!(count("<details>"), count("</details>"), "{markdown}");
        let text = report.text();
        let is_odd = |c: char| c != '\n' && c.is_control() || c == '\u{2028}';
        assert!(!text.contains(is_odd), "{text}");
        assert!(!text.lines().any(|line| line.starts_with('#')), "{text}");
    }
}
