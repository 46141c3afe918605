//! Rules that are right, and rules that are not.

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

/// What is wrong with rules.
fn problems(rules: Value) -> Vec<String> {
    let problems = compiled(rules).expect_err("refused");
    problems.iter().map(|problem| format!("{}: {}", problem.what, problem.reason)).collect()
}

/// What is wrong with a condition.
fn problem(condition: Value) -> String {
    let rules = json!([{"conditions": [condition], "type": "error", "error": ""}]);
    problems(rules).remove(0)
}

/// A rule under conditions that uses names in its message.
fn rule(conditions: Value, message: &str) -> Rule {
    let rules = json!([{"conditions": conditions, "type": "error", "error": message}]);
    compiled(rules).expect("compiled").remove(0)
}

#[test]
fn is_set_narrows_a_name_and_templates_use_it() {
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
fn values_that_are_always_there_are_no_conditions() {
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
fn a_flag_that_gets_a_name_still_has_to_be_true() {
    let assigned = json!([
        {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, false], "assign": "plain"},
        {"fn": "not", "argv": [{"ref": "plain"}]},
    ]);
    let rules = json!([{"conditions": assigned, "type": "error", "error": ""}]);
    assert_eq!(compiled(rules).expect("compiled"), [], "it can't be both");
}

#[test]
fn what_may_be_missing_has_to_be_looked_at_first() {
    let rules = json!([{"type": "endpoint", "endpoint": {"url": "https://{Region}"}}]);
    assert_eq!(
        problems(rules),
        ["`{Region}` of a template: it has to be a string, and is a string that may be missing"]
    );
}

#[test]
fn a_condition_does_not_hold_where_what_it_takes_is_missing() {
    let partition =
        json!([{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "found"}]);
    let rule = rule(partition, "{Region} {found#name}");
    let [Condition::IsSome { binding: region, .. }, Condition::IsSome { binding: found, .. }] =
        &*rule.conditions
    else {
        panic!("two conditions, and {:?}", rule.conditions)
    };
    assert_eq!(region.as_ref().map(Name::as_str), Some("region"));
    assert_eq!(found.as_ref().map(Name::as_str), Some("found"));
}

#[test]
fn all_rules_are_looked_at() {
    let bad = |name: &str| json!({"type": "error", "error": {"ref": name}});
    let rules = json!([bad("A"), {"type": "tree", "rules": [bad("B"), bad("C")]}]);
    let reason = "nothing of that name is known at this place";
    let expected = ["A", "B", "C"].map(|name| format!("the reference to `{name}`: {reason}"));
    assert_eq!(problems(rules), expected);
}

#[test]
fn functions_take_what_they_take() {
    let call = |name: &str, arguments: Value| problem(json!({"fn": name, "argv": arguments}));
    let bucket = json!({"ref": "Bucket"});
    assert_eq!(call("nope", json!([])), "the function `nope`: there is no such function");
    let meant = "the function `is_set`: there is no such function; did you mean `isSet`?";
    assert_eq!(call("is_set", json!([bucket])), meant);
    assert_eq!(call("not", json!([])), "`not`: it takes 1 argument, and is given 0");
    assert_eq!(
        call("substring", json!([bucket, 0, "4", false])),
        "argument 3 of `substring`: it has to be a whole number from 0, and is a string"
    );
    assert_eq!(
        call("substring", json!([bucket, -1, 4, false])),
        "the argument `-1`: the rules language has no such values"
    );
    assert_eq!(call("split", json!([bucket, "", 0])), "`split`: its delimiter is empty");
    assert_eq!(
        call("coalesce", json!([{"ref": "Region"}])),
        "`coalesce`: it takes 2 arguments or more, and is given 1"
    );
    assert_eq!(
        call("ite", json!([{"ref": "UseFIPS"}, "a", true])),
        "`ite`: its values have to be of one type, and are a string and a boolean"
    );
    assert_eq!(
        call("stringEquals", json!([{"ref": "Keys"}, "a"])),
        "argument 1 of `stringEquals`: it has to be a string, and is a list of strings"
    );
}

#[test]
fn attributes_are_those_of_the_type() {
    let url = json!({"fn": "parseURL", "argv": [{"ref": "Bucket"}]});
    let get = |value: &Value, path: &str| problem(json!({"fn": "getAttr", "argv": [value, path]}));
    assert_eq!(get(&url, "host"), "the attribute `host`: a URL has none of that name");
    assert_eq!(get(&url, "scheme[0]"), "the path `scheme[0]`: a string has no items");
    let arn = json!({"fn": "aws.parseArn", "argv": [{"ref": "Bucket"}]});
    for path in ["resourceId[x]", "resourceId[0", "resourceId[-1]"] {
        let reason = "a whole number and `]` have to follow `[`";
        assert_eq!(get(&arn, path), format!("the path `{path}`: {reason}"));
    }
}

#[test]
fn names_that_are_assigned_are_new() {
    let region = json!({"fn": "uriEncode", "argv": [{"ref": "Bucket"}], "assign": "Region"});
    let reason = "a parameter or variable of this name is in scope already";
    assert_eq!(problem(region), format!("the variable `Region`: {reason}"));
}

/// Part of the fault case `messages`.
#[test]
fn names_that_are_the_same_in_rust_are_numbered() {
    let encoded = |of: &str, assign: &str| json!({"fn": "uriEncode", "argv": [{"ref": of}], "assign": assign});
    let conditions = json!([encoded("Bucket", "bucket"), encoded("bucket", "params")]);
    let used = rule(conditions, "{Bucket}{bucket}{params}");
    let names: Vec<&str> =
        used.conditions.iter().filter_map(|it| it.binding().map(Name::as_str)).collect();
    assert_eq!(names, ["bucket_2", "params_2"]);
}

/// Part of the fault case `messages`.
#[test]
fn what_depends_on_something_wrong_is_no_problem_of_its_own() {
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
            "the function `parseUrl`: there is no such function; did you mean `parseURL`?",
            "a condition: missing property `fn`",
            "the reference to `Nope`: nothing of that name is known at this place",
            "the template `{`: a brace in it has no other",
            "`authSchemes`: it has to be a list, and is 1",
            "the reference to `b`: nothing of that name is known at this place",
            "a rule: unknown value `nothing`, expected one of `endpoint`, `error`, `tree`",
            "the URL: requests can only be sent to `http://` or `https://`, a host and perhaps a path",
        ]
    );
}

#[test]
fn conditions_that_exclude_each_other_never_apply() {
    let is = |value: bool| json!({"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, value]});
    let same = |to: &str| json!({"fn": "stringEquals", "argv": [{"ref": "Bucket"}, to]});
    let not = |inner: Value| json!({"fn": "not", "argv": [inner]});
    for conditions in [json!([is(true), is(false)]), json!([not(same("a")), is(true), same("a")])] {
        let rules = json!([{"conditions": conditions, "type": "error", "error": ""}]);
        assert_eq!(compiled(rules).expect("compiled"), []);
    }
}
