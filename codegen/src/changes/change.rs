//! One change: what it is, where, whom it reaches, and what follows from it.

use std::fmt;

use serde_json::Value;

use super::Verdict;
use crate::model::ShapeId;

/// A difference between two revisions that callers can see.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// The shape or member that has changed: in the new revision, or in the old one if it is gone.
    pub shape: ShapeId,
    /// What has changed.
    pub kind: ChangeKind,
    /// What follows for callers.
    pub verdict: Verdict,
    /// The operations that the change reaches, each part of them once; none for what belongs to the
    /// service as a whole.
    pub uses: Vec<Use>,
}

/// A place at which a change reaches an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Use {
    /// The operation.
    pub operation: ShapeId,
    /// The part of the operation.
    pub part: Part,
    /// The path of the member in that part, as in `tags[].key`; empty for the part itself. `[]` stands
    /// for the items of a list, `{}` for the values of a map and `{key}` for its keys.
    pub path: String,
}

/// A part of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The operation itself, with its traits and its list of errors.
    Operation,
    /// What it takes.
    Request,
    /// What it returns.
    Response,
    /// What one of its errors holds.
    Error(ShapeId),
}

/// What can change.
///
/// The names of the kinds, as [`ChangeKind::name`] gives them, are part of the JSON report.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// The service has a new operation.
    OperationAdded,
    /// The service no longer has an operation.
    OperationRemoved,
    /// An operation, or every operation of the service, can give another error.
    ErrorAdded(ShapeId),
    /// An operation, or every operation of the service, no longer gives an error.
    ErrorRemoved(ShapeId),
    /// There is a new type.
    TypeAdded,
    /// A type is gone.
    TypeRemoved,
    /// A structure or union has a new member.
    MemberAdded(MemberFacts),
    /// A structure or union has lost a member.
    MemberRemoved(MemberFacts),
    /// Members of a structure, union or enum stand in another order.
    MembersReordered(Container),
    /// Whether a member has to be there, or what it is if nobody sets it, has changed.
    PresenceChanged {
        /// What it was.
        old: Presence,
        /// What it is.
        new: Presence,
    },
    /// A member has another type.
    TypeChanged(TypeChange),
    /// A member's type has another name; differences in what it holds are changes of their own.
    TypeRenamed {
        /// The old name.
        old: String,
        /// The new name.
        new: String,
    },
    /// A type no longer implements something because of what it holds now.
    ImplementationLost(String),
    /// An enum has a new value.
    ValueAdded(String),
    /// An enum has lost a value.
    ValueRemoved(String),
    /// A value of an enum has another name.
    ValueRenamed {
        /// The value.
        value: String,
        /// The old name.
        old: String,
        /// The new name.
        new: String,
    },
    /// The version of the service's API is another.
    VersionChanged {
        /// What it was.
        old: String,
        /// What it is.
        new: String,
    },
    /// A trait was added, removed or has another value.
    Trait {
        /// The trait.
        id: ShapeId,
        /// The old value, if there was one.
        old: Option<Value>,
        /// The new value, if there is one.
        new: Option<Value>,
    },
}

/// A shape that has members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    /// A structure.
    Structure,
    /// A union.
    Union,
    /// An enum.
    Enum,
}

/// What there is to know of a member that has come or gone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberFacts {
    /// What it is a member of.
    pub container: Container,
    /// Whether it has to be there.
    pub presence: Presence,
    /// Its type, in words.
    pub type_name: String,
}

/// Whether a member has to be there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Presence {
    /// What the generated crate makes of it.
    pub field: Field,
    /// Whether the service requires it, whatever clients make of that.
    pub is_required: bool,
}

/// What the generated crate makes of a member's presence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The builder asks for it.
    Required,
    /// It has this value if nobody sets it.
    Defaulted(Value),
    /// It is an `Option`.
    Optional,
}

/// A member's change of type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TypeChange {
    /// The old type, in words.
    pub old: String,
    /// The new type, in words.
    pub new: String,
    /// Whether every value of the old type is one of the new type on the wire.
    pub old_fits_new: bool,
    /// Whether every value of the new type is one of the old type on the wire.
    pub new_fits_old: bool,
}

impl ChangeKind {
    /// The kind's name in the JSON report.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OperationAdded => "operation-added",
            Self::OperationRemoved => "operation-removed",
            Self::ErrorAdded(_) => "error-added",
            Self::ErrorRemoved(_) => "error-removed",
            Self::TypeAdded => "type-added",
            Self::TypeRemoved => "type-removed",
            Self::MemberAdded(_) => "member-added",
            Self::MemberRemoved(_) => "member-removed",
            Self::MembersReordered(_) => "members-reordered",
            Self::PresenceChanged { .. } => "presence-changed",
            Self::TypeChanged(_) => "type-changed",
            Self::TypeRenamed { .. } => "type-renamed",
            Self::ImplementationLost(_) => "implementation-lost",
            Self::ValueAdded(_) => "value-added",
            Self::ValueRemoved(_) => "value-removed",
            Self::ValueRenamed { .. } => "value-renamed",
            Self::VersionChanged { .. } => "version-changed",
            Self::Trait { old: None, .. } => "trait-added",
            Self::Trait { new: None, .. } => "trait-removed",
            Self::Trait { .. } => "trait-changed",
        }
    }
}

/// What has happened, in words that follow the shape's or member's name, without a full stop.
impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OperationAdded => f.write_str("new operation"),
            Self::OperationRemoved => f.write_str("operation removed"),
            Self::ErrorAdded(error) => write!(f, "can fail with {}", error.name()),
            Self::ErrorRemoved(error) => write!(f, "no longer fails with {}", error.name()),
            Self::TypeAdded => f.write_str("new type"),
            Self::TypeRemoved => f.write_str("type removed"),
            Self::MemberAdded(facts) => write!(f, "new {facts}"),
            Self::MemberRemoved(facts) => write!(f, "{facts} removed"),
            Self::MembersReordered(Container::Enum) => f.write_str("values in another order"),
            Self::MembersReordered(_) => f.write_str("members in another order"),
            Self::PresenceChanged { old, new } => write!(f, "{old} → {new}"),
            Self::TypeChanged(TypeChange { old, new, .. })
            | Self::TypeRenamed { old, new }
            | Self::VersionChanged { old, new } => write!(f, "{old} → {new}"),
            Self::ImplementationLost(what) => write!(f, "no longer implements {what}"),
            Self::ValueAdded(value) => write!(f, "new value {value}"),
            Self::ValueRemoved(value) => write!(f, "value {value} removed"),
            Self::ValueRenamed { value, old, new } => {
                write!(f, "value {value} renamed, {old} → {new}")
            }
            Self::Trait { id, old, new } => write_trait(f, id, old.as_ref(), new.as_ref()),
        }
    }
}

fn write_trait(
    f: &mut fmt::Formatter<'_>,
    id: &ShapeId,
    old: Option<&Value>,
    new: Option<&Value>,
) -> fmt::Result {
    write!(f, "@{}", id.name())?;
    match (old.and_then(shown), new.and_then(shown)) {
        (Some(old), Some(new)) => write!(f, " {old} → {new}"),
        (None, Some(new)) if old.is_none() => write!(f, " {new} added"),
        (Some(old), None) if new.is_none() => write!(f, " {old} removed"),
        _ if old.is_none() => f.write_str(" added"),
        _ if new.is_none() => f.write_str(" removed"),
        _ => f.write_str(" changed"),
    }
}

/// The value of a trait where it says something in a line: neither nothing nor a document of its own.
fn shown(value: &Value) -> Option<String> {
    const LONGEST: usize = 160;
    let is_empty = value.as_object().is_some_and(serde_json::Map::is_empty);
    let text = value.to_string();
    (!is_empty && text.len() <= LONGEST).then_some(text)
}

impl fmt::Display for MemberFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let required = match (self.container, &self.presence.field) {
            (Container::Structure, Field::Required) => "required ",
            _ => "",
        };
        write!(f, "{required}member ({})", self.type_name)
    }
}

impl fmt::Display for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Field::Required => f.write_str("required"),
            Field::Defaulted(value) => write!(f, "default {value}"),
            Field::Optional if self.is_required => f.write_str("required but optional for clients"),
            Field::Optional => f.write_str("optional"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation => f.write_str("operation"),
            Self::Request => f.write_str("request"),
            Self::Response => f.write_str("response"),
            Self::Error(id) => write!(f, "error {}", id.name()),
        }
    }
}
