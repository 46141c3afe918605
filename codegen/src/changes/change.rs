//! A change: its kind, its place, the operations that it reaches and its verdict.

use std::fmt;

use serde_json::Value;

use super::accepted::AcceptedValues;
use super::escape::visible;
use super::verdict::Verdict;
use crate::api::Difference;
use crate::model::ShapeId;

/// A difference between two revisions that callers can see.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// The shape or member that has changed: in the new revision, or in the old one if it is gone.
    pub shape: ShapeId,
    /// The kind of change.
    pub kind: ChangeKind,
    /// The consequences for callers.
    pub verdict: Verdict,
    /// The differences of the crate's public API that the change causes.
    pub api: Vec<Difference>,
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
    /// The request.
    Request,
    /// The response.
    Response,
    /// The members of one of its errors.
    Error(ShapeId),
}

/// A kind of change.
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
    /// Members of a structure, union or enum are in another order.
    MembersReordered(Container),
    /// A member became required or optional, or its default differs.
    PresenceChanged {
        /// The old one.
        old: Presence,
        /// The new one.
        new: Presence,
    },
    /// A member has another type.
    TypeChanged(TypeChange),
    /// A member's type has another name; differences of its members are separate changes.
    TypeRenamed {
        /// The old name.
        old: String,
        /// The new name.
        new: String,
    },
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
        /// The old one.
        old: String,
        /// The new one.
        new: String,
    },
    /// The service shape has another name.
    ServiceRenamed {
        /// The old name.
        old: String,
        /// The new name.
        new: String,
    },
    /// The crate's public API differs, and no other change explains it.
    ApiChanged,
    /// A trait was added, removed or has another value.
    Trait {
        /// The trait.
        id: ShapeId,
        /// The old value, if there was one.
        old: Option<Value>,
        /// The new value, if there is one.
        new: Option<Value>,
        /// For a constraint, how the set of accepted values differs.
        values: Option<AcceptedValues>,
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

/// The facts about a member that was added or removed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberFacts {
    /// The kind of shape that it is a member of.
    pub container: Container,
    /// Whether it is required.
    pub presence: Presence,
    /// Its type, in words.
    pub type_name: String,
}

/// Whether a member is required.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Presence {
    /// The member's field in the generated crate.
    pub field: Field,
    /// Whether the service requires it, even if clients don't.
    pub is_required: bool,
    /// The default in the model, whether clients apply it or the service does.
    pub default: Option<Value>,
}

/// A member's field in the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The builder requires it.
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
            Self::ValueAdded(_) => "value-added",
            Self::ValueRemoved(_) => "value-removed",
            Self::ValueRenamed { .. } => "value-renamed",
            Self::VersionChanged { .. } => "version-changed",
            Self::ServiceRenamed { .. } => "service-renamed",
            Self::ApiChanged => "api-changed",
            Self::Trait { old: None, .. } => "trait-added",
            Self::Trait { new: None, .. } => "trait-removed",
            Self::Trait { .. } => "trait-changed",
        }
    }
}

/// Writes the change in words that follow the shape's or member's name, without a full stop.
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
            | Self::VersionChanged { old, new } => {
                write!(f, "{} → {}", visible(old), visible(new))
            }
            Self::ServiceRenamed { old, new } => write!(f, "service renamed, {old} → {new}"),
            Self::ApiChanged => f.write_str("public API changed"),
            Self::ValueAdded(value) => write!(f, "new value {}", visible(value)),
            Self::ValueRemoved(value) => write!(f, "value {} removed", visible(value)),
            Self::ValueRenamed { value, old, new } => {
                write!(f, "value {} renamed, {old} → {new}", visible(value))
            }
            Self::Trait { id, old, new, .. } => write_trait(f, id, old.as_ref(), new.as_ref()),
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
    let added = |value: &Value, verb: &str| match shown(value) {
        Some(text) if text == "{}" => format!(" {verb}"),
        Some(text) => format!(" {text} {verb}"),
        None => format!(" {verb}"),
    };
    match (old, new) {
        (Some(old), Some(new)) => match (shown(old), shown(new)) {
            (Some(old), Some(new)) => write!(f, " {old} → {new}"),
            _ => f.write_str(" changed"),
        },
        (None, Some(new)) => f.write_str(&added(new, "added")),
        (Some(old), None) => f.write_str(&added(old, "removed")),
        (None, None) => Ok(()),
    }
}

/// The value of a trait, if it fits into a line.
pub(super) fn shown(value: &Value) -> Option<String> {
    const LONGEST: usize = 160;
    let text = visible(&value.to_string());
    (text.len() <= LONGEST).then_some(text)
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
            Field::Defaulted(value) => write!(f, "default {}", visible(&value.to_string())),
            Field::Optional if self.is_required => f.write_str("required but optional for clients"),
            Field::Optional => match &self.default {
                Some(value) => write!(f, "optional, default {}", visible(&value.to_string())),
                None => f.write_str("optional"),
            },
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
