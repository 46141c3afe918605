//! Planning of waiters, the locations of problems, and a comparison with another JMESPath implementation.

use jmespath::Variable;
use serde_json::{Value, json};

use super::*;
use crate::model::{AcceptorState, Model};
use crate::plan::Plan;
use crate::plan::path::Path;
use crate::render::render;
use crate::{Options, generate, plan_supported};

const MODEL: &str = include_str!("../../../../../tests/models/waiters/model.json");
const CASES: &str = include_str!("../../../../../tests/models/waiters/tests/cases.json");

/// A model with an operation `O` and its waiters in line 2, and an operation `P` without an output and its
/// waiters in line 3.
fn model(of_o: &str, of_p: &str) -> String {
    format!(
        r##"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}, {{"target": "a#P"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{"name": "s"}}, "smithy.rules#endpointRuleSet": {{"rules": []}}}}}}, "a#O": {{"type": "operation", "input": {{"target": "a#T"}}, "output": {{"target": "a#T"}}, "traits": {{"smithy.waiters#waitable":
{of_o}}}}}, "a#P": {{"type": "operation", "input": {{"target": "smithy.api#Unit"}}, "output": {{"target": "smithy.api#Unit"}}, "traits": {{"smithy.waiters#waitable":
{of_p}}}}},
"a#T": {{"type": "structure", "members": {{
    "name": {{"target": "smithy.api#String"}}, "flag": {{"target": "smithy.api#Boolean"}},
    "count": {{"target": "smithy.api#Integer"}}, "blob": {{"target": "smithy.api#Blob"}},
    "names": {{"target": "a#L"}}, "map": {{"target": "a#M"}}, "inner": {{"target": "a#T"}}}}}},
"a#L": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
"a#M": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "a#T"}}}}}}}}"##
    )
}

fn plan(of_o: &str, of_p: &str) -> Result<Plan, String> {
    let model = Model::parse("m", &model(of_o, of_p)).map_err(|problems| problems.to_string())?;
    let closure = model.service(None).map_err(|problems| problems.to_string())?;
    Plan::new(&model, &closure, &Options::of_tests()).map_err(|problems| problems.to_string())
}

/// Waiters with one acceptor each.
fn waiters(matchers: &[(&str, Value)]) -> String {
    let waiters = matchers.iter().map(|(name, matcher)| {
        let acceptor = json!({"state": "success", "matcher": matcher});
        ((*name).to_owned(), json!({"acceptors": [acceptor]}))
    });
    Value::Object(waiters.collect()).to_string()
}

fn output(path: &str, comparator: &str) -> Value {
    let expected = if comparator == "booleanEquals" { "true" } else { "a" };
    json!({"output": {"path": path, "comparator": comparator, "expected": expected}})
}

const CORRECT_IT: &str = "correct the path, or leave the waiter out with `--skip-unsupported`";
const WRITE_ANOTHER: &str = "rewrite the path, or leave the waiter out with `--skip-unsupported`";

/// The reason why a path can't be compiled, and the help. Both are empty if it can.
fn refused_with_help(matcher: Value) -> (String, String) {
    let Err(text) = plan(&waiters(&[("Ready", matcher)]), "{}") else { return Default::default() };
    let (text, help) = text.split_once("\n  help: ").expect("one problem, with help");
    let (_, reason) = text.split_once("can't be compiled: ").expect("a reason");
    (reason.to_owned(), help.to_owned())
}

/// The reason why a path can't be compiled. Empty if it can.
fn refused(matcher: Value) -> String {
    refused_with_help(matcher).0
}

#[test]
fn plans_names_delays_and_documentation() {
    let of_o = r#"{"ReadyNow": {"documentation": "Words.", "minDelay": 3, "acceptors": [
        {"state": "success", "matcher": {"success": true}},
        {"state": "failure", "matcher": {"errorType": "b#Gone"}}]}, "Ready": {"acceptors": [
        {"state": "success", "matcher": {"output": {"path": "name", "comparator": "stringEquals", "expected": "flag"}}}]}}"#;
    let plan = plan(of_o, "{}").expect("a plan");
    let waiters: Vec<&WaiterPlan> = plan.waiters().map(|(_, waiter)| waiter).collect();
    let [ready, ready_now] = waiters.as_slice() else { panic!("{waiters:?}") };
    assert_eq!(ready_now.method.as_str(), "wait_until_ready_now");
    assert_eq!((ready_now.min_delay, ready_now.max_delay), (Some(3), None));
    assert_eq!(ready_now.delays, "Polls every 3 to 120 seconds, with exponential backoff.");
    let docs = "Words.\n\nSucceeds when the call succeeds.\n\n\
               Fails when the call returns the error `Gone`.";
    assert_eq!(ready_now.docs.lines().join("\n"), docs);
    let docs = "Waits for `Ready`. Succeeds when [`name`](field@crate::operation::o::OOutput::name) is `flag`.";
    let lines: Vec<&str> =
        ready.docs.lines().iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    assert_eq!(lines.join(" "), docs);
    assert!(
        matches!(&ready_now.acceptors[1].matcher, MatcherPlan::ErrorType(name) if name == "Gone")
    );
}

#[test]
fn rejects_names_that_differ_in_case_only_and_avoids_taken_names() {
    let of_p = waiters(&[("Waiter", json!({"success": true})), ("Ab", json!({"success": true}))]);
    let of_o = waiters(&[("AB", json!({"success": true}))]);
    let said = plan(&of_o, &of_p).expect_err("the same but for case");
    assert_eq!(
        said,
        "m:3:79: a#P: invalid value of the trait `smithy.waiters#waitable`: the service has more than \
         one waiter `Ab`; another one belongs to `a#O`\n  \
         help: correct the trait's value, or remove the trait"
    );
    let plan = plan("{}", &waiters(&[("Waiter", json!({"success": true}))])).expect("a plan");
    let names: Vec<&str> = plan.waiters().map(|(_, waiter)| waiter.name.as_str()).collect();
    assert_eq!(names, ["Waiter2"]);
}

/// A member with a default is an `Option` only as a direct member of the input.
#[test]
fn treats_members_with_defaults_as_optional_only_in_the_input() {
    let flag = r#""flag": {"target": "smithy.api#Boolean""#;
    let with_default = format!(r#"{flag}, "traits": {{"smithy.api#default": false}}"#);
    let text = model("{}", "{}").replace(flag, &with_default);
    let model = Model::parse("m", &text).expect("a model");
    let closure = model.service(None).expect("a service");
    let cx = Context::new(&model, &closure, None);
    let shape = "a#T".parse().expect("an id");
    let compiler = PathCompiler { cx: &cx, input: &shape, output: &shape };
    let is_optional = |path: &str| match compiler.compile(path, PathRoot::InputOutput) {
        Ok(PathValue { path: Path::Field { is_optional, .. }, .. }) => is_optional,
        other => panic!("{path}: {other:?}"),
    };
    assert!(is_optional("input.flag"));
    assert!(!is_optional("input.inner.flag"));
    assert!(!is_optional("output.flag"));
    assert!(!is_optional("output.inner.flag"));
}

#[test]
fn rejects_deeply_nested_paths() {
    let deep = format!("{}flag", "!".repeat(100_000));
    assert_eq!(refused(output(&deep, "booleanEquals")), "it has more than 100 operators");
}

#[test]
fn locates_problems_at_the_path() {
    let of_o = waiters(&[("Ready", output("nam", "stringEquals"))]);
    assert_eq!(
        plan(&of_o, "{}").expect_err("a mistake").lines().next(),
        Some(
            "m:2:71: a#O: the path `nam` of the waiter `Ready` can't be compiled: `a#T` has no member \
             `nam`; did you mean `name`?"
        )
    );
    let message = r#"{"Ready": {"acceptors": [{"state": "success", "matcher": {"success": true}},
        {"state": "failure", "matcher": {"success": false}, "message": "count"}]}}"#;
    let said = plan(message, "{}").expect_err("a number");
    assert!(said.starts_with("m:3:72: a#O: the path `count` of the waiter `Ready`"), "{said}");
    assert!(
        said.contains("its value is a number, but must be a string or a list of strings"),
        "{said}"
    );
    let of_p = waiters(&[("Ready", output("name", "stringEquals"))]);
    let said = plan("{}", &of_p).expect_err("nothing");
    assert!(said.contains("a#P: ") && said.contains("the operation has no output"), "{said}");
}

#[test]
fn rejects_paths_whose_type_does_not_fit_the_comparator() {
    for (path, comparator) in [
        ("name", "stringEquals"),
        ("flag", "booleanEquals"),
        ("names", "allStringEquals"),
        ("map.*.name", "anyStringEquals"),
    ] {
        assert_eq!(refused(output(path, comparator)), "", "{path}");
    }
    for (path, comparator, reason) in [
        ("count", "stringEquals", "its value is a number, but must be a string"),
        ("name", "booleanEquals", "its value is a string, but must be a boolean"),
        ("name", "allStringEquals", "its value is a string, but must be a list of strings"),
        ("map.*.flag", "anyStringEquals", "its value is a list, but must be a list of strings"),
        ("inner", "stringEquals", "its value is an object of type `a#T`, but must be a string"),
    ] {
        assert_eq!(refused(output(path, comparator)), reason, "{path}");
    }
}

/// Fault case `waiter-functions`, and similar paths.
#[test]
fn compiles_valid_paths() {
    for path in [
        "names && length(names) == `1`",
        "length(names) >= `0`",
        "length(names || `[]`) == `0`",
        "length(names[?@ == 'a'] || names[?@ == 'b']) == `1`",
        "name && name == 'a'",
        "!inner",
        "contains(keys(map), name)",
        "length(names[::2]) == `1`",
        "(names[*] | [-1]) == 'a'",
        "(names[0:2] | [0]) == 'a'",
        "(names || flag) != `false`",
        "max(map.*.count) > `1` && floor(count) < `1` && sum(map.*.count) >= avg(map.*.count)",
        "contains(reverse(sort(names)), 'a')",
        "count > `2147483647`",
        "contains(`[1, 1.5]`, `1`)",
        "max([name, 'a']) == 'a'",
    ] {
        assert_eq!(refused(output(path, "booleanEquals")), "", "{path}");
    }
}

#[test]
fn asks_to_correct_paths_that_do_not_fit_the_model() {
    for (path, reason) in [
        ("name ==", "JMESPath expects an expression at the end"),
        ("name.first", "`first` follows a string, which has no members"),
        ("names.first", "`first` follows a list, which has no members"),
        ("name[*]", "expected a list, found a string"),
        ("name.*", "`*` must follow a map, not a string"),
        ("name[0]", "an index must follow a list, not a string"),
        ("name == count", "a string never equals a number"),
        ("name > 'a'", "only numbers can be compared by order, not a string with a string"),
        ("`1` == `2`", "both sides of the comparison are literals"),
        ("length(count) == `1`", "a number has no length"),
        ("length(names, name) == `1`", "the function `length` takes 1 argument, not 2"),
        ("keys(name)", "`keys` requires an object, not a string"),
        ("values(name)", "`values` requires an object, not a string"),
        ("max(map.*.flag) == `1`", "`max` doesn't accept a list with items like a boolean"),
        ("sum(name) == `1`", "expected a list, found a string"),
        ("abs(name) == `1`", "`abs`, `ceil` and `floor` require a number, not a string"),
        ("contains(names, count)", "a list with items like a string never contains a number"),
        ("starts_with(name, count)", "can't search a string for a number: both must be strings"),
        ("frobnicate(names)", "JMESPath has no function `frobnicate`"),
    ] {
        let expected = (reason.to_owned(), CORRECT_IT.to_owned());
        assert_eq!(refused_with_help(output(path, "booleanEquals")), expected, "{path}");
    }
    let input_output = json!({"inputOutput": {
        "path": "name == output.name", "comparator": "booleanEquals", "expected": "true"
    }});
    let reason = "an `inputOutput` path must start with `input` or `output`, not with `name`";
    assert_eq!(refused(input_output), reason);
}

#[test]
fn asks_to_rewrite_valid_paths_that_are_not_supported() {
    for (path, reason) in [
        ("inner.*", "`*` on an object of type `a#T` isn't supported"),
        ("length(inner) == `1`", "the length of an object isn't supported"),
        ("keys(inner)", "`keys` is only supported for maps and unions"),
        ("names == names", "comparing a list with a list isn't supported"),
        ("blob == 'a'", "comparing a blob with a string isn't supported"),
        ("{a: flag}.a", "multi-select hashes aren't supported"),
        ("[name, flag]", "lists with items of different types aren't supported"),
        (
            "map(&flag, names)",
            "the function `map` isn't supported; the supported functions are `abs`, `avg`, `ceil`, \
             `contains`, `ends_with`, `floor`, `keys`, `length`, `max`, `min`, `not_null`, `reverse`, \
             `sort`, `starts_with`, `sum` and `values`",
        ),
        (
            "not_null(name, flag)",
            "`not_null` is only supported for strings, numbers or booleans, all of one type",
        ),
        (
            "map.a.flag",
            "`a` is a key of a map; only `*`, `keys` and `values` of maps are supported, not single values",
        ),
        (
            "(name && flag) == name",
            "comparing one of two values of different types isn't supported",
        ),
    ] {
        let expected = (reason.to_owned(), WRITE_ANOTHER.to_owned());
        assert_eq!(refused_with_help(output(path, "booleanEquals")), expected, "{path}");
    }
    let reason = "its value is one of two values of different types, but must be a string";
    let expected = (reason.to_owned(), WRITE_ANOTHER.to_owned());
    assert_eq!(refused_with_help(output("name || count", "stringEquals")), expected);
}

#[test]
fn omits_an_unsupported_waiter_but_not_its_operation() {
    let good = ("Good", json!({"success": true}));
    let of_o = waiters(&[("Bad", output("to_array(names)", "anyStringEquals")), good]);
    let model = Model::parse("m", &model(&of_o, "{}")).expect("a model");
    let closure = model.service(None).expect("a service");
    let plan = plan_supported(&model, &closure, &Options::of_tests()).expect("a crate");
    let files = render(&plan, &Options::of_tests());
    let warnings = &plan.warnings;
    let said = "a#O: the waiter `Bad` is left out: the path `to_array(names)` can't be compiled: ";
    assert!(warnings.len() == 1 && warnings.to_string().contains(said), "{warnings}");
    assert!(warnings.to_string().contains("the function `to_array` isn't supported"), "{warnings}");
    assert!(files.get("src/operation/o.rs").is_some());
    assert!(files.get("src/waiters/good.rs").is_some());
    assert!(files.get("src/waiters/bad.rs").is_none());
}

#[test]
fn generates_nothing_about_waiters_in_a_crate_without_any() {
    for (of_p, has_waiters) in
        [("{}".to_owned(), false), (waiters(&[("Ready", json!({"success": true}))]), true)]
    {
        let model = Model::parse("m", &model("{}", &of_p)).expect("a model");
        let closure = model.service(None).expect("a service");
        let files = generate(&model, &closure, &Options::of_tests()).expect("a crate").files;
        // Every crate mentions waiting for futures.
        let mentions_waiters = |text: &str| {
            ["waiter", "Waiter", "wait_until", "Waiting"].iter().any(|it| text.contains(it))
        };
        let files_about = files.iter().filter(|(_, text)| mentions_waiters(text)).count();
        assert_eq!(files_about > 0, has_waiters);
        let manifest = files.get("Cargo.toml").expect("a manifest");
        assert_eq!(manifest.contains(r#"features = ["waiters"]"#), has_waiters);
    }
}

/// The result of a waiter according to another JMESPath implementation, which evaluates paths against the output
/// as JSON.
fn expected(waiter: &Waiter, input: &Value, output: &Value) -> &'static str {
    let both = json!({"input": input, "output": output});
    let matches = |acceptor: &&Acceptor| match &acceptor.matcher {
        Matcher::Output(path) => compares(path, output),
        Matcher::InputOutput(path) => compares(path, &both),
        Matcher::Success(success) => *success,
        Matcher::ErrorType(_) => false,
    };
    match waiter.acceptors.iter().find(matches).map(|acceptor| acceptor.state) {
        Some(AcceptorState::Success) => "success",
        Some(AcceptorState::Failure) => "failure",
        Some(AcceptorState::Retry) | None => "goes on",
    }
}

fn compares(matcher: &PathMatcher, value: &Value) -> bool {
    let path = jmespath::compile(&matcher.path).expect("a path");
    let value = Variable::from_json(&value.to_string()).expect("JSON");
    // A path fails at run time if a function is called with a wrong type.
    let Ok(found) = path.search(value) else { return false };
    let is_expected = |text: &Variable| text.as_string() == Some(&matcher.expected);
    match matcher.comparator {
        Comparator::StringEquals => is_expected(&found),
        Comparator::BooleanEquals => {
            found.as_boolean().map(|it| it.to_string()).as_ref() == Some(&matcher.expected)
        }
        Comparator::AllStringEquals => found
            .as_array()
            .is_some_and(|items| !items.is_empty() && items.iter().all(|it| is_expected(it))),
        Comparator::AnyStringEquals => {
            found.as_array().is_some_and(|items| items.iter().any(|it| is_expected(it)))
        }
    }
}

/// The cases that the generated crate is tested with.
#[test]
fn agrees_with_another_jmespath_implementation() {
    let model = Model::parse("m", MODEL).expect("a model");
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    let mut wrong = Vec::new();
    for shape in model.shapes.values() {
        let input = match shape.id.name() {
            "DescribeThing" => json!({"name": "n", "wanted": "ACTIVE"}),
            _ => json!({"group": "g", "names": ["x", "y"], "total": 2}),
        };
        for (name, waiter) in &shape.traits.waiters {
            for case in cases.get(name).and_then(Value::as_array).into_iter().flatten() {
                let expected = expected(waiter, &input, &case[0]);
                if expected != case[1] {
                    wrong.push(format!("{name}: {} is {expected}", case[0]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
