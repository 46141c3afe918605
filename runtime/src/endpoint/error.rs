//! The error of endpoint rules.

use std::fmt;

/// The error of endpoint rules without an endpoint for the parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolveEndpointError {
    message: String,
}

impl ResolveEndpointError {
    /// Creates an error with a message of the rules.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    /// Creates the error for parameters that no rule matches. Complete rule sets never return it.
    pub fn no_rule_matched() -> Self {
        Self::new("no endpoint rule matches this combination of parameters")
    }
}

impl fmt::Display for ResolveEndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ResolveEndpointError {}
