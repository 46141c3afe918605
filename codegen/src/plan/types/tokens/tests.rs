//! Tests of idempotency tokens: the cases of `idempotency-tokens`.

use crate::model::Model;
use crate::options::Options;
use crate::plan::Plan;
use crate::plan::types::members::Presence;
use crate::plan::types::shapes::TypePlan;

/// Plans an operation whose input has these members, in line 2. Returns the problems as text.
fn plan(members: &str) -> Result<Plan, String> {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}}}}}, "a#O": {{"type": "operation", "input": {{"target": "a#I"}}}}, "a#I": {{"type": "structure", "members": {{
{members}}}}},
"a#Part": {{"type": "structure", "members": {{
    "token": {{"target": "smithy.api#String", "traits": {{"smithy.api#idempotencyToken": {{}}, "smithy.api#required": {{}}}}}},
    "other": {{"target": "smithy.api#String", "traits": {{"smithy.api#idempotencyToken": {{}}}}}}}}}},
"a#Word": {{"type": "string", "traits": {{"smithy.api#pattern": "^[a-z]+$"}}}},
"a#E": {{"type": "enum", "members": {{"A": {{"target": "smithy.api#Unit"}}}}}}}}}}"#
    );
    let model = Model::parse("m", &text).expect("a model");
    let closure = model.service(None).expect("a service");
    Plan::new(&model, &closure, &Options::of_tests()).map_err(|problems| problems.to_string())
}

fn token(name: &str, target: &str, more: &str) -> String {
    format!(
        r#""{name}": {{"target": "{target}", "traits": {{"smithy.api#idempotencyToken": {{}}{more}}}}}"#
    )
}

/// Returns the member of the first operation's input that clients fill in.
fn token_of(plan: &Plan) -> Option<&str> {
    let mut members = plan.operations[0].input.members.iter();
    members.find(|member| member.idempotency_token).map(|member| member.field.as_str())
}

#[test]
fn refuses_a_token_that_is_not_a_string() {
    for target in ["smithy.api#Integer", "a#E", "smithy.api#Blob"] {
        let problem = plan(&token("n", target, "")).expect_err(target);
        let expected = "a#I$n: @idempotencyToken can't be generated: the member is not a string, but \
                        clients generate random strings";
        assert!(problem.starts_with("m:2:") && problem.ends_with(expected), "{problem}");
    }
}

#[test]
fn refuses_a_second_token_of_an_input() {
    let two = [token("a", "smithy.api#String", ""), token("b", "smithy.api#String", "")].join(", ");
    let problem = plan(&two).expect_err("two tokens");
    let expected = "a#I$b: @idempotencyToken can't be generated: another member of the input has the \
                    trait, and an input has at most one token";
    assert!(problem.ends_with(expected), "{problem}");
}

#[test]
fn requires_a_nested_token_with_the_trait_required() {
    let required = r#", "smithy.api#required": {}"#;
    let members =
        token("token", "smithy.api#String", required) + r#", "part": {"target": "a#Part"}"#;
    let plan = plan(&members).expect("a plan");
    let operation = &plan.operations[0];
    assert_eq!(token_of(&plan), Some("token"));
    assert_eq!(operation.input.members[0].presence, Presence::Optional);
    let [TypePlan::Structure(part)] = plan.types.as_slice() else { panic!("{:?}", plan.types) };
    let presence = part.members.iter().map(|member| member.presence);
    assert_eq!(presence.collect::<Vec<_>>(), [Presence::Required, Presence::Optional]);
    assert!(plan.constraints.members.is_empty() && plan.warnings.is_empty());
}

#[test]
fn warns_about_a_token_whose_constraints_exclude_uuids() {
    let required = r#", "smithy.api#required": {}"#;
    let short = format!(r#"{required}, "smithy.api#length": {{"max": 20}}"#);
    let digits = format!(r#"{required}, "smithy.api#pattern": "^[^a]*$""#);
    for (target, more, reason) in [
        ("smithy.api#String", &*short, "has 36 characters, but must have at most 20"),
        ("smithy.api#String", &*digits, "does not match `^[^a]*$`"),
        ("a#Word", required, "does not match `^[a-z]+$`"),
    ] {
        let plan = plan(&token("t", target, more)).expect("a plan");
        assert_eq!(token_of(&plan), None);
        assert_eq!(plan.operations[0].input.members[0].presence, Presence::Required);
        let expected = format!(
            "a#I$t: clients do not fill in the idempotency token: a random UUID {reason}\n"
        );
        let warnings = plan.warnings.to_string();
        assert!(warnings.starts_with("m:2:") && warnings.contains(&expected), "{warnings}");
    }
    let fits = r#", "smithy.api#length": {"min": 1, "max": 64}, "smithy.api#pattern": "^[!-~]*$""#;
    let plan = plan(&token("t", "smithy.api#String", fits)).expect("a plan");
    assert!(token_of(&plan).is_some() && plan.warnings.is_empty());
}
