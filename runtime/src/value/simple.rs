//! Simple shapes.

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::Value;

/// Implements [`Value`] for types that serializers and deserializers handle directly.
macro_rules! simple_values {
    ($($type:ty as $shape:ident = $initial:expr, $write:ident($($how:tt)?), $read:ident;)*) => {
        $(
            impl Value for $type {
                const TYPE: ShapeType = ShapeType::$shape;

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
    bool as Boolean = false, write_boolean(*), read_boolean;
    i8 as Byte = 0, write_byte(*), read_byte;
    i16 as Short = 0, write_short(*), read_short;
    i32 as Integer = 0, write_integer(*), read_integer;
    i64 as Long = 0, write_long(*), read_long;
    f32 as Float = 0.0, write_float(*), read_float;
    f64 as Double = 0.0, write_double(*), read_double;
    BigInteger as BigInteger = Self::default(), write_big_integer(), read_big_integer;
    BigDecimal as BigDecimal = Self::default(), write_big_decimal(), read_big_decimal;
    String as String = Self::new(), write_string(), read_string;
    DateTime as Timestamp = Self::from_secs(0), write_timestamp(), read_timestamp;
}

impl Value for Document {
    const TYPE: ShapeType = ShapeType::Document;
    const HAS_NULL: bool = true;

    fn initial() -> Self {
        Self::Null
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Null)
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
    const TYPE: ShapeType = ShapeType::Blob;

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
