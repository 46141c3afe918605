//! A small interpreter of endpoint rules, implemented from the specification alone.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>. It interprets JSON and shares no
//! code with the generator. It panics if rules are invalid.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value as Json};

use crate::functions;
use crate::value::{Endpoint, Outcome, Value};

/// Values by name.
type Names = BTreeMap<String, Value>;

/// Evaluates a rule set.
pub(crate) fn rule_set(rule_set: &Json, given: &Map<String, Json>) -> Outcome {
    match parameters(rule_set, given) {
        Ok(names) => rules(&rule_set["rules"], &names),
        Err(missing) => Outcome::Missing(missing),
    }
}

/// Evaluates a decision diagram.
pub(crate) fn diagram(diagram: &Json, given: &Map<String, Json>) -> Outcome {
    let mut names = match parameters(diagram, given) {
        Ok(names) => names,
        Err(missing) => return Outcome::Missing(missing),
    };
    let nodes = nodes(diagram);
    let mut reference = diagram["root"].as_i64().expect("a root");
    loop {
        if reference > 100_000_000 {
            let at = usize::try_from(reference - 100_000_001).expect("a result");
            return result(&diagram["results"][at], &names);
        }
        if [1, -1, 100_000_000].contains(&reference) {
            return Outcome::Exhausted;
        }
        let [at, high, low] = nodes[usize::try_from(reference.unsigned_abs()).expect("a node") - 1];
        let at = usize::try_from(at).expect("a condition");
        let holds = condition(&diagram["conditions"][at], &mut names);
        reference = i64::from(if holds == (reference > 0) { high } else { low });
    }
}

fn nodes(diagram: &Json) -> Vec<[i32; 3]> {
    let bytes = BASE64_STANDARD.decode(diagram["nodes"].as_str().expect("nodes")).expect("base64");
    let (numbers, _) = bytes.as_chunks::<4>();
    let numbers: Vec<i32> = numbers.iter().map(|bytes| i32::from_be_bytes(*bytes)).collect();
    numbers.as_chunks::<3>().0.to_vec()
}

/// Returns the values of the parameters, or the name of a required parameter without a value.
fn parameters(rules: &Json, given: &Map<String, Json>) -> Result<Names, String> {
    let mut names = Names::new();
    for (name, parameter) in rules["parameters"].as_object().expect("parameters") {
        let value = given.get(name).or_else(|| parameter.get("default")).map(Value::of);
        if value.is_none() && parameter["required"] == true {
            return Err(name.clone());
        }
        names.insert(name.clone(), value.unwrap_or(Value::Nothing));
    }
    Ok(names)
}

/// Evaluates rules. The first rule whose conditions hold determines the result.
fn rules(rules: &Json, names: &Names) -> Outcome {
    for rule in rules.as_array().expect("rules") {
        // Assigned variables are scoped to the rule.
        let mut names = names.clone();
        let conditions = rule["conditions"].as_array().into_iter().flatten();
        if { conditions }.all(|it| condition(it, &mut names)) {
            return result(rule, &names);
        }
    }
    Outcome::Exhausted
}

fn result(rule: &Json, names: &Names) -> Outcome {
    match rule["type"].as_str() {
        Some("endpoint") => Outcome::Endpoint(endpoint(&rule["endpoint"], names)),
        Some("error") => Outcome::Error(argument(&rule["error"], names).as_text().to_owned()),
        Some("tree") => rules(&rule["rules"], names),
        other => panic!("unknown type of rule: {other:?}"),
    }
}

/// Returns whether a condition holds: its value is neither nothing nor `false`.
fn condition(condition: &Json, names: &mut Names) -> bool {
    let value = call(condition, names);
    let holds = !matches!(value, Value::Nothing | Value::Bool(false));
    if let (true, Some(name)) = (holds, condition["assign"].as_str()) {
        names.insert(name.to_owned(), value);
    }
    holds
}

fn call(call: &Json, names: &Names) -> Value {
    let arguments = call["argv"].as_array().expect("arguments").iter();
    let arguments: Vec<Value> = arguments.map(|it| argument(it, names)).collect();
    functions::call(call["fn"].as_str().expect("a function"), &arguments)
}

fn argument(argument: &Json, names: &Names) -> Value {
    match argument {
        Json::Object(object) if object.contains_key("ref") => {
            names[object["ref"].as_str().expect("a name")].clone()
        }
        Json::Object(_) => call(argument, names),
        Json::String(text) => Value::Text(template(text, names)),
        Json::Array(items) => {
            Value::List(items.iter().map(|it| self::argument(it, names)).collect())
        }
        other => Value::of(other),
    }
}

/// Replaces names in braces with their values.
fn template(text: &str, names: &Names) -> String {
    let mut made = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' if rest.next_if_eq(&c).is_some() => made.push(c),
            '{' => {
                let inner: String = rest.by_ref().take_while(|c| *c != '}').collect();
                let (name, path) = inner.split_once('#').unwrap_or((&inner, ""));
                let value = functions::attribute(names[name].clone(), path);
                made.push_str(value.as_text());
            }
            c => made.push(c),
        }
    }
    made
}

fn endpoint(endpoint: &Json, names: &Names) -> Endpoint {
    let headers = endpoint["headers"].as_object().into_iter().flatten().map(|(name, values)| {
        let values = values.as_array().expect("values").iter();
        let values = values.map(|it| argument(it, names).as_text().to_owned());
        (name.clone(), values.collect())
    });
    let properties = endpoint["properties"].as_object().into_iter().flatten();
    Endpoint {
        url: argument(&endpoint["url"], names).as_text().to_owned(),
        headers: headers.collect(),
        properties: properties.map(|(name, it)| (name.clone(), property(it, names))).collect(),
    }
}

fn property(property: &Json, names: &Names) -> Json {
    match property {
        Json::String(text) => Json::String(template(text, names)),
        Json::Array(items) => items.iter().map(|it| self::property(it, names)).collect(),
        Json::Object(entries) => {
            entries.iter().map(|(key, it)| (key.clone(), self::property(it, names))).collect()
        }
        other => other.clone(),
    }
}
