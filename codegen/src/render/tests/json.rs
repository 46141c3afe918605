//! JSON in tests, as expressions.

use serde_json::Value;

/// JSON as `serde_json`'s macro takes it, which can't take much; as text, where there is more.
pub(super) fn json(value: &Value) -> String {
    if is_large(value, MOST_NESTED) {
        return format!("serde_json::from_str::<serde_json::Value>({:?})?", value.to_string());
    }
    format!("serde_json::json!({})", json_text(value, 0))
}

/// How many items an array may have that is given to the macro, which is recursive.
const MOST_ITEMS: usize = 50;

/// How deep values may be nested that are given to the macro.
const MOST_NESTED: usize = 10;

/// Whether there is much in a value.
fn is_large(value: &Value, depth: usize) -> bool {
    let Some(inner) = depth.checked_sub(1) else { return true };
    match value {
        Value::Array(items) => {
            items.len() > MOST_ITEMS || items.iter().any(|item| is_large(item, inner))
        }
        Value::Object(entries) => {
            entries.len() > MOST_ITEMS || entries.values().any(|item| is_large(item, inner))
        }
        _ => false,
    }
}

fn json_text(value: &Value, depth: usize) -> String {
    match value {
        Value::Array(items) if !items.is_empty() => {
            let items = items.iter().map(|item| json_text(item, depth + 1));
            block('[', items, ']', depth)
        }
        Value::Object(entries) if !entries.is_empty() => {
            let entries = entries
                .iter()
                .map(|(key, item)| format!("{key:?}: {}", json_text(item, depth + 1)));
            block('{', entries, '}', depth)
        }
        // A literal without a type is an `i32`.
        Value::Number(number) if number.as_i64().is_some_and(|it| i32::try_from(it).is_err()) => {
            format!("{number}_i64")
        }
        Value::Number(number) if number.is_u64() && !number.is_i64() => format!("{number}_u64"),
        // Rust has other escapes than JSON.
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}

/// Lines between brackets, each with what it holds.
fn block(open: char, lines: impl Iterator<Item = String>, close: char, depth: usize) -> String {
    let (outer, inner) = ("    ".repeat(depth), "    ".repeat(depth + 1));
    let lines: Vec<String> = lines.map(|line| format!("{inner}{line}")).collect();
    format!("{open}\n{}\n{outer}{close}", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_is_written_with_the_escapes_of_rust() {
        assert_eq!(json(&json!("\u{1}\"\n")), r#"serde_json::json!("\u{1}\"\n")"#);
        assert_eq!(json(&json!({ "\u{1}": -1 })), "serde_json::json!({\n    \"\\u{1}\": -1\n})");
    }

    #[test]
    fn much_json_is_written_as_text() {
        let is_text = |value: Value| json(&value).starts_with("serde_json::from_str");
        assert!(is_text(Value::from(vec![1; MOST_ITEMS + 1])));
        assert!(!is_text(Value::from(vec![1; MOST_ITEMS])));
        let deep = (0..MOST_NESTED).fold(json!(1), |inner, _| json!([inner]));
        assert!(is_text(json!({ "a": deep })));
    }
}
