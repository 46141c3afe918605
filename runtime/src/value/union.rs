//! Unions: exactly one member is set.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};

/// Reads a member of a union after another member was read. Members that are null or unknown to the model
/// are skipped.
///
/// # Errors
///
/// The member has a value, so that two members are set.
#[doc(hidden)]
pub fn second_member(
    member: &Schema<'_>,
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<(), SerdeError> {
    if member.member_index().is_none() {
        return Ok(());
    }
    if deserializer.is_null() {
        return deserializer.read_null();
    }
    Err(SerdeError::custom("expected a union with one member, found a second one"))
}
