//! Client configuration.
//!
//! A [`Config`] is independent of services: one can configure clients of several services. Create it from the
//! [`SdkConfig`] that `aws_config` loads from the environment, or with a [`Builder`].

#[macro_use]
mod declare;

pub mod auth;
pub mod credentials;
pub mod endpoint;
pub mod http;
pub mod interceptors;
pub mod protocol;
pub mod retry;
pub mod timeout;

mod builder;
#[cfg(any(feature = "fips", feature = "ring-https-client"))]
mod https;
mod identities;
mod inspect;
mod plugin;
mod pushed;
#[cfg(feature = "request-compression")]
mod request_compression;
mod sdk_config;
mod settings;
mod shared_settings;
#[cfg(feature = "input-validation")]
mod validate_inputs;

pub use aws_credential_types::Credentials;
#[cfg(feature = "http-bearer-auth")]
pub use aws_credential_types::provider::error::TokenError;
#[cfg(feature = "http-bearer-auth")]
pub use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
pub use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
pub use aws_runtime::invocation_id::{
    InvocationId, InvocationIdGenerator, SharedInvocationIdGenerator,
};
pub use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
pub use aws_smithy_async::time::{SharedTimeSource, TimeSource};
pub use aws_smithy_runtime::client::identity::IdentityCache;
pub use aws_smithy_runtime::client::retries::RetryPartition;
pub use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemePreference};
pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
pub use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
#[cfg(feature = "http-basic-auth")]
pub use aws_smithy_runtime_api::client::identity::http::Login;
#[cfg(any(feature = "http-api-key-auth", feature = "http-bearer-auth"))]
pub use aws_smithy_runtime_api::client::identity::http::Token;
pub use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityFuture, ResolveCachedIdentity, ResolveIdentity, SharedIdentityCache,
};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
pub use aws_smithy_runtime_api::client::retries::classifiers::ClassifyRetry;
pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
pub use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
pub use aws_smithy_runtime_api::shared::IntoShared;
pub use aws_smithy_types::config_bag::{
    ConfigBag, FrozenLayer, Layer, Storable, StoreAppend, StoreReplace,
};
pub use aws_smithy_types::retry::RetryConfig;
pub use aws_smithy_types::timeout::TimeoutConfig;
pub use aws_types::app_name::AppName;
pub use aws_types::endpoint_config::AccountIdEndpointMode;
pub use aws_types::region::{Region, SigningRegionSet};
pub use aws_types::sdk_config::SdkConfig;
pub use aws_types::sdk_ua_metadata::FrameworkMetadata;
#[cfg(feature = "fips")]
pub use https::fips_https_client;
#[cfg(feature = "ring-https-client")]
pub use https::ring_https_client;
pub use settings::{Builder, Config};

pub use crate::idempotency::IdempotencyTokenSource;

#[cfg(feature = "request-compression")]
pub(crate) use request_compression::{DisableRequestCompression, RequestMinCompressionSizeBytes};

#[cfg(test)]
mod tests;
