//! Tests of customizations.

use serde_json::{Value, json};

use super::*;
use crate::model::Model;
use crate::options::Options;
use crate::plan::endpoint::ContextSource;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::{Plan, Presence};

/// Plans a service with traits and one operation, `GET /{box}/{item}`.
fn plan(traits: &Value, item: &Value) -> Result<Vec<OperationPlan>, String> {
    let mut of_service = json!({
        "aws.protocols#restJson1": {},
        "smithy.rules#endpointRuleSet": {
            "version": "1.0",
            "parameters": { "box": { "type": "string", "documentation": "A box." } },
            "rules": [{ "conditions": [], "type": "endpoint", "endpoint": { "url": "https://example.com" } }],
        },
    });
    let entries = traits.as_object().expect("an object").clone();
    of_service.as_object_mut().expect("an object").extend(entries);
    let label = json!({ "smithy.api#httpLabel": {}, "smithy.api#required": {} });
    let member = |target: &str| json!({ "target": target, "traits": label.clone() });
    let operation = |input: &str, uri: &str| {
        let http = json!({ "smithy.api#http": { "method": "GET", "uri": uri } });
        json!({ "type": "operation", "input": { "target": input }, "traits": http })
    };
    let model = json!({ "smithy": "2.0", "shapes": {
        "a#S": { "type": "service", "version": "1", "traits": of_service,
            "operations": [{ "target": "a#Get" }, { "target": "a#List" }] },
        "a#Get": operation("a#GetIn", "/{box}/{item}?x"),
        "a#GetIn": { "type": "structure",
            "members": { "box": member("smithy.api#String"), "item": member("a#Item") } },
        "a#List": operation("a#ListIn", "/{box}?x"),
        "a#ListIn": { "type": "structure", "members": { "box": member("smithy.api#String") } },
        "a#Item": item,
    }});
    let model = Model::parse("m", &model.to_string()).map_err(|problems| problems.to_string())?;
    let closure = model.service(None).expect("a service");
    let plan = Plan::new(&model, &closure, &Options::of_tests());
    plan.map(|plan| plan.operations).map_err(|problems| problems.to_string())
}

fn string() -> Value {
    json!({ "type": "string" })
}

fn uri(operation: &OperationPlan) -> &str {
    &operation.http.as_ref().expect("a binding").uri
}

#[test]
fn operations_of_other_services_have_no_customization() {
    for operation in plan(&json!({}), &string()).expect("a plan") {
        assert_eq!(operation.customization, Customization::default());
        assert_eq!(operation.endpoint_params, []);
    }
}

#[test]
fn an_endpoint_label_is_a_parameter_instead_of_a_segment() {
    let operations = plan(&json!({ "smithy.client#endpointLabel": "box" }), &string());
    let operations = operations.expect("a plan");
    let found = operations.iter().map(|it| (uri(it), it.customization.path_in_endpoint));
    assert_eq!(found.collect::<Vec<_>>(), [("/{item}?x", false), ("/?x", true)]);
    for operation in &operations {
        let [label, value] = &operation.endpoint_params[..] else { panic!("two bindings") };
        assert!(matches!(label.source, ContextSource::Label { .. }), "{label:?}");
        assert_eq!(value.parameter, "box");
    }
}

#[test]
fn an_endpoint_label_must_be_a_parameter_of_the_rules() {
    let error = plan(&json!({ "smithy.client#endpointLabel": "item" }), &string());
    let error = error.expect_err("a problem");
    assert!(error.contains("the rules have no such parameter"), "{error}");
}

#[test]
fn a_member_with_a_default_is_optional() {
    let operations = plan(&json!({ "smithy.client#inputDefaults": { "item": "-" } }), &string());
    let operations = operations.expect("a plan");
    let field = Name::snake("item");
    let value = "-".to_owned();
    assert_eq!(operations[0].customization.input_changes, [InputChange::Default { field, value }]);
    assert_eq!(operations[1].customization.input_changes, []);
    let presences = operations[0].input.members.iter().map(|member| member.presence);
    assert_eq!(presences.collect::<Vec<_>>(), [Presence::Required, Presence::Optional]);
}

#[test]
fn a_separator_applies_to_labels() {
    let item = json!({ "type": "string", "traits": { "smithy.client#labelAfterLast": "/" } });
    let operations = plan(&json!({}), &item).expect("a plan");
    let (field, separator) = (Name::snake("item"), "/".to_owned());
    let expected = [InputChange::AfterLast { field, separator }];
    assert_eq!(operations[0].customization.input_changes, expected);
}

#[test]
fn all_operations_have_the_headers_of_the_service() {
    let operations = plan(&json!({ "smithy.client#requestHeaders": { "A": "b c" } }), &string());
    for operation in operations.expect("a plan") {
        assert_eq!(operation.customization.headers, [("A".to_owned(), "b c".to_owned())]);
    }
}

#[test]
fn unusable_values_are_problems() {
    for (traits, reason) in [
        (json!({ "smithy.client#requestHeaders": { "A b": "c" } }), "`A b: c` is not a header"),
        (json!({ "smithy.client#requestHeaders": { "A": "ä" } }), "`A: ä` is not a header"),
        (
            json!({ "smithy.client#inputDefaults": { "item": "-" } }),
            "`a#GetIn$item` is not a string",
        ),
    ] {
        let error = plan(&traits, &json!({ "type": "integer" })).expect_err("a problem");
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn codes_of_statuses_are_those_of_the_errors() {
    let plan = |codes: Value| {
        let operation = json!({ "type": "operation", "errors": [{ "target": "a#Gone" }],
            "traits": { "smithy.client#errorCodes": codes } });
        let model = json!({ "smithy": "2.0", "shapes": {
            "a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#Get" }],
                "traits": { "aws.protocols#awsJson1_0": {}, "smithy.client#contentHash": {},
                    "smithy.client#rawPathSignature": {} } },
            "a#Get": operation,
            "a#Gone": { "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" } },
        }});
        let model = Model::parse("m", &model.to_string()).expect("a model");
        let closure = model.service(None).expect("a service");
        let plan = Plan::new(&model, &closure, &Options::of_tests());
        plan.map(|mut plan| plan.operations.remove(0).customization)
            .map_err(|problems| problems.to_string())
    };
    let customization = plan(json!({ "404": "Gone" })).expect("a plan");
    assert_eq!(customization.error_codes, [(404, "Gone".to_owned())]);
    assert!(customization.sends_content_hash && customization.signs_raw_path);
    for (codes, expected) in [
        (json!({ "200": "Gone" }), "`200` is not the status of an error"),
        (json!({ "x": "Gone" }), "`x` is not the status of an error"),
        (json!({ "404": "Other" }), "the operation has no error `Other`"),
    ] {
        let problems = plan(codes).expect_err(expected);
        assert!(problems.contains(expected), "{problems}");
    }
}
