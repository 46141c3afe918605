//! Translation of patterns from the dialect of ECMA-262, used by models, to that of the `regex` crate, which
//! guarantees matching in linear time.
//!
//! Smithy asks models to avoid lookaround and backreferences, which the crate doesn't support either. Most
//! patterns mean the same in both dialects and are left unchanged.
//!
//! Some models use the syntax of other dialects, which ECMA-262 without the flag `u` reads as plain
//! characters: `\A` as the letter `A`, for example. Syntax on which all other dialects agree is translated
//! accordingly. If they disagree, the pattern is unsupported, since checking it might reject valid values.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait>.

mod class;
mod escape;
mod scanner;
mod unsupported;

pub(super) use self::unsupported::Unsupported;

use self::escape::{DIGITS, SPACE, WORD, character, negated_set, property};
use self::scanner::Scanner;
use super::never;

/// Translates a pattern to the dialect of the `regex` crate, without checking that the crate accepts it.
///
/// # Errors
///
/// Returns an error if the pattern is not valid in ECMA-262, or can't be translated.
pub(super) fn translate(ecma: &str) -> Result<String, Unsupported> {
    // Unicode mode is stricter; without it, any character may be escaped.
    regress::Regex::with_flags(ecma, "u")
        .or_else(|_| regress::Regex::new(ecma))
        .map_err(|error| Unsupported::NotEcma(error.text.trim_end_matches('.').to_owned()))?;
    translate_valid(ecma)
}

/// Checks that the `regex` crate accepts a translated pattern.
///
/// # Errors
///
/// Returns an error if the crate doesn't support the pattern, or if the pattern matches no string, which the
/// author can't have intended.
pub(super) fn check(regex: &str) -> Result<(), Unsupported> {
    match regex::Regex::new(regex) {
        Ok(_) if never::matches(regex) => Err(Unsupported::MatchesNothing),
        Ok(_) => Ok(()),
        Err(regex::Error::CompiledTooBig(_)) => Err(Unsupported::TooLarge),
        Err(_) => Err(Unsupported::NotRegex),
    }
}

/// `.` as a class.
const NO_NEWLINE: &str = r"[^\n\r\x{2028}\x{2029}]";

fn translate_valid(ecma: &str) -> Result<String, Unsupported> {
    let mut rest = Scanner::new(ecma);
    let mut regex = String::new();
    while let Some(c) = rest.next() {
        match c {
            '\\' => regex.push_str(&escape(&mut rest)?),
            '[' => regex.push_str(&class::translate(&mut rest)?),
            '(' => regex.push_str(group(&mut rest)?),
            '.' => regex.push_str(NO_NEWLINE),
            '{' if !rest.is_in_quantifier() => {
                rest.check_brace()?;
                regex.push_str(r"\{");
            }
            other => regex.push(other),
        }
    }
    Ok(regex)
}

/// Translates the beginning of a group after its parenthesis. Group names are dropped.
fn group(rest: &mut Scanner<'_>) -> Result<&'static str, Unsupported> {
    if !rest.eat("?") {
        return Ok("(");
    }
    if rest.eat(":") {
        return Ok("(?:");
    }
    if ["=", "!", "<=", "<!"].iter().any(|look| rest.starts_with(look)) {
        return Err(Unsupported::Lookaround);
    }
    if !rest.eat("<") {
        return Err(Unsupported::ChangesFlags);
    }
    rest.until(">").map(|_| "(").ok_or(Unsupported::NotRegex)
}

/// Translates an escape outside of a class, after its backslash.
fn escape(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let Some(c) = rest.next() else { return Err(Unsupported::NotRegex) };
    Ok(match c {
        'd' => format!("[{DIGITS}]"),
        'w' => format!("[{WORD}]"),
        's' => format!("[{SPACE}]"),
        'D' | 'W' | 'S' => negated_set(c),
        'b' => r"(?-u:\b)".to_owned(),
        'A' => "^".to_owned(),
        'z' => "$".to_owned(),
        'Q' => regex_syntax::escape(rest.quoted()?),
        'B' => return Err(Unsupported::Escape(c)),
        'p' | 'P' => property(c, rest)?,
        'k' | '1'..='9' => return Err(Unsupported::Backreference),
        _ => character(c, rest)?,
    })
}

#[cfg(test)]
mod tests;
