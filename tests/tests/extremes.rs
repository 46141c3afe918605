//! Tests that models of extreme size or depth neither overflow the stack nor take excessive time.
//!
//! The stack of a test is smaller than that of a program.

use serde_json::{Value, json};

use tests::mutation::{Mutant, Seed};
use tests::pipeline::{self, Effort, Outcome};
use tests::readable;

/// Returns a model with an operation whose input and output are `a#I`, and with additional traits and shapes.
fn model(of_service: Value, of_operation: Value, shapes: Value) -> String {
    let mut model = json!({"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}], "traits": {
            "aws.protocols#awsJson1_0": {},
            "aws.auth#sigv4": {"name": "s"},
        }},
        "a#O": {"type": "operation", "input": {"target": "a#I"}, "output": {"target": "a#I"}},
        "a#I": {"type": "structure", "members": {}},
    }});
    add(&mut model["shapes"]["a#S"]["traits"], of_service);
    model["shapes"]["a#O"]["traits"] = of_operation;
    add(&mut model["shapes"], shapes);
    model.to_string()
}

fn add(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}

/// Returns a model with a chain of shapes, each with a member that targets the next. The input targets the first.
fn chain(length: usize, link: impl Fn(&str) -> Value) -> String {
    let mut shapes = json!({"a#I": with_member("a#Link0")});
    for at in 0..length {
        let is_last = at + 1 == length;
        let next = if is_last { "smithy.api#String".into() } else { format!("a#Link{}", at + 1) };
        shapes[format!("a#Link{at}")] = link(&next);
    }
    model(json!({}), json!({}), shapes)
}

fn with_member(target: &str) -> Value {
    json!({"type": "structure", "members": {"next": {"target": target}}})
}

fn outcome(text: &str, effort: Effort) -> Outcome {
    let seed = Seed::new("none", Value::Null);
    pipeline::run(&Mutant { seed: &seed, text: text.to_owned(), only: None }, effort)
}

/// Returns the problems of an invalid model.
fn problems(text: &str) -> String {
    readable::read(text.as_bytes()).expect_err("refused").to_string()
}

/// Nests text to a depth.
fn nested(depth: usize, open: &str, inner: &str, close: &str) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn chains_of_structures_and_unions() {
    let union = |next: &str| json!({"type": "union", "members": {"next": {"target": next}}});
    for length in [60, 5_000] {
        let effort = if length < 100 { Effort::Files } else { Effort::Plan };
        assert_eq!(outcome(&chain(length, with_member), effort), Outcome::Generated);
        assert_eq!(outcome(&chain(length, union), effort), Outcome::Generated);
    }
}

#[test]
fn chains_of_lists() {
    let list = |next: &str| json!({"type": "list", "member": {"target": next}});
    assert_eq!(outcome(&chain(16, list), Effort::Files), Outcome::Generated);
    let message = problems(&chain(20_000, list));
    assert!(message.contains("lists and maps are nested more than 16 levels deep"), "{message}");
}

#[test]
fn chains_and_cycles_of_mixins_and_resources() {
    const LENGTH: usize = 3_000;
    let mixin = |next: String| json!({"type": "structure", "members": {}, "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": next}]});
    let resource = |next: String| json!({"type": "resource", "resources": [{"target": next}]});
    let ring = |name: &str, shape: &dyn Fn(String) -> Value, length: usize| {
        let ids = 0..length;
        let shapes = ids
            .map(|at| (format!("a#{name}{at}"), shape(format!("a#{name}{}", (at + 1) % LENGTH))));
        shapes.collect::<Value>()
    };
    let with_end = |name: &str, shape: &dyn Fn(String) -> Value, end: Value| {
        let mut shapes = ring(name, shape, LENGTH - 1);
        shapes[format!("a#{name}{}", LENGTH - 1)] = end;
        model(json!({}), json!({}), shapes)
    };
    let end = json!({"type": "structure", "members": {}, "traits": {"smithy.api#mixin": {}}});
    assert_eq!(outcome(&with_end("M", &mixin, end), Effort::Plan), Outcome::Generated);
    let end = json!({"type": "resource"});
    assert_eq!(outcome(&with_end("R", &resource, end), Effort::Plan), Outcome::Generated);

    let message = problems(&model(json!({}), json!({}), ring("M", &mixin, LENGTH)));
    assert!(message.contains("the mixin includes itself"), "{message}");
    let message = problems(&model(json!({}), json!({}), ring("R", &resource, LENGTH)));
    assert!(message.contains("the resource contains itself"), "{message}");
}

/// Tests the maximum depth that the JSON parser accepts.
#[test]
fn deep_values() {
    let recursive = json!({
        "a#I": {"type": "structure", "members": {
            "any": {"target": "smithy.api#Document"},
            "more": {"target": "a#I"},
            "list": {"target": "a#List"},
        }},
        "a#List": {"type": "list", "member": {"target": "a#I"}},
    });
    for (open, close, depth) in
        [(r#"{"any":{"a":"#, "}}", 1), (r#"{"more":"#, "}", 115), (r#"{"list":["#, "]}", 57)]
    {
        let input = nested(depth, open, "{}", close);
        let document = nested(110, r#"{"a":"#, "1", "}");
        let input = if depth == 1 { format!(r#"{{"any":{document}}}"#) } else { input };
        let input: Value = serde_json::from_str(&input).expect("JSON");
        let examples = json!({"smithy.api#examples": [{"title": "t", "input": input}]});
        let text = model(json!({}), examples, recursive.clone());
        assert_eq!(outcome(&text, Effort::Files), Outcome::Generated, "{open}");
    }
}

#[test]
fn too_deep_values() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let text = model(json!({"a#t": "HERE"}), json!({}), json!({}));
        let text = text.replace("\"HERE\"", &nested(5_000, open, "1", close));
        let message = problems(&text);
        assert!(message.contains("recursion limit exceeded"), "{message}");
    }
}

fn rules(rules: Value) -> Value {
    json!({"smithy.rules#endpointRuleSet": {"parameters": {"Region": {"type": "string"}}, "rules": rules}})
}

#[test]
fn deep_endpoint_rules() {
    let is_set = json!({"fn": "isSet", "argv": [{"ref": "Region"}]});
    let mut tree = json!({"type": "error", "error": "no", "conditions": []});
    let mut condition = is_set.clone();
    for _ in 0..50 {
        tree = json!({"type": "tree", "conditions": [is_set], "rules": [tree, {"type": "error", "error": "{Region}"}]});
        condition = json!({"fn": "not", "argv": [condition]});
    }
    let text = model(rules(json!([tree])), json!({}), json!({}));
    assert_eq!(outcome(&text, Effort::Files), Outcome::Generated);
    let rule = json!({"type": "error", "error": "no", "conditions": [condition]});
    let text = model(rules(json!([rule])), json!({}), json!({}));
    assert_eq!(outcome(&text, Effort::Files), Outcome::Generated);

    let deep = nested(10_000, r#"{"type":"tree","conditions":[],"rules":["#, "", "]}");
    let text = model(rules(json!(["HERE"])), json!({}), json!({})).replace("\"HERE\"", &deep);
    let message = problems(&text);
    assert!(message.contains("recursion limit exceeded"), "{message}");
}

#[test]
fn long_endpoint_rules() {
    let is_set = json!({"fn": "isSet", "argv": [{"ref": "Region"}]});
    let rule =
        |at: usize| json!({"type": "error", "error": at.to_string(), "conditions": [is_set]});
    let text = model(rules((0..2_000).map(rule).collect()), json!({}), json!({}));
    assert_eq!(outcome(&text, Effort::Plan), Outcome::Generated);
}

#[test]
fn attributes_with_invalid_positions() {
    for path in ["99999999999999999999", "18446744073709551615", "-1", "+1", "", "a", "0x1"] {
        let split = json!({"fn": "split", "argv": ["{Region}", "-", 0], "assign": "parts"});
        let is_set = json!({"fn": "isSet", "argv": [{"ref": "Region"}]});
        let item = json!({"fn": "getAttr", "argv": [{"ref": "parts"}, format!("[{path}]")], "assign": "part"});
        let error = format!("{{parts#[{path}]}}");
        let rule = json!({"type": "error", "error": error, "conditions": [is_set, split, item]});
        let text = model(rules(json!([rule])), json!({}), json!({}));
        assert_eq!(outcome(&text, Effort::Plan), Outcome::Unsupported, "{path}");
    }
}

#[test]
fn patterns_with_excessive_repetition() {
    let repeated = |piece: &str| piece.repeat(2_000);
    for pattern in [
        nested(10, "(", "a", "{99})"),
        "(a{1000}){1000}".to_owned(),
        "a{99999999999999999999}".to_owned(),
        "^(([a-z])+.)+[A-Z]([a-z])+$".to_owned(),
        repeated("(a"),
        repeated("(a|"),
        repeated("[a]"),
        repeated("((a)+"),
    ] {
        let member =
            json!({"target": "smithy.api#String", "traits": {"smithy.api#pattern": pattern}});
        let shapes = json!({"a#I": {"type": "structure", "members": {"text": member}}});
        let outcome = outcome(&model(json!({}), json!({}), shapes), Effort::Plan);
        assert_eq!(outcome, Outcome::Generated, "{pattern:.40}");
    }
}

#[test]
fn documentation_of_many_levels_or_megabytes() {
    let long = "One <b>word</b> after another. ".repeat(3_000);
    let pieces =
        ["<div>", "<ul><li>", "<p>", "> ", "- ", "[", "![", "`", "&", "<!--", "*a ", "\\", "|a"];
    for text in pieces.iter().map(|piece| piece.repeat(2_000)).chain([long]) {
        let text = model(json!({"smithy.api#documentation": text}), json!({}), json!({}));
        assert_eq!(outcome(&text, Effort::Plan), Outcome::Generated);
    }
}

#[test]
fn long_names() {
    let name = "Aa".repeat(2_000);
    let id = format!("a#{name}");
    let shapes = json!({
        "a#I": {"type": "structure", "members": {&name: {"target": &id}}},
        &id: {"type": "structure", "members": {}},
    });
    assert_eq!(outcome(&model(json!({}), json!({}), shapes), Effort::Plan), Outcome::Generated);
}

#[test]
fn many_required_members() {
    let structure = |count: usize| {
        let member = json!({"target": "smithy.api#String", "traits": {"smithy.api#required": {}}});
        let members: Value = (0..count).map(|at| (format!("m{at}"), member.clone())).collect();
        let shapes = json!({"a#I": {"type": "structure", "members": members}});
        model(json!({}), json!({}), shapes)
    };
    assert_eq!(outcome(&structure(200), Effort::Plan), Outcome::Generated);
    assert_eq!(outcome(&structure(5_000), Effort::Plan), Outcome::Unsupported);
}

/// Valid and invalid JSON numbers.
#[test]
fn unusual_numbers() {
    let numbers =
        ["1e999", "-0", "-0.0", "0.1e-999", "123456789012345678901234567890", "1E2", "01", "NaN"];
    let types = [
        "Byte",
        "Integer",
        "Long",
        "Float",
        "Double",
        "BigInteger",
        "BigDecimal",
        "Timestamp",
        "Document",
    ];
    for (number, target) in numbers.iter().flat_map(|number| types.map(|target| (number, target))) {
        let traits = json!({"smithy.api#default": "HERE", "smithy.api#range": {"min": "HERE"}});
        for traits in [traits, json!({})] {
            let target = format!("smithy.api#{target}");
            let members = json!({"n": {"target": target, "traits": traits}});
            let examples = json!({"smithy.api#examples": [{"title": "t", "input": {"n": "HERE"}}]});
            let shapes = json!({"a#I": {"type": "structure", "members": members}});
            let text = model(json!({}), examples, shapes).replace("\"HERE\"", number);
            outcome(&text, Effort::Plan);
        }
    }
}

#[test]
fn unusual_bytes() {
    let good = model(json!({}), json!({}), json!({}));
    let with_mark = [b"\xef\xbb\xbf".as_slice(), good.as_bytes()].concat();
    assert!(readable::read(&with_mark).is_ok());
    let with_mark = [b"\xef\xbb\xbf".as_slice(), with_mark.as_slice()].concat();
    let cases: [(&[u8], &str); 6] = [
        (&with_mark, "1:2: this is not valid JSON"),
        (b"\xff\xfe{\0}\0", ": this looks like text in UTF-16"),
        (b"{\n \"\xe4\": 1}", "2:3: the file is not valid UTF-8"),
        (b"\xef\xbb\xbf", "1:1: the file is empty"),
        (br#"{"smithy": "\ud800", "shapes": {}}"#, "1:19: unexpected end of hex escape"),
        (br#"{"smithy": "2.0", "smithy": "2.0", "shapes": {}}"#, "1:19: `smithy` is defined twice"),
    ];
    for (bytes, expected) in cases {
        let message = readable::read(bytes).expect_err("refused").to_string();
        assert!(message.contains(expected), "{message}");
    }
}
