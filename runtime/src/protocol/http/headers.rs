//! Errors about headers of responses.

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use crate::value::mismatch::{
    BLOB, BOOLEAN, DECIMAL, INTEGER, NUMBER, OTHER_TEXT, STRING, TIMESTAMP, mismatch,
};
use crate::value::number::Integer;

/// Reads a response with the deserializer of `aws-smithy-schema`, whose errors about headers are replaced: they contain
/// the type names of libraries.
pub(in crate::protocol) struct Response<'a>(Box<dyn ShapeDeserializer + 'a>);

impl<'a> Response<'a> {
    pub(in crate::protocol) fn new(inner: Box<dyn ShapeDeserializer + 'a>) -> Self {
        Self(inner)
    }
}

/// Creates the error of a header that can't be read, if the member is bound to one.
fn unreadable(member: &Schema<'_>) -> Option<SerdeError> {
    let name = match (member.http_header(), member.http_prefix_headers()) {
        (Some(header), _) => header.value().to_owned(),
        (None, Some(prefix)) => format!("{}…", prefix.value()),
        (None, None) => return None,
    };
    let value = member.member().unwrap_or(member);
    let error = mismatch(expected(value.shape_type()), OTHER_TEXT);
    Some(SerdeError::custom(format!("header `{name}`: {error}")))
}

fn expected(of: ShapeType) -> &'static str {
    match of {
        ShapeType::Boolean => BOOLEAN,
        ShapeType::Byte => i8::NAME,
        ShapeType::Short => i16::NAME,
        ShapeType::Integer => i32::NAME,
        ShapeType::Long => i64::NAME,
        ShapeType::Float | ShapeType::Double => NUMBER,
        ShapeType::BigInteger => INTEGER,
        ShapeType::BigDecimal => DECIMAL,
        ShapeType::Blob => BLOB,
        ShapeType::Timestamp => TIMESTAMP,
        _ => STRING,
    }
}

/// Implements the methods that only pass values on.
macro_rules! pass_on {
    ($($read:ident -> $type:ty;)*) => {
        $(
            fn $read(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
                self.0.$read(schema)
            }
        )*
    };
}

impl ShapeDeserializer for Response<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let mut cause = None;
        let result = self.0.read_struct(schema, &mut |member, value| {
            let result = state(member, value);
            cause = result.as_ref().err().and_then(|_| unreadable(member));
            result
        });
        result.map_err(|error| cause.unwrap_or(error))
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.0.read_list(schema, state)
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.0.read_map(schema, state)
    }

    pass_on! {
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_string -> String;
        read_blob -> Blob;
        read_timestamp -> DateTime;
        read_document -> Document;
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        self.0.read_null()
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.0.skip_value()
    }

    fn container_size(&self) -> Option<usize> {
        self.0.container_size()
    }
}
