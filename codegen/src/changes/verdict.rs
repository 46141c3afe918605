//! The consequences of a change: for the wire, for the source of programs, and for the crate's version.
//!
//! - A change **breaks the wire** if a client of the old revision that talks to the new service is
//!   refused, or misreads a response. The rules in this module decide it from the model.
//! - It **breaks the source** if a program that uses the crate of the old revision does not compile
//!   against that of the new one. The [listings](crate::api) of the two crates' public APIs decide it: the
//!   change that an item's difference is attributed to breaks the source if that item was removed or
//!   differs.
//!
//! The version follows from the source alone. A service that refuses values it used to accept refuses them
//! from programs on the old crate as well, so the new crate makes nothing worse. A difference in behavior,
//! such as another default, is a minor version.
//!
//! # Comparison with `smithy-diff`
//!
//! [`smithy-diff`](https://smithy.io/2.0/guides/smithy-diff.html) is Smithy's own comparison. Its errors
//! break the wire or the source here too, with these exceptions. It speaks of all clients, servers and
//! languages; this crate knows its own:
//!
//! - *Inputs and outputs of other shapes* (`ChangedOperationInput`, `ChangedOperationOutput`, `@input`,
//!   `@output`): types are named after the operation, so the shape's name does not matter, and the
//!   shapes are compared member by member.
//! - *Stricter constraints* (`ChangedLengthTrait`, `ChangedRangeTrait`) break where the service accepts
//!   values, not where it returns them. `smithy-diff` only notes new constraints and changed patterns;
//!   here, the accepted values are [compared](super::AcceptedValues).
//! - *New enum values before the end* (`ChangedEnumTrait`): enums have no numbers. Old values in another
//!   order do break, since enums implement `Ord`.
//! - *Another order of members* (`ChangedMemberOrder`): fields and variants are found by name.
//! - *Targets of other names* (`ChangedMemberTarget`): types are named without the namespace, and simple
//!   shapes, lists and maps have no names in Rust.
//! - *`@jsonName`, `@http…`, `@xml…`* matter for protocols that use them. *`@httpError`*: clients know
//!   an error by its code. *`@mediaType`*, *`@resourceIdentifier`*, resources and their bindings,
//!   metadata: the generated crate does not depend on them.
//! - *Removed errors* (`RemovedOperationError`, `RemovedServiceError`) are warnings there and breaking
//!   here, since programs match on them.

use super::words::capitalized;

/// The consequences of a change for callers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The reason why clients of the old revision fail with the new service, if they do.
    pub wire: Option<&'static str>,
    /// The reason why programs on the old crate fail with the new one, if they do.
    pub source: Option<String>,
    /// The version version_bump that follows from this change alone.
    pub version_bump: VersionBump,
    /// The reason why nothing breaks.
    pub(super) note: &'static str,
}

/// A version_bump of a version, in the sense of [semantic versioning](https://semver.org).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionBump {
    /// The crate is the same.
    None,
    /// Nothing that programs name has changed.
    Patch,
    /// There is more than before.
    Minor,
    /// Programs may have to change.
    Major,
}

impl VersionBump {
    /// The step's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl Verdict {
    /// Whether clients of the old revision fail with the new service.
    pub fn breaks_wire(&self) -> bool {
        self.wire.is_some()
    }

    /// Whether programs on the old crate fail with the new one.
    pub fn breaks_source(&self) -> bool {
        self.source.is_some()
    }

    /// The reason, in one sentence.
    pub fn why(&self) -> String {
        let clause = match (self.wire, self.source.as_deref()) {
            (Some(wire), Some(source)) => format!("{wire}, and {source}"),
            (Some(only), None) | (None, Some(only)) => only.to_owned(),
            (None, None) => self.note.to_owned(),
        };
        format!("{}.", capitalized(&clause))
    }
}
