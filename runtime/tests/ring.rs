//! Calls in a build with the HTTPS client of ring.
#![cfg(all(feature = "ring-https-client", not(feature = "default-https-client")))]

#[path = "support/do_nothing.rs"]
mod do_nothing;
#[path = "support/service.rs"]
mod service;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use smithy_client_runtime::client::Handle;
use smithy_client_runtime::config::{Config, Credentials, Region, RetryConfig};
use smithy_client_runtime::endpoint;
use smithy_client_runtime::service::Service;

use do_nothing::{DoNothing, Nothing};

static SERVICE: Service = service::SERVICE;

/// Accepts one connection and returns the first bytes received. Answers in plain HTTP.
fn first_bytes(listener: TcpListener) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        let mut bytes = vec![0; 1024];
        let length = stream.read(&mut bytes).expect("a request");
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
        stream.write_all(answer).expect("written");
        bytes.truncate(length);
        sender.send(bytes)
    });
    receiver
}

/// Calls a local server without a configured HTTP client. Returns the bytes that the server received, and whether the
/// call succeeded.
async fn call(scheme: &str) -> (Vec<u8>, bool) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("{scheme}://{}", listener.local_addr().expect("an address"));
    let sent = first_bytes(listener);
    let config = Config::builder()
        .region(Region::new("eu-west-3"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "ring"))
        .retry_config(RetryConfig::disabled())
        .endpoint_fn(move |_| endpoint::at(url.clone()).resolved());
    let handle = Handle::new(&SERVICE, config.build());
    let result = handle.call::<DoNothing>(Nothing::builder().build()).await;
    let sent = sent.recv_timeout(Duration::from_secs(10));
    (
        sent.unwrap_or_else(|_| panic!("nothing was sent: {:?}", result.as_ref().err())),
        result.is_ok(),
    )
}

#[tokio::test]
async fn sends_without_a_configured_http_client() {
    let (sent, succeeded) = call("http").await;
    assert!(sent.starts_with(b"POST / HTTP/1.1\r\n"), "{}", String::from_utf8_lossy(&sent));
    assert!(succeeded);
}

#[tokio::test]
async fn uses_tls_for_https() {
    /// The first bytes of a TLS handshake record and of the `ClientHello` in it.
    const HANDSHAKE: (u8, u8) = (0x16, 0x01);
    let (sent, succeeded) = call("https").await;
    assert_eq!((sent[0], sent[5]), HANDSHAKE);
    assert!(!succeeded, "the server doesn't support TLS");
}
