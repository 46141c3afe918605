//! Values: how each Rust type is written and read through a schema.
//!
//! Generated structures, unions and enums implement [`Value`] through the crate's macros; the types of
//! simple shapes, lists and maps implement it here. The format is the protocol's business, which stands
//! behind the serializer.

mod collections;
pub(crate) mod number;
pub(crate) mod place;
mod simple;
mod slot;
pub(crate) mod timestamp;
mod union;
mod unknown;

pub use slot::{Slot, WriteMember};
pub use union::second_member;
pub(crate) use unknown::why_unsendable;
pub use unknown::{UnknownValue, unknown_union_member};

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};

/// A type that can be written and read through a schema.
pub trait Value: Sized {
    /// Whether null is one of the values, and not the absence of one.
    const HAS_NULL: bool = false;

    /// What stands for a value that has to be there and isn't, as Smithy's client error correction says:
    /// zero, empty, an unknown value.
    ///
    /// See <https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>.
    fn initial() -> Self;

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

    /// Reads a value into this one, into which none has been read before.
    ///
    /// # Errors
    ///
    /// Those of [`Value::read`].
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
}

/// What is read member by member.
pub trait ReadMember {
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

/// Reads a structure or union.
///
/// # Errors
///
/// Those of [`Value::read`].
pub fn read_structure<T: Structure>(
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<T, SerdeError> {
    read_new(T::SCHEMA, deserializer)
}

/// Reads a value that is made for it.
///
/// # Errors
///
/// Those of [`Value::read_into`].
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

/// Reads the members of a structure or union.
///
/// # Errors
///
/// The input is malformed or holds a value of another type than its member has.
#[doc(hidden)]
pub fn read_members(
    value: &mut dyn ReadMember,
    schema: &Schema<'_>,
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<(), SerdeError> {
    deserializer
        .read_struct(schema, &mut |member, deserializer| value.read_member(member, deserializer))
}

/// Reads the members of a structure that can be read, and leaves the others as they are.
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

/// Where the members with the positions 0, 1 and so on stand, among members of which each has the given
/// position.
#[doc(hidden)]
pub const fn order<const N: usize>(positions: [usize; N]) -> [usize; N] {
    let mut order = [0; N];
    let mut at = 0;
    while at < N {
        order[positions[at]] = at;
        at += 1;
    }
    order
}

/// The schemas of members in the order of their positions.
#[doc(hidden)]
pub const fn members_in_order<const N: usize>(
    each: &'static [Schema<'static>; N],
    order: &[usize; N],
) -> [&'static Schema<'static>; N] {
    let mut members = [&aws_smithy_schema::prelude::STRING; N];
    let mut position = 0;
    while position < N {
        members[position] = &each[order[position]];
        position += 1;
    }
    members
}

/// Writes the members of a structure, each with its schema: the members as they stand in the structure, in
/// the order of their schemas.
///
/// # Errors
///
/// A value can't be expressed in the serializer's format.
#[doc(hidden)]
pub fn write_members(
    schemas: &[&Schema<'_>],
    order: &[usize],
    members: &[&dyn WriteMember],
    serializer: &mut dyn ShapeSerializer,
) -> Result<(), SerdeError> {
    let in_order = order.iter().filter_map(|at| members.get(*at));
    schemas.iter().zip(in_order).try_for_each(|(schema, member)| member.write(schema, serializer))
}

/// A big number of a model, such as a default, which the generator has made sure to be one.
#[doc(hidden)]
pub fn big_number<T: std::str::FromStr + Default>(digits: &str) -> T {
    digits.parse().unwrap_or_default()
}

/// A value whose type contains itself.
impl<T: Value> Value for Box<T> {
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

/// `smithy.api#Unit`, which members of unions can hold.
impl Value for () {
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
        deserializer.read_struct(&aws_smithy_schema::prelude::UNIT, &mut |_, _| Ok(()))
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

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros make methods for crates that others use")]
mod tests;
