//! Parsing of paths.

use jmespath::JmespathError;
use jmespath::ast::Ast;

use super::error::PathError;

/// The maximum number of operators in a path. It limits nesting, since parsing and compiling recurse into each
/// nested expression.
const MAX_OPERATORS: usize = 100;

/// The maximum number of characters that an error quotes.
const MAX_QUOTED: usize = 20;

/// The expected syntax, by the start of the parser's error.
const EXPECTATIONS: [(&str, &str); 18] = [
    ("Did not parse the complete expression", "an operator or the end"),
    ("Expected ':', or ']'", "`:` or `]`"),
    ("Expected Field to start key value pair", "a key"),
    ("Expected valid number", "an integer of at most 32 bits"),
    ("Invalid character", "a name, a literal or an operator"),
    ("Invalid function name", "the name of a function before `(`"),
    ("Quoted strings can't be a function name", "an operator"),
    ("Too many colons in slice expr", "`]`"),
    ("Unable to parse literal JSON", "JSON between backticks"),
    ("Unable to parse quoted identifier", "a JSON string"),
    ("Unclosed \"", "a closing `\"`"),
    ("Unclosed '", "a closing `'`"),
    ("Unclosed `", "a closing backtick"),
    ("Unexpected led token", "an operator or the end"),
    ("Unexpected nud token", "an expression"),
    ("invalid token after ','", "an expression"),
    ("'-' must be followed", "a negative integer"),
    ("'=' is not valid", "`==`"),
];

/// Parses a path.
///
/// # Errors
///
/// Returns an error if the path is not valid JMESPath, or has too many operators.
pub(super) fn parse(path: &str) -> Result<Ast, PathError> {
    if path.matches(is_operator).count() > MAX_OPERATORS {
        let reason = format!("it has more than {MAX_OPERATORS} operators");
        return Err(PathError::Unsupported(reason));
    }
    jmespath::parse(path).map_err(|error| PathError::Invalid(explained(path, &error)))
}

/// Returns whether a character may be part of an operator, rather than of a name, a literal or a list.
fn is_operator(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '_' | '"' | '\'' | ',' | '\\')
}

/// Describes a syntax error: the expected syntax and the position.
fn explained(path: &str, error: &JmespathError) -> String {
    let reason = error.reason.to_string();
    let reason = reason.strip_prefix("Parse error: ").unwrap_or(&reason);
    let expected = expected(reason);
    // The parser reports an unclosed delimiter at its start.
    let offset = if reason.starts_with("Unclosed") { path.len() } else { error.offset };
    let (before, rest) = path.split_at_checked(offset).unwrap_or((path, ""));
    if rest.trim().is_empty() {
        return format!("JMESPath expects {expected} at the end");
    }
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let place = match path.contains('\n') {
        true => format!("line {line}, character {column}"),
        false => format!("character {column}"),
    };
    let mut found: String = rest.chars().take(MAX_QUOTED).collect();
    if found.len() < rest.len() {
        found.push('…');
    }
    format!("JMESPath expects {expected} at {place}, instead of `{found}`")
}

/// Returns the expected syntax, in words.
fn expected(reason: &str) -> String {
    if let Some((_, expected)) = EXPECTATIONS.iter().find(|(start, _)| reason.starts_with(start)) {
        return (*expected).to_owned();
    }
    // For example "Expected number, ':', or '*' -- found Rbracket".
    let expected = reason.split(" -- ").next().and_then(|reason| reason.strip_prefix("Expected "));
    let expected = expected.unwrap_or("another expression").replace('\'', "`");
    expected.replace("number", "a number").replace("identifier", "a name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_what_is_expected_and_where() {
        for (path, reason) in [
            ("state ==", "an expression at the end"),
            ("state == ", "an expression at the end"),
            ("", "an expression at the end"),
            ("a[?]", "an expression at character 4, instead of `]`"),
            ("a b", "an operator or the end at character 3, instead of `b`"),
            ("a !b", "an operator or the end at character 3, instead of `!b`"),
            ("a.'b'", "a name, `*`, `{`, `[`, `&`, or `[?` at character 3, instead of `'b'`"),
            ("a[0", "`:` or `]` at the end"),
            ("a[1:2:3:4]", "`]` at character 8, instead of `:4]`"),
            ("a[*", "`]` for wildcard index at the end"),
            ("(a", "`)` to close `(` at the end"),
            ("{a}", "`:` to follow key at character 3, instead of `}`"),
            ("{a: b; c}", "a name, a literal or an operator at character 6, instead of `; c}`"),
            ("{@: b}", "a key at character 2, instead of `@: b}`"),
            ("f(a,)", "an expression at character 5, instead of `)`"),
            ("'f'(a)", "the name of a function before `(` at character 5, instead of `a)`"),
            ("\"f\"(a)", "an operator at character 4, instead of `(a)`"),
            ("a = b", "`==` at character 3, instead of `= b`"),
            ("a[-]", "a negative integer at character 3, instead of `-]`"),
            (
                "a[9999999999]",
                "an integer of at most 32 bits at character 3, instead of `9999999999]`",
            ),
            ("a == 'b", "a closing `'` at the end"),
            ("a == `1", "a closing backtick at the end"),
            ("\"a", "a closing `\"` at the end"),
            ("a == `b`", "JSON between backticks at character 6, instead of ``b``"),
            ("\"\\a\"", "a JSON string at character 1, instead of `\"\\a\"`"),
            (
                "a ==\n b == ] && abcdefghijklmnopqrst",
                "an expression at line 2, character 7, instead of `] && abcdefghijklmno…`",
            ),
            ("'é' == ]", "an expression at character 8, instead of `]`"),
        ] {
            let error = parse(path).expect_err(path).to_string();
            assert_eq!(error, format!("JMESPath expects {reason}"), "{path}");
        }
    }
}
