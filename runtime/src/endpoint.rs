//! Endpoint resolution: the parameters, functions and errors of compiled endpoint rules.
//!
//! The rules themselves are generated from each model's rule set
//! (<https://smithy.io/2.0/additional-specs/rules-engine/specification.html>).

mod arn;
mod builtins;
mod cache;
mod configured;
mod context;
mod host;
mod ignoring_rules;
mod parse_url;
mod partition;
mod properties;
mod query;
mod strings;
pub(crate) mod url;

pub use arn::{Arn, parse_arn};
pub use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};
pub use builtins::Builtins;
pub(crate) use cache::Endpoints;
pub(crate) use configured::ConfiguredEndpoint;
pub(crate) use context::ContextSetting;
pub use context::{ContextParams, ContextValue};
pub use host::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub use ignoring_rules::configured;
pub use parse_url::{Url, parse_url};
pub use partition::{Partition, partition};
pub use properties::{list, object};
pub(crate) use query::{CustomEndpoints, EndpointQuery};
pub use strings::{ite, item, split, substring, text, uri_encode};

use std::fmt;

use aws_smithy_types::Document;

/// A builder for an endpoint that rules have selected.
#[derive(Debug)]
pub struct EndpointAt {
    url: String,
    builder: aws_smithy_types::endpoint::Builder,
}

/// Starts building an endpoint with a URL.
pub fn at(url: impl Into<String>) -> EndpointAt {
    EndpointAt { url: url.into(), builder: Endpoint::builder() }
}

impl EndpointAt {
    /// Adds an authentication scheme, in order of preference.
    pub fn auth_scheme(mut self, scheme: EndpointAuthScheme) -> Self {
        self.builder = self.builder.auth_scheme(scheme);
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.builder = self.builder.header(name, value.into());
        self
    }

    /// Adds a property.
    pub fn property(mut self, name: &'static str, value: impl Into<Document>) -> Self {
        self.builder = self.builder.property(name, value);
        self
    }

    /// Returns the endpoint as the result of the rules.
    ///
    /// # Errors
    ///
    /// Requests can't be sent to the URL, which may be a configured one.
    pub fn resolved(self) -> Result<Endpoint, ResolveEndpointError> {
        url::check(&self.url)?;
        Ok(self.builder.url(url::without_user_info(self.url)).build())
    }
}

/// Returns the error stated by an endpoint rule.
///
/// # Errors
///
/// Always.
pub fn unresolved(message: impl Into<String>) -> Result<Endpoint, ResolveEndpointError> {
    Err(ResolveEndpointError::new(message))
}

/// Returns the error for a required parameter without a value.
///
/// # Errors
///
/// Always.
pub fn missing(parameter: &str) -> Result<Endpoint, ResolveEndpointError> {
    Err(ResolveEndpointError::new(format!(
        "the endpoint rules require a value for the parameter `{parameter}`"
    )))
}

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
