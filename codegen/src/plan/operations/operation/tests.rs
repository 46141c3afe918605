//! Tests of operations with the same name in two namespaces.

use crate::model::Model;
use crate::options::Options;
use crate::plan::Plan;
use crate::plan::endpoint::{ContextSource, ParameterValue};

const MODEL: &str = r##"{"smithy": "2.0", "shapes": {
    "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Call"}, {"target": "b#Call"}],
        "traits": {"aws.protocols#awsJson1_0": {}, "smithy.rules#endpointRuleSet": {"version": "1.0",
            "parameters": {"P": {"type": "string", "documentation": "A parameter."}},
            "rules": [{"conditions": [], "type": "endpoint", "endpoint": {"url": "https://example.com"}}]}}},
    "a#Call": {"type": "operation", "traits": {"smithy.api#examples": [{"title": "first"}],
        "smithy.rules#staticContextParams": {"P": {"value": "a"}},
        "smithy.waiters#waitable": {"A": {"acceptors": [{"state": "success", "matcher": {"success": true}}]}}}},
    "b#Call": {"type": "operation", "input": {"target": "b#In"},
        "traits": {"smithy.api#examples": [{"title": "second", "input": {"n": 1}}],
        "smithy.rules#staticContextParams": {"P": {"value": "b"}},
        "smithy.waiters#waitable": {"B": {"acceptors": [{"state": "success", "matcher": {"success": true}}]}}}},
    "b#In": {"type": "structure", "members": {"n": {"target": "smithy.api#Integer"}}}}}"##;

/// The case of `same-operation-name`.
#[test]
fn operations_with_the_same_name_keep_their_examples_waiters_and_parameters() {
    let model = Model::parse("m", MODEL).expect("a model");
    let closure = model.service(None).expect("a service");
    let plan = Plan::new(&model, &closure, &Options::of_tests()).expect("a plan");
    let examples = plan.examples.iter().map(|it| {
        (it.name.as_str(), it.operation.as_str(), it.docs.lines()[0].as_str(), it.input.len())
    });
    let examples: Vec<_> = examples.collect();
    assert_eq!(examples, [("call_1", "Call", "first", 0), ("call_2_1", "Call2", "second", 1)]);
    let found = plan.operations.iter().map(|operation| {
        let waiters: Vec<_> = operation.waiters.iter().map(|it| it.name.as_str()).collect();
        let params: Vec<_> = operation.endpoint_params.iter().map(|it| &it.source).collect();
        (operation.id.as_str(), waiters, params)
    });
    let fixed = |text: &str| ContextSource::Fixed(ParameterValue::Text(text.to_owned()));
    let (a, b) = (fixed("a"), fixed("b"));
    let expected = [("a#Call", vec!["A"], vec![&a]), ("b#Call", vec!["B"], vec![&b])];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}
