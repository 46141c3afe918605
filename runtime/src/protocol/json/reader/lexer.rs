//! The lexemes of JSON, which the library `hifijson` recognizes.
//!
//! The token iterator of `aws-smithy-json` reads strings twice. It only describes errors, because it knows the expected tokens.

use std::borrow::Cow;

use aws_smithy_json::deserialize::json_token_iter;
use aws_smithy_schema::serde::SerdeError;
use hifijson::num::Lex as _;
use hifijson::str::{self as string, Lex as _, LexAlloc, LexWrite};
use hifijson::token::Lex as _;
use hifijson::{Error, Read, SliceLexer, escape, ignore};

use super::errors::{invalid, invalid_escape, invalid_number, kind_starting_with, truncated};

/// A position in JSON, always at the start of a lexeme.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    input: &'a [u8],
    /// The input up to the first byte that is not UTF-8.
    text: &'a str,
    /// The remainder of the text.
    rest: &'a [u8],
}

impl<'a> Lexer<'a> {
    pub(super) fn new(input: &'a [u8]) -> Self {
        let valid = || input.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let text = str::from_utf8(input).unwrap_or_else(|_| valid());
        let mut lexer = Self { input, text, rest: text.as_bytes() };
        lexer.advance_to(lexer.ahead());
        lexer
    }

    /// Returns whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty() && self.text.len() == self.input.len()
    }

    /// Returns the remaining text.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Moves to the start of the remaining text.
    pub(super) fn move_to(&mut self, rest: &'a [u8]) {
        self.rest = rest;
    }

    /// Returns a lexer of the library at the current position.
    #[inline]
    fn ahead(&self) -> SliceLexer<'a> {
        SliceLexer::new(self.rest)
    }

    /// Moves to the position of a lexer, and skips the space after it.
    #[inline]
    fn advance_to(&mut self, mut ahead: SliceLexer<'a>) {
        ahead.eat_whitespace();
        self.rest = ahead.as_slice();
    }

    /// Returns the text with a start and length that are relative to the current position.
    #[inline]
    fn part(&self, start: usize, length: usize) -> &'a str {
        let start = self.text.len() - self.rest.len() + start;
        self.text.get(start..start + length).unwrap_or_default()
    }

    /// Returns the next byte.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.ahead().peek_next()
    }

    /// Takes the next byte if it is the given one.
    #[inline]
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let mut ahead = self.ahead();
        let is_next = ahead.expect(Read::peek_next, byte).is_some();
        if is_next {
            self.advance_to(ahead);
        }
        is_next
    }

    /// Returns whether `null` is next.
    #[inline]
    pub(super) fn is_null(&self) -> bool {
        self.ahead().null_or_bool() == Some(None)
    }

    /// Takes a boolean, if it is next.
    pub(super) fn boolean(&mut self) -> Option<bool> {
        let mut ahead = self.ahead();
        let value = ahead.null_or_bool()??;
        ends_value(&mut ahead).then(|| self.advance_to(ahead))?;
        Some(value)
    }

    /// Takes a string, if it is next.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Option<Cow<'a, str>>, SerdeError> {
        let mut ahead = self.ahead();
        if ahead.expect(Read::peek_next, b'"').is_none() {
            return Ok(None);
        }
        // The text is UTF-8, so the string isn't checked again. Escape sequences end the attempt.
        let length = ahead.str_fold::<Option<string::Error>, _>(
            0,
            |bytes, length| {
                *length = bytes.len();
                Ok(())
            },
            |_, _| Err(None),
        );
        let text = match length {
            Ok(length) => Cow::Borrowed(self.part(1, length)),
            Err(_) => {
                ahead = self.ahead();
                ahead.discarded().str_string().map_err(|error| self.unreadable(&error.into()))?
            }
        };
        self.advance_to(ahead);
        Ok(Some(text))
    }

    /// Takes the text of a number, if it is next.
    #[inline]
    pub(super) fn number(&mut self) -> Result<Option<&'a str>, SerdeError> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Ok(None);
        }
        let mut ahead = self.ahead();
        let is_valid = ahead.num_ignore().validate().is_ok();
        if !is_valid || !ends_value(&mut ahead) {
            return Err(self.malformed());
        }
        let digits = self.part(0, self.rest.len() - ahead.as_slice().len());
        self.advance_to(ahead);
        Ok(Some(digits))
    }

    /// Skips a value of any depth. The library's function is recursive, so it would exhaust the stack.
    pub(super) fn skip_value(&mut self) -> Result<(), SerdeError> {
        // Of the lists and objects that contain the next value.
        let mut ends = Vec::new();
        loop {
            let mut is_first = true;
            if self.takes(b'[') {
                ends.push(b']');
            } else if self.takes(b'{') {
                ends.push(b'}');
            } else {
                self.skip_scalar()?;
                is_first = false;
            }
            while ends.last().is_some_and(|end| self.takes(*end)) {
                ends.pop();
                is_first = false;
            }
            let Some(end) = ends.last() else {
                return Ok(());
            };
            let is_separated = is_first || self.takes(b',');
            if !is_separated || (*end == b'}' && !self.skips_key()) {
                return Err(self.malformed());
            }
        }
    }

    fn skip_scalar(&mut self) -> Result<(), SerdeError> {
        let mut ahead = self.ahead();
        let skipped = ahead.peek_next().map(|next| ignore::parse(next, &mut ahead));
        match skipped {
            Some(Ok(())) if ends_value(&mut ahead) => {
                self.advance_to(ahead);
                Ok(())
            }
            Some(Err(error)) => Err(self.unreadable(&error)),
            _ => Err(self.malformed()),
        }
    }

    /// Skips a key and the colon after it. Returns whether both are there.
    fn skips_key(&mut self) -> bool {
        let mut ahead = self.ahead();
        let is_key = ahead.expect(Read::peek_next, b'"').is_some() && ahead.str_ignore().is_ok();
        self.advance_to(ahead);
        is_key && self.takes(b':')
    }

    /// Returns the words for the type of the next value.
    pub(super) fn kind(&self) -> Result<&'static str, SerdeError> {
        let first = self.peek();
        if !matches!(first, Some(b'[' | b'{')) {
            self.clone().skip_scalar()?;
        }
        Ok(kind_starting_with(first))
    }

    /// Returns the error of a value that the library can't read.
    fn unreadable(&self, error: &Error) -> SerdeError {
        match error {
            Error::Str(string::Error::Escape(error)) if *error != escape::Error::Eof => {
                invalid_escape()
            }
            _ => self.malformed(),
        }
    }

    /// Returns the error of text that is not JSON. The text up to the current position is.
    pub(super) fn malformed(&self) -> SerdeError {
        match json_token_iter(self.input).find_map(Result::err) {
            Some(error) => invalid(&error),
            None if self.rest.is_empty() => truncated(),
            // `aws-smithy-json` accepts `01` and `1.`.
            None => invalid_number(self.text.len() - self.rest.len()),
        }
    }
}

/// Returns whether a value can end at a position.
fn ends_value(lexer: &mut SliceLexer<'_>) -> bool {
    matches!(lexer.peek_next(), None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b','))
}
