//! Tests for remedies.

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
fn harmless_changes_have_no_remedy() {
    let edited = set("t#Order members extra", json!({ "target": "smithy.api#String" }));
    assert_eq!(remedy(&edited, "Order$extra"), None);
}

#[test]
fn removed_items_must_no_longer_be_used() {
    assert_remedy(
        &without("t#Order members note"),
        "Order$note",
        "Remove calls of its setter and reads of its field. Stop sending it before the service \
        rejects it.",
    );
    assert_remedy(
        &without("t#Receipt members paid"),
        "Receipt$paid",
        "Remove calls of its setter and reads of its field. Upgrade to the new crate, which doesn't \
        expect it in responses.",
    );
    assert_remedy(
        &without("t#Way members text"),
        "Way$text",
        "Construct another variant, and remove the match arms for this one. Stop sending it before \
        the service rejects it.",
    );
    assert_remedy(
        &without("t#State members DONE"),
        "State",
        "Use another value, and remove the match arms for this one.",
    );
    assert_remedy(
        &without("t#Shop operations 1"),
        "GetReceipt",
        "Remove the calls; the model doesn't name a replacement. Release this before the service \
        removes the operation.",
    );
}

#[test]
fn required_members_must_be_set() {
    let required = json!({ "smithy.api#required": {} });
    assert_remedy(
        &set("t#Order members note traits", required.clone()),
        "Order$note",
        "Set it in every use of the builder, and read the field without `Option`. Set it in every \
        request before the service requires it.",
    );
    let added = json!({ "target": "smithy.api#String", "traits": required });
    assert_remedy(
        &set("t#Order members extra", added),
        "Order$extra",
        "Set it in every use of the builder. Set it in every request before the service requires it.",
    );
}

#[test]
fn optional_members_must_be_read_as_option() {
    assert_remedy(
        &without("t#Receipt members id traits smithy.api#required"),
        "Receipt$id",
        "Handle `None` where programs read the field; setter calls are unaffected. Upgrade to the \
        new crate, which doesn't expect it in responses.",
    );
}

#[test]
fn stricter_constraints_must_be_satisfied() {
    assert_remedy(
        &set("t#Order members note traits", json!({ "smithy.api#length": { "max": 5 } })),
        "Order$note",
        "Send only values that satisfy the new constraint; `validate()` on the inputs of the new \
        crate reports violations.",
    );
}
