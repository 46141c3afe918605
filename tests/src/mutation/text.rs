//! Serialization of mutants, including content that JSON values can't represent: repeated keys, numbers out of
//! range, and invalid text.

use serde_json::Value;

/// The suffix of repeated keys.
pub(super) const REPEATED: &str = "@again";

/// Strings that are replaced with text, including their quotes.
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

/// Serializes a mutated document.
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
