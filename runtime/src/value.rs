//! Serialization of Rust types through schemas.
//!
//! The macros of this crate implement [`Value`] for generated structures, unions and enums; this module
//! implements it for simple shapes, lists and maps. The protocol's serializer determines the format.

mod collections;
pub(crate) mod mismatch;
pub(crate) mod number;
pub(crate) mod path;
pub(crate) mod scratch;
mod simple;
mod slot;
#[cfg(feature = "serde")]
pub(crate) mod strict;
pub(crate) mod timestamp;
pub(crate) mod union;
mod unknown;

pub use scratch::read_enum;
pub use slot::{Slot, WriteMember};
pub use union::second_member;
#[cfg(any(feature = "input-validation", feature = "serde"))]
pub(crate) use unknown::why_unsendable;
pub use unknown::{UnknownValue, unknown_union_member};

use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
use aws_smithy_schema::{Schema, ShapeType};

/// A type that is written and read through a schema.
pub trait Value: Sized {
    /// The type of the value in its schema.
    const TYPE: ShapeType;

    /// Whether null is a value of the type rather than the absence of a value.
    const HAS_NULL: bool = false;

    /// Returns the value that replaces a missing required one by Smithy's client error correction: zero, an
    /// empty value or an unknown value.
    ///
    /// See <https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>.
    fn initial() -> Self;

    /// Returns whether the value is null.
    fn is_null(&self) -> bool {
        false
    }

    /// Writes the value; `schema` is the schema of the member that holds it.
    ///
    /// # Errors
    ///
    /// The serializer's format can't represent the value.
    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError>;

    /// Reads a value; `schema` is the schema of the member that holds it.
    ///
    /// The input is malformed or has another type.
    ///
    /// The input is malformed or holds a value of another type.
    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError>;

    /// Reads a value into this one, which must be [initial](Self::initial).
    ///
    /// # Errors
    ///
    /// See [`Value::read`].
    fn read_into(
        &mut self,
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError> {
        *self = Self::read(schema, deserializer)?;
        Ok(())
    }
}

/// A structure or union.
pub trait Structure: SerializableStruct + ReadMember + Value {
    /// The schema.
    const SCHEMA: &'static Schema<'static>;

    /// The positions of the required members, in ascending order.
    const REQUIRED: &'static [usize] = &[];

    /// Whether the structure is the input of an operation.
    const IS_INPUT: bool = false;

    /// Returns the idempotency token, if the structure has a member for it.
    fn idempotency_token(&mut self) -> Option<&mut Option<String>> {
        None
    }
}

/// A type that is read member by member.
pub trait ReadMember {
    /// Reads the value of one member. Leaves the value of a member that the model lacks, whose schema has no index, to
    /// the deserializer.
    ///
    /// # Errors
    ///
    /// The input is malformed or has another type.
    fn read_member(
        &mut self,
        member: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError>;

    /// Returns the path of the Rust type, for error messages.
    fn type_name(&self) -> &'static str {
        std::any::type_name::<Self>()
    }
}

/// Reads a structure or union.
///
/// # Errors
///
/// See [`Value::read`].
pub fn read_structure<T: Structure>(
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<T, SerdeError> {
    read_new(T::SCHEMA, deserializer)
}

/// Reads into a new value and returns it.
///
/// # Errors
///
/// See [`Value::read_into`].
#[doc(hidden)]
pub fn read_new<T: Value>(
    schema: &Schema<'_>,
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<T, SerdeError> {
    let mut value = T::initial();
    match value.read_into(schema, deserializer) {
        Ok(()) => Ok(value),
        Err(error) => Err(error),
    }
}

/// Reads the members of a structure or union. `required` has the positions of the required ones.
///
/// # Errors
///
/// The input is malformed or a member's value has another type. A strict deserializer also reports missing required
/// members and unknown ones.
#[doc(hidden)]
pub fn read_members(
    value: &mut dyn ReadMember,
    schema: &Schema<'_>,
    required: &[usize],
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<(), SerdeError> {
    deserializer.read_struct(schema, &mut |member, deserializer| {
        #[cfg(feature = "serde")]
        if strict::is_inventory(member) {
            return strict::check(member, schema, required, value.type_name());
        }
        // Only `serde` has a strict deserializer.
        #[cfg(not(feature = "serde"))]
        let _ = required;
        value.read_member(member, deserializer)
    })
}

/// Reads all readable members of a structure and leaves the others unchanged.
#[doc(hidden)]
pub fn read_readable_members(
    value: &mut dyn ReadMember,
    schema: &Schema<'_>,
    deserializer: &mut dyn ShapeDeserializer,
) {
    let _malformed = deserializer.read_struct(schema, &mut |member, deserializer| {
        let _unreadable = value.read_member(member, deserializer);
        Ok(())
    });
}

/// Writes the members of a structure.
///
/// # Errors
///
/// See [`Value::write`].
#[doc(hidden)]
pub fn write_members(
    schemas: &[&Schema<'_>],
    members: &[&dyn WriteMember],
    serializer: &mut dyn ShapeSerializer,
) -> Result<(), SerdeError> {
    schemas.iter().zip(members).try_for_each(|(schema, member)| member.write(schema, serializer))
}

/// Parses a number of arbitrary precision from a model, such as a default, which the generator has validated.
#[doc(hidden)]
pub fn big_number<T: std::str::FromStr + Default>(digits: &str) -> T {
    digits.parse().unwrap_or_default()
}

/// Boxes break up types that contain themselves.
impl<T: Value> Value for Box<T> {
    const TYPE: ShapeType = T::TYPE;

    fn initial() -> Self {
        Self::new(T::initial())
    }

    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        (**self).write(schema, serializer)
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        T::read(schema, deserializer).map(Self::new)
    }

    fn read_into(
        &mut self,
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError> {
        (**self).read_into(schema, deserializer)
    }
}

/// `smithy.api#Unit`, a possible member of unions.
impl Value for () {
    const TYPE: ShapeType = ShapeType::Structure;

    fn initial() -> Self {}

    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        serializer.write_struct(schema, &Unit)
    }

    fn read(
        _schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        read_members(&mut Unit, &aws_smithy_schema::prelude::UNIT, &[], deserializer)
    }
}

struct Unit;

impl SerializableStruct for Unit {
    fn schema(&self) -> &Schema<'_> {
        &aws_smithy_schema::prelude::UNIT
    }

    fn serialize_members(&self, _serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        Ok(())
    }
}

impl ReadMember for Unit {
    fn read_member(
        &mut self,
        _member: &Schema<'_>,
        _deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<(), SerdeError> {
        Ok(())
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
