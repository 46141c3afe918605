//! The planned members.

use crate::model::{EnumValue, TimestampFormat};
use crate::plan::docs::Docs;
use crate::plan::names::name::Name;
use crate::plan::types::rust_type::{RustType, SchemaType, TypeName};
use crate::plan::types::simple::SimpleValue;

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct MemberPlan {
    /// The position in the model.
    pub index: usize,
    /// The field's name.
    pub field: Name,
    /// The builder's setter.
    pub setter: Name,
    /// The type parameter that says whether a required member has been set.
    pub state: Option<Name>,
    /// The member's name on the wire.
    pub wire_name: String,
    /// The type, without the `Option` of an optional member.
    pub rust_type: RustType,
    /// Whether the value is boxed, since its type contains this one.
    pub boxed: bool,
    /// Whether the member has to be there.
    pub presence: Presence,
    /// What the member is before it is set, where the model says so.
    pub default: Option<DefaultValue>,
    /// The member's type in its schema.
    pub schema_type: SchemaType,
    /// What else the member's schema says.
    pub schema_setters: Vec<SchemaSetter>,
    /// Whether the value stays out of logs.
    pub sensitive: bool,
    /// The documentation, with the constraints.
    pub docs: Docs,
    /// The member is deprecated, with what the model says about it.
    pub deprecated: Option<String>,
}

/// Whether a member has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It has to be set.
    Required,
    /// It has a value whether it is set or not.
    Defaulted,
    /// It may be absent.
    Optional,
}

/// A value that the model gives a member as its default.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// A value of a simple shape.
    Simple(SimpleValue),
    /// A value of an enum.
    Enum(TypeName, EnumValue),
    /// An empty list.
    EmptyList,
    /// An empty map.
    EmptyMap,
}

/// What a schema says besides the member's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaSetter {
    /// The value is sensitive.
    Sensitive,
    /// The name in JSON.
    JsonName(String),
    /// How a timestamp is serialized.
    TimestampFormat(TimestampFormat),
    /// The schema of a list's items.
    ListMember(Name),
    /// The schemas of a map's keys and values.
    MapMembers(Name, Name),
}

impl MemberPlan {
    /// Whether the builder asks for the member.
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }

    /// Whether the field is an `Option`.
    pub fn is_optional(&self) -> bool {
        self.presence == Presence::Optional
    }
}
