//! Expressions that the formatter must not change, and their placeholders.

/// The prefix of placeholders.
pub(super) const RAW: &str = "__raw_expression_";

/// An expression that the formatter must not change.
pub(super) struct Raw {
    pub(super) text: String,
    /// True if all its lines get the indentation of the first one.
    pub(super) indented: bool,
}

/// Replaces placeholders with their expressions.
pub(super) fn with_raw(text: &str, raw: &[Raw]) -> String {
    if raw.is_empty() {
        return text.to_owned();
    }
    text.lines().map(|line| with_raw_line(line, raw) + "\n").collect()
}

fn with_raw_line(line: &str, raw: &[Raw]) -> String {
    let Some((before, from)) = placeholder(line) else { return line.to_owned() };
    let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
    let (index, after) = from.split_at(digits);
    let Some(expression) = index.parse().ok().and_then(|index: usize| raw.get(index)) else {
        return line.to_owned();
    };
    let indent = if expression.indented { line.len() - line.trim_start().len() } else { 0 };
    let break_with_indent = format!("\n{}", " ".repeat(indent));
    format!("{before}{}{after}", expression.text.replace('\n', &break_with_indent))
}

/// Splits a line at a placeholder's prefix.
///
/// Ignores the prefix in comments and literals, since it can occur in a model's text.
fn placeholder(line: &str) -> Option<(&str, &str)> {
    if line.trim_start().starts_with("//") {
        return None;
    }
    let (mut in_literal, mut escaped) = (false, false);
    for (at, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_literal,
            '"' => in_literal = !in_literal,
            '_' if !in_literal && line[at..].starts_with(RAW) => {
                return Some((&line[..at], &line[at + RAW.len()..]));
            }
            _ => {}
        }
    }
    None
}
