//! Patterns in another dialect: from that of ECMA-262, in which models write them, to that of the crate
//! `regex`, whose time to match is proportional to the text, whatever pattern and text are.
//!
//! Smithy asks models to do without lookaround and backreferences, which that crate doesn't support either.
//! Most patterns mean the same in both dialects and stay as they are.
//!
//! Some models use the syntax of other dialects, which ECMA-262 without the flag `u` reads as plain
//! characters: `\A` as the letter `A`, for example. Such a pattern gets the meaning that every other dialect
//! gives it. Where they disagree, the pattern is unsupported, since checking it might refuse valid values.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait>.

use std::str::Chars;

use thiserror::Error;

use super::{class, never};
use crate::text::escaped;

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
    #[error("holds `\\{0}`, which has no meaning in ECMA-262")]
    Letter(char),
    #[error("holds `{}`, whose meaning differs between dialects", escaped(.0))]
    Ambiguous(String),
    #[error("matches no text")]
    MatchesNothing,
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
/// The pattern asks for what that crate does not do, or no text matches it, which no author intends.
pub(super) fn check(regex: &str) -> Result<(), Unsupported> {
    match regex::Regex::new(regex) {
        Ok(_) if never::matches(regex) => Err(Unsupported::MatchesNothing),
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
            '{' if !rest.is_in_quantifier() => {
                rest.check_brace()?;
                regex.push_str(r"\{");
            }
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
    rest.until(">").map(|_| "(").ok_or(Unsupported::NotRegex)
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
        'A' => "^".to_owned(),
        'z' => "$".to_owned(),
        'Q' => regex_syntax::escape(rest.quoted()?),
        'B' => return Err(Unsupported::Escape(c)),
        'p' | 'P' => property(c, rest)?,
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
///
/// # Errors
///
/// There is no property, or one that other dialects define otherwise.
pub(super) fn property(c: char, rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let name = if rest.eat("{") {
        rest.until("}").ok_or(Unsupported::NotRegex)?
    } else {
        rest.letter().ok_or(Unsupported::Letter(c))?
    };
    match name {
        // Java's is a set of ASCII characters, some of which Unicode has among the symbols.
        "Punct" => Err(Unsupported::Ambiguous(format!("\\{c}{{{name}}}"))),
        _ => Ok(format!("\\{c}{{{name}}}")),
    }
}

/// What stands for an escape of one character, of which the backslash and `c` have been read.
pub(super) fn character(c: char, rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    match c {
        't' | 'n' | 'v' | 'f' | 'r' => Ok(format!("\\{c}")),
        'x' => rest.hex(2).map(|digits| format!("\\x{digits}")).ok_or(Unsupported::Letter(c)),
        'u' => code_point(rest),
        'c' => match rest.letter().and_then(|letter| letter.bytes().next()) {
            Some(letter) => Ok(format!("\\x{:02X}", letter & 0x1F)),
            None => Err(Unsupported::Escape(c)),
        },
        '0' if !rest.0.as_str().starts_with(|c: char| c.is_ascii_digit()) => Ok(r"\x00".to_owned()),
        '0'..='9' => Err(Unsupported::Escape(c)),
        // Escaped brackets are word boundaries in the other dialect.
        '<' | '>' => Ok(c.to_string()),
        _ if c.is_ascii_punctuation() || c == ' ' => Ok(format!("\\{c}")),
        _ if c.is_ascii_alphabetic() => Err(Unsupported::Letter(c)),
        _ => Ok(c.to_string()),
    }
}

/// A character by its number, of which `\u` has been read.
fn code_point(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    if rest.eat("{") {
        let digits = rest.until("}").ok_or(Unsupported::NotRegex)?;
        return Ok(format!("\\u{{{digits}}}"));
    }
    if let Some(digits) = rest.long_number() {
        return Err(Unsupported::Ambiguous(format!("\\u{digits}")));
    }
    let digits = rest.hex(4).ok_or(Unsupported::Letter('u'))?;
    let unit = u16::from_str_radix(digits, 16).map_err(|_| Unsupported::NotRegex)?;
    if !(0xD800..0xE000).contains(&unit) {
        return Ok(format!("\\u{digits}"));
    }
    let second = if rest.eat("\\u") { rest.hex(4) } else { None };
    let second = second.and_then(|digits| u16::from_str_radix(digits, 16).ok());
    match char::decode_utf16([unit].into_iter().chain(second)).next() {
        Some(Ok(c)) => Ok(format!("\\x{{{:X}}}", u32::from(c))),
        _ => Err(Unsupported::Surrogate),
    }
}

/// What is left to read of a pattern.
pub(super) struct Scanner<'p>(Chars<'p>);

impl<'p> Scanner<'p> {
    pub(super) fn next(&mut self) -> Option<char> {
        self.0.next()
    }

    pub(super) fn as_str(&self) -> &'p str {
        self.0.as_str()
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        self.as_str().starts_with(text)
    }

    /// Reads the text, if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let rest = self.as_str().strip_prefix(text);
        if let Some(rest) = rest {
            self.0 = rest.chars();
        }
        rest.is_some()
    }

    /// Reads up to an end, and the end.
    fn until(&mut self, end: &str) -> Option<&'p str> {
        let (inside, rest) = self.as_str().split_once(end)?;
        self.0 = rest.chars();
        Some(inside)
    }

    /// Reads a letter of ASCII, if one comes next.
    fn letter(&mut self) -> Option<&'p str> {
        let letter = self.as_str().get(..1)?;
        (letter.as_bytes()[0].is_ascii_alphabetic() && self.eat(letter)).then_some(letter)
    }

    /// Reads so many hexadecimal digits, if they come next.
    fn hex(&mut self, count: usize) -> Option<&'p str> {
        let digits = self.as_str().get(..count)?;
        (digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && self.eat(digits)).then_some(digits)
    }

    /// The five or six hexadecimal digits that come next, if they are the number of a character that four
    /// don't suffice for.
    fn long_number(&self) -> Option<&'p str> {
        let text = self.as_str();
        let count = text.bytes().take_while(u8::is_ascii_hexdigit).count();
        let digits = text.get(..count).filter(|_| matches!(count, 5 | 6))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        (0x1_0000..=0x10_FFFF).contains(&number).then_some(digits)
    }

    /// Reads quoted text, of which `\Q` has been read, and its end.
    fn quoted(&mut self) -> Result<&'p str, Unsupported> {
        self.until("\\E").ok_or(Unsupported::Letter('Q'))
    }

    /// Whether an opening brace that has been read is that of a quantifier, and not a brace.
    fn is_in_quantifier(&self) -> bool {
        let inside = self.as_str().split_once('}').map(|(inside, _)| inside);
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        inside.is_some_and(|inside| {
            let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
            !least.is_empty() && is_number(least) && is_number(most)
        })
    }

    /// Checks that a brace that is none of a quantifier is none in other dialects either, such as that of
    /// `{,2}`.
    fn check_brace(&self) -> Result<(), Unsupported> {
        let inside = self.as_str().split_once('}').map_or("", |(inside, _)| inside);
        let is_of_quantifier = |byte: u8| byte.is_ascii_digit() || matches!(byte, b',' | b' ');
        let has_number = inside.bytes().any(|byte| byte.is_ascii_digit());
        if has_number && inside.bytes().all(is_of_quantifier) {
            return Err(Unsupported::Ambiguous(format!("{{{inside}}}")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
