//! Planning of constraints.

use super::*;
use crate::model::{Length, Model};
use crate::options::Options;
use crate::plan::Plan;

/// The constraints of a service with one operation, whose input has the given members.
fn constraints(members: &str, shapes: &str) -> ConstraintsPlan {
    plan(members, shapes).constraints
}

fn plan(members: &str, shapes: &str) -> Plan {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Call"}}],
                "traits": {{"aws.auth#sigv4": {{"name": "a"}}, "aws.protocols#awsJson1_0": {{}},
                    "smithy.rules#endpointRuleSet": {{"version": "1.0", "parameters": {{}}, "rules": [
                        {{"conditions": [], "type": "endpoint", "endpoint": {{"url": "https://a"}}}}]}}}}}},
            "a#Call": {{"type": "operation", "input": {{"target": "a#Input"}},
                "output": {{"target": "a#Output"}}}},
            "a#Output": {{"type": "structure", "members": {{
                "told": {{"target": "a#Told"}}}}}},
            "a#Told": {{"type": "string", "traits": {{"smithy.api#length": {{"max": 1}}}}}},
            "a#Input": {{"type": "structure", "members": {{ {members} }}}}
            {shapes}
        }}}}"#
    );
    let model = Model::parse("m.json", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).expect("a service");
    Plan::new(&model, &closure, &Options::of_tests())
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// The ids of the members with constraints.
fn ids(plan: &ConstraintsPlan) -> Vec<&str> {
    plan.members.iter().map(|member| member.id.as_str()).collect()
}

#[test]
fn constrains_only_shapes_reachable_from_inputs() {
    let plan = constraints(
        r#""list": {"target": "a#List"}, "other": {"target": "smithy.api#String"}"#,
        r#", "a#List": {"type": "list", "member": {"target": "a#Part"},
                "traits": {"smithy.api#uniqueItems": {}}},
            "a#Part": {"type": "structure", "members": {
                "again": {"target": "a#List"}, "told": {"target": "a#Told"}}}"#,
    );
    assert_eq!(ids(&plan), ["a#Input$list", "a#Part$again", "a#Part$told"]);
}

#[test]
fn prefers_a_members_traits_to_its_targets() {
    let plan = constraints(
        r#""name": {"target": "a#Name", "traits": {"smithy.api#length": {"max": 3}}}"#,
        r#", "a#Name": {"type": "string", "traits": {
                "smithy.api#length": {"min": 2, "max": 5}, "smithy.api#pattern": "a"}}"#,
    );
    let [name] = plan.members.as_slice() else { panic!("{plan:?}") };
    assert_eq!(name.length, Some(Length { min: None, max: Some(3) }));
    assert_eq!(name.pattern, Some(PatternPlan { ecma: "a".to_owned(), regex: None }));
}

#[test]
fn checks_the_presence_of_required_members_only_if_their_fields_are_optional() {
    let plan = constraints(
        r#""required": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "optional": {"target": "smithy.api#String", "traits": {
                "smithy.api#required": {}, "smithy.api#clientOptional": {}}},
            "token": {"target": "smithy.api#String", "traits": {
                "smithy.api#required": {}, "smithy.api#idempotencyToken": {}}},
            "part": {"target": "a#Part"}"#,
        r#", "a#Part": {"type": "structure", "members": {
                "token": {"target": "smithy.api#String", "traits": {
                    "smithy.api#required": {}, "smithy.api#idempotencyToken": {}}}}}"#,
    );
    // The client fills in the input's token, and the part's builder requires its own.
    assert_eq!(ids(&plan), ["a#Input$optional"]);
    assert!(plan.members.iter().all(|member| member.required));
}

#[test]
fn does_not_constrain_enums() {
    let plan = constraints(
        r#""size": {"target": "a#Size", "traits": {
            "smithy.api#length": {"max": 1}, "smithy.api#pattern": "^.$"}}"#,
        r#", "a#Size": {"type": "enum", "members": {"S": {"target": "smithy.api#Unit"}}}"#,
    );
    assert_eq!(ids(&plan), [""; 0]);
}

#[test]
fn ignores_bounds_without_values() {
    let plan = constraints(
        r#""name": {"target": "smithy.api#String", "traits": {"smithy.api#length": {}}},
            "count": {"target": "smithy.api#Integer", "traits": {"smithy.api#range": {}}}"#,
        "",
    );
    assert_eq!(ids(&plan), [""; 0]);
}

#[test]
fn warns_about_unsupported_patterns_and_checks_the_rest() {
    let Plan { constraints: plan, warnings, .. } = plan(
        r#""name": {"target": "smithy.api#String", "traits": {
                "smithy.api#pattern": "(?i)a", "smithy.api#length": {"max": 3}}},
            "other": {"target": "smithy.api#String", "traits": {"smithy.api#pattern": "^\\d$"}}"#,
        "",
    );
    assert_eq!(ids(&plan), ["a#Input$name", "a#Input$other"]);
    assert_eq!(plan.members[0].pattern, None);
    let rewritten = PatternPlan { ecma: r"^\d$".to_owned(), regex: Some("^[0-9]$".to_owned()) };
    assert_eq!(plan.members[1].pattern, Some(rewritten));
    let [unchecked] = plan.unchecked.as_slice() else { panic!("{plan:?}") };
    assert_eq!((unchecked.id.as_str(), unchecked.pattern.as_str()), ("a#Input$name", "(?i)a"));
    assert!(unchecked.reason.contains("ECMA-262"), "{unchecked:?}");
    let warning =
        "a#Input$name: the pattern `(?i)a` is not checked: not a valid regular expression";
    assert!(warnings.to_string().contains(warning), "{warnings}");
}

#[test]
fn ignores_empty_patterns() {
    let plan = constraints(
        r#""name": {"target": "a#Name", "traits": {"smithy.api#pattern": ""}}"#,
        r#", "a#Name": {"type": "string", "traits": {"smithy.api#pattern": "^a$"}}"#,
    );
    assert_eq!(ids(&plan), [""; 0]);
    assert_eq!(plan.unchecked, []);
}
