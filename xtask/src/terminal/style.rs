//! Styles, and removal of control characters from untrusted text.

use annotate_snippets::normalize_untrusted_str;
use annotate_snippets::renderer::{
    DEFAULT_ADDITION_STYLE, DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_REMOVAL_STYLE,
    DEFAULT_WARNING_STYLE,
};
use anstyle::{AnsiColor, Style};

/// The style of hunk headers in a diff.
const HUNK: Style = AnsiColor::Cyan.on_default();

/// Returns the label of errors.
pub(crate) fn error_label() -> String {
    styled(DEFAULT_ERROR_STYLE, "error:")
}

/// Returns the label of warnings.
pub(crate) fn warning_label() -> String {
    styled(DEFAULT_WARNING_STYLE, "warning:")
}

/// Returns a text in bold.
pub(crate) fn emphasized(text: &str) -> String {
    styled(DEFAULT_EMPHASIS_STYLE, text)
}

/// Makes the control characters of untrusted text visible, so that they have no effect on the terminal.
pub(crate) fn normalized(text: &str) -> String {
    let lines = text.split('\n').map(normalize_untrusted_str);
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns a unified diff in its usual colors.
pub(crate) fn colored_diff(diff: &str) -> String {
    diff.split_inclusive('\n').map(colored_line).collect()
}

fn colored_line(line: &str) -> String {
    let text = line.trim_end_matches('\n');
    let style = match text.as_bytes() {
        [b'+', b'+', b'+', b' ', ..] | [b'-', b'-', b'-', b' ', ..] => DEFAULT_EMPHASIS_STYLE,
        [b'+', ..] => DEFAULT_ADDITION_STYLE,
        [b'-', ..] => DEFAULT_REMOVAL_STYLE,
        [b'@', ..] => HUNK,
        _ => return line.to_owned(),
    };
    format!("{}{}", styled(style, text), &line[text.len()..])
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coloring_keeps_the_text_of_a_diff() {
        let diff =
            "--- a\n+++ b\n@@ -1,2 +1,2 @@\n same\n-old\r\n+new\n\\ No newline at end of file";
        let colored = colored_diff(diff);
        assert!(colored.contains("\u{1b}[91m-old\r\u{1b}[0m\n\u{1b}[92m+new\u{1b}[0m\n"));
        assert_eq!(anstream::adapter::strip_str(&colored).to_string(), diff);
    }

    #[test]
    fn makes_control_characters_visible() {
        assert_eq!(normalized("a\u{1b}[31mb\r\n\u{202e}c"), "a␛[31mb␍\n�c");
    }
}
