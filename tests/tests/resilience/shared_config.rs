//! Precedence of endpoint settings in a shared configuration.

use std::collections::HashMap;

use aws_types::origin::Origin;
use aws_types::sdk_config;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use partnercentral_channel::{Client, Config};
use serde_json::json;

use super::server::Server;
use super::setup::{list_tags, shared_config};
use super::step::Step;

/// Service-specific settings in environment variables, as loaded by `aws_config`.
#[derive(Debug)]
struct Environment(HashMap<&'static str, String>);

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let service = key.service_id().to_uppercase().replace([' ', '-'], "_");
        self.0.get(format!("{}_{service}", key.env()).as_str()).cloned()
    }
}

/// Service-specific settings in the `services` section of a profile, as loaded by `aws_config`.
#[derive(Debug)]
struct Profile(HashMap<(&'static str, &'static str), String>);

impl LoadServiceConfig for Profile {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let service = key.service_id().to_lowercase().replace([' ', '-'], "_");
        self.0.get(&(service.as_str(), key.profile())).cloned()
    }
}

/// Returns an environment that sets the endpoint of the service to `server`.
fn environment(server: &Server) -> Environment {
    let variable = "AWS_ENDPOINT_URL_PARTNERCENTRAL_CHANNEL";
    Environment(HashMap::from([(variable, server.url().to_owned())]))
}

/// The servers that a call may reach.
#[derive(Debug)]
struct Servers {
    /// The endpoint for all services.
    all: Server,
    /// The endpoint for the service.
    one: Server,
}

impl Servers {
    async fn start() -> Self {
        let answer = [Step::ok(&json!({}))];
        Self { all: Server::start(answer.clone()).await, one: Server::start(answer).await }
    }

    /// Returns a shared configuration with the endpoint for all services.
    fn shared(&self) -> sdk_config::Builder {
        shared_config(&self.all)
    }

    /// Returns the numbers of requests at both servers.
    fn requests(&self) -> (usize, usize) {
        (self.all.log().requests.len(), self.one.log().requests.len())
    }
}

#[tokio::test]
async fn uses_the_endpoint_for_all_services_by_default() {
    let servers = Servers::start().await;
    let others =
        Environment(HashMap::from([("AWS_ENDPOINT_URL_S3", servers.one.url().to_owned())]));
    let shared = servers.shared().service_config(others).build();
    list_tags(&Client::new(&shared)).await.expect("the call succeeds");
    assert_eq!(servers.requests(), (1, 0));
}

#[tokio::test]
async fn uses_the_service_endpoint_in_the_environment() {
    let servers = Servers::start().await;
    let shared = servers.shared().service_config(environment(&servers.one)).build();
    list_tags(&Client::new(&shared)).await.expect("the call succeeds");
    list_tags(&Client::from_conf(Config::from(&shared))).await.expect("the call succeeds");
    assert_eq!(servers.requests(), (0, 2));
}

#[tokio::test]
async fn uses_the_service_endpoint_in_the_profile() {
    let servers = Servers::start().await;
    let key = ("partnercentral_channel", "endpoint_url");
    let profile = Profile(HashMap::from([(key, servers.one.url().to_owned())]));
    let shared = servers.shared().service_config(profile).build();
    list_tags(&Client::new(&shared)).await.expect("the call succeeds");
    assert_eq!(servers.requests(), (0, 1));
}

#[tokio::test]
async fn an_endpoint_set_in_code_has_precedence() {
    let servers = Servers::start().await;
    let mut shared = servers.shared().service_config(environment(&servers.one));
    shared.insert_origin("endpoint_url", Origin::shared_config());
    list_tags(&Client::new(&shared.build())).await.expect("the call succeeds");
    assert_eq!(servers.requests(), (1, 0));

    let shared = servers.shared().service_config(environment(&servers.one)).build();
    let own = Config::from(&shared).to_builder().endpoint_url(servers.all.url());
    list_tags(&Client::from_conf(own.build())).await.expect("the call succeeds");
    assert_eq!(servers.requests(), (2, 0));
}
