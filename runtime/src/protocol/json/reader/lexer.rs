//! The lexemes of JSON.
//!
//! The tokens of `aws-smithy-json` are an iterator that reads strings byte by byte, twice. Therefore, plain strings, numbers
//! and punctuation are recognized here. The library does the rest: it unescapes strings, skips values of any depth without
//! recursion, and finds errors.

use std::borrow::Cow;

use aws_smithy_json::deserialize::token::expect_number_as_string_or_null;
use aws_smithy_json::deserialize::{Token, json_token_iter};
use aws_smithy_schema::serde::SerdeError;

use super::errors::{invalid, truncated, unescaped};
use crate::protocol::json::plain::plain_length;

/// A position in JSON, always at the start of a lexeme.
pub(super) struct Lexer<'a> {
    input: &'a [u8],
    /// Whether the whole input is UTF-8.
    is_utf8: bool,
    /// The remaining text, up to the first byte that is not UTF-8.
    rest: &'a str,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(input: &'a [u8]) -> Self {
        let text = str::from_utf8(input);
        let valid = || input.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let mut lexer =
            Self { input, is_utf8: text.is_ok(), rest: text.unwrap_or_else(|_| valid()) };
        lexer.advance(0);
        lexer
    }

    /// Returns whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty() && self.is_utf8
    }

    /// Returns the remaining text.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Moves to the start of the remaining text.
    pub(super) fn move_to(&mut self, rest: &'a str) {
        self.rest = rest;
    }

    /// Returns the next byte.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    /// Skips a number of bytes and the space after them.
    #[inline]
    fn advance(&mut self, length: usize) {
        let rest = self.rest.get(length..).unwrap_or_default();
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let space = rest.bytes().take_while(is_space).count();
        self.rest = rest.get(space..).unwrap_or_default();
    }

    /// Takes the next byte if it is the given one.
    #[inline]
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        if is_next {
            self.advance(1);
        }
        is_next
    }

    /// Takes a boolean, if it is next.
    pub(super) fn boolean(&mut self) -> Option<bool> {
        [("true", true), ("false", false)]
            .into_iter()
            .find_map(|(literal, value)| self.takes_literal(literal).then_some(value))
    }

    /// Takes a literal, if it is next.
    fn takes_literal(&mut self, literal: &str) -> bool {
        let is_next = self.rest.strip_prefix(literal).is_some_and(ends_value);
        if is_next {
            self.advance(literal.len());
        }
        is_next
    }

    /// Takes a string, if it is next.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Option<Cow<'a, str>>, SerdeError> {
        let Some(rest) = self.rest.strip_prefix('"') else {
            return Ok(None);
        };
        let (text, rest) = rest.split_at(plain_length(rest));
        if rest.starts_with('"') {
            self.advance(text.len() + 2);
            return Ok(Some(Cow::Borrowed(text)));
        }
        let Token::ValueString { value, .. } = self.token()? else {
            return Ok(None);
        };
        let length = value.as_escaped_str().len();
        let text = unescaped(value)?;
        self.advance(length + 2);
        Ok(Some(text))
    }

    /// Takes the text of a number, if it is next.
    pub(super) fn number(&mut self) -> Result<Option<&'a str>, SerdeError> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Ok(None);
        }
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let (digits, rest) = self.rest.split_at(self.rest.bytes().take_while(is_part).count());
        if digits.parse::<f64>().is_err() || !ends_value(rest) {
            return Err(self.malformed());
        }
        self.advance(digits.len());
        Ok(Some(digits))
    }

    /// Returns the next token, which stays the next one.
    pub(super) fn token(&self) -> Result<Token<'a>, SerdeError> {
        match json_token_iter(self.rest.as_bytes()).next() {
            Some(Ok(token)) => Ok(token),
            _ => Err(self.malformed()),
        }
    }

    /// Skips a value.
    pub(super) fn skip_value(&mut self) -> Result<(), SerdeError> {
        if self.takes_literal("null") {
            return Ok(());
        }
        let (text, mut depth) = (self.rest.as_bytes(), 0);
        for token in json_token_iter(text) {
            let token = token.map_err(|_| self.malformed())?;
            match token {
                Token::StartObject { .. } | Token::StartArray { .. } => depth += 1,
                Token::EndObject { .. } | Token::EndArray { .. } => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.advance(end_of(token, text));
                return Ok(());
            }
        }
        Err(self.malformed())
    }

    /// Returns the error of text that is not JSON. The text up to the current position is.
    pub(super) fn malformed(&self) -> SerdeError {
        let error = json_token_iter(self.input).find_map(Result::err);
        error.map_or_else(truncated, |error| invalid(&error))
    }
}

/// Returns whether a value can end before a text.
fn ends_value(rest: &str) -> bool {
    matches!(
        rest.as_bytes().first(),
        None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b',')
    )
}

/// Returns the offset after a token.
fn end_of(token: Token<'_>, text: &[u8]) -> usize {
    let offset = token.offset().0;
    let length = match token {
        Token::StartArray { .. }
        | Token::EndArray { .. }
        | Token::StartObject { .. }
        | Token::EndObject { .. } => 1,
        Token::ValueNull { .. } | Token::ValueBool { value: true, .. } => 4,
        Token::ValueBool { value: false, .. } => 5,
        Token::ObjectKey { key: value, .. } | Token::ValueString { value, .. } => {
            value.as_escaped_str().len() + 2
        }
        number @ Token::ValueNumber { .. } => {
            let digits = expect_number_as_string_or_null(Some(Ok(number)), text);
            digits.ok().flatten().map_or(0, str::len)
        }
    };
    offset + length
}
