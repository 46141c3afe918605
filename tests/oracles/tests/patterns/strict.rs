//! The oracle: matches patterns with `regress`.
//!
//! Text must be compared by code points instead of UTF-16 code units, which in ECMA-262 requires the flag `u`. That
//! flag rejects some patterns that are valid without it. They are rewritten to equivalent patterns first.

use std::iter::Peekable;
use std::str::Chars;

use regress::Regex;
use regress::backends::{self, PikeVMExecutor};

/// Returns whether a text has a match.
///
/// The default engine of `regress` (0.12.0) has a bug with nested repetitions: `^(?:z(?:z+){2}){2}$` does not match
/// six `z`. The other engine is not affected.
pub(crate) fn matches(oracle: &Regex, text: &str) -> bool {
    backends::find::<PikeVMExecutor<'_, '_>>(oracle, text, 0).next().is_some()
}

/// Compiles a pattern with `regress`.
///
/// # Errors
///
/// Fails if the pattern is invalid in ECMA-262. Then it must not be checked.
pub(crate) fn oracle(pattern: &str) -> Result<Regex, String> {
    Regex::with_flags(pattern, "u")
        .or_else(|_| Regex::with_flags(&strict(pattern), "u"))
        .map_err(|error| format!("{pattern:?} is checked but invalid: {error}"))
}

/// Rewrites a pattern that is valid without the flag `u` to an equivalent one with it.
fn strict(pattern: &str) -> String {
    let mut strict = String::new();
    let mut rest = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = rest.next() {
        let left: String = rest.clone().collect();
        match c {
            '\\' => push_escape(&mut strict, &mut rest, in_class),
            '[' if !in_class => {
                in_class = true;
                strict.push('[');
            }
            ']' if in_class => {
                in_class = false;
                strict.push(']');
            }
            '-' if in_class
                && ["\\d", "\\D", "\\p", "\\P", "\\s", "\\S", "\\w", "\\W"]
                    .iter()
                    .any(|set| left.starts_with(set)) =>
            {
                strict.push_str("\\-");
            }
            ']' | '}' if !in_class && !closes_quantifier(&strict, c) => {
                strict.extend(['\\', c]);
            }
            '{' if !in_class && !is_quantifier(&left) => strict.push_str("\\{"),
            c => strict.push(c),
        }
    }
    strict
}

/// Rewrites an escape. The backslash has been read.
fn push_escape(strict: &mut String, rest: &mut Peekable<Chars<'_>>, in_class: bool) {
    let escaped = rest.next().unwrap_or('\\');
    let set = matches!(escaped, 'd' | 'D' | 'p' | 'P' | 's' | 'S' | 'w' | 'W');
    let is_special = escaped.is_ascii_alphanumeric()
        || "^$\\.*+?()[]{}|/".contains(escaped)
        || (in_class && escaped == '-');
    if is_special {
        strict.push('\\');
    }
    strict.push(escaped);
    if matches!(escaped, 'p' | 'P' | 'u') && rest.peek() == Some(&'{') {
        strict.extend(rest.by_ref().take_while(|c| *c != '}'));
        strict.push('}');
    }
    // A set can't be the end of a range.
    if in_class && set && rest.peek() == Some(&'-') {
        rest.next();
        strict.push_str("\\-");
    }
}

/// Returns whether the text after a brace is that of a quantifier.
fn is_quantifier(left: &str) -> bool {
    let inside = left.split('}').next().unwrap_or_default();
    left.contains('}')
        && inside.starts_with(|c: char| c.is_ascii_digit())
        && inside.chars().all(|c| c.is_ascii_digit() || c == ',')
        && inside.matches(',').count() < 2
}

/// Returns whether a brace closes a quantifier.
fn closes_quantifier(before: &str, c: char) -> bool {
    let Some((text, inside)) = before.rsplit_once('{') else { return false };
    c == '}'
        && !text.ends_with('\\')
        && !inside.contains('}')
        && is_quantifier(&format!("{inside}}}"))
}

#[test]
fn rewrites_patterns_to_equivalent_ones() {
    for (pattern, strict_pattern) in [
        (r"^\-\@[\w-.]\_$", r"^-@[\w\-.]_$"),
        (r"a{b}]{2}", r"a\{b\}\]{2}"),
        (r"[.-\w]\p{L}", r"[.\-\w]\p{L}"),
    ] {
        assert_eq!(strict(pattern), strict_pattern);
    }
}

#[test]
fn matches_nested_repetitions() {
    let pattern = oracle("^(?:z(?:z+){2}){2}$").expect("a pattern");
    assert!(matches(&pattern, "zzzzzz"));
    assert!(!matches(&pattern, "zzzzz"));
}
