//! What inputs are refused for.

use serde_json::{Value, json};

use super::super::{model, validation};
use super::{Calls, relationship};

/// The complaints about an input: member and code.
#[track_caller]
fn complaints(operation: &str, input: &Value) -> Vec<String> {
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
fn required_members_have_to_be_there() {
    let found = complaints("GetRelationship", &json!({ "catalog": null, "other": 1 }));
    let expected =
        ["catalog MISSING", "programManagementAccountIdentifier MISSING", "identifier MISSING"];
    assert_eq!(found, expected);
}

#[test]
fn texts_have_lengths_and_patterns() {
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
    assert_eq!(complaints("CreateRelationship", &input), expected);
}

#[test]
fn numbers_have_ranges_and_enums_have_values() {
    let input = json!({ "catalog": "AWS", "maxResults": 101, "associationTypes": ["FRIEND"] });
    let expected = ["maxResults OUT_OF_RANGE", "associationTypes[0] INVALID"];
    assert_eq!(complaints("ListRelationships", &input), expected);
}

#[test]
fn unions_have_one_member() {
    let mut input = relationship("pma-0000000000001", "222233334444");
    input["requestedSupportPlan"] = json!({});
    assert_eq!(complaints("CreateRelationship", &input), ["requestedSupportPlan INVALID"]);
}

#[test]
fn what_has_another_type_can_not_be_read() {
    let (code, error) = Calls::default().fails("ListRelationships", &json!({ "catalog": [] }));
    assert_eq!(code, "SerializationException", "{error}");
}

#[test]
fn there_are_no_other_operations() {
    let (code, error) = Calls::default().fails("ReadMinds", &json!({}));
    assert_eq!(code, "UnknownOperationException");
    assert_eq!(error, json!({ "message": "There is no operation ReadMinds." }));
}

/// The inputs in the documentation of the generated client are as the model says.
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
