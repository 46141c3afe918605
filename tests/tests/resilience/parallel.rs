//! Concurrent and canceled calls.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_async::rt::sleep::Sleep;
use partnercentral_channel::Client;
use partnercentral_channel::config::{AsyncSleep, AuthSchemeId};
use serde_json::json;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::server::Server;
use super::setup::{client, config, delete, list_tags};
use super::step::Step;

const CALLS: usize = 200;

/// Returns a client that signs with SigV4. SigV4a takes more than ten times as long.
fn client_with_sigv4(server: &Server) -> Client {
    let config = config(server).auth_scheme_preference([AuthSchemeId::from("sigv4")]);
    Client::from_conf(config.build())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_calls_get_their_own_responses() {
    // The response depends on the request.
    let server = Server::start_with(|request, _| {
        let name = &request.json()["displayName"];
        Step::ok(&json!({ "relationshipDetail": { "id": name, "revision": "1" } }))
    })
    .await;
    let client = client_with_sigv4(&server);
    let mut calls = JoinSet::new();
    for index in 0..CALLS {
        let call = client.update_relationship().catalog("AWS").identifier("rs-1");
        let call = call.program_management_account_identifier("pma-1").revision("1");
        let name = format!("name {index}");
        let call = call.display_name(&name).send();
        calls.spawn(async move {
            let detail = call.await.expect("the call succeeds").relationship_detail;
            assert_eq!(detail.and_then(|detail| detail.id), Some(name));
        });
    }
    while let Some(call) = calls.join_next().await {
        call.expect("the matching response");
    }
    let log = server.log();
    assert_eq!(log.requests.len(), CALLS);
    assert!(log.opened <= CALLS, "{}", log.opened);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_calls_have_different_tokens() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let client = client_with_sigv4(&server);
    let mut calls = JoinSet::new();
    for _ in 0..CALLS {
        let client = client.clone();
        calls.spawn(async move { delete(&client).await.map(drop) });
    }
    while let Some(call) = calls.join_next().await {
        call.expect("no panic").expect("the call succeeds");
    }
    let log = server.log();
    let tokens = log.requests.iter().map(|request| request.json()["clientToken"].to_string());
    let ids = log.requests.iter().map(|request| request.header("amz-sdk-invocation-id"));
    assert_eq!(tokens.collect::<HashSet<_>>().len(), CALLS);
    assert_eq!(ids.collect::<HashSet<_>>().len(), CALLS);
}

#[tokio::test]
async fn a_canceled_call_closes_its_connection_and_leaves_the_client_usable() {
    let server = Server::start([Step::silence(), Step::ok(&json!({}))]).await;
    let client = client(&server);
    let call = tokio::spawn({
        let client = client.clone();
        async move { list_tags(&client).await.map(drop) }
    });
    server.until(|log| log.requests.len() == 1).await;
    assert_eq!(server.log().closed, 0);
    call.abort();
    server.until(|log| log.closed == 1).await;

    list_tags(&client).await.expect("the call succeeds");
    let log = server.log();
    assert_eq!((log.requests.len(), log.opened), (2, 2));
}

/// Sleeps forever, and notifies about sleeps between attempts.
#[derive(Debug)]
struct Forever(Arc<Notify>);

impl AsyncSleep for Forever {
    fn sleep(&self, duration: Duration) -> Sleep {
        // All timeouts are longer than the backoff of at most a millisecond.
        if duration <= Duration::from_millis(1) {
            self.0.notify_one();
        }
        Sleep::new(std::future::pending())
    }
}

#[tokio::test]
async fn a_call_canceled_between_attempts_sends_no_more_requests() {
    let server = Server::start([Step::error(500, "InternalServerException")]).await;
    let waiting = Arc::new(Notify::new());
    let config = config(&server).sleep_impl(Forever(waiting.clone()));
    let client = Client::from_conf(config.build());
    tokio::select! {
        result = list_tags(&client) => panic!("{result:?}"),
        () = waiting.notified() => {}
    }
    assert_eq!(server.log().requests.len(), 1);
}
