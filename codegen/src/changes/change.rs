//! A change, with its kind, the operations that it affects and its verdict.

use std::fmt;

use serde_json::Value;

use super::accepted::AcceptedValues;
use super::escape::visible;
use super::verdict::Verdict;
use crate::api::Difference;
use crate::model::ShapeId;

/// A difference between two revisions that is visible to callers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// The ID of the changed shape or member: in the new revision, or in the old one if it was removed.
    pub shape: ShapeId,
    /// The kind of change.
    pub kind: ChangeKind,
    /// The consequences for callers.
    pub verdict: Verdict,
    /// The differences in the crate's public API that the change causes.
    pub api: Vec<Difference>,
    /// The operations that the change affects, each part once. Empty for a change to the service as a whole.
    pub uses: Vec<Use>,
}

/// A path through which a change affects an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Use {
    /// The operation.
    pub operation: ShapeId,
    /// The part of the operation.
    pub part: Part,
    /// The path of the member in that part, such as `tags[].key`; empty for the part itself. `[]` denotes
    /// the items of a list, `{}` the values of a map and `{key}` its keys.
    pub path: String,
}

/// A part of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The operation itself: its traits and its list of errors.
    Operation,
    /// The request.
    Request,
    /// The response.
    Response,
    /// The members of an error.
    Error(ShapeId),
}

/// A kind of change.
///
/// The JSON report contains the names that [`ChangeKind::name`] returns.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// An operation was added to the service.
    OperationAdded,
    /// An operation was removed from the service.
    OperationRemoved,
    /// An error was added to an operation, or to all operations of the service.
    ErrorAdded(ShapeId),
    /// An error was removed from an operation, or from all operations of the service.
    ErrorRemoved(ShapeId),
    /// A type was added.
    TypeAdded,
    /// A type was removed.
    TypeRemoved,
    /// A member was added to a structure or union.
    MemberAdded(MemberFacts),
    /// A member was removed from a structure or union.
    MemberRemoved(MemberFacts),
    /// The members of a structure, union or enum were reordered.
    MembersReordered(Container),
    /// A member became required or optional, or its default changed.
    PresenceChanged {
        /// The old value.
        old: Presence,
        /// The new value.
        new: Presence,
    },
    /// The type of a member changed.
    TypeChanged(TypeChange),
    /// The type of a member was renamed. Differences in its members are separate changes.
    TypeRenamed {
        /// The old name.
        old: String,
        /// The new name.
        new: String,
    },
    /// A value was added to an enum.
    ValueAdded(String),
    /// A value was removed from an enum.
    ValueRemoved(String),
    /// The name of an enum value changed.
    ValueRenamed {
        /// The value.
        value: String,
        /// The old name.
        old: String,
        /// The new name.
        new: String,
    },
    /// The API version of the service changed.
    VersionChanged {
        /// The old value.
        old: String,
        /// The new value.
        new: String,
    },
    /// The service shape was renamed.
    ServiceRenamed {
        /// The old name.
        old: String,
        /// The new name.
        new: String,
    },
    /// The crate's public API changed, and no other change explains it.
    ApiChanged,
    /// A trait was added, removed or changed.
    Trait {
        /// The trait.
        id: ShapeId,
        /// The old value; `None` if the trait was added.
        old: Option<Value>,
        /// The new value; `None` if the trait was removed.
        new: Option<Value>,
        /// For a constraint, the difference between the sets of accepted values.
        values: Option<AcceptedValues>,
    },
}

/// The kind of a shape with members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    /// A structure.
    Structure,
    /// A union.
    Union,
    /// An enum.
    Enum,
}

/// The properties of a member that was added or removed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberFacts {
    /// The kind of the shape that contains the member.
    pub container: Container,
    /// Whether the member is required.
    pub presence: Presence,
    /// A description of the member's type.
    pub type_name: String,
}

/// Whether a member is required, and its default.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Presence {
    /// The member's field in the generated crate.
    pub field: Field,
    /// Whether the service requires the member, even if clients don't.
    pub is_required: bool,
    /// The default in the model, applied by clients or by the service.
    pub default: Option<Value>,
}

/// A member's field in the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The builder requires it.
    Required,
    /// The field has this value unless it is set.
    Defaulted(Value),
    /// The field is an `Option`.
    Optional,
}

/// A change of a member's type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TypeChange {
    /// A description of the old type.
    pub old: String,
    /// A description of the new type.
    pub new: String,
    /// Whether every old value on the wire is valid for the new type.
    pub old_fits_new: bool,
    /// Whether every new value on the wire is valid for the old type.
    pub new_fits_old: bool,
}

impl ChangeKind {
    /// Returns the name of the kind in the JSON report.
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

/// Writes a description to follow the name of the shape or member, without a full stop.
impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OperationAdded => f.write_str("new operation"),
            Self::OperationRemoved => f.write_str("operation removed"),
            Self::ErrorAdded(error) => write!(f, "new error {}", error.name()),
            Self::ErrorRemoved(error) => write!(f, "error {} removed", error.name()),
            Self::TypeAdded => f.write_str("new type"),
            Self::TypeRemoved => f.write_str("type removed"),
            Self::MemberAdded(facts) => write!(f, "new {facts}"),
            Self::MemberRemoved(facts) => write!(f, "{facts} removed"),
            Self::MembersReordered(Container::Enum) => f.write_str("values reordered"),
            Self::MembersReordered(_) => f.write_str("members reordered"),
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
    let added = |value: &Value, verb: &str| match short_value(value) {
        Some(text) if text == "{}" => format!(" {verb}"),
        Some(text) => format!(" {text} {verb}"),
        None => format!(" {verb}"),
    };
    match (old, new) {
        (Some(old), Some(new)) => match (short_value(old), short_value(new)) {
            (Some(old), Some(new)) => write!(f, " {old} → {new}"),
            _ => f.write_str(" changed"),
        },
        (None, Some(new)) => f.write_str(&added(new, "added")),
        (Some(old), None) => f.write_str(&added(old, "removed")),
        (None, None) => Ok(()),
    }
}

/// Returns the value of a trait as text if it is short enough for one line.
pub(super) fn short_value(value: &Value) -> Option<String> {
    const MAX_LENGTH: usize = 160;
    let text = visible(&value.to_string());
    (text.len() <= MAX_LENGTH).then_some(text)
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
            Field::Optional if self.is_required => {
                f.write_str("required by the service, optional for clients")
            }
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
