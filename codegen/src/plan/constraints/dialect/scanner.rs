//! Scanning of patterns.

use std::str::Chars;

use super::unsupported::Unsupported;

/// A pattern's remaining text.
pub(super) struct Scanner<'p>(Chars<'p>);

impl<'p> Scanner<'p> {
    pub(super) fn new(pattern: &'p str) -> Self {
        Self(pattern.chars())
    }

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
    pub(super) fn until(&mut self, end: &str) -> Option<&'p str> {
        let (inside, rest) = self.as_str().split_once(end)?;
        self.0 = rest.chars();
        Some(inside)
    }

    /// Consumes an ASCII letter, if one comes next.
    pub(super) fn letter(&mut self) -> Option<&'p str> {
        let letter = self.as_str().get(..1)?;
        (letter.as_bytes()[0].is_ascii_alphabetic() && self.eat(letter)).then_some(letter)
    }

    /// Consumes `count` hexadecimal digits, if they come next.
    pub(super) fn hex(&mut self, count: usize) -> Option<&'p str> {
        let digits = self.as_str().get(..count)?;
        (digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && self.eat(digits)).then_some(digits)
    }

    /// Returns the next five or six hexadecimal digits, if they form a code point above U+FFFF.
    pub(super) fn long_code_point(&self) -> Option<&'p str> {
        let text = self.as_str();
        let count = text.bytes().take_while(u8::is_ascii_hexdigit).count();
        let digits = text.get(..count).filter(|_| matches!(count, 5 | 6))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        (0x1_0000..=0x10_FFFF).contains(&number).then_some(digits)
    }

    /// Consumes quoted text and its end, after `\Q`.
    pub(super) fn quoted(&mut self) -> Result<&'p str, Unsupported> {
        self.until("\\E").ok_or(Unsupported::Letter('Q'))
    }

    /// Returns whether the opening brace just read begins a quantifier.
    pub(super) fn is_in_quantifier(&self) -> bool {
        let inside = self.as_str().split_once('}').map(|(inside, _)| inside);
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        inside.is_some_and(|inside| {
            let (min, max) = inside.split_once(',').unwrap_or((inside, ""));
            !min.is_empty() && is_number(min) && is_number(max)
        })
    }

    /// Returns an error if the brace just read begins a quantifier in other dialects, such as `{,2}`.
    pub(super) fn check_brace(&self) -> Result<(), Unsupported> {
        let inside = self.as_str().split_once('}').map_or("", |(inside, _)| inside);
        let is_of_quantifier = |byte: u8| byte.is_ascii_digit() || matches!(byte, b',' | b' ');
        let has_number = inside.bytes().any(|byte| byte.is_ascii_digit());
        if has_number && inside.bytes().all(is_of_quantifier) {
            return Err(Unsupported::Ambiguous(format!("{{{inside}}}")));
        }
        Ok(())
    }
}
