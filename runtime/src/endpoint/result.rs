//! Results of endpoint rules.

use aws_smithy_types::Document;
use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};

use super::error::ResolveEndpointError;
use super::url;

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
