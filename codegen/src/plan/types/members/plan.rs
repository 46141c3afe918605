//! The planned members.

use crate::model::{EnumValue, SimpleValue, TimestampFormat, XmlNamespace};
use crate::plan::docs::Docs;
use crate::plan::names::name::Name;
use crate::plan::types::rust_type::{RustType, TypeName};

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct MemberPlan {
    /// The field's name.
    pub field: Name,
    /// The builder's setter.
    pub setter: Name,
    /// The member's name on the wire.
    pub wire_name: String,
    /// The type, without the `Option` of an optional member.
    pub rust_type: RustType,
    /// Whether the value is boxed because its type contains the structure.
    pub boxed: bool,
    /// Whether the member is required, defaulted or optional.
    pub presence: Presence,
    /// The default value, if the model has one.
    pub default: Option<DefaultValue>,
    /// The attributes of the member's schema that its type does not determine.
    pub schema_setters: Vec<SchemaSetter>,
    /// Whether the value is redacted in logs.
    pub sensitive: bool,
    /// Whether the client generates a value if none is set.
    pub idempotency_token: bool,
    /// The documentation, with the constraints.
    pub docs: Docs,
    /// The deprecation note, if the member is deprecated.
    pub deprecated: Option<String>,
}

/// The presence of a member's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The builder requires a value.
    Required,
    /// The member always has a value: its default, if it is not set.
    Defaulted,
    /// The value may be absent.
    Optional,
}

/// The default value of a member.
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

/// An attribute of a member's schema, in addition to the member's type and whether it is sensitive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaSetter {
    /// The member is a label of the URI.
    HttpLabel,
    /// The query parameter that the member is bound to.
    HttpQuery(String),
    /// The entries of the member are query parameters.
    HttpQueryParams,
    /// The header that the member is bound to.
    HttpHeader(String),
    /// The prefix of the headers that the entries of the member are bound to.
    HttpPrefixHeaders(String),
    /// The member is the body.
    HttpPayload,
    /// The member is the status code.
    HttpResponseCode,
    /// The name in JSON.
    JsonName(String),
    /// The format of a timestamp.
    TimestampFormat(TimestampFormat),
    /// The media type of a header's value or of the body.
    MediaType(String),
    /// The name of the XML element or attribute.
    XmlName(String),
    /// The namespace of the XML element.
    XmlNamespace(XmlNamespace),
    /// The member is an XML attribute.
    XmlAttribute,
    /// The XML elements of the list or map have no enclosing element.
    XmlFlattened,
    /// The XML of an output has no enclosing element.
    XmlUnwrappedOutput,
    /// The name in requests of the EC2 Query protocol.
    Ec2QueryName(String),
    /// The schema of a list's items or a map's values.
    Items(Name),
    /// The schema of a map's keys.
    Keys(Name),
}

impl MemberPlan {
    /// Returns whether the builder requires the member.
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }

    /// Returns whether the field is an `Option`.
    pub fn is_optional(&self) -> bool {
        self.presence == Presence::Optional
    }
}
