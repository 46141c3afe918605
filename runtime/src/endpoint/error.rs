//! The error of endpoint resolution.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::box_error::BoxError;

/// The error of endpoint rules without an endpoint for the parameters, or of a custom resolver.
#[derive(Clone, Debug)]
pub struct ResolveEndpointError {
    message: String,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl ResolveEndpointError {
    /// Creates an error with a message of the rules.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    /// Creates the error for parameters that no rule matches. Complete rule sets never return it.
    pub fn no_rule_matched() -> Self {
        Self::new("no endpoint rule matches this combination of parameters")
    }

    /// Returns the error of a custom resolver.
    pub(super) fn of_resolver(error: BoxError) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => Self {
                message: "the endpoint resolver failed".to_owned(),
                source: Some(Arc::from(source)),
            },
        }
    }
}

/// Errors with a source are equal to their clones only.
impl PartialEq for ResolveEndpointError {
    fn eq(&self, other: &Self) -> bool {
        let sources_match = match (&self.source, &other.source) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        self.message == other.message && sources_match
    }
}

impl Eq for ResolveEndpointError {}

impl fmt::Display for ResolveEndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for ResolveEndpointError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}
