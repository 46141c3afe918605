//! JSON text in generated tests. `serde_json::json!` exceeds the compiler's recursion limit on large values.

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

/// Formats JSON with indentation.
///
/// The lines may be indented further, since no string spans several lines. Invisible characters are escaped,
/// so a raw literal can hold the text.
pub(in crate::render) fn json(value: &Value) -> String {
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(b"    ");
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter));
    match (written, String::from_utf8(bytes)) {
        (Ok(()), Ok(text)) => text.chars().map(visible).collect(),
        _ => value.to_string(),
    }
}

/// Escapes a character if it is invisible or changes the display of others.
fn visible(c: char) -> String {
    if c == '\n' || c.is_ascii_graphic() || c == ' ' || c.escape_debug().len() == 1 {
        return c.to_string();
    }
    let mut units = [0; 2];
    c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn formats_json_with_indentation() {
        let value = json!({ "a": [1, { "b": "ä\"\n" }], "c": {} });
        let expected = r#"{
    "a": [
        1,
        {
            "b": "ä\"\n"
        }
    ],
    "c": {}
}"#;
        assert_eq!(json(&value), expected);
    }

    #[test]
    fn escapes_invisible_characters() {
        let value = Value::from("\u{1}\u{7f}\u{85}\u{202e}\u{e0001}é");
        let text = json(&value);
        assert_eq!(text, r#""\u0001\u007f\u0085\u202e\udb40\udc01é""#);
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    }
}
