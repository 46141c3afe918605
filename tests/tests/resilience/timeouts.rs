//! Timeouts.

use std::net::SocketAddr;
use std::time::Duration;

use partnercentral_channel::Client;
use partnercentral_channel::config::TimeoutConfig;
use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceError;
use serde_json::json;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;

use super::server::Server;
use super::setup::{clients_with_timeouts, config, list_tags, shared_config};
use super::step::Step;

/// A short timeout that is sufficient to send a request to the server on a busy machine.
const SHORT: Duration = Duration::from_millis(400);

/// Makes a call with each client, both at the same time, and returns the errors.
async fn failures(clients: &[Client; 2]) -> [CallError<ListTagsForResourceError>; 2] {
    let [one, other] = clients;
    let (one, other) = tokio::join!(list_tags(one), list_tags(other));
    [one, other].map(|result| result.expect_err("the call fails"))
}

#[tokio::test]
async fn retries_after_an_attempt_timeout() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(SHORT).build();
    let server = Server::start([Step::silence()]).await;
    for error in failures(&clients_with_timeouts(&server, &timeouts)).await {
        assert!(error.is_timeout() && error.is_retryable());
        assert_eq!(
            format!("{error:#}"),
            "ListTagsForResource failed: the call timed out: \
             operation attempt timeout (single attempt) occurred after 400ms"
        );
    }
    assert_eq!(server.log().requests.len(), 6);
}

#[tokio::test]
async fn does_not_retry_after_an_operation_timeout() {
    let timeouts = TimeoutConfig::builder().operation_timeout(SHORT).build();
    let server = Server::start([Step::silence()]).await;
    for error in failures(&clients_with_timeouts(&server, &timeouts)).await {
        assert!(error.is_timeout() && error.is_retryable());
        assert_eq!(
            format!("{error:#}"),
            "ListTagsForResource failed: the call timed out: \
             operation timeout (all attempts including retries) occurred after 400ms"
        );
    }
    assert_eq!(server.log().requests.len(), 2);
}

#[tokio::test]
async fn retries_after_a_read_timeout() {
    let timeouts = TimeoutConfig::builder().read_timeout(SHORT).build();
    let server = Server::start([Step::silence()]).await;
    for error in failures(&clients_with_timeouts(&server, &timeouts)).await {
        assert!(error.is_timeout() && error.is_retryable());
        assert_eq!(
            format!("{error:#}"),
            format!(
                "ListTagsForResource failed: the service did not respond in time: \
                 HTTP read timeout occurred after 400ms (host {})",
                server.host()
            )
        );
    }
    assert_eq!(server.log().requests.len(), 6);
}

#[tokio::test]
async fn succeeds_after_an_attempt_timeout() {
    let late = Step::ok(&json!({})).late(Duration::from_secs(5));
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(1));
    let server = Server::start([late, Step::ok(&json!({ "tags": [] }))]).await;
    for client in clients_with_timeouts(&server, &timeouts.build()) {
        list_tags(&client).await.expect("the second attempt succeeds");
    }
    assert_eq!(server.log().requests.len(), 3);
}

/// An address that accepts no more connections, with the connections that occupy it.
#[derive(Debug)]
struct Full {
    address: SocketAddr,
    _listener: TcpListener,
    _waiting: Vec<TcpStream>,
}

impl Full {
    async fn new() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(([127, 0, 0, 1], 0).into()).expect("a free port");
        let listener = socket.listen(1).expect("a listener");
        let address = listener.local_addr().expect("an address");
        let mut waiting = Vec::new();
        // Connections are never accepted, so the backlog fills up.
        while let Ok(connected) = timeout(SHORT, TcpStream::connect(address)).await {
            waiting.push(connected.expect("a connection"));
            assert!(waiting.len() < 4096, "the backlog does not fill up");
        }
        Self { address, _listener: listener, _waiting: waiting }
    }
}

#[tokio::test]
async fn retries_after_a_connect_timeout() {
    let full = Full::new().await;
    let url = format!("http://{}", full.address);
    let timeouts = TimeoutConfig::builder().connect_timeout(SHORT).build();
    let server = Server::start([Step::ok(&json!({}))]).await;
    let own = config(&server).timeout_config(timeouts.clone()).endpoint_url(&url);
    let shared = shared_config(&server).timeout_config(timeouts).endpoint_url(&url);
    let clients = [Client::from_conf(own.build()), Client::new(&shared.build())];
    for error in failures(&clients).await {
        assert!(error.is_timeout() && error.is_retryable());
        assert_eq!(
            format!("{error:#}"),
            format!(
                "ListTagsForResource failed: the service did not respond in time: \
                 HTTP connect timeout occurred after 400ms (host {})",
                full.address
            )
        );
    }
    assert_eq!(server.log().opened, 0);
}
