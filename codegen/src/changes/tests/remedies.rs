//! Remedies of changes that break something.

use serde_json::json;

use super::{Edited, set, without};

#[track_caller]
fn remedy(edited: &Edited, place: &str) -> Option<String> {
    let report = edited.report();
    let change = report.changes.iter().find(|change| change.short_id() == place);
    change.unwrap_or_else(|| panic!("no change of {place}")).remedy()
}

#[track_caller]
fn assert_remedy(edited: &Edited, place: &str, expected: &str) {
    assert_eq!(remedy(edited, place).as_deref(), Some(expected));
}

#[test]
fn changes_that_break_nothing_need_none() {
    let edited = set("t#Order members extra", json!({ "target": "smithy.api#String" }));
    assert_eq!(remedy(&edited, "Order$extra"), None);
}

#[test]
fn what_is_gone_is_no_longer_used() {
    assert_remedy(
        &without("t#Order members note"),
        "Order$note",
        "Remove the calls of its setter and the reads of its field. Stop sending it before the \
         service refuses it.",
    );
    assert_remedy(
        &without("t#Receipt members paid"),
        "Receipt$paid",
        "Remove the calls of its setter and the reads of its field. Move to the new crate, which \
         does not expect it in responses.",
    );
    assert_remedy(
        &without("t#Way members text"),
        "Way$text",
        "Make values of another variant, and remove the match arms for this one. Stop sending it \
         before the service refuses it.",
    );
    assert_remedy(
        &without("t#State members DONE"),
        "State",
        "Use another value, and remove the match arms for this one.",
    );
    assert_remedy(
        &without("t#Shop operations 1"),
        "GetReceipt",
        "Remove the calls; the model names no replacement. Do so before the service drops the \
         operation.",
    );
}

#[test]
fn what_is_required_is_set() {
    let required = json!({ "smithy.api#required": {} });
    assert_remedy(
        &set("t#Order members note traits", required.clone()),
        "Order$note",
        "Set it in each call of the builder, and read the field without `Option`. Set it in every \
         request before the service requires it.",
    );
    let added = json!({ "target": "smithy.api#String", "traits": required });
    assert_remedy(
        &set("t#Order members extra", added),
        "Order$extra",
        "Set it in each call of the builder. Set it in every request before the service requires it.",
    );
}

#[test]
fn what_is_optional_is_read_as_an_option() {
    assert_remedy(
        &without("t#Receipt members id traits smithy.api#required"),
        "Receipt$id",
        "Handle `None` where programs read the field; calls of the setter stay as they are. Move to \
         the new crate, which does not expect it in responses.",
    );
}

#[test]
fn stricter_constraints_are_kept() {
    assert_remedy(
        &set("t#Order members note traits", json!({ "smithy.api#length": { "max": 5 } })),
        "Order$note",
        "Send only values that the new constraint accepts; `validate()` of the new crate's inputs \
         names the others.",
    );
}
