//! Validation of inputs against the model.

use partnercentral_channel::types::ValidationExceptionField;
use regex::Regex;
use serde_json::{Map, Value};

use super::fault::{Fault, field};
use super::model;

/// Checks an input against its shape: required members, lengths, ranges, patterns, enum values, and the number
/// of members of unions.
///
/// # Errors
///
/// Returns all violations by member. Values of the wrong type are skipped: deserializing the input reports
/// them.
pub(super) fn check(shape: &str, input: &Value) -> Result<(), Fault> {
    let mut violations = Violations::default();
    violations.shape("", shape, input);
    if violations.fields.is_empty() { Ok(()) } else { Err(Fault::malformed(violations.fields)) }
}

#[derive(Default)]
struct Violations {
    fields: Vec<ValidationExceptionField>,
}

impl Violations {
    fn add(&mut self, path: &str, code: &str, message: impl Into<String>) {
        self.fields.push(field(path, code, message));
    }

    /// Checks a value against a shape.
    fn shape(&mut self, path: &str, id: &str, value: &Value) {
        let shape = model::shape(id);
        self.traits(path, &shape["traits"], value);
        match (shape["type"].as_str(), value) {
            (Some("structure"), Value::Object(members)) => self.structure(path, shape, members),
            (Some("union"), Value::Object(members)) => self.union(path, shape, members),
            (Some("list"), Value::Array(items)) => {
                for (position, item) in items.iter().enumerate() {
                    self.member(&format!("{path}[{position}]"), &shape["member"], item);
                }
            }
            (Some("enum"), Value::String(text)) => self.enumeration(path, shape, text),
            _ => {}
        }
    }

    /// Checks a value against a member's traits and its target.
    fn member(&mut self, path: &str, member: &Value, value: &Value) {
        self.traits(path, &member["traits"], value);
        self.shape(path, member["target"].as_str().unwrap_or_default(), value);
    }

    fn structure(&mut self, path: &str, shape: &Value, values: &Map<String, Value>) {
        for (name, member) in shape["members"].as_object().into_iter().flatten() {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match values.get(name) {
                Some(value) if !value.is_null() => self.member(&path, member, value),
                _ if member["traits"].get("smithy.api#required").is_some() => {
                    self.add(&path, "MISSING", "Required.");
                }
                _ => {}
            }
        }
    }

    fn union(&mut self, path: &str, shape: &Value, values: &Map<String, Value>) {
        let set = values.values().filter(|value| !value.is_null()).count();
        if set != 1 {
            self.add(path, "INVALID", format!("Exactly one member must be set, not {set}."));
        }
        self.structure(path, shape, values);
    }

    fn enumeration(&mut self, path: &str, shape: &Value, text: &str) {
        let mut members = shape["members"].as_object().into_iter().flatten();
        if !members.any(|(_, member)| member["traits"]["smithy.api#enumValue"] == text) {
            self.add(path, "INVALID", format!("Unknown value {text}."));
        }
    }

    fn traits(&mut self, path: &str, traits: &Value, value: &Value) {
        if let Some(text) = value.as_str() {
            self.text(path, traits, text);
        }
        if let (Some(number), Some(range)) = (value.as_i64(), traits.get("smithy.api#range"))
            && !is_within(range, number)
        {
            self.add(path, "OUT_OF_RANGE", format!("Must be {}.", bounds(range)));
        }
    }

    fn text(&mut self, path: &str, traits: &Value, text: &str) {
        let characters = text.chars().count() as i64;
        if let Some(length) = traits.get("smithy.api#length")
            && !is_within(length, characters)
        {
            self.add(path, "WRONG_LENGTH", format!("Must have {} characters.", bounds(length)));
        }
        if let Some(pattern) = traits.get("smithy.api#pattern").and_then(Value::as_str)
            && Regex::new(pattern).is_ok_and(|regex| !regex.is_match(text))
        {
            self.add(path, "WRONG_FORM", format!("Must match {pattern}."));
        }
    }
}

/// Returns whether a number is within the bounds of `@length` or `@range`.
fn is_within(bounds: &Value, number: i64) -> bool {
    bounds["min"].as_i64().is_none_or(|min| number >= min)
        && bounds["max"].as_i64().is_none_or(|max| number <= max)
}

/// Formats the bounds of `@length` or `@range`.
fn bounds(bounds: &Value) -> String {
    match (bounds["min"].as_i64(), bounds["max"].as_i64()) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_owned(),
    }
}
