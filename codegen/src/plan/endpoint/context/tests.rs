//! Planning of context parameters.

use serde_json::{Value, json};

use crate::model::Model;
use crate::options::Options;
use crate::plan::Plan;

/// The problems with a model, given the traits of the operation and of the member `bucket`, and the client parameters.
fn problems(operation: Value, member: Value, client: Value) -> String {
    let string = json!({"target": "smithy.api#String"});
    let rules = json!({"parameters": {
        "Bucket": {"type": "string"},
        "Keys": {"type": "stringArray"},
        "Flag": {"type": "boolean"},
    }, "rules": []});
    let model = json!({"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}], "traits": {
            "aws.protocols#awsJson1_0": {},
            "aws.auth#sigv4": {"name": "s"},
            "smithy.rules#endpointRuleSet": rules,
            "smithy.rules#clientContextParams": client,
        }},
        "a#O": {"type": "operation", "input": {"target": "a#I"}, "traits": operation},
        "a#I": {"type": "structure", "members": {
            "bucket": {"target": "smithy.api#String", "traits": member},
            "keys": {"target": "a#L"},
            "gaps": {"target": "a#G"},
            "map": {"target": "a#M"},
        }},
        "a#L": {"type": "list", "member": string},
        "a#G": {"type": "list", "member": string, "traits": {"smithy.api#sparse": {}}},
        "a#M": {"type": "map", "key": string, "value": string},
    }});
    let model = Model::parse("m", &model.to_string()).expect("a model");
    let closure = model.service(None).expect("a service");
    Plan::new(&model, &closure, &Options::of_tests())
        .err()
        .map(|it| it.to_string())
        .unwrap_or_default()
}

/// The problems with a path that is bound to a parameter.
fn path(parameter: &str, path: &str) -> String {
    let traits = json!({"smithy.rules#operationContextParams": {parameter: {"path": path}}});
    problems(traits, json!({}), json!({}))
}

#[test]
fn distinguishes_members_with_equal_names_in_rust() {
    let model = json!({"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}], "traits": {
            "aws.protocols#awsJson1_0": {},
            "smithy.rules#endpointRuleSet": {"parameters": {"Bucket": {"type": "string"}}, "rules": []},
        }},
        "a#O": {"type": "operation", "input": {"target": "a#I"}, "traits": {
            "smithy.rules#operationContextParams": {"Bucket": {"path": "foo_bar"}},
        }},
        "a#I": {"type": "structure", "members": {
            "fooBar": {"target": "smithy.api#String"},
            "foo_bar": {"target": "smithy.api#String"},
        }},
    }});
    let model = Model::parse("m", &model.to_string()).expect("a model");
    let closure = model.service(None).expect("a service");
    let plan = Plan::new(&model, &closure, &Options::of_tests()).expect("a plan");
    let bound = format!("{:?}", plan.operations[0].endpoint_params);
    assert!(bound.contains("foo_bar_2"), "{bound}");
}

#[test]
fn rejects_paths_that_do_not_fit_the_parameter() {
    for (parameter, good) in [
        ("Bucket", "bucket"),
        ("Keys", "keys"),
        ("Keys", "keys[*]"),
        ("Keys", "keys[]"),
        ("Keys", "keys(map)"),
        ("Keys", "map.*"),
        ("Keys", "[bucket]"),
        ("Keys", "[bucket, keys[0]]"),
        ("Keys", "gaps"),
        ("Keys", "keys[?@ != 'a'] || sort(map.*)"),
        ("Bucket", "bucket || keys[-1]"),
        ("Flag", "length(keys) > `1`"),
    ] {
        assert_eq!(path(parameter, good), "", "{good}");
    }
    for (parameter, bad, reason) in [
        ("Bucket", "keys", "its value is a list, but must be a string"),
        ("Keys", "bucket", "its value is a string, but must be a list of strings"),
        ("Keys", "keys[0]", "its value is a string, but must be a list of strings"),
        ("Keys", "[`true`]", "its value is a list, but must be a list of strings"),
        ("Keys", "length(keys)", "its value is a number, but must be a list of strings"),
        ("Keys", "`[]`", "its value is an empty list, but must be a list of strings"),
        ("Flag", "bucket", "its value is a string, but must be a boolean"),
        ("Flag", "bucket && keys", "its value is one of two values of different types"),
        ("Bucket", "nope", "`a#I` has no member `nope`"),
        ("Bucket", "buckt", "`a#I` has no member `buckt`; did you mean `bucket`?"),
        ("Bucket", "bucket.x", "`x` follows a string, which has no members"),
        ("Keys", "bucket[*]", "expected a list, found a string"),
        ("Keys", "bucket.*", "`*` must follow a map, not a string"),
        ("Keys", "keys(bucket)", "`keys` requires an object, not a string"),
        ("Keys", "[keys]", "multi-select lists with items like a list aren't supported"),
        ("Keys", "to_array(bucket)", "the function `to_array` isn't supported"),
        (
            "Bucket",
            "bucket.",
            "the path `bucket.` in the endpoint rules can't be generated: JMESPath expects",
        ),
        ("Nope", "bucket", "the rules have no such parameter"),
        ("Bukcet", "bucket", "the rules have no such parameter; did you mean `Bucket`?"),
    ] {
        let said = path(parameter, bad);
        assert!(said.contains(reason), "{bad}: {said}");
    }
}

#[test]
fn rejects_deeply_nested_paths() {
    let nested = "[".repeat(50) + "bucket" + &"]".repeat(50);
    let said = path("Keys", &nested);
    assert!(said.contains("multi-select lists with items like a list aren't supported"), "{said}");
    for piece in
        ["[", "(", "!", "&", "{a:", "keys(", "bucket.", "bucket|", "bucket<", "bucket==", "`"]
    {
        let said = path("Keys", &piece.repeat(20_000));
        assert!(said.contains("it has more than 100 operators"), "{piece}: {said}");
    }
}

#[test]
fn rejects_values_and_members_that_do_not_fit_the_parameter() {
    let fixed = |value: Value| {
        let traits = json!({"smithy.rules#staticContextParams": {"Flag": {"value": value}}});
        problems(traits, json!({}), json!({}))
    };
    assert_eq!(fixed(json!(true)), "");
    let said = fixed(json!("a"));
    assert!(said.contains("it must be a boolean, but is \"a\""), "{said}");

    let member = |name: &str| {
        problems(json!({}), json!({"smithy.rules#contextParam": {"name": name}}), json!({}))
    };
    assert_eq!(member("Bucket"), "");
    assert!(member("Flag").contains("but must be a boolean"), "{}", member("Flag"));
    assert!(member("Nope").contains("the rules have no such parameter"), "{}", member("Nope"));
}

#[test]
fn rejects_client_parameters_that_do_not_fit_the_rules() {
    let client =
        |name: &str, kind: &str| problems(json!({}), json!({}), json!({name: {"type": kind}}));
    assert_eq!(client("Bucket", "string"), "");
    let said = client("Bucket", "boolean");
    assert!(said.contains("the rules define it as a string"), "{said}");
    let said = client("Nope", "string");
    assert!(said.contains("the rules have no such parameter"), "{said}");
    let said = client("Bukcet", "string");
    assert!(said.contains("no such parameter; did you mean `Bucket`?"), "{said}");
    // Fault case `messages`.
    assert!(
        said.contains("help: see https://smithy.io/2.0/additional-specs/rules-engine/"),
        "{said}"
    );
}
