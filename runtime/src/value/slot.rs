//! Slots: the places of values in structures, lists and maps, which may be empty.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer, ShapeSerializer};

use super::Value;

/// A place for a value: one that always holds a value, or an [`Option`].
///
/// An empty member of a structure is not written at all; an empty item of a (sparse) list or map is
/// written as null.
pub trait Slot: Sized {
    /// Whether the slot can be empty.
    const MAY_BE_EMPTY: bool;

    /// Whether null is a value that the slot can hold.
    const HOLDS_NULL: bool;

    /// The slot before anything was put into it.
    fn initial() -> Self;

    /// Writes the slot as a member.
    ///
    /// # Errors
    ///
    /// Those of [`Value::write`].
    fn write_member(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError>;

    /// Writes the slot as an item.
    ///
    /// # Errors
    ///
    /// Those of [`Value::write`].
    fn write_item(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError>;

    /// Reads a slot with a value in it.
    ///
    /// # Errors
    ///
    /// Those of [`Value::read`].
    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError>;

    /// Reads a value into the slot, in place of the one that it holds. If that fails, the slot doesn't hold
    /// a part of the value.
    ///
    /// # Errors
    ///
    /// Those of [`Value::read`].
    fn read_into(
        &mut self,
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError>;

    /// Reads an item, or nothing where it is null and the slot can't be empty: Smithy has clients pass
    /// over nulls that should not be there.
    ///
    /// # Errors
    ///
    /// Those of [`Value::read`].
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

/// A member of a structure as what is written, whatever its type.
pub trait WriteMember {
    /// Writes the member.
    ///
    /// # Errors
    ///
    /// Those of [`Value::write`].
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
