//! Clients, and calls used by most tests.

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

/// The access key ID of the clients.
pub(crate) const ACCESS_KEY: &str = "AKIDRESILIENCE";
/// The secret key of [`ACCESS_KEY`].
pub(crate) const SECRET: &str = "resilience/test+SECRET";

/// Returns the credentials of the clients.
pub(crate) fn credentials() -> Credentials {
    Credentials::new(ACCESS_KEY, SECRET, None, None, "resilience")
}

/// Returns a configuration with the default of three attempts, but with short delays.
pub(crate) fn retries() -> RetryConfig {
    RetryConfig::standard().with_initial_backoff(Duration::from_millis(1))
}

/// Returns a client configuration for a server.
pub(crate) fn config(server: &Server) -> Builder {
    Config::builder()
        .region(Region::new(server.region().to_owned()))
        .credentials_provider(credentials())
        .endpoint_url(server.url())
        .retry_config(retries())
}

/// Returns a shared configuration for a server.
pub(crate) fn shared_config(server: &Server) -> sdk_config::Builder {
    SdkConfig::builder()
        .region(Region::new(server.region().to_owned()))
        .credentials_provider(SharedCredentialsProvider::new(credentials()))
        .endpoint_url(server.url())
        .retry_config(retries())
}

/// Returns a client for a server, configured with [`config`].
pub(crate) fn client(server: &Server) -> Client {
    Client::from_conf(config(server).build())
}

/// Returns clients with timeouts, configured directly and with a shared configuration.
pub(crate) fn clients_with_timeouts(server: &Server, timeouts: &TimeoutConfig) -> [Client; 2] {
    [
        Client::from_conf(config(server).timeout_config(timeouts.clone()).build()),
        Client::new(&shared_config(server).timeout_config(timeouts.clone()).build()),
    ]
}

/// Returns clients with retries, configured directly and with a shared configuration.
pub(crate) fn clients_with_retries(server: &Server, retries: &RetryConfig) -> [Client; 2] {
    [
        Client::from_conf(config(server).retry_config(retries.clone()).build()),
        Client::new(&shared_config(server).retry_config(retries.clone()).build()),
    ]
}

/// Makes a call without an idempotency token.
pub(crate) async fn list_tags(
    client: &Client,
) -> Result<ListTagsForResourceOutput, CallError<ListTagsForResourceError>> {
    client.list_tags_for_resource().resource_arn("arn").send().await
}

/// Makes a call with an idempotency token.
pub(crate) async fn delete(
    client: &Client,
) -> Result<DeleteRelationshipOutput, CallError<DeleteRelationshipError>> {
    let call = client.delete_relationship().catalog("AWS").identifier("rs-1");
    call.program_management_account_identifier("pma-1").send().await
}

/// Returns the error message of a failed call of [`list_tags`].
pub(crate) async fn failure(client: &Client) -> String {
    format!("{:#}", list_tags(client).await.expect_err("the call fails"))
}
