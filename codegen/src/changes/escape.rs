//! Escapes text from a model in reports, so that it can't act as layout, Markdown, HTML or a mention.

/// Escapes control characters, line separators and invisible characters, so that the text is one line.
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

/// Returns whether a character is invisible or changes the layout of others.
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

/// Returns text as Markdown: unchanged if all characters are letters, digits or harmless, else as a code span.
pub(super) fn markdown(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " ,.→()".contains(c);
    let starts_plain = text.starts_with(char::is_alphabetic);
    if starts_plain && text.chars().all(is_plain) { text.to_owned() } else { code(text) }
}

/// Returns text as a Markdown code span.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    let ticks = "`".repeat(longest_run(&text) + 1);
    let is_bare = !text.is_empty() && !text.contains('`') && text.trim() == text;
    let space = if is_bare { "" } else { " " };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// Returns the fence for a code block with these lines.
pub(super) fn fence<'t>(lines: impl IntoIterator<Item = &'t str>) -> String {
    let longest = lines.into_iter().map(longest_run).max().unwrap_or_default();
    "`".repeat(3.max(longest + 1))
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}
