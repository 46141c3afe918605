//! Unions: exactly one member is set.
//!
//! The specification requires that "exactly one member of a union MUST be set"
//! (<https://smithy.io/2.0/spec/aggregate-types.html#union-member-presence>), and that a deserializer ignores a member
//! `__type` that the union lacks
//! (<https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#shape-serialization>). A member that is null is not
//! set. A member unknown to the model is set nevertheless, because the service may have added it: Smithy's protocol test
//! `RestJsonMalformedUnionKnownAndUnknownFieldsSet` rejects it next to a known one.

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};

/// The member that may state the type of a structure or union.
const TYPE: &str = "__type";

/// The treatment of a serialized member of a structure or union.
pub(crate) enum Treatment<'s> {
    /// Its value is read with this schema.
    Read(&'s Schema<'s>),
    /// It sets an unknown member of a union. Its value is skipped.
    Unknown,
    /// It is skipped.
    Skip,
}

/// The members found in a serialized structure or union.
#[derive(Debug)]
pub(crate) struct Members {
    is_union: bool,
    is_set: bool,
    /// The position of the member after the last known one.
    expected: usize,
}

impl Members {
    /// Returns the state before the first member.
    pub(crate) fn of(schema: &Schema<'_>) -> Self {
        Self { is_union: schema.shape_type() == ShapeType::Union, is_set: false, expected: 0 }
    }

    /// Finds a known member. Starts after the last one, because services usually keep the order of the model.
    #[inline]
    pub(crate) fn find<'s>(
        &mut self,
        shape: &'s Schema<'_>,
        is_wanted: impl Fn(&Schema<'_>) -> bool,
    ) -> Option<&'s Schema<'s>> {
        let members = shape.members();
        let (before, after) = members.split_at(self.expected.min(members.len()));
        let found = after.iter().chain(before).copied().find(|member| is_wanted(member))?;
        self.expected = found.member_index().map_or(0, |position| position + 1);
        Some(found)
    }

    /// Returns whether a member unknown to the model is ignored even by strict deserializers.
    #[cfg(feature = "serde")]
    pub(crate) fn ignores(&self, name: &str) -> bool {
        self.is_union && name == TYPE
    }

    /// Returns whether every known member is read: a short cut for [`next`](Self::next).
    #[inline]
    pub(crate) fn reads_known(&self, is_null: bool) -> bool {
        !self.is_union && !is_null
    }

    /// Returns the treatment of the next member. `known` is its schema in the model.
    ///
    /// # Errors
    ///
    /// The member is the second one that is set in a union.
    pub(crate) fn next<'s>(
        &mut self,
        name: &str,
        known: Option<&'s Schema<'s>>,
        is_null: bool,
    ) -> Result<Treatment<'s>, SerdeError> {
        // Null is a document's value, but unset members of a union may be written as null too.
        let is_value = |member: &&Schema<'_>| {
            !is_null || member.shape_type() == ShapeType::Document && !self.is_set
        };
        let treatment = match known {
            Some(_) => known.filter(is_value).map_or(Treatment::Skip, Treatment::Read),
            None if !self.is_union || is_null || name == TYPE => Treatment::Skip,
            None => Treatment::Unknown,
        };
        if self.is_union && !is_null && !matches!(treatment, Treatment::Skip) {
            if self.is_set {
                return Err(second());
            }
            self.is_set = true;
        }
        Ok(treatment)
    }
}

/// Handles a further member of a union after one has been read. Skips a member that is null.
///
/// # Errors
///
/// The member is set, so the union has two.
#[doc(hidden)]
pub fn second_member(
    member: &Schema<'_>,
    deserializer: &mut dyn ShapeDeserializer,
) -> Result<(), SerdeError> {
    if member.member_index().is_some() && deserializer.is_null() {
        return deserializer.read_null();
    }
    Err(second())
}

fn second() -> SerdeError {
    SerdeError::custom("expected a union with one member, found a second one")
}
