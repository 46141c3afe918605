//! Tests that numbers keep all their digits in defaults, examples and protocol tests.

use crate::model::{Model, SimpleValue};
use crate::options::Options;
use crate::plan::Plan;
use crate::plan::types::members::DefaultValue;
use crate::plan::types::shapes::TypePlan;
use crate::plan::types::values::{FieldValue, ValuePlan};

const INTEGER: &str = "18446744073709551616123";
const DECIMAL: &str = "0.1000000000000000055511151231257827";

/// A number slightly below the midpoint of two adjacent `f32` values. The nearest `f64` is the midpoint, which
/// would round to the upper `f32`.
const SINGLE: &str = "1.00000017881393421514957253748434595763683319091796875001";

/// The values of the members of `a#Numbers` in the model's JSON.
const VALUES: [(&str, &str); 7] = [
    ("integer", INTEGER),
    ("decimal", DECIMAL),
    ("short", "0.50"),
    ("single", SINGLE),
    ("little", "7.038531e-26"),
    ("millis", "1577836800.123"),
    ("nanos", "1577836800.123456789"),
];

/// The expected values in the plan.
const EXPECTED: [&str; 7] = [
    "BigInteger(\"18446744073709551616123\")",
    "BigDecimal(\"0.1000000000000000055511151231257827\")",
    "BigDecimal(\"0.50\")",
    "Single(1.0000001)",
    "Single(7.038531e-26)",
    "Instant(1577836800, 123000000)",
    "Instant(1577836800, 123456789)",
];

/// Plans a model with the values in defaults, examples and protocol tests.
fn plan() -> Plan {
    let targets =
        ["BigInteger", "BigDecimal", "BigDecimal", "Float", "Float", "Timestamp", "Timestamp"];
    let member = |(target, (name, value)): (&str, (&str, &str))| {
        format!(
            r#""{name}": {{"target": "smithy.api#{target}", "traits": {{"smithy.api#default": {value}}}}}"#
        )
    };
    let members = targets.into_iter().zip(VALUES).map(member).collect::<Vec<_>>().join(", ");
    let values = VALUES.map(|(name, value)| format!(r#""{name}": {value}"#)).join(", ");
    let input = format!(r#"{{"list": [{{"one": {{{values}}}}}]}}"#);
    let example = format!(r#"[{{"title": "T", "input": {input}, "output": {input}}}]"#);
    let request = format!(
        r#"[{{"id": "A", "protocol": "aws.protocols#awsJson1_0", "method": "POST", "uri": "/", "params": {input}}}]"#
    );
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}, "smithy.rules#endpointRuleSet": {{"rules": []}}}}}},
"a#O": {{"type": "operation", "input": {{"target": "a#I"}}, "output": {{"target": "a#I"}}, "errors": [{{"target": "a#E"}}], "traits": {{
    "smithy.api#examples": {example}, "smithy.test#httpRequestTests": {request}, "smithy.test#httpResponseTests": [{{"id": "B", "protocol": "aws.protocols#awsJson1_0", "code": 200, "params": {input}}}]}}}},
"a#E": {{"type": "structure", "members": {{"numbers": {{"target": "a#Numbers"}}}}, "traits": {{"smithy.api#error": "client",
    "smithy.test#httpResponseTests": [{{"id": "C", "protocol": "aws.protocols#awsJson1_0", "code": 400, "params": {{"numbers": {{{values}}}}}}}]}}}},
"a#I": {{"type": "structure", "members": {{"list": {{"target": "a#L"}}}}}},
"a#L": {{"type": "list", "member": {{"target": "a#U"}}}},
"a#U": {{"type": "union", "members": {{"one": {{"target": "a#Numbers"}}}}}},
"a#Numbers": {{"type": "structure", "members": {{{members}}}}}}}}}"#
    );
    let model = Model::parse("m", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).expect("a service");
    let plan = Plan::new(&model, &closure, &Options::of_tests());
    plan.unwrap_or_else(|problems| panic!("{problems}"))
}

/// Returns the simple values in a value, in order.
fn simple(value: &ValuePlan) -> Vec<String> {
    match value {
        ValuePlan::Simple(value) => vec![format!("{value:?}")],
        ValuePlan::DateTime(text) => vec![text.clone()],
        other => other.inner().into_iter().flat_map(simple).collect(),
    }
}

/// Asserts that the members have the expected values. The timestamp with nanoseconds is a date string.
fn assert_exact(fields: &[FieldValue]) {
    let found: Vec<String> = fields.iter().flat_map(|field| simple(&field.value)).collect();
    let (date, numbers) = found.split_last().expect("values");
    assert_eq!(numbers, &EXPECTED[..6]);
    assert_eq!(date, "2020-01-01T00:00:00.123456789Z");
}

#[test]
fn defaults_keep_their_digits() {
    let plan = plan();
    let structure = plan.types.iter().find_map(|it| match it {
        TypePlan::Structure(structure) => Some(structure),
        _ => None,
    });
    let members = &structure.expect("a structure").members;
    let defaults = members.iter().map(|member| match &member.default {
        Some(DefaultValue::Simple(value)) => format!("{value:?}"),
        other => panic!("{other:?}"),
    });
    assert_eq!(defaults.collect::<Vec<_>>(), EXPECTED);
}

#[test]
fn examples_keep_their_digits() {
    let plan = plan();
    assert_eq!(plan.examples.len(), 1);
    plan.examples.iter().for_each(|example| assert_exact(&example.input));
    // JSON can't preserve all digits, so the test doesn't compare outputs.
    assert_eq!((plan.warnings.len(), plan.examples[0].outcome.is_none()), (1, true));
}

#[test]
fn protocol_tests_keep_their_digits() {
    let tests = plan().protocol_tests;
    assert_eq!((tests.requests.len(), tests.responses.len()), (1, 2));
    tests.requests.iter().for_each(|test| assert_exact(&test.input));
    tests.responses.iter().for_each(|test| assert_exact(&test.fields));
}

#[test]
fn finds_nan_within_a_value() {
    let nan = ValuePlan::Simple(SimpleValue::Double(f64::NAN));
    assert!(ValuePlan::List(None, vec![ValuePlan::Nullable(Some(Box::new(nan)))]).holds_nan());
    assert!(!ValuePlan::Simple(SimpleValue::Double(1.5)).holds_nan());
}
