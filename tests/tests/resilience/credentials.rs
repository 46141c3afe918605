//! Credentials that expire, that are refused, that can't be had.

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

/// Provides other credentials each time.
#[derive(Clone, Debug)]
struct Rotating {
    /// How long they are valid for.
    valid: Duration,
    asked: Arc<AtomicUsize>,
}

impl Rotating {
    fn new(valid: Duration) -> Self {
        Self { valid, asked: Arc::default() }
    }

    fn asked(&self) -> usize {
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

/// Provides credentials with some result, or never.
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

/// The requests are signed with these keys, in order, and their signatures are right.
fn assert_signed_with(log: &Log, keys: &[&str]) {
    assert_eq!(log.requests.len(), keys.len());
    for (request, key) in log.requests.iter().zip(keys) {
        signature::verify(request, key, SECRET).expect("a right signature");
    }
}

#[tokio::test]
async fn credentials_are_kept_while_they_are_valid() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let provider = Rotating::new(Duration::from_secs(3600));
    let client = Client::from_conf(config(&server).credentials_provider(provider.clone()).build());
    for client in [client.clone(), client] {
        list_tags(&client).await.expect("the call succeeds");
    }
    assert_eq!(provider.asked(), 1);
    assert_signed_with(&server.log(), &["AKID1", "AKID1"]);
}

#[tokio::test]
async fn credentials_that_expire_are_asked_for_again() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    // Less than the time before their end from which on they count as expired.
    let provider = Rotating::new(Duration::from_secs(1));
    let client = Client::from_conf(config(&server).credentials_provider(provider.clone()).build());
    for _ in 0..3 {
        list_tags(&client).await.expect("the call succeeds");
    }
    assert_eq!(provider.asked(), 3);
    assert_signed_with(&server.log(), &["AKID1", "AKID2", "AKID3"]);
}

#[tokio::test]
async fn a_token_that_the_service_calls_expired_is_not_tried_again() {
    let server = Server::start([Step::error(403, "ExpiredTokenException")]).await;
    let error = list_tags(&client(&server)).await.expect_err("the call fails");
    assert_eq!((error.code(), error.is_retryable()), (Some("ExpiredTokenException"), false));
    assert_eq!(
        error.to_string(),
        format!(
            "ListTagsForResource failed: ExpiredTokenException: said the server \
             (HTTP status 403, request id {REQUEST_ID})"
        )
    );
    assert_eq!(server.log().requests.len(), 1);
}

#[tokio::test]
async fn a_provider_that_fails_says_why() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let failures = [
        (
            Failing(|| Some(CredentialsError::not_loaded("the profile `a` is not there"))),
            "the credential provider was not enabled: the profile `a` is not there",
        ),
        (
            Failing(|| Some(CredentialsError::provider_error("the token endpoint is down"))),
            "an error occurred while loading credentials: the token endpoint is down",
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
async fn a_provider_that_hangs_is_not_waited_for() {
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
