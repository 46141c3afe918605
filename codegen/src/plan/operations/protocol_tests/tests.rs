//! Planning of protocol tests.

use super::*;
use crate::model::Model;
use crate::options::{Options, RuntimeDependency};
use crate::plan::Plan;

/// The planned tests of a service with an operation's request and response tests and an error's response tests,
/// or the problems.
fn plan(requests: &str, responses: &str, errors: &str) -> Result<ProtocolTestsPlan, String> {
    planned(&model(requests, responses, errors)).map(|plan| plan.protocol_tests)
}

fn model(requests: &str, responses: &str, errors: &str) -> String {
    format!(
        r##"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{"name": "s"}}, "smithy.rules#endpointRuleSet": {{"rules": []}}}}}},
"a#O": {{"type": "operation", "input": {{"target": "a#I"}}, "output": {{"target": "a#I"}}, "errors": [{{"target": "a#E"}}], "traits": {{"smithy.test#httpRequestTests": [{requests}], "smithy.test#httpResponseTests": [{responses}]}}}},
"a#E": {{"type": "structure", "members": {{}}, "traits": {{"smithy.api#error": "client", "smithy.test#httpResponseTests": [{errors}]}}}},
"a#I": {{"type": "structure", "members": {{"n": {{"target": "smithy.api#Integer"}}, "list": {{"target": "a#L"}}}}}},
"a#L": {{"type": "list", "member": {{"target": "a#T"}}}},
"a#T": {{"type": "structure", "members": {{"m": {{"target": "smithy.api#String", "traits": {{"smithy.api#required": {{}}}}}}}}}}}}}}"##
    )
}

fn planned(text: &str) -> Result<Plan, String> {
    let model = Model::parse("m", text).map_err(|problems| problems.to_string())?;
    let closure = model.service(None).map_err(|problems| problems.to_string())?;
    let options = Options {
        runtime: RuntimeDependency::Path("runtime".into()),
        detached: false,
        model_name: "m".into(),
        crate_name: Some("m".into()),
        crate_version: "1.0.0".into(),
        protocol: None,
    };
    Plan::new(&model, &closure, &options).map_err(|problems| problems.to_string())
}

const PROTOCOL: &str = r#""protocol": "aws.protocols#awsJson1_0""#;

fn request(id: &str, more: &str) -> String {
    format!(r#"{{"id": "{id}", {PROTOCOL}, "method": "POST", "uri": "/"{more}}}"#)
}

fn response(id: &str) -> String {
    format!(r#"{{"id": "{id}", {PROTOCOL}, "code": 200}}"#)
}

/// The reason why a request test with additional properties is skipped, if it is.
fn skipped(more: &str) -> Option<String> {
    let mut plan = plan(&request("A", more), "", "").expect("a plan");
    assert_eq!(plan.requests.len() + plan.skipped.len(), 1);
    plan.skipped.pop().map(|test| format!("{}: {}", test.id, test.reason))
}

#[test]
fn plans_no_tests_for_a_model_without_any() {
    assert!(plan("", "", "").expect("a plan").is_empty());
}

#[test]
fn skips_tests_that_do_not_apply_with_the_reason() {
    let reason = |text: &str| Some(format!("A: {text}"));
    assert_eq!(skipped(""), None);
    assert_eq!(skipped(r#", "appliesTo": "client""#), None);
    assert_eq!(skipped(r#", "appliesTo": "server""#), reason("it is for servers"));
    assert_eq!(skipped(r#", "authScheme": "aws.auth#sigv4""#), None);
    assert_eq!(
        skipped(r#", "authScheme": "aws.auth#sigv4a""#),
        reason("the client doesn't support the authentication scheme aws.auth#sigv4a")
    );
    assert_eq!(skipped(r#", "params": {"list": [{"m": ""}]}"#), None);
    assert_eq!(
        skipped(r#", "params": {"list": [{"m": ""}, {"m": null}]}"#),
        reason("it lacks the required member `m`")
    );
    let other = request("A", "").replace("awsJson1_0", "restJson1");
    let plan = plan(&other, "", "").expect("a plan");
    assert_eq!(
        plan.skipped[0].reason,
        "it is for aws.protocols#restJson1, but the client uses aws.protocols#awsJson1_0"
    );
}

#[test]
fn numbers_tests_with_the_same_id() {
    let (requests, responses) =
        ([request("A", ""), request("a2", "")], [response("A"), response("a")]);
    let plan = plan(&requests.join(","), &responses.join(","), &response("A")).expect("a plan");
    let requests = plan.requests.iter().map(|test| test.common.name.as_str());
    let responses = plan.responses.iter().map(|test| test.common.name.as_str());
    assert_eq!(requests.collect::<Vec<_>>(), ["a", "a2"]);
    assert_eq!(responses.collect::<Vec<_>>(), ["a_2", "a_3", "a_4"]);
}

#[test]
fn distinguishes_tests_of_outputs_and_errors() {
    let plan = plan("", &response("A"), &response("B")).expect("a plan");
    let [output, error] = &plan.responses[..] else { panic!("{plan:?}") };
    assert!(matches!(&output.outcome, ResponseOutcome::Output(name) if name.as_str() == "OOutput"));
    assert!(matches!(&error.outcome, ResponseOutcome::Error(error) if error.name.as_str() == "E"));
}

#[test]
fn notes_that_vendor_parameters_are_ignored() {
    let plan = plan(&request("A", r#", "documentation": "D.", "vendorParams": {"x": 1}"#), "", "");
    let plan = plan.expect("a plan");
    let docs = plan.requests[0].common.docs.lines();
    assert_eq!((docs[0].as_str(), docs[1].as_str()), ("D.", ""));
    assert_eq!(docs[2], "The vendor-specific parameters `x` are ignored.");
}

#[test]
fn a_vendor_parameter_is_the_code_of_an_error() {
    let error = response("A").replace('}', r#", "vendorParams": {"code": "C", "type": "Sender"}}"#);
    let plan = plan("", "", &error).expect("a plan");
    let test = &plan.responses[0];
    assert_eq!((test.code.as_deref(), test.is_base64), (Some("C"), false));
    let docs = test.common.docs.lines();
    assert_eq!(docs[0], "The vendor-specific parameters `type` are ignored.");
}

#[test]
fn bodies_of_cbor_are_base64() {
    let body = |text: &str| response("A").replace('}', &format!(r#", "body": "{text}"}}"#));
    let model = |text: &str| {
        let text = model("", &body(text), "");
        text.replace("aws.protocols#awsJson1_0", "smithy.protocols#rpcv2Cbor")
    };
    let plan = planned(&model("oA==")).expect("a plan");
    assert!(plan.protocol_tests.responses[0].is_base64);
    let plan = planned(&model("{")).expect("a plan");
    assert!(plan.protocol_tests.responses.is_empty());
    let warnings = plan.warnings.to_string();
    assert!(warnings.contains("`A` is left out: its body is not base64"), "{warnings}");
}

#[test]
fn warns_about_tests_that_can_not_be_generated() {
    let warnings = |more: &str, place: &str| {
        let model = model(&[request("A", more), request("B", "")].join(", "), "", "");
        let plan = planned(&model).expect("a plan");
        assert_eq!((plan.protocol_tests.requests.len(), plan.warnings.len()), (1, 1));
        assert_eq!(plan.protocol_tests.skipped.len(), 1);
        let warning = plan.warnings.iter().next().and_then(|warning| warning.span);
        assert!(model[warning.expect("a location").start..].starts_with(place));
        plan.warnings.to_string()
    };
    let whole = r#"{"id": "A""#;
    for (more, place, reason) in [
        (r#", "params": {"n": "x"}"#, "\"x\"", "`n` can't be \"x\""),
        (r#", "params": {"o": 7}"#, "7", "`I` has no member `o`"),
        (r#", "params": {"list": [{}]}"#, whole, "it lacks the required member `m`"),
        (
            r#", "authScheme": "aws.auth#sigv4a""#,
            whole,
            "the client doesn't support the authentication scheme aws.auth#sigv4a",
        ),
    ] {
        let said = format!(": a#O: the protocol test `A` is left out: {reason}\n");
        let warnings = warnings(more, place);
        assert!(warnings.contains(&said), "{warnings}");
    }
}

#[test]
fn skips_tests_for_servers_or_other_protocols_without_a_warning() {
    for more in [r#", "appliesTo": "server""#, ""] {
        let request = request("A", more);
        let text =
            if more.is_empty() { request.replace("awsJson1_0", "restJson1") } else { request };
        let plan = planned(&model(&text, "", "")).expect("a plan");
        assert_eq!((plan.protocol_tests.skipped.len(), plan.warnings.len()), (1, 0));
    }
}
