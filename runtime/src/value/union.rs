//! Unions: exactly one member is set.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};

/// Handles a further member of a union after one has been read. Skips members that are null or unknown to the
/// model.
///
/// # Errors
///
/// The member has a value, so the union has two.
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
