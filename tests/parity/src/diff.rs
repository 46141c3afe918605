//! Differences between two JSON values.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

/// A difference between the clients.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The location, as a JSON pointer.
    pub place: String,
    /// The value of the generated client.
    pub ours: Option<Value>,
    /// The value of AWS's client.
    pub official: Option<Value>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text =
            |value: &Option<Value>| value.as_ref().map_or("nothing".into(), Value::to_string);
        write!(f, "{}: ours {}, AWS's {}", self.place, text(&self.ours), text(&self.official))
    }
}

/// Returns all differences between two values, each as deep as possible.
pub fn differences(ours: &Value, official: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("", Some(ours), Some(official), &mut found);
    found
}

fn compare(
    place: &str,
    ours: Option<&Value>,
    official: Option<&Value>,
    found: &mut Vec<Difference>,
) {
    match (ours, official) {
        (Some(Value::Object(ours)), Some(Value::Object(official))) => {
            let names: BTreeSet<&String> = ours.keys().chain(official.keys()).collect();
            for name in names {
                compare(&format!("{place}/{name}"), ours.get(name), official.get(name), found);
            }
        }
        (Some(Value::Array(ours)), Some(Value::Array(official))) => {
            for index in 0..ours.len().max(official.len()) {
                let place = format!("{place}/{index}");
                compare(&place, ours.get(index), official.get(index), found);
            }
        }
        _ if ours == official => {}
        _ => found.push(Difference {
            place: place.to_owned(),
            ours: ours.cloned(),
            official: official.cloned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::differences;

    #[test]
    fn reports_the_location_of_each_difference() {
        let ours = json!({ "a": [1, 2], "b": { "c": null }, "same": { "x": [] } });
        let official = json!({ "a": [1], "b": { "c": "" }, "d": 0, "same": { "x": [] } });
        let told: Vec<String> =
            differences(&ours, &official).iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "/a/1: ours 2, AWS's nothing",
                "/b/c: ours null, AWS's \"\"",
                "/d: ours nothing, AWS's 0",
            ]
        );
    }
}
