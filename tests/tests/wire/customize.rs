//! Settings of individual calls, and settings that change requests.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use partnercentral_channel::builder::FromClient;
use partnercentral_channel::config::{
    Credentials, FrameworkMetadata, HttpRequest, HttpResponse, IdempotencyTokenSource,
    InvocationId, InvocationIdGenerator, Region, RetryConfig, RetryPartition,
};
use partnercentral_channel::endpoint;
use partnercentral_channel::error::RequestId;
use partnercentral_channel::operation::get_relationship::GetRelationshipInputBuilder;
use partnercentral_channel::operation::get_relationship::input_builder::IsComplete;
use partnercentral_channel::types::Program;
use partnercentral_channel::{Client, Config};
use serde_json::json;
use smithy_client_runtime::service::AuthScheme;

use super::server::{ACCESS_KEY, Answer, REQUEST_ID, SECRET, Server};
use crate::support::signature::Algorithm;

fn get(
    client: &Client,
) -> GetRelationshipInputBuilder<impl IsComplete<Origin = FromClient> + use<>> {
    let call = client.get_relationship().catalog("AWS").identifier("rs-1");
    call.program_management_account_identifier("pma-1")
}

async fn server() -> Server {
    Server::start([Answer::ok(&json!({}))]).await
}

#[tokio::test]
async fn the_endpoint_of_a_call_does_not_affect_the_next_call() {
    let (home, away) = (server().await, server().await);
    let client = Client::from_conf(home.config().build());
    let url = away.config().build().endpoint_url().expect("an endpoint").to_owned();
    let call = get(&client).customize(|config| {
        config
            .endpoint_url(url)
            .region(Region::new("eu-south-1"))
            .auth_scheme_preference([AuthScheme::SigV4.id()])
    });
    call.send().await.expect("the call succeeds");
    let signed = away.only_verified().signed;
    assert_eq!((signed.algorithm, signed.region.as_str()), (Algorithm::SigV4, "eu-south-1"));

    get(&client).send().await.expect("the call succeeds");
    assert_eq!(home.only_verified().signed.algorithm, Algorithm::SigV4a);
    assert_eq!(client.config().region().map(Region::as_ref), Some(super::server::REGION));
}

#[tokio::test]
async fn several_customizations_are_combined() {
    let server = Server::start([Answer::json(500, &json!({}))]).await;
    let client = Client::from_conf(server.config().build());
    let call = get(&client)
        .customize(|config| config.retry_config(RetryConfig::disabled()))
        .customize(|config| config.mutate_request(header("x-first", "1")))
        .customize(|config| config.mutate_request(header("x-second", "2")));
    call.send().await.expect_err("the call fails");
    let request = server.only_verified().request;
    assert_eq!((request.header("x-first"), request.header("x-second")), (Some("1"), Some("2")));
}

fn header(name: &'static str, value: &'static str) -> impl Fn(&mut HttpRequest) {
    move |request| {
        request.headers_mut().insert(name, value);
    }
}

#[tokio::test]
async fn a_call_can_have_its_own_credentials_and_token() {
    let server = server().await;
    let strange = Credentials::new("AKIDUNKNOWN", "secret", None, None, "test");
    let client = Client::from_conf(server.config_with(strange).build());
    let tag = |client: &Client| {
        let call = client
            .create_program_management_account()
            .catalog("AWS")
            .program(Program::Distribution);
        call.display_name("Lindqvist").account_id("111122223333")
    };
    let error = tag(&client).send().await.expect_err("an unknown key");
    assert_eq!(error.code(), Some("InvalidSignatureException"));

    let known = Credentials::new(ACCESS_KEY, SECRET, None, None, "test");
    let call = tag(&client).customize(|config| {
        config
            .credentials_provider(known)
            .idempotency_token_source(IdempotencyTokenSource::fixed("its-own"))
    });
    call.send().await.expect("the call succeeds");
    assert_eq!(server.only_verified().request.json()["clientToken"], "its-own");
}

#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not on a Saturday")
    }
}

impl std::error::Error for Refused {}

#[tokio::test]
async fn requests_can_be_changed_or_rejected() {
    let server = server().await;
    let client = Client::from_conf(server.config().build());
    let changed = |mut request: HttpRequest| {
        request.headers_mut().insert("x-mapped", "yes");
        Ok::<_, Refused>(request)
    };
    get(&client).customize(|config| config.map_request(changed)).send().await.expect("succeeds");
    let refused = |_request: HttpRequest| Err::<HttpRequest, _>(Refused);
    let call = get(&client).customize(|config| config.map_request(refused)).send();
    let error = format!("{:#}", call.await.expect_err("refused"));
    assert!(error.starts_with("GetRelationship failed: the request can't be "), "{error}");
    assert!(error.ends_with(": not on a Saturday"), "{error}");
    let verified = server.only_verified();
    assert_eq!(verified.request.header("x-mapped"), Some("yes"));
    assert!(
        verified.signed.headers.iter().any(|name| name == "x-mapped"),
        "the added header is signed"
    );
}

#[tokio::test]
async fn responses_can_be_inspected() {
    let answers = [Answer::json(500, &json!({})), Answer::ok(&json!({}))];
    let server = Server::start(answers).await;
    let client = Client::from_conf(server.config().build());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = seen.clone();
    let look = move |response: &HttpResponse| {
        let id = response.request_id().map(str::to_owned);
        log.lock().expect("a log").push((response.status().as_u16(), id));
    };
    get(&client).customize(|config| config.inspect_response(look)).send().await.expect("succeeds");
    let id = Some(REQUEST_ID.to_owned());
    assert_eq!(*seen.lock().expect("a log"), [(500, id.clone()), (200, id)]);
}

#[derive(Debug)]
struct Numbered(AtomicU32);

impl InvocationIdGenerator for Numbered {
    fn generate(
        &self,
    ) -> Result<Option<InvocationId>, Box<dyn std::error::Error + Send + Sync + 'static>> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Ok(Some(InvocationId::new(format!("call-{number}"))))
    }
}

#[tokio::test]
async fn settings_affect_headers() {
    let server = server().await;
    let config = server
        .config()
        .invocation_id_generator(Numbered(AtomicU32::new(7)))
        .retry_partition(RetryPartition::new("mine"))
        .framework_metadata(FrameworkMetadata::new("surf", Some("1.2")).expect("metadata"));
    let client = Client::from_conf(config.build());
    get(&client).send().await.expect("the call succeeds");
    let request = server.only_verified().request;
    assert_eq!(request.header("amz-sdk-invocation-id"), Some("call-7"));
    let user_agent = request.header("x-amz-user-agent").expect("a user agent");
    assert!(user_agent.contains("lib/surf/1.2"), "{user_agent}");
    assert!(user_agent.contains("api/partnercentralchannel/"), "{user_agent}");
}

#[tokio::test]
async fn the_user_agent_contains_the_features_of_a_call() {
    let server = server().await;
    let client = Client::from_conf(server.config().build());
    get(&client).send().await.expect("the call succeeds");
    let adaptive = get(&client).customize(|config| config.retry_config(RetryConfig::adaptive()));
    adaptive.send().await.expect("the call succeeds");
    let verified = server.verified();
    let agents = verified.iter().map(|verified| verified.request.header("user-agent"));
    let metrics = agents.map(|agent| {
        let (_, metrics) = agent.expect("a user agent").split_once(" m/").expect("metrics");
        metrics.split(' ').next().unwrap_or_default().split(',').collect::<Vec<_>>()
    });
    // E: standard retries; F: adaptive retries; N: custom endpoint.
    let [standard, adaptive] = metrics.collect::<Vec<_>>().try_into().expect("two requests");
    assert!(standard.contains(&"E") && standard.contains(&"N"), "{standard:?}");
    assert!(adaptive.contains(&"F") && !adaptive.contains(&"E"), "{adaptive:?}");
}

#[tokio::test]
async fn accepts_a_custom_endpoint_resolver() {
    let server = server().await;
    let url: Arc<str> = server.config().build().endpoint_url().expect("an endpoint").into();
    let config = Config::builder()
        .region(Region::new("eu-west-3"))
        .credentials_provider(Credentials::new(ACCESS_KEY, SECRET, None, None, "test"))
        .endpoint_fn(move |builtins| {
            assert_eq!(builtins.region.as_deref(), Some("eu-west-3"));
            endpoint::at(&*url).resolved()
        });
    let client = Client::from_conf(config.build());
    get(&client).send().await.expect("the call succeeds");
    server.only_verified();

    let nowhere = get(&client).customize(|config| {
        config.endpoint_fn(|_| Err(endpoint::ResolveEndpointError::new("closed")))
    });
    let error = nowhere.send().await.expect_err("no endpoint").to_string();
    assert_eq!(error, "GetRelationship failed: the endpoint can't be resolved: closed");
}

#[tokio::test]
async fn sends_unsigned_requests_only_if_allowed() {
    let server = server().await;
    let url = server.config().build().endpoint_url().expect("an endpoint").to_owned();
    let config = Config::builder().region(Region::new("eu-west-3")).endpoint_url(url);
    let client = Client::from_conf(config.build());
    let error = get(&client).send().await.expect_err("no credentials");
    assert_eq!(error.status(), None);
    let error = get(&client).customize(|config| config.allow_no_auth()).send().await;
    // The server rejects unsigned requests: the status shows that it received one.
    assert_eq!(error.expect_err("unsigned").status(), Some(403));
    assert!(server.verified().is_empty());
}
