//! Serializes request bodies as `aws-smithy-json` does, but into a buffer allocated up front.

use std::sync::LazyLock;

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings, JsonSerializer};
use aws_smithy_json::serialize::JsonValueWriter;
use aws_smithy_schema::codec::{Codec, FinishSerializer};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::{Schema, prelude};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, base64};

use super::dialect::Dialect;
use super::plain::is_plain;
use crate::value::timestamp;

/// Large enough for most request bodies, so that the buffer rarely grows.
const INITIAL_CAPACITY: usize = 1024;

/// The codec that writes numbers of arbitrary precision, with their digits normalized as JSON requires.
static BIG_NUMBERS: LazyLock<JsonCodec> = LazyLock::new(|| {
    JsonCodec::new(JsonCodecSettings::builder().normalize_arbitrary_precision(true).build())
});

/// Writes all values itself, except for numbers of arbitrary precision, which it leaves to a codec.
pub(in crate::protocol) struct Serializer {
    dialect: Dialect,
    output: String,
    position: Position,
    /// Whether the current structure, list or map already has an entry.
    needs_comma: bool,
}

/// The position of the next value.
#[derive(Clone, Copy)]
enum Position {
    /// The top level.
    Root,
    /// In a structure, after the member's name.
    Member,
    /// In a list.
    Item,
    /// A map's key.
    Key,
    /// In a map, after its key.
    Value,
}

type Write<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

impl FinishSerializer for Serializer {
    fn finish(self) -> Vec<u8> {
        self.output.into_bytes()
    }
}

impl Serializer {
    pub(in crate::protocol) fn new(dialect: Dialect) -> Self {
        let output = String::with_capacity(INITIAL_CAPACITY);
        Self { dialect, output, position: Position::Root, needs_comma: false }
    }

    /// Writes the comma and the member name that precede a value.
    fn begin(&mut self, schema: &Schema<'_>) {
        match self.position {
            Position::Root => {}
            Position::Value => self.position = Position::Key,
            Position::Member => {
                self.separate();
                if let Some(name) = self.dialect.json_name_of(schema) {
                    JsonValueWriter::new(&mut self.output).string(name);
                    self.output.push(':');
                } else if let Some(name) = schema.member_name() {
                    // Member names are ASCII identifiers, so nothing needs escaping.
                    self.output.push('"');
                    self.output.push_str(name);
                    self.output.push_str("\":");
                }
            }
            Position::Item | Position::Key => self.separate(),
        }
    }

    fn separate(&mut self) {
        if self.needs_comma {
            self.output.push(',');
        }
        self.needs_comma = true;
    }

    /// Writes a structure, list or map.
    fn nest(
        &mut self,
        schema: &Schema<'_>,
        (open, close): (char, char),
        position: Position,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.begin(schema);
        self.output.push(open);
        let outer = (self.position, self.needs_comma);
        (self.position, self.needs_comma) = (position, false);
        write(self)?;
        (self.position, self.needs_comma) = outer;
        self.output.push(close);
        Ok(())
    }

    /// Writes a number of arbitrary precision: as a string of its digits if the dialect requires it, or else with the
    /// codec.
    ///
    /// `write` must pass the schema of a simple shape: given a member's schema, the codec would write the
    /// member's name as well.
    fn big_number(
        &mut self,
        schema: &Schema<'_>,
        digits: &str,
        write: impl FnOnce(&mut JsonSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        if self.dialect.big_numbers_are_strings() {
            self.value(schema).string(digits);
            return Ok(());
        }
        let mut serializer = BIG_NUMBERS.create_serializer();
        write(&mut serializer)?;
        let number = String::from_utf8(serializer.finish())
            .map_err(|error| SerdeError::write_failed(error.to_string()))?;
        self.value(schema).write_raw_value(&number);
        Ok(())
    }

    fn value(&mut self, schema: &Schema<'_>) -> JsonValueWriter<'_> {
        self.begin(schema);
        JsonValueWriter::new(&mut self.output)
    }
}

/// Implements the methods for integers.
macro_rules! integers {
    ($($write:ident($value:ty);)*) => {
        $(
            fn $write(&mut self, schema: &Schema<'_>, value: $value) -> Result<(), SerdeError> {
                self.value(schema).number(Number::NegInt(value.into()));
                Ok(())
            }
        )*
    };
}

impl ShapeSerializer for Serializer {
    fn write_struct(
        &mut self,
        schema: &Schema<'_>,
        value: &dyn SerializableStruct,
    ) -> Result<(), SerdeError> {
        self.nest(schema, ('{', '}'), Position::Member, |inner| value.serialize_members(inner))
    }

    fn write_list(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.nest(schema, ('[', ']'), Position::Item, |inner| write(inner))
    }

    fn write_map(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.nest(schema, ('{', '}'), Position::Key, |inner| write(inner))
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        let is_key = matches!(self.position, Position::Key);
        match is_plain(value) {
            true => {
                self.begin(schema);
                self.output.push('"');
                self.output.push_str(value);
                self.output.push('"');
            }
            false => self.value(schema).string(value),
        }
        if is_key {
            self.output.push(':');
            self.position = Position::Value;
        }
        Ok(())
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<(), SerdeError> {
        self.value(schema).boolean(value);
        Ok(())
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.value(schema).null();
        Ok(())
    }

    fn write_float(&mut self, schema: &Schema<'_>, value: f32) -> Result<(), SerdeError> {
        let mut encoder = Encoder::from(value);
        let writer = self.value(schema);
        match value.is_finite() {
            true => writer.write_raw_value(encoder.encode()),
            false => writer.string_unchecked(encoder.encode()),
        }
        Ok(())
    }

    fn write_double(&mut self, schema: &Schema<'_>, value: f64) -> Result<(), SerdeError> {
        self.value(schema).number(Number::Float(value));
        Ok(())
    }

    fn write_big_integer(
        &mut self,
        schema: &Schema<'_>,
        value: &BigInteger,
    ) -> Result<(), SerdeError> {
        self.big_number(schema, value.as_ref(), |codec| {
            codec.write_big_integer(&prelude::BIG_INTEGER, value)
        })
    }

    fn write_big_decimal(
        &mut self,
        schema: &Schema<'_>,
        value: &BigDecimal,
    ) -> Result<(), SerdeError> {
        self.big_number(schema, value.as_ref(), |codec| {
            codec.write_big_decimal(&prelude::BIG_DECIMAL, value)
        })
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        self.value(schema).string_unchecked(&base64::encode(value));
        Ok(())
    }

    /// Truncates the timestamp to milliseconds, as the specification requires.
    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        let format = match self.dialect.has_timestamp_formats() {
            true => timestamp::format_of(schema),
            false => Format::EpochSeconds,
        };
        self.value(schema).date_time(&timestamp::in_milliseconds(value), format).map_err(|error| {
            SerdeError::write_failed(format!("failed to format timestamp: {error}"))
        })
    }

    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<(), SerdeError> {
        self.value(schema).document(value);
        Ok(())
    }

    integers! {
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
    }
}
