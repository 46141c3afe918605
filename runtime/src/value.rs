//! Values: how each Rust type is written and read through a schema.
//!
//! Generated structures, unions and enums implement [`Value`]; so do the types of simple shapes,
//! lists and maps, here. The format is the protocol's business, which stands behind the serializer.

mod collections;
mod simple;
mod unknown;

pub use unknown::UnknownValue;

use std::str::FromStr;

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
use aws_smithy_types::{BigDecimal, BigInteger};

/// A type that can be written and read through a schema.
pub trait Value: Sized {
    /// Whether the type has a value of its own for null, as items of sparse lists and maps have.
    const NULLABLE: bool = false;

    /// Writes the value; `schema` is the schema of the member that holds it.
    ///
    /// # Errors
    ///
    /// The value can't be expressed in the serializer's format.
    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError>;

    /// Reads a value; `schema` is the schema of the member that holds it.
    ///
    /// # Errors
    ///
    /// The input is malformed or holds a value of another type.
    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError>;
}

/// A structure or union, which is read member by member.
pub trait Structure: SerializableStruct + Sized {
    /// The schema.
    const SCHEMA: &'static Schema<'static>;

    /// The value before any member was read: defaults where the model gives them, required members as
    /// Smithy's client error correction says, everything else absent; an unknown member of a union.
    ///
    /// See <https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>.
    fn initial() -> Self;

    /// Reads the value of one member; a member that the model does not have is left alone.
    ///
    /// # Errors
    ///
    /// The input is malformed or holds a value of another type.
    fn read_member(
        &mut self,
        member: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError>;
}

/// Reads a structure.
///
/// # Errors
///
/// The input is malformed or holds a value of another type than its member has.
pub fn read_structure<T: Structure>(
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<T, SerdeError> {
    let mut value = T::initial();
    deserializer.read_struct(T::SCHEMA, &mut |member, deserializer| {
        value.read_member(member, deserializer)
    })?;
    Ok(value)
}

/// Writes an optional member: nothing where it is absent.
///
/// # Errors
///
/// Those of [`Value::write`].
pub fn write_optional<T: Value>(
    value: &Option<T>,
    schema: &Schema<'_>,
    serializer: &mut dyn ShapeSerializer,
) -> Result<(), SerdeError> {
    match value {
        Some(value) => value.write(schema, serializer),
        None => Ok(()),
    }
}

impl<T: Structure> Value for T {
    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        serializer.write_struct(schema, self)
    }

    fn read(
        _schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        read_structure(deserializer)
    }
}

/// An item of a sparse list or map, where null is a value. Members that may be absent are no values;
/// they are written with [`write_optional`].
impl<T: Value> Value for Option<T> {
    const NULLABLE: bool = true;

    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        match self {
            Some(value) => value.write(schema, serializer),
            None => serializer.write_null(schema),
        }
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        if deserializer.is_null() {
            return deserializer.read_null().map(|()| None);
        }
        T::read(schema, deserializer).map(Some)
    }
}

/// Writes the value of a union's member that holds nothing: an empty structure.
///
/// # Errors
///
/// Those of the serializer.
pub fn write_unit(
    schema: &Schema<'_>,
    serializer: &mut dyn ShapeSerializer,
) -> Result<(), SerdeError> {
    serializer.write_struct(schema, &Unit)
}

/// `smithy.api#Unit`.
struct Unit;

impl SerializableStruct for Unit {
    fn schema(&self) -> &Schema<'_> {
        &aws_smithy_schema::prelude::UNIT
    }

    fn serialize_members(&self, _serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        Ok(())
    }
}

/// The error of sending a union of which only a later version of the client knows the member.
pub fn unknown_union_member(union: &str) -> SerdeError {
    SerdeError::custom(format!(
        "the member of {union} that is set is unknown to this version of the client, so it can't be sent"
    ))
}

/// A big integer that a model gives as a default.
pub fn big_integer(text: &str) -> BigInteger {
    BigInteger::from_str(text).unwrap_or_default()
}

/// A big decimal that a model gives as a default.
pub fn big_decimal(text: &str) -> BigDecimal {
    BigDecimal::from_str(text).unwrap_or_default()
}
