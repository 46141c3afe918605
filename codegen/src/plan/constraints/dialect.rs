//! Patterns in another dialect: from that of ECMA-262, in which models write them, to that of the crate
//! `regex`, whose time to match is proportional to the text, whatever pattern and text are.
//!
//! Smithy asks models to do without what that crate does without too: looking around and referring
//! back. Most patterns mean the same in both dialects and stay as they are.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait>.

use std::str::Chars;

use thiserror::Error;

use super::class;

/// Why a pattern can't be checked.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub(super) enum Unsupported {
    #[error("no regular expression of ECMA-262 ({0})")]
    NotEcma(String),
    #[error("looks around")]
    LooksAround,
    #[error("refers back")]
    RefersBack,
    #[error("changes flags")]
    ChangesFlags,
    #[error("holds half of a character of UTF-16")]
    Surrogate,
    #[error("holds the escape `\\{0}`")]
    Escape(char),
    #[error("too large")]
    TooLarge,
    #[error("the crate `regex` does not take it")]
    NotRegex,
}

/// The pattern in the dialect of the crate `regex`, whether that takes it or not.
///
/// # Errors
///
/// It is no pattern of ECMA-262, or there is no translation.
pub(super) fn translated_of(ecma: &str) -> Result<String, Unsupported> {
    // The mode with Unicode is the stricter one; without it, anything may be escaped.
    regress::Regex::with_flags(ecma, "u")
        .or_else(|_| regress::Regex::new(ecma))
        .map_err(|error| Unsupported::NotEcma(error.text.trim_end_matches('.').to_owned()))?;
    translated(ecma)
}

/// Checks that the crate `regex` takes a pattern in its dialect.
///
/// # Errors
///
/// The pattern asks for what that crate does not do.
pub(super) fn check(regex: &str) -> Result<(), Unsupported> {
    match regex::Regex::new(regex) {
        Ok(_) => Ok(()),
        Err(regex::Error::CompiledTooBig(_)) => Err(Unsupported::TooLarge),
        Err(_) => Err(Unsupported::NotRegex),
    }
}

/// What `\d` stands for, as part of a class; Unicode's other digits are not among it.
pub(super) const DIGITS: &str = "0-9";
/// What `\w` stands for.
pub(super) const WORD: &str = "0-9A-Za-z_";
/// What `\s` stands for.
pub(super) const SPACE: &str = r"\t-\r\p{Zs}\x{2028}\x{2029}\x{FEFF}";
/// What `.` stands for.
const NO_NEWLINE: &str = r"[^\n\r\x{2028}\x{2029}]";

fn translated(ecma: &str) -> Result<String, Unsupported> {
    let mut rest = Scanner(ecma.chars());
    let mut regex = String::new();
    while let Some(c) = rest.next() {
        match c {
            '\\' => regex.push_str(&escape(&mut rest)?),
            '[' => regex.push_str(&class::translated(&mut rest)?),
            '(' => regex.push_str(group(&mut rest)?),
            '.' => regex.push_str(NO_NEWLINE),
            '{' if !rest.is_in_quantifier() => regex.push_str(r"\{"),
            other => regex.push(other),
        }
    }
    Ok(regex)
}

/// What opens a group, whose parenthesis has been read. Names of groups play no role.
fn group(rest: &mut Scanner<'_>) -> Result<&'static str, Unsupported> {
    if !rest.eat("?") {
        return Ok("(");
    }
    if rest.eat(":") {
        return Ok("(?:");
    }
    if ["=", "!", "<=", "<!"].iter().any(|look| rest.starts_with(look)) {
        return Err(Unsupported::LooksAround);
    }
    if !rest.eat("<") {
        return Err(Unsupported::ChangesFlags);
    }
    rest.0.by_ref().find(|c| *c == '>');
    Ok("(")
}

/// What stands for an escape outside of a class, whose backslash has been read.
fn escape(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let Some(c) = rest.next() else { return Err(Unsupported::NotRegex) };
    Ok(match c {
        'd' => format!("[{DIGITS}]"),
        'w' => format!("[{WORD}]"),
        's' => format!("[{SPACE}]"),
        'D' | 'W' | 'S' => negated_set(c),
        'b' => r"(?-u:\b)".to_owned(),
        'B' => return Err(Unsupported::Escape(c)),
        'p' | 'P' => property(c, rest),
        'k' | '1'..='9' => return Err(Unsupported::RefersBack),
        _ => character(c, rest)?,
    })
}

/// A class that stands for `\D`, `\W` or `\S`.
pub(super) fn negated_set(c: char) -> String {
    let set = match c {
        'D' => DIGITS,
        'W' => WORD,
        _ => SPACE,
    };
    format!("[^{set}]")
}

/// A class of characters by a property of Unicode.
pub(super) fn property(c: char, rest: &mut Scanner<'_>) -> String {
    let mut text = format!("\\{c}");
    if rest.starts_with("{") {
        for c in rest.0.by_ref() {
            text.push(c);
            if c == '}' {
                break;
            }
        }
    }
    text
}

/// What stands for an escape of one character, of which the backslash and `c` have been read.
pub(super) fn character(c: char, rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    match c {
        't' | 'n' | 'v' | 'f' | 'r' => Ok(format!("\\{c}")),
        'x' => Ok(rest.hex(2).map_or_else(|| "x".to_owned(), |digits| format!("\\x{digits}"))),
        'u' => code_point(rest),
        '0' if !rest.0.as_str().starts_with(|c: char| c.is_ascii_digit()) => Ok(r"\x00".to_owned()),
        '0'..='9' | 'c' => Err(Unsupported::Escape(c)),
        // Escaped brackets are word boundaries in the other dialect.
        '<' | '>' => Ok(c.to_string()),
        _ if c.is_ascii_punctuation() || c == ' ' => Ok(format!("\\{c}")),
        _ => Ok(c.to_string()),
    }
}

/// A character by its number, of which `\u` has been read.
fn code_point(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    if rest.starts_with("{") {
        let digits: String = rest.0.by_ref().skip(1).take_while(|c| *c != '}').collect();
        return Ok(format!("\\u{{{digits}}}"));
    }
    let Some(digits) = rest.hex(4) else { return Ok("u".to_owned()) };
    let unit = u16::from_str_radix(&digits, 16).map_err(|_| Unsupported::NotRegex)?;
    if !(0xD800..0xE000).contains(&unit) {
        return Ok(format!("\\u{digits}"));
    }
    let second = if rest.eat("\\u") { rest.hex(4) } else { None };
    let second = second.and_then(|digits| u16::from_str_radix(&digits, 16).ok());
    match char::decode_utf16([unit].into_iter().chain(second)).next() {
        Some(Ok(c)) => Ok(format!("\\x{{{:X}}}", u32::from(c))),
        _ => Err(Unsupported::Surrogate),
    }
}

/// What is left to read of a pattern.
pub(super) struct Scanner<'p>(Chars<'p>);

impl Scanner<'_> {
    pub(super) fn next(&mut self) -> Option<char> {
        self.0.next()
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        self.0.as_str().starts_with(text)
    }

    /// Reads the text, if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let is_next = self.starts_with(text);
        if is_next {
            self.0.by_ref().take(text.chars().count()).for_each(drop);
        }
        is_next
    }

    /// Reads so many hexadecimal digits, if they come next.
    fn hex(&mut self, count: usize) -> Option<String> {
        let digits = self.0.as_str().get(..count)?;
        let digits =
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| digits.to_owned())?;
        self.eat(&digits);
        Some(digits)
    }

    /// Whether an opening brace that has been read is that of a quantifier, and not a brace.
    fn is_in_quantifier(&self) -> bool {
        let inside = self.0.as_str().split_once('}').map(|(inside, _)| inside);
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        inside.is_some_and(|inside| {
            let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
            !least.is_empty() && is_number(least) && is_number(most)
        })
    }
}

#[cfg(test)]
mod tests;
