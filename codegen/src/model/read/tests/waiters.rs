//! Mistakes of `smithy.waiters#waitable`.

use super::*;

/// The problems of an operation's waiters, the first of which starts in line 3; without what helps.
fn problem(waiters: &str) -> String {
    let unit = r#"{"target": "smithy.api#Unit"}"#;
    let shapes = format!(
        "\"a#O\": {{\"type\": \"operation\", \"input\": {unit}, \"output\": {unit}, \"traits\": {{\"smithy.waiters#waitable\":\n{waiters}}}}}"
    );
    let text = problems(&document(&shapes));
    let lines = text.lines().filter(|line| !line.starts_with("  help: "));
    let lines = lines.map(|line| {
        line.replace("a#O: the value of the trait `smithy.waiters#waitable` is wrong: ", "")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A waiter with an acceptor of this matcher.
fn matcher(matcher: &str) -> String {
    problem(&format!(
        "{{\"A\": {{\"acceptors\": [{{\"state\": \"success\", \"matcher\":\n{matcher}}}]}}}}"
    ))
}

const GOOD: &str = r#"{"state": "success", "matcher": {"success": true}}"#;

#[test]
fn values_of_other_types_than_they_have() {
    assert_eq!(problem(r#"{"A": {}}"#), "3:7: missing field `acceptors`");
    assert_eq!(
        matcher(r#"{"sucess": true}"#),
        "4:2: unknown variant `sucess`, expected one of `output`, `inputOutput`, `success`, `errorType`"
    );
    assert_eq!(
        matcher(r#"{"output": {"path": "a", "comparator": "equals", "expected": "a"}}"#),
        "4:40: unknown variant `equals`, expected one of `stringEquals`, `booleanEquals`, \
         `allStringEquals`, `anyStringEquals`"
    );
    assert_eq!(matcher(r#"{"output": {"path": "a"}}"#), "4:12: missing field `expected`");
    assert_eq!(
        problem(r#"{"A": {"acceptors": [{"state": "done", "matcher": {"success": true}}]}}"#),
        "3:32: unknown variant `done`, expected one of `success`, `failure`, `retry`"
    );
    let said = matcher(r#"{"success": true, "errorType": "E"}"#);
    assert!(said.starts_with("4:"), "{said}");
}

#[test]
fn waiters_can_end_well() {
    let expected = "3:21: none of the acceptors has the state `success`";
    assert_eq!(problem(r#"{"A": {"acceptors": []}}"#), expected);
    let retry = r#"{"A": {"acceptors": [{"state": "retry", "matcher": {"success": true}}]}}"#;
    assert_eq!(problem(retry), expected);
}

#[test]
fn delays_are_in_order_and_not_nothing() {
    let delays =
        |delays: &str| problem(&format!(r#"{{"A": {{{delays}, "acceptors": [{GOOD}]}}}}"#));
    let expected = "3:20: `minDelay`, 5, is greater than `maxDelay`, 4";
    assert_eq!(delays(r#""minDelay": 5, "maxDelay": 4"#), expected);
    assert_eq!(delays(r#""minDelay": 0"#), "3:20: `minDelay` has to be 1 or more");
    assert_eq!(delays(r#""maxDelay": 0"#), "3:20: `maxDelay` has to be 1 or more");
    assert_eq!(
        delays(r#""minDelay": 121"#),
        "3:20: `minDelay`, 121, is greater than `maxDelay`, 120"
    );
}

#[test]
fn names_are_capitalized() {
    let named = |name: &str| problem(&format!(r#"{{"{name}": {{"acceptors": [{GOOD}]}}}}"#));
    for name in ["ready", "Is_Ready", "1st", "", "\u{c4}"] {
        let said = named(name);
        assert!(said.contains(&format!("`{name}` is no name of a waiter")), "{said}");
    }
}

#[test]
fn booleans_messages_and_errors_are_what_they_say() {
    assert_eq!(
        matcher(r#"{"output": {"path": "a", "comparator": "booleanEquals", "expected": "yes"}}"#),
        "4:69: `booleanEquals` expects `true` or `false`, and not `yes`"
    );
    assert_eq!(
        matcher(r#"{"errorType": "a#b#c"}"#),
        "4:15: `a#b#c` is no shape id, nor an error's name"
    );
    let message = r#"{"A": {"acceptors": [{"state": "success", "message": "a", "matcher": {"success": true}}]}}"#;
    assert_eq!(
        problem(message),
        "3:54: only acceptors with the state `failure` can have a `message`"
    );
}
