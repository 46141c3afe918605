//! Renames assigned variables so that each is assigned only once, as diagrams require.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

/// New names, by the names in the rules.
type Renamed = BTreeMap<String, String>;

/// Returns an equivalent rule set whose conditions all assign different names.
pub(crate) fn of(rule_set: &Json) -> Json {
    let mut renamed = rule_set.clone();
    let mut count = 0;
    rules(&mut renamed["rules"], &Renamed::new(), &mut count);
    renamed
}

fn rules(rules: &mut Json, known: &Renamed, count: &mut usize) {
    for rule in rules.as_array_mut().expect("rules") {
        let mut known = known.clone();
        for condition in rule["conditions"].as_array_mut().into_iter().flatten() {
            names(&mut condition["argv"], &known);
            if let Some(name) = condition["assign"].as_str().map(str::to_owned) {
                *count += 1;
                let new = format!("{name}V{count}");
                condition["assign"] = json!(new);
                known.insert(name, new);
            }
        }
        match rule["type"].as_str() {
            Some("tree") => self::rules(&mut rule["rules"], &known, count),
            Some("error") => names(&mut rule["error"], &known),
            _ => names(&mut rule["endpoint"], &known),
        }
    }
}

fn names(json: &mut Json, known: &Renamed) {
    match json {
        Json::Object(object) => {
            if let Some(new) = object.get("ref").and_then(Json::as_str).and_then(|it| known.get(it))
            {
                object["ref"] = json!(new);
            }
            object.values_mut().for_each(|value| names(value, known));
        }
        Json::Array(items) => items.iter_mut().for_each(|item| names(item, known)),
        Json::String(text) => *text = template(text, known),
        _ => {}
    }
}

fn template(text: &str, known: &Renamed) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        made.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            made.push_str("{{");
            rest = after;
            continue;
        }
        let end = from.find(['#', '}']).expect("a brace");
        let name = &from[1..end];
        made.push('{');
        made.push_str(known.get(name).map_or(name, String::as_str));
        rest = &from[end..];
    }
    made + rest
}
