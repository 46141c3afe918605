//! Numbers whose text `serde_json` does not preserve.
//!
//! `serde_json` rounds numbers with more digits than a double has, and drops trailing zeros.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Number, Value};

use super::decimal::Decimal;
use super::json::{Entries, Items};
use super::path::Step;

/// A number of a value, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenNumber {
    /// The path from the value to the number.
    pub path: Vec<Step>,
    /// The text in the document.
    pub text: String,
}

impl WrittenNumber {
    /// Returns whether `serde_json` changes the numeric value.
    pub(super) fn is_rounded(&self) -> bool {
        let kept = serde_json::from_str::<Number>(&self.text).ok();
        let kept = kept.and_then(|number| number.to_string().parse::<Decimal>().ok());
        kept != self.text.parse().ok()
    }
}

/// Returns the numbers in a piece of JSON whose text `serde_json` does not preserve.
pub(super) fn unpreserved(json: &str) -> Vec<WrittenNumber> {
    static TOKEN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#""(?:[^"\\]|\\.)*"|[-0-9][-+.0-9eE]*"#).ok());
    let mut found = Vec::new();
    let is_string = json.starts_with('"');
    if let Some(token) = TOKEN.as_ref()
        && !is_string
        && token.find_iter(json).any(|token| !is_preserved(token.as_str()))
    {
        collect(json, &mut Vec::new(), &mut found);
    }
    found
}

/// Returns whether `serde_json` preserves the text of a token. It changes only numbers.
fn is_preserved(token: &str) -> bool {
    // Fast path: most numbers are short integers.
    let is_short = token.len() < 16 && token.bytes().all(|byte| byte.is_ascii_digit());
    let number = || serde_json::from_str::<Number>(token);
    is_short || token.starts_with('"') || number().map_or(true, |it| it.to_string() == token)
}

fn collect(json: &str, path: &mut Vec<Step>, found: &mut Vec<WrittenNumber>) {
    if let Ok(entries) = serde_json::from_str::<Entries<'_>>(json) {
        for entry in entries.iter() {
            path.push(Step::Entry(entry.key.clone()));
            collect(entry.value.get(), path, found);
            path.pop();
        }
    } else if let Ok(Items(items)) = serde_json::from_str(json) {
        for (index, item) in items.into_iter().enumerate() {
            path.push(Step::Item(index));
            collect(item.get(), path, found);
            path.pop();
        }
    } else if !is_preserved(json) {
        found.push(WrittenNumber { path: path.clone(), text: json.to_owned() });
    }
}

/// Returns the value at a path.
pub(super) fn value_at<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Entry(name) => value.get_mut(name.as_str()),
        Step::Item(index) => value.get_mut(*index),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> Vec<String> {
        unpreserved(json).into_iter().map(|number| number.text).collect()
    }

    #[test]
    fn finds_unpreserved_numbers_with_their_paths() {
        let json =
            r#"{"a": [1, 18446744073709551616123], "b\"7": {"c": 0.10, "d": "0.10"}, "e": 0.1}"#;
        let path = |steps: [Step; 2]| steps.to_vec();
        let expected = [
            (path([Step::Entry("a".into()), Step::Item(1)]), "18446744073709551616123"),
            (path([Step::Entry("b\"7".into()), Step::Entry("c".into())]), "0.10"),
        ];
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(path, text)| WrittenNumber { path, text: text.to_owned() })
            .collect();
        assert_eq!(unpreserved(json), expected);
        let mut value: Value = serde_json::from_str(json).expect("JSON");
        for number in &expected {
            assert!(value_at(&mut value, &number.path).is_some_and(|it| it.is_number()));
        }
    }

    #[test]
    fn omits_preserved_numbers() {
        for json in ["1", "-12", "0.5", "18446744073709551615", "1577836800.123", "[]", "true"] {
            assert_eq!(texts(json), [""; 0], "{json}");
        }
        assert_eq!(texts("\"1.00 and 2.50\""), [""; 0]);
        assert_eq!(texts("1577836800.123456789"), ["1577836800.123456789"]);
        assert_eq!(texts("[1e3, [-0]]"), ["1e3", "-0"]);
    }
}
