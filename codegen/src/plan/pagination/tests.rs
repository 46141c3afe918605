//! Planning of pagination, and the locations of problems.

use super::*;
use crate::model::Model;
use crate::options::Options;
use crate::plan::{MemberPlan, Plan};

/// The plan of a service with one operation, or its problems. The service's trait is in line 2 and the operation's
/// trait in line 3. The input, the output and the output's member `inner` have members of every kind.
fn plan(service: &str, operation: &str) -> Result<PaginationPlan, String> {
    let members = r#""token": {"target": "smithy.api#String"},
        "firm": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
        "filled": {"target": "smithy.api#String", "traits": {"smithy.api#default": ""}},
        "number": {"target": "smithy.api#Integer"},
        "items": {"target": "a#L"},
        "entries": {"target": "a#M"}"#;
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{"name": "s"}}, "smithy.rules#endpointRuleSet": {{"rules": []}}, "smithy.api#paginated":
{service}}}}}, "a#O": {{"type": "operation", "input": {{"target": "a#I"}}, "output": {{"target": "a#P"}}, "traits": {{"smithy.api#paginated":
{operation}}}}},
"a#I": {{"type": "structure", "members": {{{members}}}}},
"a#P": {{"type": "structure", "members": {{"inner": {{"target": "a#Q"}}, {members}}}}},
"a#Q": {{"type": "structure", "members": {{{members}}}}},
"a#L": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
"a#M": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "a#Q"}}}}}}}}"##
    );
    let model = Model::parse("m", &text).map_err(|problems| problems.to_string())?;
    let closure = model.service(None).map_err(|problems| problems.to_string())?;
    let plan = Plan::new(&model, &closure, &Options::of_tests())
        .map_err(|problems| problems.to_string())?;
    let operation = plan.operations.into_iter().next().expect("an operation");
    Ok(operation.pagination.expect("pages"))
}

const TOKENS: &str = r#"{"inputToken": "token", "outputToken": "token"}"#;

/// The fields on a path.
fn fields(path: &MemberPath) -> Vec<&str> {
    path.through.iter().chain([&path.member]).map(|member| member.field.as_str()).collect()
}

/// The problem with an operation's trait, when the service's trait defines the tokens.
fn problem(operation: &str) -> String {
    plan(TOKENS, operation).expect_err(operation)
}

#[test]
fn prefers_the_operations_trait_to_the_services() {
    let service = r#"{"inputToken": "token", "outputToken": "token", "pageSize": "number", "items": "items"}"#;
    let pages = plan(service, "{}").expect("a plan");
    assert_eq!(pages.input_token.field.as_str(), "token");
    assert_eq!(fields(&pages.output_token), ["token"]);
    assert_eq!(pages.page_size.expect("a size").field.as_str(), "number");
    assert_eq!(fields(&pages.items.expect("items")), ["items"]);

    let operation =
        r#"{"inputToken": "filled", "outputToken": "inner.filled", "items": "inner.entries"}"#;
    let pages = plan(service, operation).expect("a plan");
    assert_eq!(pages.input_token.field.as_str(), "filled");
    assert_eq!(fields(&pages.output_token), ["inner", "filled"]);
    assert_eq!(fields(&pages.items.expect("items")), ["inner", "entries"]);
}

#[test]
fn keeps_whether_members_are_optional() {
    let pages = plan(TOKENS, r#"{"outputToken": "inner.filled"}"#).expect("a plan");
    assert!(pages.input_token.is_optional());
    assert!(pages.output_token.through.iter().all(MemberPlan::is_optional));
    assert!(!pages.output_token.member.is_optional());
    assert!(pages.page_size.is_none() && pages.items.is_none());
    let pages = plan(TOKENS, r#"{"inputToken": "filled"}"#).expect("a plan");
    assert!(pages.input_token.is_optional(), "defaults of inputs are the service's business");
}

#[test]
fn rejects_pagination_without_tokens() {
    let expected = "\
m:3:1: a#O: neither the operation's nor the service's trait `smithy.api#paginated` has the property `inputToken`
  help: add `inputToken` to the trait of the operation or of the service
m:3:1: a#O: neither the operation's nor the service's trait `smithy.api#paginated` has the property `outputToken`
  help: add `outputToken` to the trait of the operation or of the service";
    assert_eq!(plan(r#"{"pageSize": "number"}"#, "{}").expect_err("no tokens"), expected);
}

#[test]
fn rejects_paths_to_missing_members() {
    let cases = [
        (
            r#"{"inputToken": "tokken"}"#,
            "m:3:16: a#O: `inputToken` refers to `a#I$tokken`, which does not exist
  help: did you mean `token`?",
        ),
        (
            r#"{"inputToken": "inner.token"}"#,
            "m:3:16: a#O: `inputToken` refers to `a#I$inner.token`, which does not exist
  help: name another member, or add this one",
        ),
        (
            r#"{"outputToken": "inner.tokens"}"#,
            "m:3:17: a#O: `outputToken` refers to `a#Q$tokens`, which does not exist
  help: did you mean `token`?",
        ),
        (
            r#"{"items": "outer.items"}"#,
            "m:3:11: a#O: `items` refers to `a#P$outer`, which does not exist
  help: name another member, or add this one",
        ),
        (
            r#"{"items": ""}"#,
            "m:3:11: a#O: `items` refers to `a#P$`, which does not exist
  help: name another member, or add this one",
        ),
        (
            r#"{"pageSize": "size"}"#,
            "m:3:14: a#O: `pageSize` refers to `a#I$size`, which does not exist
  help: name another member, or add this one",
        ),
    ];
    for (operation, expected) in cases {
        assert_eq!(problem(operation), expected);
    }
}

#[test]
fn rejects_members_of_the_wrong_type() {
    let help = "\n  help: name another member, or change this one's target";
    let cases = [
        (
            r#"{"items": "token"}"#,
            "m:3:11: a#O: `items` refers to `a#P$token`, which is a string; expected a list or map",
        ),
        (
            r#"{"items": "items.member"}"#,
            "m:3:11: a#O: `items` refers to `a#P$items`, which is a list; expected a structure",
        ),
        (
            r#"{"pageSize": "token"}"#,
            "m:3:14: a#O: `pageSize` refers to `a#I$token`, which is a string; expected a byte, short, integer or long",
        ),
    ];
    for (operation, expected) in cases {
        assert_eq!(problem(operation), format!("{expected}{help}"));
    }
}

#[test]
fn rejects_a_required_input_token() {
    let help = "\n  help: remove `smithy.api#required` from the member";
    assert_eq!(
        problem(r#"{"inputToken": "firm"}"#),
        format!(
            "m:3:16: a#O: the token `a#I$firm` is required, but the request for the first page has none{help}"
        )
    );
}

/// Fault case `required-output-token`: Smithy allows it, but advises against it.
#[test]
fn accepts_a_required_output_token() {
    let pages = plan(TOKENS, r#"{"outputToken": "firm"}"#).expect("a plan");
    assert_eq!(fields(&pages.output_token), ["firm"]);
    assert!(!pages.output_token.member.is_optional());
}

#[test]
fn rejects_tokens_of_different_types() {
    assert_eq!(
        problem(r#"{"outputToken": "number"}"#),
        "m:3:1: a#O: pagination with different types of `inputToken` and `outputToken` can't be \
        generated: the token of the next page is sent as it was received"
    );
}

#[test]
fn locates_problems_in_the_services_trait() {
    let service = r#"{"inputToken": "token", "outputToken": "tocen"}"#;
    assert_eq!(
        plan(service, "{}").expect_err("a typo"),
        "m:2:40: a#O: `outputToken` refers to `a#P$tocen`, which does not exist
  help: did you mean `token`?"
    );
}
