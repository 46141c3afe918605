//! Numbers of JSON that `serde_json` does not keep: it rounds those with more digits than a double has, and
//! forgets zeros at the end.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Number, Value};

use super::decimal::Decimal;
use super::json::{Entries, Items};
use super::path::Step;

/// A number as it is written in a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenNumber {
    /// The way to it from the value.
    pub path: Vec<Step>,
    /// The number's own text.
    pub text: String,
}

impl WrittenNumber {
    /// Returns whether `serde_json` makes another number of it.
    pub(super) fn is_rounded(&self) -> bool {
        let kept = serde_json::from_str::<Number>(&self.text).ok();
        let kept = kept.and_then(|number| number.to_string().parse::<Decimal>().ok());
        kept != self.text.parse().ok()
    }
}

/// The numbers in a piece of JSON whose text is not that of what `serde_json` makes of them.
pub(super) fn not_kept(json: &str) -> Vec<WrittenNumber> {
    static TOKEN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#""(?:[^"\\]|\\.)*"|[-0-9][-+.0-9eE]*"#).ok());
    let mut found = Vec::new();
    let is_string = json.starts_with('"');
    if let Some(token) = TOKEN.as_ref()
        && !is_string
        && token.find_iter(json).any(|token| !is_kept(token.as_str()))
    {
        collect(json, &mut Vec::new(), &mut found);
    }
    found
}

/// Returns whether a number keeps its text. Other values do.
fn is_kept(token: &str) -> bool {
    // Most numbers are short whole ones.
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
    } else if !is_kept(json) {
        found.push(WrittenNumber { path: path.clone(), text: json.to_owned() });
    }
}

/// The value that a path leads to.
pub(super) fn at<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Entry(name) => value.get_mut(name.as_str()),
        Step::Item(index) => value.get_mut(*index),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> Vec<String> {
        not_kept(json).into_iter().map(|number| number.text).collect()
    }

    #[test]
    fn numbers_with_too_many_digits_are_found_with_their_places() {
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
        assert_eq!(not_kept(json), expected);
        let mut value: Value = serde_json::from_str(json).expect("JSON");
        for number in &expected {
            assert!(at(&mut value, &number.path).is_some_and(|it| it.is_number()));
        }
    }

    #[test]
    fn numbers_that_are_kept_are_not_listed() {
        for json in ["1", "-12", "0.5", "18446744073709551615", "1577836800.123", "[]", "true"] {
            assert_eq!(texts(json), [""; 0], "{json}");
        }
        assert_eq!(texts("\"1.00 and 2.50\""), [""; 0]);
        assert_eq!(texts("1577836800.123456789"), ["1577836800.123456789"]);
        assert_eq!(texts("[1e3, [-0]]"), ["1e3", "-0"]);
    }
}
