//! Random well-typed rule sets.

use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;
use serde_json::{Map, Value as Json, json};

use crate::expression::{Known, Type, Writer};

/// Names of variables. Many are keywords, or names of items in generated code.
const VARIABLES: &[&str] = &[
    "url",
    "Url",
    "params",
    "Params2",
    "endpoint",
    "at",
    "text",
    "item",
    "split",
    "partition",
    "PartitionResult",
    "parseArn",
    "self",
    "Self",
    "type",
    "match",
    "resolve",
    "builtins",
    "node2",
    "notNode3",
    "result1",
    "it",
    "value",
    "some",
    "None",
    "ok",
    "err",
    "region",
    "bucket",
    "arn",
    "names",
    "x1",
    "X1",
    "x",
    "uRL",
    "useFIPS",
];

/// A rule set, and whether its conditions use optional values without a check, as in rules of 2022.
pub(crate) struct RuleSet {
    pub(crate) rules: Json,
    pub(crate) is_lenient: bool,
}

/// Generates a random rule set.
pub(crate) fn rule_set(rng: &mut TestRng) -> RuleSet {
    let is_lenient = rng.random_bool(0.25);
    let (parameters, known) = parameters(rng);
    let mut writer = Writer::new(rng, is_lenient);
    let rules = rules(&mut writer, &known, 0);
    let rules = json!({"version": "1.1", "parameters": parameters, "rules": rules});
    RuleSet { rules, is_lenient }
}

fn parameters(rng: &mut TestRng) -> (Map<String, Json>, Known) {
    let all = [
        ("Region", Type::Text, json!({"type": "string", "builtIn": "AWS::Region"})),
        ("Endpoint", Type::Text, json!({"type": "string", "builtIn": "SDK::Endpoint"})),
        (
            "UseFIPS",
            Type::Bool,
            json!({"type": "boolean", "builtIn": "AWS::UseFIPS",
            "required": true, "default": false}),
        ),
        ("UseDualStack", Type::Bool, json!({"type": "boolean", "builtIn": "AWS::UseDualStack"})),
        ("Bucket", Type::Text, json!({"type": "string"})),
        ("Arn", Type::Text, json!({"type": "string"})),
        ("type", Type::Text, json!({"type": "String", "required": true})),
        ("Params", Type::Text, json!({"type": "string", "required": true, "default": "é{}\""})),
        ("Empty", Type::Text, json!({"type": "string", "required": true, "default": ""})),
        ("Flag", Type::Bool, json!({"type": "boolean"})),
        ("Force", Type::Bool, json!({"type": "Boolean", "required": true, "default": true})),
        ("Needed", Type::Bool, json!({"type": "boolean", "required": true})),
        ("Keys", Type::List, json!({"type": "stringArray"})),
        (
            "Names",
            Type::List,
            json!({"type": "stringArray", "required": true,
            "default": ["a", "us-east-1"]}),
        ),
    ];
    let (mut parameters, mut known) = (Map::new(), Known::default());
    for (name, kind, parameter) in all {
        // At least one parameter is required.
        if name == "Bucket" || rng.random_bool(0.6) {
            known.add(name, kind, parameter["required"] != true);
            parameters.insert(name.to_owned(), parameter);
        }
    }
    (parameters, known)
}

fn rules(writer: &mut Writer<'_>, known: &Known, depth: usize) -> Vec<Json> {
    let count = writer.rng.random_range(1..=4);
    let mut rules: Vec<Json> = (0..count).map(|_| rule(writer, known.clone(), depth)).collect();
    if writer.rng.random_bool(0.7) {
        rules.push(result(writer, known));
    }
    rules
}

fn rule(writer: &mut Writer<'_>, mut known: Known, depth: usize) -> Json {
    let count = writer.rng.random_range(1..=3);
    let conditions: Vec<Json> = (0..count).map(|_| condition(writer, &mut known)).collect();
    let mut rule = match depth < 3 && writer.rng.random_bool(0.4) {
        true => json!({"type": "tree", "rules": rules(writer, &known, depth + 1)}),
        false => result(writer, &known),
    };
    rule["conditions"] = conditions.into();
    rule
}

/// Generates a condition. Marks names as set if the condition implies that.
fn condition(writer: &mut Writer<'_>, known: &mut Known) -> Json {
    let optional = known.optional();
    if !optional.is_empty() && writer.rng.random_bool(0.35) {
        let name = (*writer.choose(&optional)).to_owned();
        known.narrow(&name);
        return json!({"fn": "isSet", "argv": [{"ref": name}]});
    }
    if writer.rng.random_bool(0.45)
        && let Some(name) = fresh(writer, known)
    {
        let kind = writer.kind();
        let optional = writer.rng.random_bool(0.6);
        let mut call = writer.call(known, kind, optional, 0);
        known.narrow_all_of(&call);
        call["assign"] = name.into();
        known.add(name, kind, false);
        return call;
    }
    let optional = writer.rng.random_bool(0.2);
    let call = writer.call(known, Type::Bool, optional, 0);
    known.narrow_all_of(&call);
    call
}

/// Returns a name that is not in scope.
fn fresh(writer: &mut Writer<'_>, known: &Known) -> Option<&'static str> {
    let name = *writer.choose(VARIABLES);
    (!known.has(name)).then_some(name)
}

fn result(writer: &mut Writer<'_>, known: &Known) -> Json {
    if writer.rng.random_bool(0.3) {
        return json!({"type": "error", "error": writer.value(known, Type::Text, false, 1)});
    }
    let mut endpoint = json!({"url": url(writer, known)});
    if writer.rng.random_bool(0.3) {
        let values = [writer.value(known, Type::Text, false, 1), json!("fixed {{}}")];
        endpoint["headers"] = json!({"x-one": values[..1], "x-two": values});
    }
    if writer.rng.random_bool(0.4) {
        endpoint["properties"] = properties(writer, known);
    }
    json!({"type": "endpoint", "endpoint": endpoint})
}

/// Generates a URL. Most are valid for all values of the parameters.
fn url(writer: &mut Writer<'_>, known: &Known) -> Json {
    match writer.rng.random_range(0..8) {
        0 => known
            .certain(Type::Text)
            .first()
            .map_or_else(|| json!("https://only.example"), |name| json!({"ref": name})),
        1 => known.certain(Type::Url).first().map_or_else(
            || json!("http://h"),
            |name| {
                json!(format!("{{{name}#scheme}}://{{{name}#authority}}{{{name}#normalizedPath}}x"))
            },
        ),
        // The generator rejects URLs with spaces.
        2 => json!(format!("https://a.example/{}", writer.template(known).replace(' ', ""))),
        3 => json!(format!("https://h{}.example", writer.template(known).replace(' ', ""))),
        number => json!(format!("https://host-{number}.example.com")),
    }
}

fn properties(writer: &mut Writer<'_>, known: &Known) -> Json {
    let mut text = || writer.template(known);
    json!({
        "authSchemes": [
            {"name": "sigv4", "signingName": text(), "disableDoubleEncoding": true},
            {"name": "sigv4a", "signingRegionSet": ["*", text()], "nested": {"a": {"b": text()}}},
        ],
        "plain": text(),
        "list": [],
        "deep": {"list": [true, "{{}}", [text()]], "empty": {}},
    })
}
