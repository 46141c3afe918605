//! Slots: structure members, list items and map values, which may be empty.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer, ShapeSerializer};

use super::Value;

/// A place for a value: either a value that is always present, or an [`Option`].
///
/// An empty structure member is not written. An empty item of a sparse list or map is written as null.
#[doc(hidden)]
pub trait Slot: Sized {
    /// Whether the slot can be empty.
    const MAY_BE_EMPTY: bool;

    /// Whether the slot can hold null as a value.
    const HOLDS_NULL: bool;

    /// Returns a slot before a value is put in.
    fn initial() -> Self;

    /// Writes the slot as a structure member.
    ///
    /// # Errors
    ///
    /// See [`Value::write`].
    fn write_member(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError>;

    /// Writes the slot as an item of a list or map.
    ///
    /// # Errors
    ///
    /// See [`Value::write`].
    fn write_item(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError>;

    /// Reads a slot that holds a value.
    ///
    /// # Errors
    ///
    /// See [`Value::read`].
    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError>;

    /// Replaces the slot's content with a value that is read. On failure, the slot does not keep a partial value.
    ///
    /// # Errors
    ///
    /// See [`Value::read`].
    fn read_into(
        &mut self,
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError>;

    /// Reads an item. Returns `None` for null if the slot can't be empty: Smithy requires clients to skip
    /// unexpected nulls.
    ///
    /// # Errors
    ///
    /// See [`Value::read`].
    fn read_item(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Option<Self>, SerdeError> {
        if Self::HOLDS_NULL || !deserializer.is_null() {
            return Self::read(schema, deserializer).map(Some);
        }
        deserializer.read_null()?;
        Ok(Self::MAY_BE_EMPTY.then(Self::initial))
    }
}

impl<T: Value> Slot for T {
    const MAY_BE_EMPTY: bool = false;
    const HOLDS_NULL: bool = T::HAS_NULL;

    fn initial() -> Self {
        Value::initial()
    }

    fn write_member(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        self.write(schema, serializer)
    }

    fn write_item(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        self.write(schema, serializer)
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        Value::read(schema, deserializer)
    }

    fn read_into(
        &mut self,
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError> {
        *self = Value::read(schema, deserializer)?;
        Ok(())
    }
}

impl<T: Value> Slot for Option<T> {
    const MAY_BE_EMPTY: bool = true;
    const HOLDS_NULL: bool = false;

    fn initial() -> Self {
        None
    }

    fn write_member(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        match self {
            Some(value) => value.write(schema, serializer),
            None => Ok(()),
        }
    }

    fn write_item(
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
        Ok(Some(Value::read(schema, deserializer)?))
    }

    fn read_into(
        &mut self,
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError> {
        let result = self.insert(T::initial()).read_into(schema, deserializer);
        if result.is_err() {
            *self = None;
        }
        result
    }
}

/// A structure member of any type that can be written.
#[doc(hidden)]
pub trait WriteMember {
    /// Writes the member.
    ///
    /// # Errors
    ///
    /// See [`Value::write`].
    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError>;
}

impl<T: Slot> WriteMember for T {
    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        self.write_member(schema, serializer)
    }
}
