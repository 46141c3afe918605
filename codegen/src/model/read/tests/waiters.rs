//! Invalid values of `smithy.waiters#waitable`.

use super::*;

/// Returns the problems of an operation's waiters without the help. The first waiter starts at line 3.
fn problem(waiters: &str) -> String {
    let unit = r#"{"target": "smithy.api#Unit"}"#;
    let shapes = format!(
        "\"a#O\": {{\"type\": \"operation\", \"input\": {unit}, \"output\": {unit}, \"traits\": {{\"smithy.waiters#waitable\":\n{waiters}}}}}"
    );
    let text = problems(&document(&shapes));
    let lines = text.lines().filter(|line| !line.starts_with("  help: "));
    let lines = lines.map(|line| {
        line.replace("a#O: invalid value of the trait `smithy.waiters#waitable`: ", "")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the problems of a waiter with an acceptor with this matcher.
fn matcher(matcher: &str) -> String {
    problem(&format!(
        "{{\"A\": {{\"acceptors\": [{{\"state\": \"success\", \"matcher\":\n{matcher}}}]}}}}"
    ))
}

const GOOD: &str = r#"{"state": "success", "matcher": {"success": true}}"#;

#[test]
fn rejects_values_of_the_wrong_type() {
    assert_eq!(problem(r#"{"A": {}}"#), "3:7: missing property `acceptors`");
    assert_eq!(
        matcher(r#"{"sucess": true}"#),
        "4:2: unknown value `sucess`, expected one of `output`, `inputOutput`, `success`, `errorType`"
    );
    assert_eq!(
        matcher(r#"{"output": {"path": "a", "comparator": "equals", "expected": "a"}}"#),
        "4:40: unknown value `equals`, expected one of `stringEquals`, `booleanEquals`, \
         `allStringEquals`, `anyStringEquals`"
    );
    assert_eq!(matcher(r#"{"output": {"path": "a"}}"#), "4:12: missing property `expected`");
    assert_eq!(
        problem(r#"{"A": {"acceptors": [{"state": "done", "matcher": {"success": true}}]}}"#),
        "3:32: unknown value `done`, expected one of `success`, `failure`, `retry`"
    );
    let said = matcher(r#"{"success": true, "errorType": "E"}"#);
    assert!(said.starts_with("4:"), "{said}");
}

#[test]
fn rejects_waiters_that_can_not_succeed() {
    let expected = "3:21: no acceptor has the state `success`";
    assert_eq!(problem(r#"{"A": {"acceptors": []}}"#), expected);
    let retry = r#"{"A": {"acceptors": [{"state": "retry", "matcher": {"success": true}}]}}"#;
    assert_eq!(problem(retry), expected);
}

#[test]
fn rejects_zero_and_reversed_delays() {
    let delays =
        |delays: &str| problem(&format!(r#"{{"A": {{{delays}, "acceptors": [{GOOD}]}}}}"#));
    let expected = "3:20: `minDelay` (5) is greater than `maxDelay` (4)";
    assert_eq!(delays(r#""minDelay": 5, "maxDelay": 4"#), expected);
    assert_eq!(delays(r#""minDelay": 0"#), "3:20: `minDelay` must be at least 1");
    assert_eq!(delays(r#""maxDelay": 0"#), "3:20: `maxDelay` must be at least 1");
    assert_eq!(
        delays(r#""minDelay": 121"#),
        "3:20: `minDelay` (121) is greater than `maxDelay` (120)"
    );
}

#[test]
fn rejects_invalid_names() {
    let named = |name: &str| problem(&format!(r#"{{"{name}": {{"acceptors": [{GOOD}]}}}}"#));
    for name in ["ready", "Is_Ready", "1st", "", "\u{c4}"] {
        let said = named(name);
        assert!(said.contains(&format!("`{name}` is not a valid waiter name")), "{said}");
    }
}

#[test]
fn rejects_invalid_booleans_errors_and_messages() {
    assert_eq!(
        matcher(r#"{"output": {"path": "a", "comparator": "booleanEquals", "expected": "yes"}}"#),
        "4:69: `booleanEquals` requires `true` or `false`, but found `yes`"
    );
    assert_eq!(
        matcher(r#"{"errorType": "a#b#c"}"#),
        "4:15: `a#b#c` is not a valid shape id or name of an error"
    );
    let message = r#"{"A": {"acceptors": [{"state": "success", "message": "a", "matcher": {"success": true}}]}}"#;
    assert_eq!(
        problem(message),
        "3:54: only acceptors with the state `failure` can have a `message`"
    );
}
