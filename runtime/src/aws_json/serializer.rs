//! Bodies of requests: what `aws-smithy-json` writes, into room that is made for it at once.

use aws_smithy_json::codec::JsonCodec;
use aws_smithy_json::serialize::JsonValueWriter;
use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number};

use crate::value::timestamp;

/// Room for the body of most requests. It would otherwise grow from nothing by steps, and be copied.
const ROOM: usize = 1024;

/// Writes structures, lists, maps and text, and leaves other values to a codec.
pub(super) struct Serializer<'c> {
    codec: &'c JsonCodec,
    output: String,
    place: Place,
    /// Whether something stands before, in the same structure, list or map.
    follows: bool,
}

/// Where the next value stands.
#[derive(Clone, Copy)]
enum Place {
    /// In nothing else.
    Alone,
    /// In a structure, behind the name that its schema tells.
    Member,
    /// In a list.
    Item,
    /// In a map, as a key.
    Key,
    /// In a map, behind its key.
    Value,
}

type Write<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

impl<'c> Serializer<'c> {
    pub(super) fn new(codec: &'c JsonCodec) -> Self {
        let output = String::with_capacity(ROOM);
        Self { codec, output, place: Place::Alone, follows: false }
    }

    /// What has been written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.output.into_bytes()
    }

    /// Writes what stands before a value.
    fn begin(&mut self, schema: &Schema<'_>) {
        match self.place {
            Place::Alone => {}
            // What a map's value follows is its key.
            Place::Value => self.place = Place::Key,
            Place::Member => {
                self.separate();
                if let Some(name) = schema.member_name() {
                    // Names in a model are words of ASCII, in which there is nothing to escape.
                    self.output.push('"');
                    self.output.push_str(name);
                    self.output.push_str("\":");
                }
            }
            Place::Item | Place::Key => self.separate(),
        }
    }

    fn separate(&mut self) {
        if self.follows {
            self.output.push(',');
        }
        self.follows = true;
    }

    /// Writes a value that others stand in.
    fn nest(
        &mut self,
        schema: &Schema<'_>,
        (open, close): (char, char),
        place: Place,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.begin(schema);
        self.output.push(open);
        let around = (self.place, self.follows);
        (self.place, self.follows) = (place, false);
        write(self)?;
        (self.place, self.follows) = around;
        self.output.push(close);
        Ok(())
    }

    /// Leaves a value to the codec. It writes a list with the value in it, since it would put the name of
    /// a member before one that stands alone.
    fn leave(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        let mut serializer = self.codec.create_serializer();
        serializer.write_list(schema, write)?;
        let written = String::from_utf8(serializer.finish())
            .map_err(|error| SerdeError::write_failed(error.to_string()))?;
        let (_, list) = written.split_once('[').unwrap_or(("", &written));
        self.begin(schema);
        self.output.push_str(list.strip_suffix(']').unwrap_or(list));
        Ok(())
    }

    fn value(&mut self, schema: &Schema<'_>) -> JsonValueWriter<'_> {
        self.begin(schema);
        JsonValueWriter::new(&mut self.output)
    }
}

/// Whether there is nothing to escape in text. All of it is looked at, which the processor does for many
/// bytes at a time.
fn is_plain(text: &str) -> bool {
    let is_plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
    text.bytes().fold(true, |before, byte| before & is_plain(byte))
}

/// Implements the methods for whole numbers.
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

/// Implements the methods for values that are left to the codec.
macro_rules! left {
    ($($write:ident($value:ty);)*) => {
        $(
            fn $write(&mut self, schema: &Schema<'_>, value: $value) -> Result<(), SerdeError> {
                self.leave(schema, &|serializer| serializer.$write(schema, value))
            }
        )*
    };
}

impl ShapeSerializer for Serializer<'_> {
    fn write_struct(
        &mut self,
        schema: &Schema<'_>,
        value: &dyn SerializableStruct,
    ) -> Result<(), SerdeError> {
        self.nest(schema, ('{', '}'), Place::Member, |inner| value.serialize_members(inner))
    }

    fn write_list(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.nest(schema, ('[', ']'), Place::Item, |inner| write(inner))
    }

    fn write_map(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.nest(schema, ('{', '}'), Place::Key, |inner| write(inner))
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        let is_key = matches!(self.place, Place::Key);
        let writer = self.value(schema);
        match is_plain(value) {
            true => writer.string_unchecked(value),
            false => writer.string(value),
        }
        if is_key {
            self.output.push(':');
            self.place = Place::Value;
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

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        self.leave(schema, &|serializer| serializer.write_blob(schema, value.clone()))
    }

    /// Timestamps are truncated to milliseconds, as the specification says.
    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        let value = timestamp::in_milliseconds(value);
        self.leave(schema, &|serializer| serializer.write_timestamp(schema, &value))
    }

    integers! {
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
    }

    left! {
        write_float(f32);
        write_double(f64);
        write_big_integer(&BigInteger);
        write_big_decimal(&BigDecimal);
        write_document(&Document);
    }
}
