//! Preparing text from a model for source files.
//!
//! All text from a model passes through this module before it becomes a literal, a comment or documentation. The compiler
//! rejects carriage returns in documentation, and characters that change the text direction anywhere.

/// Returns whether a character is visible, a space or a line feed.
pub(crate) fn is_shown(c: char) -> bool {
    matches!(c, '\n' | '"' | '\'' | '\\') || c.escape_debug().len() == 1
}

/// Removes control characters and characters that change the text direction. Line breaks become line feeds.
pub(crate) fn printable(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| is_printable(*c)).collect()
}

fn is_printable(c: char) -> bool {
    let is_direction =
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let is_control = c.is_control() && !matches!(c, '\n' | '\t');
    !is_control && !is_direction && c != '\u{feff}'
}

/// Returns the [printable] text on one line, for comments and attributes.
pub(crate) fn on_one_line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Escapes the characters that are not [visible](is_shown), in a syntax that is valid in Rust and in regular expressions.
pub(crate) fn escaped(text: &str) -> String {
    let escaped = |c: char| match c {
        '\n' => r"\n".to_owned(),
        '\r' => r"\r".to_owned(),
        '\t' => r"\t".to_owned(),
        c if is_shown(c) => c.to_string(),
        c => format!(r"\u{{{:X}}}", u32::from(c)),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fault case `text-that-breaks-the-crate`.
    #[test]
    fn removes_characters_that_break_the_crate() {
        assert_eq!(printable("a\r\nb\rc\0d\u{202e}e\u{feff}f\tg"), "a\nb\ncdef\tg");
        assert_eq!(on_one_line(" use\rthat \u{202e}\n\n<b>"), "use that <b>");
    }

    #[test]
    fn escapes_invisible_characters() {
        assert_eq!(escaped("^[^\u{202e}\u{200b}é\"\\]\r$"), "^[^\\u{202E}\\u{200B}é\"\\]\\r$");
    }
}
