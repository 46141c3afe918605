//! Deserialization of response bodies.
//!
//! The `JsonDeserializer` of `aws-smithy-json` is not used: it reads timestamps and single-precision floats through a
//! double, saturates numbers that are out of range, does not report the place of an error, and can't continue
//! after a malformed value. A test of this module fails once the library reads timestamps exactly. Check then
//! whether this module can be removed.

mod document;
mod errors;
mod lexer;

use std::borrow::Cow;
use std::mem;
use std::str::FromStr;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};

use errors::NOT_FINITE;
use lexer::Lexer;

use super::dialect::Dialect;
use crate::value::mismatch::{
    BLOB, BOOLEAN, DECIMAL, INTEGER, LIST, MAP, NUMBER, OTHER_STRING, OUT_OF_RANGE, STRING,
    TIMESTAMP, kind_of, mismatch,
};
use crate::value::number::{self, Integer, integers};
use crate::value::path::{Step, located};
use crate::value::union::{Members, Treatment};
use crate::value::{scratch, timestamp};

/// The maximum nesting depth of values.
const MAX_DEPTH: usize = 128;

/// Reads a value from JSON.
///
/// A consumer may return before reading its value completely: it is skipped. Errors contain the path of the value in
/// the body, such as `items[3].createdAt`.
pub(in crate::protocol) struct Reader<'a> {
    dialect: Dialect,
    lexer: Lexer<'a>,
    /// The number of structures, lists and maps that contain the next value.
    depth: usize,
    /// Whether a part of the current value can't be read, so that the lexer is at an unknown position in it.
    is_lost: bool,
    /// The steps to the unreadable value in reverse order, collected while the error propagates.
    steps: Vec<Step<'a>>,
}

impl<'a> Reader<'a> {
    pub(in crate::protocol) fn new(dialect: Dialect, input: &'a [u8]) -> Self {
        Self { dialect, lexer: Lexer::new(input), depth: 0, is_lost: false, steps: Vec::new() }
    }

    /// Creates the error of an unexpected value.
    fn unexpected(&self, expected: &str) -> SerdeError {
        match self.lexer.kind() {
            Ok(found) => mismatch(expected, found),
            Err(error) => error,
        }
    }

    /// Creates the error of text that is not JSON.
    fn malformed(&mut self) -> SerdeError {
        self.is_lost = true;
        self.lexer.malformed()
    }

    /// Takes the start of a list or object, which represents a structure, a union or a map.
    fn start(&mut self, bracket: u8, represented: &str) -> Result<(), SerdeError> {
        if !self.lexer.takes(bracket) {
            return Err(self.unexpected(represented));
        }
        self.depth += 1;
        if self.depth <= MAX_DEPTH {
            return Ok(());
        }
        self.is_lost = true;
        Err(SerdeError::custom(format!("values are nested deeper than {MAX_DEPTH} levels")))
    }

    /// Returns whether a further item or key follows, and takes the comma before it. Takes the end otherwise.
    fn has_next(&mut self, end: u8, is_first: bool) -> Result<bool, SerdeError> {
        if self.lexer.takes(end) {
            self.depth -= 1;
            return Ok(false);
        }
        match is_first || self.lexer.takes(b',') {
            true => Ok(true),
            false => Err(self.malformed()),
        }
    }

    /// Takes the next key of the current object, or its end.
    fn next_key(
        &mut self,
        is_first: bool,
        step: impl FnOnce(Cow<'a, str>) -> Step<'a>,
    ) -> Result<Option<Cow<'a, str>>, SerdeError> {
        if !self.has_next(b'}', is_first)? {
            return Ok(None);
        }
        let Some(key) = self.lexer.string()? else {
            return Err(self.malformed());
        };
        if !self.lexer.takes(b':') {
            self.steps.push(step(key));
            return Err(self.malformed());
        }
        Ok(Some(key))
    }

    /// Reads a part of the value, and records the step to it on failure. Skips it if the consumer leaves it.
    fn part(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
        step: impl FnOnce() -> Step<'a>,
    ) -> Result<(), SerdeError> {
        let (start, depth) = (self.lexer.rest(), self.depth);
        let result = read(self).and_then(|()| {
            if mem::take(&mut self.is_lost) || self.lexer.rest().len() == start.len() {
                self.lexer.move_to(start);
                self.depth = depth;
                self.lexer.skip_value()?;
            }
            Ok(())
        });
        match result {
            Ok(()) => self.steps.clear(),
            Err(_) => {
                self.is_lost = true;
                self.steps.push(step());
            }
        }
        result
    }

    /// Reads the items of a list.
    fn items(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.start(b'[', LIST)?;
        for position in 0.. {
            let has_next = self.has_next(b']', position == 0);
            if let Ok(false) = has_next {
                break;
            }
            self.part(|reader| has_next.and_then(|_| read(reader)), || Step::Item(position))?;
        }
        Ok(())
    }

    /// Reads the entries of a map.
    fn entries(
        &mut self,
        schema: &Schema<'_>,
        mut read: impl FnMut(String, &mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.start(b'{', MAP)?;
        let mut is_first = true;
        while let Some(key) = self.next_key(is_first, |key| Step::entry(schema, key))? {
            is_first = false;
            let name = key.clone().into_owned();
            self.part(|reader| read(name, reader), || Step::entry(schema, key))?;
        }
        Ok(())
    }

    fn members(
        &mut self,
        schema: &Schema<'_>,
        consume: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.start(b'{', kind_of(schema))?;
        let (dialect, mut is_first) = (self.dialect, true);
        let mut members = Members::of(schema);
        while let Some(name) = self.next_key(is_first, Step::Member)? {
            is_first = false;
            let known = members.find(schema, |member| dialect.is_named(member, &name));
            let is_null = self.is_null();
            if let Some(member) = known.filter(|_| members.reads_known(is_null)) {
                self.part(|reader| consume(member, reader), || Step::Member(name))?;
                continue;
            }
            let treatment = members.next(&name, known, is_null);
            let read = |reader: &mut Self| match treatment? {
                Treatment::Read(member) => consume(member, reader),
                Treatment::Unknown => consume(&prelude::DOCUMENT, reader),
                // It is skipped, because it is not read.
                Treatment::Skip => Ok(()),
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
        match self.lexer.is_at_end() {
            true => Ok(()),
            false => Err(SerdeError::custom("unexpected data after the end of the JSON text")),
        }
    }

    fn integer<T: Integer>(&mut self) -> Result<T, SerdeError> {
        match self.lexer.number()? {
            Some(digits) => number::integer(digits),
            None => Err(self.unexpected(T::NAME)),
        }
    }

    fn float<T: FromStr>(&mut self, is_finite: impl Fn(&T) -> bool) -> Result<T, SerdeError> {
        if let Some(digits) = self.lexer.number()? {
            let value = digits.parse().ok();
            return value.filter(is_finite).ok_or_else(|| mismatch(NUMBER, OUT_OF_RANGE));
        }
        let name = self.text(NUMBER)?;
        let value = NOT_FINITE.contains(&&*name).then(|| name.parse().ok()).flatten();
        value.ok_or_else(|| mismatch(NUMBER, STRING))
    }

    /// Reads a number of arbitrary precision from the digits of a number or a string.
    fn big<T>(
        &mut self,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, SerdeError> {
        match self.lexer.number()? {
            Some(digits) => parse(digits).ok_or_else(|| mismatch(expected, number::unfit(digits))),
            None => parse(&self.text(expected)?).ok_or_else(|| mismatch(expected, STRING)),
        }
    }

    /// Reads a string that represents the expected value.
    fn text(&mut self, expected: &str) -> Result<Cow<'a, str>, SerdeError> {
        match self.lexer.string()? {
            Some(text) => Ok(text),
            None => Err(self.unexpected(expected)),
        }
    }
}

impl ShapeDeserializer for Reader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        match self.depth {
            // An empty body is an empty structure.
            0 if self.lexer.is_at_end() => Ok(()),
            0 => self.body(|reader| reader.members(schema, state)),
            _ => self.members(schema, state),
        }
    }

    fn read_list(
        &mut self,
        _schema: &Schema<'_>,
        state: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.items(|reader| state(reader))
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.entries(schema, |key, reader| state(key, reader))
    }

    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        self.lexer.boolean().ok_or_else(|| self.unexpected(BOOLEAN))
    }

    integers!();

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
        Ok(scratch::owned(schema, self.text(STRING)?))
    }

    fn read_blob(&mut self, _schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        let bytes = base64::decode(&*self.text(BLOB)?);
        bytes.map(Blob::new).map_err(|_| mismatch(BLOB, OTHER_STRING))
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        match self.lexer.number()? {
            Some(digits) => {
                timestamp::from_seconds(digits).ok_or_else(|| mismatch(TIMESTAMP, OUT_OF_RANGE))
            }
            None => timestamp::from_text(schema, &self.text(TIMESTAMP)?)
                .ok_or_else(|| mismatch(TIMESTAMP, STRING)),
        }
    }

    fn read_document(&mut self, schema: &Schema<'_>) -> Result<Document, SerdeError> {
        self.document(schema)
    }

    fn is_null(&self) -> bool {
        self.lexer.is_null()
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        match self.is_null() {
            true => self.skip_value(),
            false => Ok(()),
        }
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.lexer.skip_value()
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
