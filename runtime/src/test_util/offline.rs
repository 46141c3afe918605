//! A configuration that needs no network.

use std::future::ready;
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use super::mocks::Call;
use crate::config::{Builder, Config, Credentials, Region};

/// Starts a configuration that has all that calls need, and reaches no network.
///
/// Region and credentials, or what else calls authenticate with, are made up, nothing waits between retries, and
/// the quota of retries is not shared with other configurations, so that tests don't use up each other's. Requests
/// fail until an HTTP client is set, such as that of [`replay`](super::replay).
///
/// A configuration for [`Mocks`](super::Mocks) starts from their own
/// [`config_builder`](super::Mocks::config_builder).
///
/// Since nothing waits, timeouts are over at once: they cut off whatever is not ready at once, such as a
/// [`NeverClient`](super::NeverClient), and leave mocks and canned responses alone.
pub fn offline() -> Builder {
    authenticated(Config::builder())
        .region(Region::from_static("us-east-1"))
        // The cache would give credentials no more time to load than the sleep takes.
        .identity_cache(IdentityCache::no_cache())
        .sleep_impl(NoSleep)
        .http_client(OfflineClient)
        .store(RetryPartition::custom("offline").build())
}

/// Makes up whatever operations may authenticate with.
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

/// A sleep that is over at once.
#[derive(Debug)]
struct NoSleep;

impl AsyncSleep for NoSleep {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(ready(()))
    }
}

/// An HTTP client that passes mocked calls to their rules, and refuses all other requests.
#[derive(Debug)]
pub(super) struct OfflineClient;

impl OfflineClient {
    const NAME: &str = "offline";

    /// Whether this is the HTTP client of a call.
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
        HttpConnectorFuture::ready(match request.extension::<Call>() {
            Some(call) => call.response(),
            None => Err(ConnectorError::user(REFUSED.into())),
        })
    }
}

const REFUSED: &str = "this configuration is offline, and nothing stands in for the service: set an HTTP \
                       client such as `replay([…])`, or use the configuration of `Mocks`";
