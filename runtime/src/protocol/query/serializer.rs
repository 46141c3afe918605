//! Serialization of inputs as forms.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::mem;

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::dialect::Dialect;
use crate::value::timestamp;

/// All characters except for the unreserved ones of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(super) struct Serializer {
    dialect: Dialect,
    output: String,
    /// The name of the value that contains the next one, without its position.
    prefix: String,
    position: Position,
}

/// The position of the next value.
enum Position {
    /// The top level.
    Root,
    /// In a structure or union.
    Member,
    /// In a list, after a number of items.
    Item(usize),
    /// In a map, after a number of entries.
    Key(usize, EntryNames),
    /// In a map, after the key of the entry with this number.
    Value(usize, EntryNames),
}

/// The names of an entry's parts.
struct EntryNames {
    key: String,
    value: String,
}

type Write<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

impl Serializer {
    pub(super) fn new(dialect: Dialect, operation: &str, version: &str) -> Self {
        let mut output = "Action=".to_owned();
        output.extend(utf8_percent_encode(operation, RESERVED));
        output.push_str("&Version=");
        output.extend(utf8_percent_encode(version, RESERVED));
        Self { dialect, output, prefix: String::new(), position: Position::Root }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.output.into_bytes()
    }

    /// Takes the name of the next value within its container.
    fn next_name<'s>(&mut self, schema: &'s Schema<'_>) -> Cow<'s, str> {
        match mem::replace(&mut self.position, Position::Root) {
            Position::Root => "".into(),
            Position::Member => {
                self.position = Position::Member;
                self.dialect.name_of(schema)
            }
            Position::Item(count) => {
                self.position = Position::Item(count + 1);
                (count + 1).to_string().into()
            }
            Position::Key(count, names) => {
                let name = format!("{}.{}", count + 1, names.key);
                self.position = Position::Value(count + 1, names);
                name.into()
            }
            Position::Value(number, names) => {
                let name = format!("{number}.{}", names.value);
                self.position = Position::Key(number, names);
                name.into()
            }
        }
    }

    /// Writes a value below a name.
    fn within(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let length = self.prefix.len();
        if !self.prefix.is_empty() && !name.is_empty() {
            self.prefix.push('.');
        }
        self.prefix.push_str(name);
        write(self)?;
        self.prefix.truncate(length);
        Ok(())
    }

    /// Writes the contents of a structure, list or map.
    fn nest(
        &mut self,
        position: Position,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let outer = mem::replace(&mut self.position, position);
        write(self)?;
        self.position = outer;
        Ok(())
    }

    fn simple(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        let name = self.next_name(schema);
        self.within(&name, |serializer| {
            serializer.parameter(value);
            Ok(())
        })
    }

    /// Writes a parameter whose name is the prefix.
    fn parameter(&mut self, value: &str) {
        let name = utf8_percent_encode(&self.prefix, RESERVED);
        let value = utf8_percent_encode(value, RESERVED);
        // Writing to a string does not fail.
        let _ = write!(self.output, "&{name}={value}");
    }
}

/// Returns the name of a map's keys or values.
fn name_of_part(part: Option<&Schema<'_>>, default: &str) -> String {
    let renamed = part.and_then(|part| part.xml_name());
    renamed.map_or(default, |name| name.value()).to_owned()
}

/// Implements the methods for numbers.
macro_rules! numbers {
    ($($write:ident($value:ty);)*) => {
        $(
            fn $write(&mut self, schema: &Schema<'_>, value: $value) -> Result<(), SerdeError> {
                self.simple(schema, Encoder::from(value).encode())
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
        let name = self.next_name(schema);
        self.within(&name, |inner| {
            inner.nest(Position::Member, |inner| value.serialize_members(inner))
        })
    }

    fn write_list(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        let name = self.next_name(schema);
        let name_of_items = self.dialect.name_of_items(schema).unwrap_or_default();
        self.within(&name, |list| {
            let length = list.output.len();
            list.within(name_of_items, |items| {
                items.nest(Position::Item(0), |inner| write(inner))
            })?;
            if list.output.len() == length && list.dialect.has_empty_lists() {
                list.parameter("");
            }
            Ok(())
        })
    }

    fn write_map(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        if !self.dialect.has_maps() {
            return Err(SerdeError::unsupported("the protocol ec2Query has no maps"));
        }
        let names = EntryNames {
            key: name_of_part(schema.key(), "key"),
            value: name_of_part(schema.member(), "value"),
        };
        let name_of_entries = if schema.xml_flattened() { "" } else { "entry" };
        let name = self.next_name(schema);
        self.within(&name, |map| {
            map.within(name_of_entries, |entries| {
                entries.nest(Position::Key(0, names), |inner| write(inner))
            })
        })
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<(), SerdeError> {
        self.simple(schema, if value { "true" } else { "false" })
    }

    numbers! {
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
        write_float(f32);
        write_double(f64);
    }

    fn write_big_integer(
        &mut self,
        schema: &Schema<'_>,
        value: &BigInteger,
    ) -> Result<(), SerdeError> {
        self.simple(schema, value.as_ref())
    }

    fn write_big_decimal(
        &mut self,
        schema: &Schema<'_>,
        value: &BigDecimal,
    ) -> Result<(), SerdeError> {
        self.simple(schema, value.as_ref())
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.simple(schema, value)
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        self.simple(schema, &base64::encode(value))
    }

    /// Truncates the timestamp to milliseconds, as the specification requires.
    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        let format = timestamp::format_or(schema, Format::DateTime);
        let text = timestamp::in_milliseconds(value).fmt(format).map_err(|error| {
            SerdeError::write_failed(format!("failed to format timestamp: {error}"))
        })?;
        self.simple(schema, &text)
    }

    fn write_document(&mut self, _: &Schema<'_>, _: &Document) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("forms have no documents"))
    }

    /// Leaves out the value, and in lists its position.
    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        if let Position::Value(..) = self.position {
            self.next_name(schema);
        }
        Ok(())
    }
}
