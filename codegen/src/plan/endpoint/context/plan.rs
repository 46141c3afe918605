//! The planned bindings.

use crate::plan::endpoint::parameters::ParameterValue;
use crate::plan::names::name::Name;
use crate::plan::path::PathValue;

/// A binding of a parameter in an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextBinding {
    /// The parameter.
    pub parameter: String,
    /// The source of the value.
    pub source: ContextSource,
}

/// The source of a parameter's value.
#[derive(Clone, Debug, PartialEq)]
pub enum ContextSource {
    /// A fixed value for every call.
    Fixed(ParameterValue),
    /// A path in the operation's input: a string, a boolean, or an iterator over strings that are not null.
    Path(PathValue),
    /// A check that a member is not blank.
    NotBlank {
        /// The field.
        field: Name,
        /// The member.
        member: String,
    },
    /// A check that a label that the endpoint contains is not blank, even if an endpoint is configured.
    Label {
        /// The field.
        field: Name,
        /// The member.
        member: String,
    },
    /// A member that is the URL of the endpoint.
    Endpoint {
        /// The field.
        field: Name,
    },
}
