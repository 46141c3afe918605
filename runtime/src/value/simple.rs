//! Simple shapes.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::Value;

/// Implements [`Value`] for types that serializers and deserializers handle directly.
macro_rules! simple_values {
    ($($type:ty = $initial:expr, $write:ident($($how:tt)?), $read:ident;)*) => {
        $(
            impl Value for $type {
                fn initial() -> Self {
                    $initial
                }

                fn write(
                    &self,
                    schema: &Schema<'_>,
                    serializer: &mut dyn ShapeSerializer,
                ) -> Result<(), SerdeError> {
                    serializer.$write(schema, simple_values!(@pass self $($how)?))
                }

                fn read(
                    schema: &Schema<'_>,
                    deserializer: &mut dyn ShapeDeserializer,
                ) -> Result<Self, SerdeError> {
                    deserializer.$read(schema)
                }
            }
        )*
    };
    (@pass $value:ident *) => { *$value };
    (@pass $value:ident) => { $value };
}

simple_values! {
    bool = false, write_boolean(*), read_boolean;
    i8 = 0, write_byte(*), read_byte;
    i16 = 0, write_short(*), read_short;
    i32 = 0, write_integer(*), read_integer;
    i64 = 0, write_long(*), read_long;
    f32 = 0.0, write_float(*), read_float;
    f64 = 0.0, write_double(*), read_double;
    BigInteger = Self::default(), write_big_integer(), read_big_integer;
    BigDecimal = Self::default(), write_big_decimal(), read_big_decimal;
    String = Self::new(), write_string(), read_string;
    DateTime = Self::from_secs(0), write_timestamp(), read_timestamp;
}

impl Value for Document {
    const HAS_NULL: bool = true;

    fn initial() -> Self {
        Self::Null
    }

    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        serializer.write_document(schema, self)
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        deserializer.read_document(schema)
    }
}

impl Value for Blob {
    fn initial() -> Self {
        Self::new([])
    }

    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        serializer.write_blob(schema, self.clone())
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        deserializer.read_blob(schema)
    }
}
