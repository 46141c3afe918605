//! Endpoints: what compiled endpoint rules are given, what they use, and how they fail.
//!
//! The rules themselves are generated from each model's rule set
//! (<https://smithy.io/2.0/additional-specs/rules-engine/specification.html>).

mod arn;
mod builtins;
mod cache;
mod configured;
mod context;
mod host;
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
pub use configured::configured;
pub(crate) use context::ContextSetting;
pub use context::{ContextParams, ContextValue};
pub use host::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub use parse_url::{Url, parse_url};
pub use partition::{Partition, partition};
pub use properties::{list, object};
pub(crate) use query::{CustomEndpoints, EndpointQuery};
pub use strings::{ite, item, split, substring, text, uri_encode};

use std::fmt;

use aws_smithy_types::Document;

/// An endpoint that rules have come to, still without what else they say of it.
#[derive(Debug)]
pub struct EndpointAt {
    url: String,
    builder: aws_smithy_types::endpoint::Builder,
}

/// Starts an endpoint at a URL.
pub fn at(url: impl Into<String>) -> EndpointAt {
    EndpointAt { url: url.into(), builder: Endpoint::builder() }
}

impl EndpointAt {
    /// Adds a way of authenticating, less preferred than those before.
    pub fn auth_scheme(mut self, scheme: EndpointAuthScheme) -> Self {
        self.builder = self.builder.auth_scheme(scheme);
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.builder = self.builder.header(name, value.into());
        self
    }

    /// Adds a property that says something else about the endpoint.
    pub fn property(mut self, name: &'static str, value: impl Into<Document>) -> Self {
        self.builder = self.builder.property(name, value);
        self
    }

    /// The endpoint, as the result of the rules.
    ///
    /// # Errors
    ///
    /// Requests can't be sent to the URL, which a configured one may cause.
    pub fn resolved(self) -> Result<Endpoint, ResolveEndpointError> {
        url::check(&self.url)?;
        Ok(self.builder.url(url::without_user_info(self.url)).build())
    }
}

/// The error that rules return where they say why there is no endpoint.
///
/// # Errors
///
/// Always.
pub fn unresolved(message: impl Into<String>) -> Result<Endpoint, ResolveEndpointError> {
    Err(ResolveEndpointError::new(message))
}

/// The error of rules that can't do without a parameter, where it has no value.
///
/// # Errors
///
/// Always.
pub fn missing(parameter: &str) -> Result<Endpoint, ResolveEndpointError> {
    Err(ResolveEndpointError::new(format!(
        "the endpoint rules need a value of the parameter `{parameter}`, and there is none"
    )))
}

/// The endpoint rules have no endpoint for the parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolveEndpointError {
    message: String,
}

impl ResolveEndpointError {
    /// An error that the rules themselves state.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    /// No rule applied, which a rule set without gaps doesn't let happen.
    pub fn no_rule_matched() -> Self {
        Self::new("the endpoint rules say nothing about this combination of parameters")
    }
}

impl fmt::Display for ResolveEndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ResolveEndpointError {}
