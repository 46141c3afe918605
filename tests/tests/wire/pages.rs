//! Paginators: requests and results.

use std::time::Duration;

use futures_util::stream::{FusedStream, Stream};
use futures_util::{StreamExt, TryStreamExt};
use partnercentral_channel::Client;
use partnercentral_channel::config::{Region, RetryConfig};
use partnercentral_channel::operation::list_relationships::ListRelationships;
use partnercentral_channel::pages::{Items, Paginator};
use partnercentral_channel::types::{ChannelContractType, HandshakeType, ParticipantType};
use serde_json::{Value, json};
use smithy_client_runtime::service::AuthScheme;

use super::call::{assert_request, client};
use super::server::{Answer, Server, Verified};
use crate::support::signature::Algorithm;

/// Returns a page with the given IDs.
fn page(ids: &[&str], next_token: Option<&str>) -> Answer {
    let items: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
    Answer::ok(&json!({ "items": items, "nextToken": next_token }))
}

/// Returns three pages. The second one is empty.
fn three_pages() -> [Answer; 3] {
    [page(&["a", "b"], Some("second")), page(&[], Some("third")), page(&["c"], None)]
}

/// Starts a server that returns the pages, and creates a client without retries.
async fn serve(pages: impl IntoIterator<Item = Answer>) -> (Server, Client) {
    let server = Server::start(pages).await;
    let config = server.config().auth_scheme_preference([AuthScheme::SigV4.id()]);
    let client = Client::from_conf(config.retry_config(RetryConfig::disabled()).build());
    (server, client)
}

fn relationships(client: &Client) -> Paginator<ListRelationships> {
    client.list_relationships().catalog("AWS").into_paginator()
}

/// Returns the IDs of all remaining items.
async fn ids(items: Items<ListRelationships>) -> Vec<String> {
    let items: Vec<_> = items.try_collect().await.expect("no error");
    items.into_iter().filter_map(|item| item.id).collect()
}

/// Returns the tokens in all requests so far.
fn sent_tokens(server: &Server) -> Vec<Option<String>> {
    let token = |body: Value| body.get("nextToken")?.as_str().map(str::to_owned);
    server.verified().iter().map(|verified| token(verified.request.json())).collect()
}

/// Checks the requests for the three pages. `input` is the request without the token.
fn assert_three_requests(server: &Server, operation: &str, input: Value) {
    let requests = server.verified();
    assert_eq!(requests.len(), 3);
    for (verified, token) in requests.iter().zip([None, Some("second"), Some("third")]) {
        let mut body = input.clone();
        if let Some(token) = token {
            body["nextToken"] = token.into();
        }
        assert_request(&verified.request, operation, &body);
    }
}

/// Iterates over the three pages of an operation, by page and by item.
macro_rules! assert_goes_through {
    ($operation:literal, $input:expr, |$client:ident| $paginator:expr) => {{
        let server = Server::start(three_pages()).await;
        let $client = client(&server, Algorithm::SigV4a);
        let (mut pages, mut ids) = ($paginator, Vec::new());
        while let Some(page) = pages.next().await {
            let items = page.expect("no error").items.expect("items");
            ids.push(items.into_iter().filter_map(|item| item.id).collect::<Vec<_>>());
        }
        assert_eq!(ids, [vec!["a", "b"], vec![], vec!["c"]]);
        assert_three_requests(&server, $operation, $input);

        let server = Server::start(three_pages()).await;
        let $client = client(&server, Algorithm::SigV4);
        let (mut items, mut ids) = ($paginator.items(), Vec::new());
        while let Some(item) = items.next().await {
            ids.extend(item.expect("no error").id);
        }
        assert_eq!(ids, ["a", "b", "c"]);
        assert_three_requests(&server, $operation, $input);
    }};
}

#[tokio::test]
async fn list_relationships() {
    let input = json!({ "catalog": "AWS", "displayNames": ["Lindqvist"], "maxResults": 50 });
    assert_goes_through!("ListRelationships", input.clone(), |client| {
        let call = client.list_relationships().catalog("AWS").display_names(["Lindqvist"]);
        call.into_paginator().page_size(50)
    });
}

#[tokio::test]
async fn list_program_management_accounts() {
    let input = json!({ "catalog": "AWS", "maxResults": 2 });
    assert_goes_through!("ListProgramManagementAccounts", input.clone(), |client| {
        let call = client.list_program_management_accounts().catalog("AWS").max_results(1);
        call.into_paginator().page_size(2)
    });
}

#[tokio::test]
async fn list_channel_handshakes() {
    let input = json!({
        "catalog": "AWS",
        "handshakeType": "START_SERVICE_PERIOD",
        "participantType": "SENDER",
    });
    assert_goes_through!("ListChannelHandshakes", input.clone(), |client| {
        let call = client.list_channel_handshakes().catalog("AWS");
        let call = call.participant_type(ParticipantType::Sender);
        call.handshake_type(HandshakeType::StartServicePeriod).into_paginator()
    });
}

/// Most required members of the items are missing in the response.
#[tokio::test]
async fn list_channel_contracts() {
    let server = Server::start(three_pages()).await;
    let client = client(&server, Algorithm::SigV4a);
    let call = client.list_channel_contracts().catalog("AWS");
    let call = call.contract_type(ChannelContractType::ManagedServicesAttestation);
    let items = call.into_paginator().page_size(3).items();
    let items: Vec<_> = items.try_collect().await.expect("no error");
    assert_eq!(items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    let input = json!({
        "catalog": "AWS",
        "contractType": "MANAGED_SERVICES_ATTESTATION",
        "maxResults": 3,
    });
    assert_three_requests(&server, "ListChannelContracts", input);
}

#[tokio::test]
async fn requests_pages_lazily() {
    let (server, client) = serve(three_pages()).await;
    let mut items = relationships(&client).items();
    assert_eq!(sent_tokens(&server).len(), 0);
    for _ in 0..2 {
        assert!(items.next().await.expect("an item").is_ok());
        assert_eq!(sent_tokens(&server), [None]);
    }
    assert!(items.next().await.expect("an item").is_ok());
    assert_eq!(sent_tokens(&server).len(), 3);
    assert!(items.next().await.is_none());
    assert_eq!(sent_tokens(&server).len(), 3);
}

#[tokio::test]
async fn starts_with_the_token_in_the_input() {
    let (server, client) = serve([page(&["b"], Some("third")), page(&["c"], None)]).await;
    let call = client.list_relationships().catalog("AWS").next_token("second");
    assert_eq!(ids(call.into_paginator().items()).await, ["b", "c"]);
    assert_eq!(sent_tokens(&server), ["second", "third"].map(|token| Some(token.to_owned())));
}

#[tokio::test]
async fn stops_at_an_empty_token() {
    let (server, client) = serve([page(&["a"], Some("")), page(&["b"], None)]).await;
    assert_eq!(ids(relationships(&client).items()).await, ["a"]);
    assert_eq!(sent_tokens(&server), [None]);
}

/// Fault `repeated-page-token`: some services return the token of the request on the last page.
#[tokio::test]
async fn stops_at_a_repeated_token() {
    let answers = [page(&["a"], Some("again")), page(&["b"], Some("again"))];
    let (server, client) = serve(answers).await;
    assert_eq!(ids(relationships(&client).items()).await, ["a", "b"]);
    assert_eq!(sent_tokens(&server).len(), 2);
}

#[tokio::test]
async fn can_continue_at_a_repeated_token() {
    let answers = [page(&["a"], Some("t")), page(&["b"], Some("t")), page(&["c"], None)];
    let (server, client) = serve(answers).await;
    let items = relationships(&client).stop_on_duplicate_token(false).items();
    assert_eq!(ids(items).await, ["a", "b", "c"]);
    assert_eq!(sent_tokens(&server), [None, Some("t"), Some("t")].map(|t| t.map(str::to_owned)));
}

#[tokio::test]
async fn stops_after_an_error_and_can_resume() {
    let refusal = json!({ "__type": "ThrottlingException", "message": "slow down" });
    let answers = [page(&["a"], Some("second")), Answer::json(429, &refusal), page(&["b"], None)];
    let (server, client) = serve(answers).await;
    let mut pages = relationships(&client);
    assert!(pages.next().await.expect("a page").is_ok());
    let error = pages.next().await.expect("an error").expect_err("too many requests");
    assert!(error.is_service_error_and(|error| error.is_throttling_exception()), "{error}");
    assert!(pages.next().await.is_none());
    assert!(pages.next().await.is_none());
    assert_eq!(sent_tokens(&server).len(), 2);

    let call = client.list_relationships().catalog("AWS");
    let rest = call.set_next_token(pages.next_token().cloned()).into_paginator().items();
    assert_eq!(ids(rest).await, ["b"]);
    assert_eq!(sent_tokens(&server)[2].as_deref(), Some("second"));
}

#[tokio::test]
async fn customizes_and_marks_the_call_of_each_page() {
    let (server, client) = serve(three_pages()).await;
    let call = client.list_relationships().catalog("AWS");
    let call = call.customize(|config| config.region(Region::new("us-west-2")));
    assert_eq!(ids(call.into_paginator().items()).await.len(), 3);
    client.list_relationships().catalog("AWS").send().await.expect("the call succeeds");
    let verified = server.verified();
    let (alone, pages) = verified.split_last().expect("requests");
    assert!(pages.len() == 3 && pages.iter().all(|page| page.signed.region == "us-west-2"));
    assert!(pages.iter().all(is_marked_as_page));
    assert!(!is_marked_as_page(alone));
}

/// Returns whether the user agent contains `C`, the metric of paginator calls in AWS's crates.
fn is_marked_as_page(verified: &Verified) -> bool {
    let agent = verified.request.header("user-agent").expect("a user agent");
    let metrics = agent.split(' ').find_map(|part| part.strip_prefix("m/"));
    metrics.expect("metrics").split(',').any(|metric| metric == "C")
}

#[tokio::test]
async fn pages_and_items_are_streams() {
    fn movable<T: Stream + FusedStream + Send + Unpin + 'static>(stream: T) -> T {
        stream
    }
    let (server, client) = serve(three_pages()).await;
    let items = movable(relationships(&client).items());
    let first = items.take(1).map_ok(|item| item.id).try_collect::<Vec<_>>().await;
    assert_eq!(first.expect("no error"), [Some("a".to_owned())]);
    assert_eq!(sent_tokens(&server), [None]);

    let (_server, client) = serve(three_pages()).await;
    let pages = movable(relationships(&client));
    let sizes = pages.map_ok(|page| page.items.map_or(0, |items| items.len()));
    assert_eq!(sizes.try_collect::<Vec<_>>().await.expect("no error"), [2, 0, 1]);

    let (_server, client) = serve(three_pages()).await;
    let items = TryStreamExt::try_collect::<Vec<_>>(relationships(&client).items()).await;
    assert_eq!(items.expect("no error").len(), 3);
}

#[tokio::test]
async fn pages_can_be_moved_to_another_task() {
    let (_server, client) = serve(three_pages()).await;
    let (pages, items) = (relationships(&client), relationships(&client).items());
    let pages =
        tokio::spawn(async move { pages.try_collect::<Vec<_>>().await.map(|all| all.len()) });
    assert_eq!(pages.await.expect("the task ends").expect("no error"), 3);
    // The server repeats its last page.
    assert_eq!(tokio::spawn(ids(items)).await.expect("the task ends"), ["c"]);
}

#[tokio::test]
async fn dropped_paginators_request_no_more_pages() {
    let (server, client) = serve(three_pages()).await;
    let mut items = relationships(&client).items();
    assert!(items.next().await.expect("an item").is_ok());
    drop(items);
    let mut pages = relationships(&client);
    let waited = tokio::time::timeout(Duration::ZERO, pages.next()).await;
    assert!(waited.is_err(), "the first poll is pending");
    drop(pages);
    tokio::time::sleep(Duration::from_millis(100)).await;
    // The pending request may have arrived.
    let sent = sent_tokens(&server);
    assert!(sent.len() <= 2 && sent.iter().all(Option::is_none), "{sent:?}");
}
