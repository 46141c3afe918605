//! The consequences of a change for the wire, the source code of programs, and the crate's version.
//!
//! - A change **breaks the wire** if the new service rejects requests of an old client, or if the old client
//!   misreads responses of the new service. Rules decide this from the models.
//! - A change **breaks the source** if a program that uses the old crate doesn't compile with the new one.
//!   This is decided by comparing the [public APIs](crate::api) of the two crates: a change breaks the source
//!   if it causes a public item to be removed or changed.
//!
//! Only source breaks require a major version. If a service rejects values that it used to accept, it also
//! rejects them from programs that use the old crate, so the new crate makes nothing worse. A difference in
//! behavior, such as a changed default, is a minor version.
//!
//! # Comparison with `smithy-diff`
//!
//! [`smithy-diff`](https://smithy.io/2.0/guides/smithy-diff.html) is Smithy's own tool for comparing models.
//! It must consider all clients, servers and languages; this crate considers only the clients that it
//! generates. Errors of `smithy-diff` are breaking changes here, with these exceptions:
//!
//! - *Different input and output shapes* (`ChangedOperationInput`, `ChangedOperationOutput`, `@input`,
//!   `@output`): types are named after the operation, so the names of the shapes are irrelevant. The shapes
//!   are compared member by member.
//! - *Stricter constraints* (`ChangedLengthTrait`, `ChangedRangeTrait`) are breaking in requests, but not in
//!   responses. `smithy-diff` only notes new constraints and changed patterns; this crate
//!   [compares](super::AcceptedValues) the accepted values.
//! - *New enum values before the end* (`ChangedEnumTrait`): enums have no ordinals. Reordering existing values
//!   is breaking, because enums implement `Ord`.
//! - *Reordered members* (`ChangedMemberOrder`): fields and variants are identified by name.
//! - *Renamed targets* (`ChangedMemberTarget`): type names don't include the namespace, and simple shapes,
//!   lists and maps have no names in Rust.
//! - *`@jsonName`, `@http…`, `@xml…`* are relevant only for protocols that use them. *`@httpError`*: clients
//!   identify errors by code. *`@mediaType`*, *`@resourceIdentifier`*, resources and their bindings, and
//!   metadata don't affect the generated crate.
//! - *Removed errors* (`RemovedOperationError`, `RemovedServiceError`) are warnings of `smithy-diff`, but
//!   breaking here, because programs match on error variants.

use super::words::capitalized;

/// The consequences of a change for callers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The reason why clients of the old revision fail against the new service, if they do.
    pub wire: Option<&'static str>,
    /// The reason why programs written for the old crate don't compile with the new one, if they don't.
    pub source: Option<String>,
    /// The version bump that this change alone requires.
    pub version_bump: VersionBump,
    /// The reason why nothing breaks, if nothing does.
    pub(super) note: &'static str,
}

/// The part of a version to increment, as defined by [semantic versioning](https://semver.org).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionBump {
    /// None: the crate is the same.
    None,
    /// The patch version: the public API is the same.
    Patch,
    /// The minor version: the public API or behavior changed compatibly.
    Minor,
    /// The major version: programs may have to be adapted.
    Major,
}

impl VersionBump {
    /// Returns the name of the version part, as used in all formats.
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
    /// Returns whether clients of the old revision fail against the new service.
    pub fn breaks_wire(&self) -> bool {
        self.wire.is_some()
    }

    /// Returns whether programs written for the old crate don't compile with the new one.
    pub fn breaks_source(&self) -> bool {
        self.source.is_some()
    }

    /// Returns the reason for the verdict, in one sentence.
    pub fn why(&self) -> String {
        let clause = match (self.wire, self.source.as_deref()) {
            (Some(wire), Some(source)) => format!("{wire}, and {source}"),
            (Some(only), None) | (None, Some(only)) => only.to_owned(),
            (None, None) => self.note.to_owned(),
        };
        format!("{}.", capitalized(&clause))
    }
}
