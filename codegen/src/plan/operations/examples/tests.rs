//! Planning of examples: the fault cases `examples`.

use serde_json::{Value, json};

use super::*;
use crate::model::Model;
use crate::options::Options;
use crate::plan::{Plan, Protocol};

/// The plan of an operation with these examples, and the model's text.
fn plan(examples: &Value) -> (Plan, String) {
    plan_with("aws.protocols#awsJson1_0", examples)
}

/// The plan of an operation of a service with a protocol.
fn plan_with(protocol: &str, examples: &Value) -> (Plan, String) {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}], "traits": {{"{protocol}": {{}}}}}},
"a#O": {{"type": "operation", "input": {{"target": "a#I"}}, "output": {{"target": "a#Out"}}, "errors": [{{"target": "a#E"}}], "traits": {{"smithy.api#http": {{"method": "PUT", "uri": "/"}}, "smithy.api#examples":
{examples}}}}},
"a#I": {{"type": "structure", "members": {{
    "name": {{"target": "a#Name", "traits": {{"smithy.api#required": {{}}}}}},
    "n": {{"target": "smithy.api#Integer", "traits": {{"smithy.api#range": {{"min": -5, "max": 3000000000}}}}}},
    "f": {{"target": "smithy.api#Float"}}, "d": {{"target": "smithy.api#Double"}}, "l": {{"target": "smithy.api#Long"}},
    "t": {{"target": "smithy.api#Timestamp"}},
    "h": {{"target": "smithy.api#Timestamp", "traits": {{"smithy.api#timestampFormat": "http-date"}}}},
    "b": {{"target": "a#Data"}}, "u": {{"target": "a#U"}}, "e": {{"target": "a#En"}},
    "doc": {{"target": "smithy.api#Document"}}, "big": {{"target": "smithy.api#BigInteger"}},
    "list": {{"target": "a#L"}}, "map": {{"target": "a#M"}},
    "firm": {{"target": "smithy.api#String", "traits": {{"smithy.api#required": {{}}, "smithy.api#clientOptional": {{}}}}}}}}}},
"a#Out": {{"type": "structure", "members": {{"y": {{"target": "smithy.api#Double"}}, "id": {{"target": "smithy.api#String", "traits": {{"smithy.api#required": {{}}}}}}}}}},
"a#E": {{"type": "structure", "members": {{"message": {{"target": "smithy.api#String", "traits": {{"smithy.api#required": {{}}}}}}}}, "traits": {{"smithy.api#error": "client"}}}},
"a#Name": {{"type": "string", "traits": {{"smithy.api#length": {{"min": 1, "max": 4}}, "smithy.api#pattern": "^[a-zé]*$"}}}},
"a#Data": {{"type": "blob", "traits": {{"smithy.api#length": {{"max": 8}}}}}},
"a#L": {{"type": "list", "member": {{"target": "a#Name"}}, "traits": {{"smithy.api#uniqueItems": {{}}}}}},
"a#M": {{"type": "map", "key": {{"target": "a#Name"}}, "value": {{"target": "a#Part"}}}},
"a#Part": {{"type": "structure", "members": {{"list": {{"target": "a#L", "traits": {{"smithy.api#required": {{}}}}}}}}}},
"a#U": {{"type": "union", "members": {{"a": {{"target": "smithy.api#String"}}, "nothing": {{"target": "smithy.api#Unit"}}}}}},
"a#En": {{"type": "enum", "members": {{"A": {{"target": "smithy.api#Unit"}}}}}}}}}}"#
    );
    let model = Model::parse("m", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).expect("a service");
    let plan = Plan::new(&model, &closure, &Options::of_tests());
    (plan.unwrap_or_else(|problems| panic!("{problems}")), text)
}

/// The plan of one example with additional members in its input.
fn with_input(more: Value) -> (Plan, String) {
    let mut input = json!({ "name": "a", "firm": "" });
    let entries = more.as_object().expect("an object").clone();
    input.as_object_mut().expect("an object").extend(entries);
    plan(&json!([{ "title": "T", "input": input }]))
}

/// The plan of one example with an outcome.
fn with_outcome(outcome: &Value) -> (Plan, String) {
    let mut example = json!({ "title": "T", "input": { "name": "a", "firm": "" } });
    let entries = outcome.as_object().expect("an object").clone();
    example.as_object_mut().expect("an object").extend(entries);
    plan(&json!([example]))
}

/// The reason why an example is left out, and the text at the warning's location.
fn left_out((plan, text): (Plan, String)) -> (String, String) {
    assert!(plan.examples.is_empty() && plan.warnings.len() == 1, "{}", plan.warnings);
    let warning = plan.warnings.iter().next().expect("a warning");
    assert_eq!(warning.shape.as_ref().map(ShapeId::as_str), Some("a#O"));
    let WarningKind::Example { title, reason } = &warning.kind else { panic!("{warning:?}") };
    assert_eq!(title, "T");
    let span = warning.span.expect("a location");
    (reason.clone(), text[span.start..span.end].to_owned())
}

#[test]
fn omits_examples_with_values_that_do_not_fit_their_types() {
    for (more, reason, place) in [
        (json!({ "name": 5 }), "`name` can't be 5", "5"),
        (json!({ "zz": 1 }), "`I` has no member `zz`", "1"),
        (json!({ "n": 3_000_000_000_i64 }), "`n` can't be 3000000000", "3000000000"),
        (json!({ "n": 1.5 }), "`n` can't be 1.5", "1.5"),
        (json!({ "n": "1" }), "`n` can't be \"1\"", "\"1\""),
        (json!({ "l": u64::MAX }), "`l` can't be 18446744073709551615", "18446744073709551615"),
        (json!({ "f": "Inf" }), "`f` can't be \"Inf\"", "\"Inf\""),
        (json!({ "t": "yesterday" }), "`t` can't be \"yesterday\"", "\"yesterday\""),
        (json!({ "t": true }), "`t` can't be true", "true"),
        (json!({ "b": 1 }), "`b` can't be 1", "1"),
        (json!({ "e": 1 }), "`e` can't be 1", "1"),
        (json!({ "u": {} }), "`u` needs exactly one member", "{}"),
        (json!({ "u": { "c": 1 } }), "`u` has no member `c`", "1"),
        (json!({ "u": { "nothing": 1 } }), "the only value of `nothing` is {}", "1"),
        (json!({ "u": [] }), "`u` is not an object", "[]"),
        (json!({ "list": {} }), "`list` is not a list", "{}"),
        (json!({ "list": [null] }), "`member` can't be null", "null"),
        (json!({ "map": { "k": 7 } }), "`value` is not an object", "7"),
        (json!({ "big": "12a" }), "`big` can't be \"12a\"", "\"12a\""),
    ] {
        let found = left_out(with_input(more));
        assert_eq!((found.0.as_str(), found.1.as_str()), (reason, place));
    }
    let two = left_out(with_input(json!({ "u": { "a": "x", "nothing": {} } })));
    assert_eq!(two.0, "`u` needs exactly one member");
}

#[test]
fn omits_examples_whose_inputs_lack_required_members() {
    for (example, reason) in [
        (json!({ "input": {} }), "its input lacks the required member `name`"),
        (json!({}), "its input lacks the required member `name`"),
        (json!({ "input": { "name": null } }), "its input lacks the required member `name`"),
        (json!({ "input": { "name": "a" } }), "the input lacks the required member `firm`"),
        (
            json!({ "input": { "name": "a", "firm": "", "map": { "k": {} } } }),
            "its input lacks the required member `list`",
        ),
        (json!({ "input": "name" }), "\"name\" is not an object"),
        (json!({ "input": [1] }), "[1] is not an object"),
    ] {
        let mut example = example;
        example["title"] = json!("T");
        assert_eq!(left_out(plan(&json!([example]))).0, reason);
    }
}

/// The tests generated from examples call `validate`, which must not fail.
#[test]
fn omits_examples_with_values_that_violate_constraints() {
    for (more, reason, place) in [
        (json!({ "name": "" }), "`name` has 0 characters, but must have at least 1", "\"\""),
        (
            json!({ "name": "abcde" }),
            "`name` has 5 characters, but must have at most 4",
            "\"abcde\"",
        ),
        (json!({ "name": "A" }), "`name` does not match `^[a-zé]*$`", "\"A\""),
        (json!({ "n": -6 }), "`n` is -6, but must be at least -5", "-6"),
        (json!({ "b": "123456789" }), "`b` has 9 bytes, but must have at most 8", "\"123456789\""),
        (json!({ "list": ["a", "b", "a"] }), "`list` has duplicate items", "[\"a\",\"b\",\"a\"]"),
        (json!({ "list": ["a", "B"] }), "`list` does not match `^[a-zé]*$`", "\"B\""),
        (
            json!({ "map": { "K": { "list": [] } } }),
            "`K` does not match `^[a-zé]*$`",
            "{\"list\":[]}",
        ),
    ] {
        let found = left_out(with_input(more));
        assert_eq!((found.0.as_str(), found.1.as_str()), (reason, place));
    }
    let on_purpose = json!([{ "title": "T", "input": { "name": "A", "firm": "" }, "allowConstraintErrors": true }]);
    let (plan, _) = plan(&on_purpose);
    assert!(plan.warnings.is_empty() && !plan.examples[0].is_valid);
}

#[test]
fn writes_values_in_the_format_of_the_protocol() {
    let given = json!({
        "name": "é", "n": -5, "f": "NaN", "d": "-Infinity", "l": i64::MIN, "t": "2020-01-01T01:00:00+01:00",
        "h": "1970-01-01T00:01:00Z", "b": "hi you", "u": { "nothing": {} }, "e": "ZZ",
        "doc": { "a": [1, null] }, "big": "123456789012345678901234567890", "list": [], "map": {}
    });
    let (plan, _) = with_input(given);
    assert!(plan.warnings.is_empty(), "{}", plan.warnings);
    let json = &plan.examples[0].input_json;
    assert_eq!((&json["t"], &json["b"]), (&json!(1_577_836_800), &json!("aGkgeW91")));
    assert_eq!(json["h"], "Thu, 01 Jan 1970 00:01:00 GMT");
    assert_eq!(
        (&json["e"], &json["f"], &json["u"]),
        (&json!("ZZ"), &json!("NaN"), &json!({ "nothing": {} }))
    );
    // A string that is valid base64 is read as base64.
    let (plan, _) = with_input(json!({ "b": "aGk=", "t": 1.5, "u": { "a": "x" } }));
    assert_eq!((&plan.examples[0].input_json["b"], plan.warnings.len()), (&json!("aGk="), 0));
}

#[test]
fn omits_examples_whose_outcomes_do_not_fit() {
    for (outcome, reason, place) in [
        (json!({ "output": { "id": 1 } }), "`id` can't be 1", "1"),
        (json!({ "output": 7 }), "7 is not an object", "7"),
        (
            json!({ "error": { "shapeId": "a#Nope" } }),
            "`a#Nope` is not an error of the operation",
            "{\"shapeId\":\"a#Nope\"}",
        ),
        (
            json!({ "error": { "shapeId": "a#Out" } }),
            "`a#Out` is not an error of the operation",
            "{\"shapeId\":\"a#Out\"}",
        ),
        (
            json!({ "error": { "shapeId": "?" } }),
            "`?` is not an error of the operation",
            "{\"shapeId\":\"?\"}",
        ),
        (
            json!({ "error": { "shapeId": "a#E", "content": { "message": 1 } } }),
            "`message` can't be 1",
            "1",
        ),
    ] {
        let found = left_out(with_outcome(&outcome));
        assert_eq!((found.0.as_str(), found.1.as_str()), (reason, place));
    }
}

#[test]
fn omits_outcomes_that_can_not_be_compared() {
    for (outcome, reason) in [
        (json!({ "output": {} }), "it lacks the required member `id`"),
        (
            json!({ "output": { "id": "", "y": "NaN" } }),
            "it contains a number or timestamp that can't be compared",
        ),
        (json!({ "error": { "shapeId": "a#E" } }), "it lacks the required member `message`"),
    ] {
        let (plan, _) = with_outcome(&outcome);
        assert!(plan.examples.len() == 1 && plan.examples[0].outcome.is_none());
        let said = format!("the outcome of the example `T` is not compared: {reason}\n");
        assert!(plan.warnings.to_string().contains(&said), "{}", plan.warnings);
    }
    let good = json!({ "error": { "shapeId": "a#E", "content": { "message": "m" } } });
    let (good, _) = with_outcome(&good);
    assert!(good.warnings.is_empty() && good.examples[0].outcome.is_some());
}

#[test]
fn outcomes_are_compared_under_every_protocol() {
    let input = json!({ "name": "a", "firm": "", "h": "Thu, 01 Jan 1970 00:01:00 GMT" });
    let output = json!({ "title": "T", "input": input, "output": { "id": "i", "y": 1 } });
    let error = json!({ "shapeId": "a#E", "content": { "message": "m" } });
    let error = json!({ "title": "T", "input": input, "error": error });
    for protocol in Protocol::all() {
        let (plan, _) = plan_with(protocol.trait_id, &json!([output, error]));
        assert!(plan.warnings.is_empty(), "{}", plan.warnings);
        let [
            ExamplePlan { outcome: Some(ExampleOutcome::Output { json: output, .. }), .. },
            ExamplePlan { outcome: Some(ExampleOutcome::Error { json: error, .. }), .. },
        ] = &plan.examples[..]
        else {
            panic!("{:?}", plan.examples)
        };
        let outcomes = (output, error);
        assert_eq!(outcomes, (&json!({ "id": "i", "y": 1.0 }), &json!({ "message": "m" })));
        let date = match protocol.uses("timestampFormat") {
            true => json!("Thu, 01 Jan 1970 00:01:00 GMT"),
            false => json!(60),
        };
        assert_eq!(plan.examples[0].input_json["h"], date, "{}", protocol.trait_id);
    }
}

#[test]
fn keeps_the_other_examples_of_an_operation() {
    let input = json!({ "name": "a", "firm": "" });
    let example = |title: &str, input: &Value| json!({ "title": title, "input": input });
    let titles = ["same", "same", "tïtle \"x\" \\ {}\n", ""];
    let mut examples: Vec<Value> = titles.iter().map(|title| example(title, &input)).collect();
    examples.insert(1, example("bad", &json!({ "name": 1 })));
    let (plan, _) = plan(&Value::from(examples));
    let names: Vec<&str> = plan.examples.iter().map(|example| example.name.as_str()).collect();
    assert_eq!(names, ["o_1", "o_3", "o_4", "o_5"]);
    assert_eq!(plan.warnings.len(), 1);
}
