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

use std::str::Chars;

use thiserror::Error;

use super::{class, never};
use crate::text::escaped;

/// The reason why a pattern can't be checked.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub(super) enum Unsupported {
    #[error("not a valid regular expression of ECMA-262 ({0})")]
    NotEcma(String),
    #[error("uses lookaround")]
    Lookaround,
    #[error("uses a backreference")]
    Backreference,
    #[error("changes flags")]
    ChangesFlags,
    #[error("contains an unpaired surrogate")]
    Surrogate,
    #[error("uses the escape `\\{0}`")]
    Escape(char),
    #[error("uses `\\{0}`, which has no meaning in ECMA-262")]
    Letter(char),
    #[error("uses `{}`, whose meaning differs between dialects", escaped(.0))]
    Ambiguous(String),
    #[error("matches no string")]
    MatchesNothing,
    #[error("too large")]
    TooLarge,
    #[error("not supported by the `regex` crate")]
    NotRegex,
}

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

/// `\d` as part of a class. It excludes Unicode's other digits.
pub(super) const DIGITS: &str = "0-9";
/// `\w` as part of a class.
pub(super) const WORD: &str = "0-9A-Za-z_";
/// `\s` as part of a class.
pub(super) const SPACE: &str = r"\t-\r\p{Zs}\x{2028}\x{2029}\x{FEFF}";
/// `.` as a class.
const NO_NEWLINE: &str = r"[^\n\r\x{2028}\x{2029}]";

fn translate_valid(ecma: &str) -> Result<String, Unsupported> {
    let mut rest = Scanner(ecma.chars());
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

/// `\D`, `\W` or `\S` as a class.
pub(super) fn negated_set(c: char) -> String {
    let set = match c {
        'D' => DIGITS,
        'W' => WORD,
        _ => SPACE,
    };
    format!("[^{set}]")
}

/// Translates a Unicode property, after `\p` or `\P`.
///
/// # Errors
///
/// Returns an error if the name is missing, or if dialects define the property differently.
pub(super) fn property(c: char, rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let name = if rest.eat("{") {
        rest.until("}").ok_or(Unsupported::NotRegex)?
    } else {
        rest.letter().ok_or(Unsupported::Letter(c))?
    };
    match name {
        // In Java, a set of ASCII characters that includes some of Unicode's symbols.
        "Punct" => Err(Unsupported::Ambiguous(format!("\\{c}{{{name}}}"))),
        _ => Ok(format!("\\{c}{{{name}}}")),
    }
}

/// Translates the escape of one character, after the backslash and `c`.
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
        // In the `regex` crate, `\<` and `\>` are word boundaries.
        '<' | '>' => Ok(c.to_string()),
        _ if c.is_ascii_punctuation() || c == ' ' => Ok(format!("\\{c}")),
        _ if c.is_ascii_alphabetic() => Err(Unsupported::Letter(c)),
        _ => Ok(c.to_string()),
    }
}

/// Translates a code point, after `\u`.
fn code_point(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    if rest.eat("{") {
        let digits = rest.until("}").ok_or(Unsupported::NotRegex)?;
        return Ok(format!("\\u{{{digits}}}"));
    }
    if let Some(digits) = rest.long_code_point() {
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

/// A pattern's remaining text.
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

    /// Consumes the given text if it comes next, and returns whether it did.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let rest = self.as_str().strip_prefix(text);
        if let Some(rest) = rest {
            self.0 = rest.chars();
        }
        rest.is_some()
    }

    /// Consumes the text up to and including `end`.
    fn until(&mut self, end: &str) -> Option<&'p str> {
        let (inside, rest) = self.as_str().split_once(end)?;
        self.0 = rest.chars();
        Some(inside)
    }

    /// Consumes an ASCII letter, if one comes next.
    fn letter(&mut self) -> Option<&'p str> {
        let letter = self.as_str().get(..1)?;
        (letter.as_bytes()[0].is_ascii_alphabetic() && self.eat(letter)).then_some(letter)
    }

    /// Consumes `count` hexadecimal digits, if they come next.
    fn hex(&mut self, count: usize) -> Option<&'p str> {
        let digits = self.as_str().get(..count)?;
        (digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && self.eat(digits)).then_some(digits)
    }

    /// Returns the next five or six hexadecimal digits, if they form a code point above U+FFFF.
    fn long_code_point(&self) -> Option<&'p str> {
        let text = self.as_str();
        let count = text.bytes().take_while(u8::is_ascii_hexdigit).count();
        let digits = text.get(..count).filter(|_| matches!(count, 5 | 6))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        (0x1_0000..=0x10_FFFF).contains(&number).then_some(digits)
    }

    /// Consumes quoted text and its end, after `\Q`.
    fn quoted(&mut self) -> Result<&'p str, Unsupported> {
        self.until("\\E").ok_or(Unsupported::Letter('Q'))
    }

    /// Returns whether the opening brace just read begins a quantifier.
    fn is_in_quantifier(&self) -> bool {
        let inside = self.as_str().split_once('}').map(|(inside, _)| inside);
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        inside.is_some_and(|inside| {
            let (min, max) = inside.split_once(',').unwrap_or((inside, ""));
            !min.is_empty() && is_number(min) && is_number(max)
        })
    }

    /// Returns an error if the brace just read begins a quantifier in other dialects, such as `{,2}`.
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
