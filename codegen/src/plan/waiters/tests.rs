//! Planning waiters: what is found, every mistake with its place, and what another implementation of
//! JMESPath makes of the paths.

use jmespath::Variable;
use serde_json::{Value, json};

use super::*;
use crate::model::Model;
use crate::plan::{Path, Plan};
use crate::render::render;
use crate::{Options, generate, plan_supported};

const MODEL: &str = include_str!("../../../../tests/models/waiters/model.json");
const CASES: &str = include_str!("../../../../tests/models/waiters/tests/cases.json");

/// A model with an operation `O` whose waiters stand in line 2, and one `P` without an output whose waiters
/// stand in line 3.
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
const WRITE_ANOTHER: &str =
    "write the path in another way, or leave the waiter out with `--skip-unsupported`";

/// Why a path can't be compiled, and the help; nothing, if it can.
fn refused_with_help(matcher: Value) -> (String, String) {
    let Err(text) = plan(&waiters(&[("Ready", matcher)]), "{}") else { return Default::default() };
    let (text, help) = text.split_once("\n  help: ").expect("one problem, with help");
    let (_, reason) = text.split_once("can't be compiled: ").expect("a reason");
    (reason.to_owned(), help.to_owned())
}

/// Why a path can't be compiled, or nothing.
fn refused(matcher: Value) -> String {
    refused_with_help(matcher).0
}

#[test]
fn waiters_have_names_delays_and_words() {
    let of_o = r#"{"ReadyNow": {"documentation": "Words.", "minDelay": 3, "acceptors": [
        {"state": "success", "matcher": {"success": true}},
        {"state": "failure", "matcher": {"errorType": "b#Gone"}}]}, "Ready": {"acceptors": [
        {"state": "success", "matcher": {"output": {"path": "name", "comparator": "stringEquals", "expected": "a"}}}]}}"#;
    let plan = plan(of_o, "{}").expect("a plan");
    let waiters: Vec<&WaiterPlan> = plan.waiters().map(|(_, waiter)| waiter).collect();
    let [ready, ready_now] = waiters.as_slice() else { panic!("{waiters:?}") };
    assert_eq!(ready_now.method.as_str(), "wait_until_ready_now");
    assert_eq!((ready_now.min_delay, ready_now.max_delay), (Some(3), None));
    assert_eq!(ready_now.delays, "Between calls pass 3 to 120 seconds, more from call to call.");
    let docs = "Words.\n\nWaiting ends with success when the call succeeds.\n\n\
                It ends with failure when the call fails with `Gone`.";
    assert_eq!(ready_now.docs.lines().join("\n"), docs);
    let docs = "Waits for `Ready`.\n\nWaiting ends with success when `name` is `a`.";
    assert_eq!(ready.docs.lines().join("\n"), docs);
    assert!(
        matches!(&ready_now.acceptors[1].matcher, MatcherPlan::ErrorType(name) if name == "Gone")
    );
}

#[test]
fn methods_and_types_are_distinct() {
    let of_p = waiters(&[("Waiter", json!({"success": true})), ("Ab", json!({"success": true}))]);
    let of_o = waiters(&[("AB", json!({"success": true}))]);
    let said = plan(&of_o, &of_p).expect_err("the same but for case");
    assert_eq!(
        said,
        "m:3:79: a#P: the value of the trait `smithy.waiters#waitable` is wrong: the service has more than \
         one waiter `Ab`; another one is that of `a#O`\n  \
         help: correct the trait's value, or remove the trait"
    );
    let plan = plan("{}", &waiters(&[("Waiter", json!({"success": true}))])).expect("a plan");
    let names: Vec<&str> = plan.waiters().map(|(_, waiter)| waiter.name.as_str()).collect();
    assert_eq!(names, ["Waiter2"]);
}

/// A member with a default is an `Option` in the input alone, whatever shape the output and its parts have.
#[test]
fn only_members_of_the_input_itself_are_those_of_an_input() {
    let flag = r#""flag": {"target": "smithy.api#Boolean""#;
    let with_default = format!(r#"{flag}, "traits": {{"smithy.api#default": false}}"#);
    let text = model("{}", "{}").replace(flag, &with_default);
    let model = Model::parse("m", &text).expect("a model");
    let closure = model.service(None).expect("a service");
    let planner = Planner::with_names(&model, &closure);
    let shape = "a#T".parse().expect("an id");
    let compiler = PathCompiler { planner: &planner, input: &shape, output: &shape };
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
fn paths_without_a_bottom_are_refused() {
    let deep = format!("{}flag", "!".repeat(100_000));
    assert_eq!(refused(output(&deep, "booleanEquals")), "it has more than 100 operators");
}

#[test]
fn mistakes_of_paths_are_placed_there() {
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
    assert!(said.contains("it has to lead to a string or a list of strings"), "{said}");
    let of_p = waiters(&[("Ready", output("name", "stringEquals"))]);
    let said = plan("{}", &of_p).expect_err("nothing");
    assert!(said.contains("a#P: ") && said.contains("the operation has no output"), "{said}");
}

#[test]
fn what_paths_lead_to_fits_their_comparators() {
    for (path, comparator) in [
        ("name", "stringEquals"),
        ("flag", "booleanEquals"),
        ("names", "allStringEquals"),
        ("map.*.name", "anyStringEquals"),
    ] {
        assert_eq!(refused(output(path, comparator)), "", "{path}");
    }
    for (path, comparator, reason) in [
        ("count", "stringEquals", "it leads to a number, and has to lead to a string"),
        ("name", "booleanEquals", "it leads to a string, and has to lead to a boolean"),
        ("name", "allStringEquals", "it leads to a string, and has to lead to a list of strings"),
        (
            "map.*.flag",
            "anyStringEquals",
            "it leads to a list, and has to lead to a list of strings",
        ),
        ("inner", "stringEquals", "it leads to an object, `a#T`, and has to lead to a string"),
    ] {
        assert_eq!(refused(output(path, comparator)), reason, "{path}");
    }
}

/// The fault `waiter-functions`, and its like.
#[test]
fn right_paths_of_waiters_are_compiled() {
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
    ] {
        assert_eq!(refused(output(path, "booleanEquals")), "", "{path}");
    }
}

#[test]
fn paths_that_do_not_fit_the_model_are_to_be_corrected() {
    for (path, reason) in [
        ("name ==", "Parse error: Unexpected nud token -- found Eof"),
        ("name.first", "`first` follows a string, which has no members"),
        ("names.first", "`first` follows a list, which has no members"),
        ("name[*]", "a list is needed, not a string"),
        ("name.*", "`*` follows a string, not a map"),
        ("name[0]", "an index follows a string, not a list"),
        ("name == count", "a string never equals a number"),
        ("name > 'a'", "only numbers have an order; a string is compared with a string"),
        ("`1` == `2`", "two literals are compared"),
        ("length(count) == `1`", "a number has no length"),
        ("length(names, name) == `1`", "the function `length` takes 1 argument, not 2"),
        ("keys(name)", "`keys` needs an object, not a string"),
        ("values(name)", "`values` needs an object, not a string"),
        ("max(map.*.flag) == `1`", "`max` doesn't take a list of items like a boolean"),
        ("sum(name) == `1`", "a list is needed, not a string"),
        ("abs(name) == `1`", "`abs`, `ceil` and `floor` need a number, not a string"),
        ("contains(names, count)", "a list of items like a string never contains a number"),
        (
            "starts_with(name, count)",
            "a number is looked for in a string, but both have to be strings",
        ),
        ("frobnicate(names)", "JMESPath has no function `frobnicate`"),
    ] {
        let expected = (reason.to_owned(), CORRECT_IT.to_owned());
        assert_eq!(refused_with_help(output(path, "booleanEquals")), expected, "{path}");
    }
    let input_output = json!({"inputOutput": {
        "path": "name == output.name", "comparator": "booleanEquals", "expected": "true"
    }});
    let reason = "a path of `inputOutput` starts with `input` or `output`, not with `name`";
    assert_eq!(refused(input_output), reason);
}

#[test]
fn valid_paths_that_are_refused_say_what_is_not_supported() {
    for (path, reason) in [
        ("inner.*", "`*` on an object, `a#T`, isn't supported"),
        ("length(inner) == `1`", "the length of an object isn't supported"),
        ("keys(inner)", "`keys` of a structure isn't supported, only of a map or a union"),
        ("names == names", "a comparison of a list with a list isn't supported"),
        ("blob == 'a'", "a comparison of a blob with a string isn't supported"),
        ("{a: flag}.a", "multi-select hashes aren't supported"),
        ("[name, flag]", "lists of items of different types aren't supported"),
        (
            "map(&flag, names)",
            "the function `map` isn't supported; supported functions are `abs`, `avg`, `ceil`, \
             `contains`, `ends_with`, `floor`, `keys`, `length`, `max`, `min`, `not_null`, `reverse`, \
             `sort`, `starts_with`, `sum` and `values`",
        ),
        ("not_null(name, flag)", "`not_null` needs strings, numbers or booleans, all of one type"),
        (
            "map.a.flag",
            "`a` is a key of a map; single values of maps aren't supported, only `*`, `keys` and `values`",
        ),
        (
            "(name && flag) == name",
            "a comparison of one of two values of different types isn't supported",
        ),
    ] {
        let expected = (reason.to_owned(), WRITE_ANOTHER.to_owned());
        assert_eq!(refused_with_help(output(path, "booleanEquals")), expected, "{path}");
    }
    let reason = "it leads to one of two values of different types, and has to lead to a string";
    let expected = (reason.to_owned(), WRITE_ANOTHER.to_owned());
    assert_eq!(refused_with_help(output("name || count", "stringEquals")), expected);
}

#[test]
fn a_waiter_that_cannot_be_compiled_is_left_out_without_its_operation() {
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
fn crates_without_waiters_have_nothing_to_do_with_them() {
    for (of_p, has_waiters) in
        [("{}".to_owned(), false), (waiters(&[("Ready", json!({"success": true}))]), true)]
    {
        let model = Model::parse("m", &model("{}", &of_p)).expect("a model");
        let closure = model.service(None).expect("a service");
        let files = generate(&model, &closure, &Options::of_tests()).expect("a crate").files;
        // Of waiting for futures there is talk in all crates.
        let mentions_waiters = |text: &str| {
            ["waiter", "Waiter", "wait_until", "Waiting"].iter().any(|it| text.contains(it))
        };
        let files_about = files.iter().filter(|(_, text)| mentions_waiters(text)).count();
        assert_eq!(files_about > 0, has_waiters);
        let manifest = files.get("Cargo.toml").expect("a manifest");
        assert_eq!(manifest.contains(r#"features = ["waiters"]"#), has_waiters);
    }
}

/// What a waiter makes of an output by another implementation of JMESPath, which evaluates paths against
/// the output as JSON.
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
    // Where a function is given something that it doesn't take, the path leads nowhere.
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

/// The cases that the generated crate is tested with, where nothing else is said.
#[test]
fn cases_are_what_jmespath_says() {
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
