//! A configuration for tests without a network.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use crate::config::{Builder, Config, Credentials, Region};
use crate::error::Explanation;

/// Returns a configuration builder with all settings that calls require, but without access to a network.
///
/// The region and the credentials are fake, delays are skipped, and the retry quota is not shared with other
/// configurations, so that tests don't affect each other. Requests fail until an HTTP client is set, such as that of
/// [`replay`](super::replay).
///
/// For a configuration with [`Mocks`](super::Mocks), use their own
/// [`config_builder`](super::Mocks::config_builder).
///
/// Because delays are skipped, timeouts elapse immediately: they cut off everything that is not ready at once, such as a
/// [`NeverClient`](super::NeverClient), but don't affect mocks and canned responses.
pub fn offline() -> Builder {
    authenticated(Config::builder())
        .region(Region::from_static("us-east-1"))
        // The cache would limit the loading time of credentials to the duration of the sleep.
        .identity_cache(IdentityCache::no_cache())
        .sleep_impl(NoSleep)
        .http_client(OfflineClient)
        .retry_partition(RetryPartition::custom("offline").build())
}

/// Sets fake identities for all authentication schemes.
fn authenticated(builder: Builder) -> Builder {
    let builder =
        builder.credentials_provider(Credentials::new("id", "secret", None, None, "offline"));
    #[cfg(feature = "http-api-key-auth")]
    let builder = builder.api_key("key".into());
    #[cfg(feature = "http-basic-auth")]
    let builder = builder.basic_auth_login(crate::config::Login::new("user", "password", None));
    #[cfg(feature = "http-bearer-auth")]
    let builder = builder.bearer_token("token".into());
    builder
}

/// A sleep that ends immediately.
#[derive(Debug)]
struct NoSleep;

impl AsyncSleep for NoSleep {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(ready(()))
    }
}

/// Produces the response to a request that carries it, such as one of a mocked call.
#[derive(Clone)]
pub(super) struct Responder(Arc<dyn Fn() -> Result<HttpResponse, ConnectorError> + Send + Sync>);

impl Responder {
    pub(super) fn new(
        respond: impl Fn() -> Result<HttpResponse, ConnectorError> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(respond))
    }
}

/// An HTTP client that answers requests with a [`Responder`] and refuses all others.
#[derive(Debug)]
pub(super) struct OfflineClient;

impl OfflineClient {
    const NAME: &str = "offline";

    /// Returns whether this is the HTTP client of a call.
    pub(super) fn is_of(components: &RuntimeComponents) -> bool {
        let metadata = components.http_client().and_then(|client| client.connector_metadata());
        metadata.is_some_and(|metadata| metadata.name() == Self::NAME)
    }
}

impl HttpClient for OfflineClient {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(Self)
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        Some(ConnectorMetadata::new(Self::NAME, None))
    }
}

impl HttpConnector for OfflineClient {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(match request.extension::<Responder>() {
            Some(responder) => (responder.0)(),
            None => Err(ConnectorError::user(Explanation::new(REFUSED).into())),
        })
    }
}

const REFUSED: &str = "this configuration is offline and does not mock the service: set an HTTP \
client such as `replay([…])`, or use the configuration of `Mocks`";
