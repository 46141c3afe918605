//! From a mutated value to text, with what JSON values can't hold: keys that stand twice, numbers that
//! are too large, text that is none.

use serde_json::Value;

/// What keys that are already there end with.
pub(super) const REPEATED: &str = "@again";

/// Strings that stand for a piece of text, without their quotes.
pub(super) const PIECES: &[(&str, &str)] = &[
    ("@huge", "1e999"),
    ("@minus-huge", "-1e400"),
    ("@minus-zero", "-0"),
    ("@minus-zero-point", "-0.0"),
    ("@tiny", "0.1e-999"),
    ("@long", "123456789012345678901234567890123456789012345678901234567890"),
    ("@whole", "1.0"),
    ("@exponent", "1E2"),
    ("@high", r#""\ud800""#),
    ("@low", r#""a\udc00b""#),
    ("@escapes", r#""\u0000\b\f\u202e\\\"\/""#),
    ("@nothing", ""),
    ("@words", "NaN"),
    ("@comment", "/* */ 1"),
];

/// The text of a mutated document.
pub(super) fn text(document: &Value) -> String {
    let mut text = document.to_string();
    if text.contains('@') {
        text = text.replace(&format!("{REPEATED}\""), "\"");
        for (name, piece) in PIECES {
            text = text.replace(&format!("\"{name}\""), piece);
        }
    }
    text
}
