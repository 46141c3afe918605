//! Expired, rejected and unavailable credentials.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, future};
use partnercentral_channel::Client;
use partnercentral_channel::config::{Credentials, IdentityCache, ProvideCredentials};
use serde_json::json;

use super::server::{Log, Server};
use super::setup::{SECRET, client, config, failure, list_tags};
use super::step::{REQUEST_ID, Step};
use crate::support::signature;

/// Provides different credentials on each call.
#[derive(Clone, Debug)]
struct Rotating {
    /// The validity of the credentials.
    valid: Duration,
    asked: Arc<AtomicUsize>,
}

impl Rotating {
    fn new(valid: Duration) -> Self {
        Self { valid, asked: Arc::default() }
    }

    fn calls(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl ProvideCredentials for Rotating {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let asked = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let expiry = SystemTime::now() + self.valid;
        let key = format!("AKID{asked}");
        let credentials = Credentials::new(key, SECRET, None, Some(expiry), "rotating");
        future::ProvideCredentials::ready(Ok(credentials))
    }
}

/// Provides an error, or hangs.
#[derive(Debug)]
struct Failing(fn() -> Option<CredentialsError>);

impl ProvideCredentials for Failing {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        match self.0() {
            Some(error) => future::ProvideCredentials::ready(Err(error)),
            None => future::ProvideCredentials::new(std::future::pending::<provider::Result>()),
        }
    }
}

/// Checks that the requests have valid signatures with the given keys, in order.
fn assert_signed_with(log: &Log, keys: &[&str]) {
    assert_eq!(log.requests.len(), keys.len());
    for (request, key) in log.requests.iter().zip(keys) {
        signature::verify(request, key, SECRET).expect("a valid signature");
    }
}

#[tokio::test]
async fn caches_valid_credentials() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let provider = Rotating::new(Duration::from_secs(3600));
    let client = Client::from_conf(config(&server).credentials_provider(provider.clone()).build());
    for client in [client.clone(), client] {
        list_tags(&client).await.expect("the call succeeds");
    }
    assert_eq!(provider.calls(), 1);
    assert_signed_with(&server.log(), &["AKID1", "AKID1"]);
}

#[tokio::test]
async fn refreshes_expired_credentials() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    // Shorter than the buffer time before the expiry when credentials are refreshed.
    let provider = Rotating::new(Duration::from_secs(1));
    let client = Client::from_conf(config(&server).credentials_provider(provider.clone()).build());
    for _ in 0..3 {
        list_tags(&client).await.expect("the call succeeds");
    }
    assert_eq!(provider.calls(), 3);
    assert_signed_with(&server.log(), &["AKID1", "AKID2", "AKID3"]);
}

#[tokio::test]
async fn does_not_retry_after_an_expired_token() {
    let server = Server::start([Step::error(403, "ExpiredTokenException")]).await;
    let error = list_tags(&client(&server)).await.expect_err("the call fails");
    assert_eq!((error.code(), error.is_retryable()), (Some("ExpiredTokenException"), false));
    assert_eq!(
        error.to_string(),
        format!(
            "ListTagsForResource failed: ExpiredTokenException: message from the server \
             (HTTP status 403, request id {REQUEST_ID})"
        )
    );
    assert_eq!(server.log().requests.len(), 1);
}

#[tokio::test]
async fn reports_the_error_of_a_credentials_provider() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let failures = [
        (
            Failing(|| Some(CredentialsError::not_loaded("the profile `a` does not exist"))),
            "the credential provider was not enabled: the profile `a` does not exist",
        ),
        (
            Failing(|| Some(CredentialsError::provider_error("the token endpoint is down"))),
            "the token endpoint is down",
        ),
        (
            Failing(|| {
                Some(CredentialsError::invalid_configuration("the profile `a` refers to itself"))
            }),
            "the credentials provider was not properly configured: the profile `a` refers to itself",
        ),
    ];
    for (provider, causes) in failures {
        let config = config(&server).credentials_provider(provider);
        let text = failure(&Client::from_conf(config.build())).await;
        assert_eq!(
            text,
            format!("ListTagsForResource failed: no credentials are available: {causes}")
        );
    }
    assert_eq!(server.log().opened, 0);
}

#[tokio::test]
async fn a_hanging_credentials_provider_times_out() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let cache = IdentityCache::lazy().load_timeout(Duration::from_millis(40)).build();
    let config = config(&server).credentials_provider(Failing(|| None)).identity_cache(cache);
    let text = failure(&Client::from_conf(config.build())).await;
    assert_eq!(
        text,
        "ListTagsForResource failed: no credentials are available: \
             identity resolver timed out after 40ms"
    );
    assert_eq!(server.log().opened, 0);
}
