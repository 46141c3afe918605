//! Text helpers that all formats of a report share.

use serde_json::Value;
use similar::{ChangeTag, TextDiff};

use crate::model::ShapeId;

/// Returns the lines that differ between two texts, with `-` or `+` as sign.
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

/// Returns the value of a trait as readable text: strings unchanged, other values as indented JSON.
pub(super) fn pretty(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => format!("{value:#}"),
    }
}

/// Returns the ID of a shape or member without its namespace, such as `SupportPlan$resoldBusiness`.
pub(super) fn short_id(shape: &ShapeId) -> String {
    match shape.member() {
        Some(member) => format!("{}${member}", shape.name()),
        None => shape.name().to_owned(),
    }
}

/// Returns the plural ending for a count.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Capitalizes the first letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    first + chars.as_str()
}
