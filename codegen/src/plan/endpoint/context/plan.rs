//! The planned bindings.

use crate::plan::endpoint::parameters::ParameterValue;
use crate::plan::endpoint::selection::{Leaf, Selection};
use crate::plan::endpoint::types::Kind;
use crate::plan::names::name::Name;

/// A binding of a parameter in an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextBinding {
    /// The parameter.
    pub parameter: String,
    /// The source of the value.
    pub source: ContextSource,
}

/// The source of a parameter's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextSource {
    /// A fixed value for every call.
    Fixed(ParameterValue),
    /// A value in the operation's input.
    Input {
        /// The path to the value.
        selection: Selection,
        /// The type of the value, or of its items.
        leaf: Leaf,
        /// The type of the parameter.
        kind: Kind,
    },
    /// A check that a member is not blank.
    NotBlank {
        /// The field.
        field: Name,
        /// The type of the field.
        leaf: Leaf,
        /// The member.
        member: String,
    },
}
