//! Conversion of both clients' values to and from JSON, with the member names of the wire format.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_json::Value;

/// Converts a client's value to JSON.
pub(crate) trait ToJson {
    fn to_json(&self) -> Value;
}

/// Converts JSON to a client's value. Panics if the JSON does not match.
pub(crate) trait FromJson {
    fn from_json(json: &Value) -> Self;
}

/// Returns the value of a required member.
pub(crate) fn required<T: FromJson>(json: &Value, member: &str) -> T {
    optional(json, member).unwrap_or_else(|| panic!("{member} is missing in {json}"))
}

/// Returns the value of an optional member.
pub(crate) fn optional<T: FromJson>(json: &Value, member: &str) -> Option<T> {
    json.get(wire_name(member)).map(T::from_json)
}

/// Returns the wire name of a field (`display_name`) or a variant (`ResoldEnterprise`).
pub(crate) fn wire_name(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default();
    let rest = words.map(|word| with_first(word, char::to_ascii_uppercase));
    std::iter::once(with_first(first, char::to_ascii_lowercase)).chain(rest).collect()
}

fn with_first(word: &str, change: fn(&char) -> char) -> String {
    let mut letters = word.chars();
    letters.next().iter().map(change).chain(letters).collect()
}

impl ToJson for String {
    fn to_json(&self) -> Value {
        self.as_str().into()
    }
}

impl FromJson for String {
    fn from_json(json: &Value) -> Self {
        json.as_str().unwrap_or_else(|| panic!("{json} is not a string")).to_owned()
    }
}

impl FromJson for i32 {
    fn from_json(json: &Value) -> Self {
        json.as_i64()
            .and_then(|number| number.try_into().ok())
            .unwrap_or_else(|| panic!("{json} is not an integer"))
    }
}

/// Exact, unlike all wire formats.
impl ToJson for DateTime {
    fn to_json(&self) -> Value {
        format!("{} s + {} ns", self.secs(), self.subsec_nanos()).into()
    }
}

impl FromJson for DateTime {
    fn from_json(json: &Value) -> Self {
        Self::from_str(&String::from_json(json), Format::DateTime)
            .unwrap_or_else(|error| panic!("{json}: {error}"))
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_json)
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Value {
        self.iter().map(T::to_json).collect()
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Value) -> Self {
        let items = json.as_array().unwrap_or_else(|| panic!("{json} is not a list"));
        items.iter().map(T::from_json).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::wire_name;

    #[test]
    fn converts_names_to_wire_names() {
        assert_eq!(wire_name("arn"), "arn");
        assert_eq!(wire_name("program_management_account_id"), "programManagementAccountId");
        assert_eq!(wire_name("ResoldEnterprise"), "resoldEnterprise");
    }
}
