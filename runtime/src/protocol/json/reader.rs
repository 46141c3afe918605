//! Deserialization of response bodies from the tokens of `aws-smithy-json`.
//!
//! The library's own `JsonDeserializer` is not used: it reads timestamps and single-precision floats through a
//! double, saturates numbers that are out of range, does not report the place of an error, and can't continue
//! after a malformed value. A test of this module fails once the library reads timestamps exactly. Check then
//! whether this module can be removed.

mod document;
mod errors;

use std::borrow::Cow;
use std::mem;
use std::str::FromStr;

use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::expect_number_as_string_or_null;
use aws_smithy_json::deserialize::{JsonTokenIterator, Token, json_token_iter};
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, base64};

use errors::{NOT_FINITE, invalid, unescaped, unexpected};

use super::dialect::Dialect;
use crate::value::mismatch::{
    BLOB, BOOLEAN, DECIMAL, FRACTION, INTEGER, LIST, MAP, NUMBER, OTHER_STRING, OUT_OF_RANGE,
    STRING, TIMESTAMP, kind_of, mismatch, unfit_number,
};
use crate::value::number::{self, Integer, scaled};
use crate::value::path::{Step, located};
use crate::value::union::{Members, Treatment};
use crate::value::{scratch, timestamp};

/// The maximum nesting depth of values.
const MAX_DEPTH: usize = 128;

/// Reads a value from JSON.
///
/// A consumer may return before reading its value completely: the rest is skipped. Errors contain the path of the
/// value in the body, such as `items[3].createdAt`.
pub(in crate::protocol) struct Reader<'a> {
    dialect: Dialect,
    input: &'a [u8],
    tokens: JsonTokenIterator<'a>,
    /// The next token.
    ahead: Option<Result<Token<'a>, DeserializeError>>,
    /// The number of structures, lists and maps that contain the next token.
    depth: usize,
    /// The steps to the unreadable value in reverse order, collected while the error propagates.
    steps: Vec<Step<'a>>,
}

impl<'a> Reader<'a> {
    pub(in crate::protocol) fn new(dialect: Dialect, input: &'a [u8]) -> Self {
        let mut tokens = json_token_iter(input);
        let ahead = tokens.next();
        Self { dialect, input, tokens, ahead, depth: 0, steps: Vec::new() }
    }

    /// Takes the next token. Fails if there is none.
    fn next(&mut self) -> Result<Token<'a>, SerdeError> {
        let token = mem::replace(&mut self.ahead, self.tokens.next());
        let token = token.ok_or_else(|| SerdeError::custom("unexpected end of the JSON text"))?;
        let token = token.map_err(|error| invalid(&error))?;
        match token {
            Token::StartObject { .. } | Token::StartArray { .. } => self.depth += 1,
            Token::EndObject { .. } | Token::EndArray { .. } => self.depth -= 1,
            _ => {}
        }
        Ok(token)
    }

    /// Takes the next token if it ends the current list.
    fn ends_list(&mut self) -> Result<bool, SerdeError> {
        let ends = matches!(self.ahead, Some(Ok(Token::EndArray { .. })));
        if ends {
            self.next()?;
        }
        Ok(ends)
    }

    /// Takes the next key of the current object, or its end.
    fn next_key(&mut self) -> Result<Option<Cow<'a, str>>, SerdeError> {
        match self.next()? {
            Token::ObjectKey { key, .. } => unescaped(key).map(Some),
            _ => Ok(None),
        }
    }

    fn start_list(&mut self) -> Result<(), SerdeError> {
        match self.next()? {
            Token::StartArray { .. } => self.check_depth(),
            other => Err(unexpected(LIST, &other)),
        }
    }

    /// Takes the start of an object, which represents a structure, a union or a map.
    fn start_object(&mut self, represented: &str) -> Result<(), SerdeError> {
        match self.next()? {
            Token::StartObject { .. } => self.check_depth(),
            other => Err(unexpected(represented, &other)),
        }
    }

    fn check_depth(&self) -> Result<(), SerdeError> {
        match self.depth {
            0..=MAX_DEPTH => Ok(()),
            _ => {
                Err(SerdeError::custom(format!("values are nested deeper than {MAX_DEPTH} levels")))
            }
        }
    }

    /// Reads a part of the value, and records the step to it on failure. Skips the remainder that the consumer leaves.
    fn part(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
        step: impl FnOnce() -> Step<'a>,
    ) -> Result<(), SerdeError> {
        let depth = self.depth;
        let result = read(self).and_then(|()| self.skip_to(depth));
        match result {
            Ok(()) => self.steps.clear(),
            Err(_) => self.steps.push(step()),
        }
        result
    }

    /// Skips all deeper tokens.
    fn skip_to(&mut self, depth: usize) -> Result<(), SerdeError> {
        while self.depth > depth {
            self.next()?;
        }
        Ok(())
    }

    fn members(
        &mut self,
        schema: &Schema<'_>,
        consume: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.start_object(kind_of(schema))?;
        let mut members = Members::of(schema);
        while let Some(name) = self.next_key()? {
            let dialect = self.dialect;
            let known = members.find(schema, |member| dialect.is_named(member, &name));
            let is_null = self.is_null();
            if let Some(member) = known.filter(|_| members.reads_known(is_null)) {
                self.part(|reader| consume(member, reader), || Step::Member(name))?;
                continue;
            }
            let treatment = members.next(&name, known, is_null);
            let read = |reader: &mut Self| match treatment? {
                Treatment::Read(member) => consume(member, reader),
                Treatment::Unknown => {
                    consume(&prelude::DOCUMENT, reader)?;
                    reader.skip_value()
                }
                Treatment::Skip => reader.skip_value(),
            };
            self.part(read, || Step::Member(name))?;
        }
        Ok(())
    }

    /// Reads the whole body.
    fn body(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        read(self).map_err(|error| located(error, &self.steps))?;
        match self.ahead {
            None => Ok(()),
            Some(_) => Err(SerdeError::custom("unexpected data after the end of the JSON text")),
        }
    }

    /// Returns the text of a number.
    fn digits(&self, number: Token<'a>) -> Result<&'a str, SerdeError> {
        expect_number_as_string_or_null(Some(Ok(number)), self.input)
            .ok()
            .flatten()
            .ok_or_else(|| SerdeError::custom("invalid JSON: invalid number"))
    }

    fn integer<T: Integer>(&mut self) -> Result<T, SerdeError> {
        let value = match self.next()? {
            Token::ValueNumber { value: Number::PosInt(value), .. } => Some(value.into()),
            Token::ValueNumber { value: Number::NegInt(value), .. } => Some(value.into()),
            number @ Token::ValueNumber { .. } => match scaled(self.digits(number)?, 0) {
                Some(number) if !number.is_exact => {
                    return Err(mismatch(T::NAME, FRACTION));
                }
                number => number.map(|number| number.value),
            },
            other => return Err(unexpected(T::NAME, &other)),
        };
        value
            .and_then(|value| T::try_from(value).ok())
            .ok_or_else(|| mismatch(T::NAME, OUT_OF_RANGE))
    }

    fn float<T: FromStr>(&mut self, is_finite: impl Fn(&T) -> bool) -> Result<T, SerdeError> {
        match self.next()? {
            number @ Token::ValueNumber { .. } => {
                let value = self.digits(number)?.parse().ok();
                value.filter(is_finite).ok_or_else(|| mismatch(NUMBER, OUT_OF_RANGE))
            }
            Token::ValueString { value, .. } => {
                let name = value.as_escaped_str();
                let value = NOT_FINITE.contains(&name).then(|| name.parse().ok()).flatten();
                value.ok_or_else(|| mismatch(NUMBER, STRING))
            }
            other => Err(unexpected(NUMBER, &other)),
        }
    }

    /// Reads a number of arbitrary precision from the digits of a number or a string.
    fn big<T>(
        &mut self,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, SerdeError> {
        match self.next()? {
            number @ Token::ValueNumber { .. } => {
                let digits = self.digits(number)?;
                parse(digits).ok_or_else(|| mismatch(expected, unfit_number(digits)))
            }
            Token::ValueString { value, .. } => {
                parse(&unescaped(value)?).ok_or_else(|| mismatch(expected, STRING))
            }
            other => Err(unexpected(expected, &other)),
        }
    }

    fn text(&mut self) -> Result<Cow<'a, str>, SerdeError> {
        match self.next()? {
            Token::ValueString { value, .. } => unescaped(value),
            other => Err(unexpected(STRING, &other)),
        }
    }
}

impl ShapeDeserializer for Reader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        match (self.depth, &self.ahead) {
            // An empty body is an empty structure.
            (0, None) => Ok(()),
            (0, _) => self.body(|reader| reader.members(schema, state)),
            _ => self.members(schema, state),
        }
    }

    fn read_list(
        &mut self,
        _schema: &Schema<'_>,
        state: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.start_list()?;
        let mut position = 0;
        while !self.ends_list()? {
            self.part(|reader| state(reader), || Step::Item(position))?;
            position += 1;
        }
        Ok(())
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.start_object(MAP)?;
        while let Some(key) = self.next_key()? {
            let name = key.clone().into_owned();
            self.part(|reader| state(name, reader), || Step::entry(schema, key))?;
        }
        Ok(())
    }

    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        match self.next()? {
            Token::ValueBool { value, .. } => Ok(value),
            other => Err(unexpected(BOOLEAN, &other)),
        }
    }

    fn read_byte(&mut self, _schema: &Schema<'_>) -> Result<i8, SerdeError> {
        self.integer()
    }

    fn read_short(&mut self, _schema: &Schema<'_>) -> Result<i16, SerdeError> {
        self.integer()
    }

    fn read_integer(&mut self, _schema: &Schema<'_>) -> Result<i32, SerdeError> {
        self.integer()
    }

    fn read_long(&mut self, _schema: &Schema<'_>) -> Result<i64, SerdeError> {
        self.integer()
    }

    fn read_float(&mut self, _schema: &Schema<'_>) -> Result<f32, SerdeError> {
        self.float(|value: &f32| value.is_finite())
    }

    fn read_double(&mut self, _schema: &Schema<'_>) -> Result<f64, SerdeError> {
        self.float(|value: &f64| value.is_finite())
    }

    fn read_big_integer(&mut self, _schema: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        self.big(INTEGER, number::big_integer)
    }

    fn read_big_decimal(&mut self, _schema: &Schema<'_>) -> Result<BigDecimal, SerdeError> {
        self.big(DECIMAL, |digits| digits.parse().ok())
    }

    fn read_string(&mut self, schema: &Schema<'_>) -> Result<String, SerdeError> {
        Ok(scratch::owned(schema, self.text()?))
    }

    fn read_blob(&mut self, _schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        match self.next()? {
            Token::ValueString { value, .. } => {
                let bytes = base64::decode(&*unescaped(value)?);
                bytes.map(Blob::new).map_err(|_| mismatch(BLOB, OTHER_STRING))
            }
            other => Err(unexpected(BLOB, &other)),
        }
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        match self.next()? {
            number @ Token::ValueNumber { .. } => timestamp::from_seconds(self.digits(number)?)
                .ok_or_else(|| mismatch(TIMESTAMP, OUT_OF_RANGE)),
            Token::ValueString { value, .. } => timestamp::from_text(schema, &unescaped(value)?)
                .ok_or_else(|| mismatch(TIMESTAMP, STRING)),
            other => Err(unexpected(TIMESTAMP, &other)),
        }
    }

    fn read_document(&mut self, schema: &Schema<'_>) -> Result<Document, SerdeError> {
        self.document(schema)
    }

    fn is_null(&self) -> bool {
        matches!(self.ahead, Some(Ok(Token::ValueNull { .. })))
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        if self.is_null() {
            self.next()?;
        }
        Ok(())
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        let depth = self.depth;
        self.next()?;
        self.skip_to(depth)
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
