//! Clients of a server, and the calls that most tests make.

use std::time::Duration;

use aws_types::sdk_config;
use partnercentral_channel::config::{
    Builder, Credentials, Region, RetryConfig, SdkConfig, SharedCredentialsProvider, TimeoutConfig,
};
use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::delete_relationship::{
    DeleteRelationshipError, DeleteRelationshipOutput,
};
use partnercentral_channel::operation::list_tags_for_resource::{
    ListTagsForResourceError, ListTagsForResourceOutput,
};
use partnercentral_channel::{Client, Config};

use super::server::Server;

/// The access key id of the clients.
pub(crate) const ACCESS_KEY: &str = "AKIDRESILIENCE";
/// The secret that belongs to [`ACCESS_KEY`].
pub(crate) const SECRET: &str = "resilience/test+SECRET";

/// The credentials of the clients.
pub(crate) fn credentials() -> Credentials {
    Credentials::new(ACCESS_KEY, SECRET, None, None, "resilience")
}

/// Three attempts, as by default, without much waiting in between.
pub(crate) fn retries() -> RetryConfig {
    RetryConfig::standard().with_initial_backoff(Duration::from_millis(1))
}

/// The configuration of a client of a server, for a test to add to.
pub(crate) fn config(server: &Server) -> Builder {
    Config::builder()
        .region(Region::new(server.region().to_owned()))
        .credentials_provider(credentials())
        .endpoint_url(server.url())
        .retry_config(retries())
}

/// The same, as a configuration that is shared with other AWS crates.
pub(crate) fn shared_config(server: &Server) -> sdk_config::Builder {
    SdkConfig::builder()
        .region(Region::new(server.region().to_owned()))
        .credentials_provider(SharedCredentialsProvider::new(credentials()))
        .endpoint_url(server.url())
        .retry_config(retries())
}

/// A client of a server, as [`config`] says.
pub(crate) fn client(server: &Server) -> Client {
    Client::from_conf(config(server).build())
}

/// Clients of a server with timeouts, from a configuration of their own and from a shared one.
pub(crate) fn clients_with_timeouts(server: &Server, timeouts: &TimeoutConfig) -> [Client; 2] {
    [
        Client::from_conf(config(server).timeout_config(timeouts.clone()).build()),
        Client::new(&shared_config(server).timeout_config(timeouts.clone()).build()),
    ]
}

/// Clients of a server that retry, from a configuration of their own and from a shared one.
pub(crate) fn clients_with_retries(server: &Server, retries: &RetryConfig) -> [Client; 2] {
    [
        Client::from_conf(config(server).retry_config(retries.clone()).build()),
        Client::new(&shared_config(server).retry_config(retries.clone()).build()),
    ]
}

/// A call without an idempotency token.
pub(crate) async fn list_tags(
    client: &Client,
) -> Result<ListTagsForResourceOutput, CallError<ListTagsForResourceError>> {
    client.list_tags_for_resource().resource_arn("arn").send().await
}

/// A call with an idempotency token.
pub(crate) async fn delete(
    client: &Client,
) -> Result<DeleteRelationshipOutput, CallError<DeleteRelationshipError>> {
    let call = client.delete_relationship().catalog("AWS").identifier("rs-1");
    call.program_management_account_identifier("pma-1").send().await
}

/// What is said of a call of [`list_tags`] that fails.
pub(crate) async fn failure(client: &Client) -> String {
    list_tags(client).await.expect_err("the call fails").to_string()
}
