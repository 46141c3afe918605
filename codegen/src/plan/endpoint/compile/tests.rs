//! Compilation of valid and invalid rules.

use serde_json::{Value, json};

use super::super::parameters::parameters;
use super::*;

fn compiled(rules: Value) -> Compiled<Vec<Rule>> {
    let written = json!({
        "Region": {"type": "string", "builtIn": "AWS::Region"},
        "UseFIPS": {"type": "boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false},
        "Bucket": {"type": "string", "required": true},
        "Maybe": {"type": "boolean"},
        "Keys": {"type": "stringArray"},
    });
    let written = serde_json::from_value(written).expect("parameters");
    let parameters = parameters(&written, &Default::default()).into_iter();
    let parameters: Vec<_> = parameters.map(|(_, it)| it.expect("a parameter")).collect();
    let rules = json!({"rules": rules});
    let rules: ast::RuleSet = serde_json::from_value(rules).expect("rules");
    let scope = Scope::of(&parameters, rules.assigned(), Vec::new());
    compile_rules(&rules.rules, &scope)
}

/// The problems with rules.
fn problems(rules: Value) -> Vec<String> {
    let problems = compiled(rules).expect_err("refused");
    problems.iter().map(|problem| format!("{}: {}", problem.what, problem.reason)).collect()
}

/// The problem with a condition.
fn problem(condition: Value) -> String {
    let rules = json!([{"conditions": [condition], "type": "error", "error": ""}]);
    problems(rules).remove(0)
}

/// A rule with conditions and an error message, which may use names.
fn rule(conditions: Value, message: &str) -> Rule {
    let rules = json!([{"conditions": conditions, "type": "error", "error": message}]);
    compiled(rules).expect("compiled").remove(0)
}

#[test]
fn binds_a_name_in_is_set_only_if_it_is_used() {
    let set = json!([{"fn": "isSet", "argv": [{"ref": "Region"}]}]);
    let used = rule(set.clone(), "{Region}!");
    assert!(matches!(
        &*used.conditions,
        [Condition::IsSome { binding: Some(binding), .. }] if binding.as_str() == "region"
    ));
    let unused = rule(set, "no");
    assert!(matches!(&*unused.conditions, [Condition::IsSome { binding: None, .. }]));
}

#[test]
fn omits_conditions_that_always_hold() {
    let always = json!([
        {"fn": "isSet", "argv": [{"ref": "Bucket"}]},
        {"fn": "stringEquals", "argv": ["a", "a"]},
        {"fn": "split", "argv": [{"ref": "Bucket"}, "-", 0]},
        {"fn": "uriEncode", "argv": [{"ref": "Bucket"}], "assign": "unused"},
    ]);
    assert_eq!(rule(always, "no").conditions, []);
    let encoded = json!([{"fn": "uriEncode", "argv": [{"ref": "Bucket"}], "assign": "encoded"}]);
    assert!(matches!(&*rule(encoded, "{encoded}").conditions, [Condition::Let { .. }]));
}

#[test]
fn requires_an_assigned_boolean_to_be_true() {
    let assigned = json!([
        {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, false], "assign": "plain"},
        {"fn": "not", "argv": [{"ref": "plain"}]},
    ]);
    let rules = json!([{"conditions": assigned, "type": "error", "error": ""}]);
    assert_eq!(compiled(rules).expect("compiled"), [], "it can't be both");
}

#[test]
fn rejects_the_use_of_an_optional_value_without_is_set() {
    let rules = json!([{"type": "endpoint", "endpoint": {"url": "https://{Region}"}}]);
    assert_eq!(
        problems(rules),
        ["`{Region}` in a template: it must be a string, but is a string that may be missing"]
    );
}

#[test]
fn checks_that_optional_arguments_are_set() {
    let partition =
        json!([{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "found"}]);
    let rule = rule(partition, "{Region} {found#name}");
    let [Condition::IsSome { binding: region, .. }, Condition::IsSome { binding: found, .. }] =
        &*rule.conditions
    else {
        panic!("expected two conditions, found {:?}", rule.conditions)
    };
    assert_eq!(region.as_ref().map(Name::as_str), Some("region"));
    assert_eq!(found.as_ref().map(Name::as_str), Some("found"));
}

#[test]
fn reports_the_problems_of_all_rules() {
    let bad = |name: &str| json!({"type": "error", "error": {"ref": name}});
    let rules = json!([bad("A"), {"type": "tree", "rules": [bad("B"), bad("C")]}]);
    let reason = "no parameter or variable of this name is in scope";
    let expected = ["A", "B", "C"].map(|name| format!("the reference to `{name}`: {reason}"));
    assert_eq!(problems(rules), expected);
}

#[test]
fn rejects_calls_with_wrong_arguments() {
    let call = |name: &str, arguments: Value| problem(json!({"fn": name, "argv": arguments}));
    let bucket = json!({"ref": "Bucket"});
    assert_eq!(call("nope", json!([])), "the function `nope`: it does not exist");
    let suggestion = "the function `is_set`: it does not exist; did you mean `isSet`?";
    assert_eq!(call("is_set", json!([bucket])), suggestion);
    assert_eq!(call("not", json!([])), "`not`: it takes 1 argument, but got 0");
    assert_eq!(
        call("substring", json!([bucket, 0, "4", false])),
        "argument 3 of `substring`: it must be a non-negative integer, but is a string"
    );
    assert_eq!(
        call("substring", json!([bucket, -1, 4, false])),
        "the argument `-1`: the rules language has no values of this type"
    );
    assert_eq!(call("split", json!([bucket, "", 0])), "`split`: the delimiter must not be empty");
    assert_eq!(
        call("coalesce", json!([{"ref": "Region"}])),
        "`coalesce`: it takes at least 2 arguments, but got 1"
    );
    assert_eq!(
        call("ite", json!([{"ref": "UseFIPS"}, "a", true])),
        "`ite`: its values must have the same type, but are a string and a boolean"
    );
    assert_eq!(
        call("stringEquals", json!([{"ref": "Keys"}, "a"])),
        "argument 1 of `stringEquals`: it must be a string, but is a list of strings"
    );
}

#[test]
fn rejects_unknown_attributes_and_invalid_indices() {
    let url = json!({"fn": "parseURL", "argv": [{"ref": "Bucket"}]});
    let get = |value: &Value, path: &str| problem(json!({"fn": "getAttr", "argv": [value, path]}));
    assert_eq!(get(&url, "host"), "the attribute `host`: a URL has no such attribute");
    assert_eq!(get(&url, "scheme[0]"), "the path `scheme[0]`: a string has no items");
    let arn = json!({"fn": "aws.parseArn", "argv": [{"ref": "Bucket"}]});
    for path in ["resourceId[x]", "resourceId[0", "resourceId[-1]"] {
        let reason = "`[` must be followed by an index and `]`";
        assert_eq!(get(&arn, path), format!("the path `{path}`: {reason}"));
    }
}

#[test]
fn rejects_assigning_a_name_in_scope() {
    let region = json!({"fn": "uriEncode", "argv": [{"ref": "Bucket"}], "assign": "Region"});
    let reason = "a parameter or variable of this name is already in scope";
    assert_eq!(problem(region), format!("the variable `Region`: {reason}"));
}

/// Fault case `messages`.
#[test]
fn numbers_names_that_are_equal_in_rust() {
    let encoded = |of: &str, assign: &str| json!({"fn": "uriEncode", "argv": [{"ref": of}], "assign": assign});
    let conditions = json!([encoded("Bucket", "bucket"), encoded("bucket", "params")]);
    let used = rule(conditions, "{Bucket}{bucket}{params}");
    let names: Vec<&str> =
        used.conditions.iter().filter_map(|it| it.binding().map(Name::as_str)).collect();
    assert_eq!(names, ["bucket_2", "params_2"]);
}

/// Fault case `messages`.
#[test]
fn reports_no_problems_caused_by_other_problems() {
    let rules = json!([
        {"conditions": [{"fn": "parseUrl", "argv": [{"ref": "Region"}], "assign": "url"}],
            "type": "endpoint", "endpoint": {"url": "{url#scheme}://{Region}/{url#path}"}},
        {"conditions": [{"argv": []}, {"fn": "isSet", "argv": [{"ref": "Nope"}]}],
            "type": "endpoint",
            "endpoint": {"url": "{", "headers": {"a": ["{b}"]}, "properties": {"authSchemes": 1}}},
        {"type": "nothing"},
        {"type": "endpoint", "endpoint": {"url": "not a URL"}},
    ]);
    assert_eq!(
        problems(rules),
        [
            "the function `parseUrl`: it does not exist; did you mean `parseURL`?",
            "a condition: missing property `fn`",
            "the reference to `Nope`: no parameter or variable of this name is in scope",
            "the template `{`: it has an unbalanced brace",
            "`authSchemes`: it must be a list, but is 1",
            "the reference to `b`: no parameter or variable of this name is in scope",
            "a rule: unknown value `nothing`, expected one of `endpoint`, `error`, `tree`",
            "the URL: it must consist of `http://` or `https://`, a host and optionally a path",
        ]
    );
}

#[test]
fn omits_rules_with_contradictory_conditions() {
    let is = |value: bool| json!({"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, value]});
    let same = |to: &str| json!({"fn": "stringEquals", "argv": [{"ref": "Bucket"}, to]});
    let not = |inner: Value| json!({"fn": "not", "argv": [inner]});
    for conditions in [json!([is(true), is(false)]), json!([not(same("a")), is(true), same("a")])] {
        let rules = json!([{"conditions": conditions, "type": "error", "error": ""}]);
        assert_eq!(compiled(rules).expect("compiled"), []);
    }
}
