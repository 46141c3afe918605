//! Tests of the validation of inputs.

use serde_json::{Value, json};

use super::super::{model, validation};
use super::{Calls, relationship};

/// Returns the members and codes of an input's validation errors.
#[track_caller]
fn violations(operation: &str, input: &Value) -> Vec<String> {
    let (code, error) = Calls::default().fails(operation, input);
    assert_eq!(
        (code, &error["reason"]),
        ("ValidationException", &json!("REQUEST_VALIDATION_FAILED"))
    );
    let fields = error["fieldList"].as_array().expect("a list of fields");
    let text = |field: &Value, member| field[member].as_str().expect("a text").to_owned();
    fields.iter().map(|field| text(field, "name") + " " + &text(field, "code")).collect()
}

#[test]
fn rejects_missing_required_members() {
    let found = violations("GetRelationship", &json!({ "catalog": null, "other": 1 }));
    let expected =
        ["catalog MISSING", "programManagementAccountIdentifier MISSING", "identifier MISSING"];
    assert_eq!(found, expected);
}

#[test]
fn checks_lengths_and_patterns() {
    let mut input = relationship("rs-0000000000001", "22223333444x");
    input["displayName"] = json!("");
    input["tags"] = json!([{ "key": "team", "value": "" }, { "key": "", "value": "#" }]);
    let expected = [
        "programManagementAccountIdentifier WRONG_LENGTH",
        "programManagementAccountIdentifier WRONG_FORM",
        "associatedAccountId WRONG_FORM",
        "displayName WRONG_LENGTH",
        "tags[1].key WRONG_LENGTH",
        "tags[1].value WRONG_FORM",
    ];
    assert_eq!(violations("CreateRelationship", &input), expected);
}

#[test]
fn checks_ranges_and_enum_values() {
    let input = json!({ "catalog": "AWS", "maxResults": 101, "associationTypes": ["FRIEND"] });
    let expected = ["maxResults OUT_OF_RANGE", "associationTypes[0] INVALID"];
    assert_eq!(violations("ListRelationships", &input), expected);
}

#[test]
fn rejects_unions_with_several_members() {
    let mut input = relationship("pma-0000000000001", "222233334444");
    input["requestedSupportPlan"] = json!({});
    assert_eq!(violations("CreateRelationship", &input), ["requestedSupportPlan INVALID"]);
}

#[test]
fn rejects_values_of_the_wrong_type() {
    let (code, error) = Calls::default().fails("ListRelationships", &json!({ "catalog": [] }));
    assert_eq!(code, "SerializationException", "{error}");
}

#[test]
fn rejects_unknown_operations() {
    let (code, error) = Calls::default().fails("ReadMinds", &json!({}));
    assert_eq!(code, "UnknownOperationException");
    assert_eq!(error, json!({ "message": "Operation ReadMinds does not exist." }));
}

/// The documentation of the generated client contains these inputs.
#[test]
fn the_examples_of_the_model_are_accepted() {
    let mut checked = 0;
    for operation in model::operations() {
        let shape = model::input_of(operation).expect("an input");
        for example in model::examples_of(operation) {
            validation::check(shape, &example["input"]).expect(operation);
            checked += 1;
        }
    }
    assert!(checked >= 21, "{checked} examples");
}
