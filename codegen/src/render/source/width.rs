//! The width of lines: the formatter breaks lists at 89 columns, and this module joins those that fit into
//! [`WIDTH`].
//!
//! It joins only arguments, parameters, arrays and imports, because a block on one line reads worse.

/// The maximum width of a line of code, as in `rustfmt`.
pub(super) const WIDTH: usize = 100;

/// The indentation of a list's items.
const LEVEL: usize = 4;

/// Joins the lines of each list that fits into one line.
pub(super) fn join_lists(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match joined(&lines, line) {
            Some((first, joined)) => {
                lines.truncate(first);
                lines.push(joined);
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// Returns the list that a line closes as one line, and the index of the list's first line. Inner lists are
/// already joined if they fit.
fn joined(lines: &[String], last: &str) -> Option<(usize, String)> {
    let indent = indent(last);
    let end = last.trim_start();
    let count = lines.iter().rev().take_while(|line| self::indent(line) == indent + LEVEL).count();
    let first = lines.len().checked_sub(count + 1)?;
    let start = &lines[first];
    let is_list = match end.chars().next()? {
        ')' => start.ends_with('('),
        ']' => start.ends_with('['),
        '}' => start.ends_with('{') && is_import(start),
        _ => false,
    };
    let (last_item, items) = lines[first + 1..].split_last()?;
    let is_simple = items.iter().all(|item| item.ends_with(','))
        && lines[first + 1..].iter().all(|item| is_code(item));
    if !is_list || !is_simple || self::indent(start) != indent {
        return None;
    }
    let items = items.iter().map(|item| format!("{} ", item.trim_start())).collect::<String>();
    let last_item = last_item.trim_start().trim_end_matches(',');
    let joined = format!("{start}{items}{last_item}{end}");
    (joined.chars().count() <= WIDTH).then_some((first, joined))
}

/// Returns whether a line is neither a comment nor the start or end of a list or block.
fn is_code(line: &str) -> bool {
    let code = line.trim_start();
    !code.starts_with("//")
        && !code.starts_with([')', ']', '}'])
        && !code.ends_with(['(', '[', '{'])
}

fn is_import(line: &str) -> bool {
    let code = line.trim_start();
    code.starts_with("use ") || code.starts_with("pub use ")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::join_lists;

    #[test]
    fn joins_lists_that_fit() {
        let text = "\
#[structure(
    \"a#B\",
    input(B)
)]
use a::{
    B, C,
};
fn a(
    &self,
    b: [
        u8;
        4
    ],
) -> u8 {
    call(
        first,
        inner(
            &[
                1,
            ],
        ),
    )
}";
        let joined = "\
#[structure(\"a#B\", input(B))]
use a::{B, C};
fn a(
    &self,
    b: [
        u8;
        4
    ],
) -> u8 {
    call(first, inner(&[1]))
}";
        assert_eq!(join_lists(text), joined);
    }

    #[test]
    fn keeps_blocks_comments_and_long_lists() {
        let long = "a".repeat(97);
        let text = format!(
            "\
call(
    a
        .b(),
    c
)
struct A {{
    b: u8,
}}
f(
    // Why,
    a,
)
f(
    {long},
)
f(
    {long}b,
)"
        );
        let expected = text.replacen(&format!("f(\n    {long},\n)"), &format!("f({long})"), 1);
        assert_eq!(join_lists(&text), expected);
    }
}
