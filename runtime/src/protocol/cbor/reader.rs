//! Deserialization of response bodies with the decoder of `aws-smithy-cbor`.
//!
//! The library's own `CborDeserializer` is not used: it does not report the place of an error, can't continue after a
//! malformed value, and accepts unions with several members.

mod numbers;

use std::borrow::Cow;
use std::mem;

use aws_smithy_cbor::Decoder;
use aws_smithy_cbor::data::Type;
use aws_smithy_cbor::decode::DeserializeError;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use crate::value::mismatch::{BOOLEAN, LIST, MAP, NULL, NUMBER, OBJECT, STRING, kind_of, mismatch};
use crate::value::number::{self, integers};
use crate::value::path::{Step, located};
use crate::value::scratch;
use crate::value::union::{Members, Treatment};

/// The maximum nesting depth of values.
const MAX_DEPTH: usize = 128;

const BYTES: &str = "a blob";

/// Reads a value from CBOR.
///
/// A consumer may return without reading its value: it is skipped. Errors contain the path of the value in the body,
/// such as `items[3].createdAt`.
pub(in crate::protocol) struct Reader<'a> {
    input: &'a [u8],
    decoder: Decoder<'a>,
    /// The number of structures, lists and maps that contain the next value.
    depth: usize,
    /// Whether a part of the current value can't be read, so that the decoder is at an unknown position in it.
    is_lost: bool,
    /// The steps to the unreadable value in reverse order, collected while the error propagates.
    steps: Vec<Step<'a>>,
}

/// The number of items or entries that follow in a list or map, if its length is definite.
struct Remaining(Option<u64>);

impl<'a> Reader<'a> {
    pub(super) fn new(input: &'a [u8]) -> Self {
        Self { input, decoder: Decoder::new(input), depth: 0, is_lost: false, steps: Vec::new() }
    }

    /// Returns the type of the next value.
    fn datatype(&self) -> Result<Type, SerdeError> {
        self.decoder.datatype().map_err(invalid)
    }

    /// Creates the error of an unexpected value.
    fn unexpected(&mut self, expected: &str) -> SerdeError {
        self.is_lost = true;
        match self.datatype() {
            Ok(found) => mismatch(expected, kind_of_value(found)),
            Err(error) => error,
        }
    }

    /// Reads a value that has one of the expected types.
    fn value<T>(
        &mut self,
        expected: &str,
        is_expected: impl FnOnce(Type) -> bool,
        read: impl FnOnce(&mut Decoder<'a>) -> Result<T, DeserializeError>,
    ) -> Result<T, SerdeError> {
        if !is_expected(self.datatype()?) {
            return Err(self.unexpected(expected));
        }
        read(&mut self.decoder).map_err(|error| {
            self.is_lost = true;
            invalid(error)
        })
    }

    fn text(&mut self) -> Result<Cow<'a, str>, SerdeError> {
        self.value(STRING, |found| matches!(found, Type::String | Type::StringIndef), Decoder::str)
    }

    /// Takes the start of a list.
    fn start_list(&mut self) -> Result<Remaining, SerdeError> {
        let is_list = |found| matches!(found, Type::Array | Type::ArrayIndef);
        let length = self.value(LIST, is_list, Decoder::list)?;
        self.deepen(length)
    }

    /// Takes the start of a map, which represents a structure, a union or a map.
    fn start_map(&mut self, represented: &str) -> Result<Remaining, SerdeError> {
        let is_map = |found| matches!(found, Type::Map | Type::MapIndef);
        let length = self.value(represented, is_map, Decoder::map)?;
        self.deepen(length)
    }

    fn deepen(&mut self, length: Option<u64>) -> Result<Remaining, SerdeError> {
        self.depth += 1;
        match self.depth {
            0..=MAX_DEPTH => Ok(Remaining(length)),
            _ => {
                self.is_lost = true;
                Err(SerdeError::custom(format!("values are nested deeper than {MAX_DEPTH} levels")))
            }
        }
    }

    /// Returns whether a further item or entry follows. Takes the end otherwise.
    fn has_next(&mut self, remaining: &mut Remaining) -> Result<bool, SerdeError> {
        let has_next = match &mut remaining.0 {
            Some(0) => false,
            Some(more) => {
                *more -= 1;
                true
            }
            None => self.datatype()? != Type::Break,
        };
        if !has_next {
            self.depth -= 1;
            if remaining.0.is_none() {
                self.decoder.skip().map_err(invalid)?;
            }
        }
        Ok(has_next)
    }

    /// Reads a part of the value, and records the step to it on failure. Skips it if the consumer leaves it.
    fn part(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
        step: impl FnOnce() -> Step<'a>,
    ) -> Result<(), SerdeError> {
        let (start, depth) = (self.decoder.position(), self.depth);
        let result = read(self).and_then(|()| {
            if mem::take(&mut self.is_lost) || self.decoder.position() == start {
                self.decoder.set_position(start);
                self.depth = depth;
                self.decoder.skip().map_err(invalid)?;
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

    fn members(
        &mut self,
        schema: &Schema<'_>,
        consume: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let mut remaining = self.start_map(kind_of(schema))?;
        let mut members = Members::of(schema);
        while self.has_next(&mut remaining)? {
            let name = self.text()?;
            let known = members.find(schema, |member| member.member_name() == Some(&*name));
            let is_null = self.is_null();
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
        match self.decoder.position() == self.input.len() {
            true => Ok(()),
            false => Err(SerdeError::custom("unexpected data after the end of the CBOR value")),
        }
    }
}

/// Describes the type of a value.
fn kind_of_value(found: Type) -> &'static str {
    match found {
        Type::Bool => BOOLEAN,
        Type::Null | Type::Undefined => NULL,
        Type::Bytes | Type::BytesIndef => BYTES,
        Type::String | Type::StringIndef => STRING,
        Type::Array | Type::ArrayIndef => LIST,
        Type::Map | Type::MapIndef => OBJECT,
        Type::Tag => "a value with another tag",
        Type::Break | Type::Simple | Type::Unknown(_) => "nothing",
        _ => NUMBER,
    }
}

/// Converts an error about malformed CBOR. It names types and positions, but no values.
fn invalid(error: DeserializeError) -> SerdeError {
    SerdeError::custom(format!("invalid CBOR: {error}"))
}

impl ShapeDeserializer for Reader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        match self.depth {
            // An empty body is an empty structure.
            0 if self.input.is_empty() => Ok(()),
            0 => self.body(|reader| reader.members(schema, state)),
            _ => self.members(schema, state),
        }
    }

    fn read_list(
        &mut self,
        _schema: &Schema<'_>,
        state: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let mut remaining = self.start_list()?;
        let mut position = 0;
        while self.has_next(&mut remaining)? {
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
        let mut remaining = self.start_map(MAP)?;
        while self.has_next(&mut remaining)? {
            let key = self.text()?;
            let name = key.clone().into_owned();
            self.part(|reader| state(name, reader), || Step::entry(schema, key))?;
        }
        Ok(())
    }

    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        self.value(BOOLEAN, |found| found == Type::Bool, Decoder::boolean)
    }

    integers!();

    fn read_float(&mut self, _schema: &Schema<'_>) -> Result<f32, SerdeError> {
        let value = self.float()?;
        number::single(value).ok_or_else(|| self.out_of_range(NUMBER))
    }

    fn read_double(&mut self, _schema: &Schema<'_>) -> Result<f64, SerdeError> {
        self.float()
    }

    fn read_big_integer(&mut self, _schema: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        self.big_integer()
    }

    fn read_big_decimal(&mut self, _schema: &Schema<'_>) -> Result<BigDecimal, SerdeError> {
        self.big_decimal()
    }

    fn read_string(&mut self, schema: &Schema<'_>) -> Result<String, SerdeError> {
        Ok(scratch::owned(schema, self.text()?))
    }

    fn read_blob(&mut self, _schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        let is_blob = |found| matches!(found, Type::Bytes | Type::BytesIndef);
        self.value(BYTES, is_blob, Decoder::blob)
    }

    fn read_timestamp(&mut self, _schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        self.timestamp()
    }

    fn read_document(&mut self, _schema: &Schema<'_>) -> Result<Document, SerdeError> {
        Err(SerdeError::unsupported("the protocol rpcv2Cbor has no documents"))
    }

    fn is_null(&self) -> bool {
        matches!(self.decoder.datatype(), Ok(Type::Null | Type::Undefined))
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        self.skip_value()
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.decoder.skip().map_err(invalid)
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
