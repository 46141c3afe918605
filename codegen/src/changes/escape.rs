//! Text from a model within reports: nothing in it may act as layout, Markdown, HTML or a mention.

/// The text on one line: control characters, line separators and invisible characters are escaped.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.extend(c.escape_default()),
            c if c.is_control() || is_invisible(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// Whether a character changes how others are laid out, or can't be seen.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// The text as Markdown: as it is where every character is a letter, a digit or harmless, or else as a
/// code span.
pub(super) fn markdown(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " ,.→()".contains(c);
    let starts_plain = text.starts_with(char::is_alphabetic);
    if starts_plain && text.chars().all(is_plain) { text.to_owned() } else { code(text) }
}

/// A code span of Markdown.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    let ticks = "`".repeat(longest_run(&text) + 1);
    let is_bare = !text.is_empty() && !text.contains('`') && text.trim() == text;
    let space = if is_bare { "" } else { " " };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// The line that opens and closes a code block with these lines.
pub(super) fn fence<'t>(lines: impl IntoIterator<Item = &'t str>) -> String {
    let longest = lines.into_iter().map(longest_run).max().unwrap_or_default();
    "`".repeat(3.max(longest + 1))
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}
