//! Endpoints: what compiled endpoint rules are given, what they use, and how they fail.
//!
//! The rules themselves are generated from each model's rule set
//! (<https://smithy.io/2.0/additional-specs/rules-engine/specification.html>).

mod partition;
pub(crate) mod url;

pub use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};
pub use partition::{Partition, partition};

use std::fmt;
use std::sync::Arc;

use aws_smithy_types::Document;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use crate::service::Service;

/// The parameters of endpoint rules that come from the configuration, named as the rules engine
/// names them.
///
/// See <https://smithy.io/2.0/aws/rules-engine/built-ins.html>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Builtins {
    /// `AWS::Region`.
    pub region: Option<String>,
    /// `AWS::UseFIPS`.
    pub use_fips: Option<bool>,
    /// `AWS::UseDualStack`.
    pub use_dual_stack: Option<bool>,
    /// `SDK::Endpoint`.
    pub endpoint: Option<String>,
}

impl Builtins {
    /// What a call's configuration says.
    pub(crate) fn load(config: &ConfigBag) -> Self {
        Self {
            region: config.load::<Region>().map(ToString::to_string),
            use_fips: config.load::<UseFips>().map(|value| value.0),
            use_dual_stack: config.load::<UseDualStack>().map(|value| value.0),
            endpoint: config.load::<EndpointUrl>().map(|value| value.0.clone()),
        }
    }
}

/// Resolves endpoints in the place of a service's rules.
#[derive(Clone)]
pub(crate) struct CustomEndpoints(Arc<ResolveFn>);

type ResolveFn = dyn Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync;

impl CustomEndpoints {
    pub(crate) fn new(
        resolve: impl Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(resolve))
    }
}

impl fmt::Debug for CustomEndpoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CustomEndpoints")
    }
}

impl Storable for CustomEndpoints {
    type Storer = StoreReplace<Self>;
}

/// What a call asks of the endpoint rules, or of what stands in their place.
#[derive(Debug)]
pub(crate) struct EndpointQuery {
    builtins: Builtins,
    custom: Option<CustomEndpoints>,
}

impl EndpointQuery {
    /// What a call's configuration asks for.
    pub(crate) fn load(config: &ConfigBag) -> Self {
        Self { builtins: Builtins::load(config), custom: config.load::<CustomEndpoints>().cloned() }
    }

    /// Resolves the endpoint; where there is none for lack of a region, the error says how to set one.
    pub(crate) fn resolve(&self, service: &Service) -> Result<Endpoint, ResolveEndpointError> {
        let builtins = &self.builtins;
        if let Some(custom) = &self.custom {
            return (custom.0)(builtins);
        }
        (service.resolve_endpoint)(builtins).map_err(|error| {
            if builtins.region.is_some() || builtins.endpoint.is_some() {
                return error;
            }
            ResolveEndpointError::new(format!(
                "{error} (no region is configured: set one with `Config::builder().region(…)`, or in \
                 the environment that `aws_config` loads, with AWS_REGION)"
            ))
        })
    }
}

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

    /// The endpoint, as the result of the rules.
    ///
    /// # Errors
    ///
    /// The URL is none that can be called, which a configured one may be.
    pub fn resolved(self) -> Result<Endpoint, ResolveEndpointError> {
        url::check(&self.url)?;
        Ok(self.builder.url(self.url).build())
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

/// Text that is put together from parts.
pub fn text<'p>(parts: impl AsRef<[&'p str]>) -> String {
    parts.as_ref().concat()
}

/// A list of text, as a property of a way of authenticating.
pub fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Document {
    Document::Array(items.into_iter().map(|item| Document::String(item.into())).collect())
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
