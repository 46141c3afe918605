//! Words and lines that the formats of a report share.

use serde_json::Value;
use similar::{ChangeTag, TextDiff};

use crate::model::{EnumValue, ShapeId};

/// The lines that differ between two texts, with `-` and `+` for their signs.
pub(super) fn changed_lines(old: &str, new: &str) -> Vec<(char, String)> {
    let diff = TextDiff::from_lines(old, new);
    let lines = diff.iter_all_changes().filter_map(|line| {
        let sign = match line.tag() {
            ChangeTag::Equal => return None,
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        Some((sign, line.value().trim_end().to_owned()))
    });
    lines.collect()
}

/// A trait's value, laid out for reading; text as it is.
pub(super) fn pretty(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => format!("{value:#}"),
    }
}

/// A shape or member without its namespace, as in `SupportPlan$resoldBusiness`.
pub(super) fn short_id(shape: &ShapeId) -> String {
    match shape.member() {
        Some(member) => format!("{}${member}", shape.name()),
        None => shape.name().to_owned(),
    }
}

/// The ending of a plural.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Text with a capital letter at the start.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    first + chars.as_str()
}

/// An enum's value as text.
pub(super) fn text(value: &EnumValue) -> String {
    match value {
        EnumValue::Text(text) => text.clone(),
        EnumValue::Number(number) => number.to_string(),
    }
}
