//! The program `local-server`.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use partner_central_examples::local::{LocalServer, PARTNER};
use partnercentral_channel::config::{AuthSchemeId, Credentials, Region, RetryConfig};
use partnercentral_channel::{Client, Config};

/// A running program, killed on drop.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Fails if the program has already exited.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the program and reads the URL that it prints.
fn start(arguments: &[&str]) -> (Running, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_local-server"));
    let child = command.args(arguments).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut running = Running(child);
    let output = running.0.stdout.take().expect("its output");
    let mut url = String::new();
    BufReader::new(output).read_line(&mut url).expect("a line");
    (running, url.trim_end().to_owned())
}

fn client(url: &str, access_key: &str) -> Client {
    let config = Config::builder()
        .auth_scheme_preference([AuthSchemeId::from("sigv4")])
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new(access_key, "any", None, None, "test"))
        .endpoint_url(url);
    Client::from_conf(config.build())
}

#[tokio::test]
async fn serves_any_account_at_the_printed_url() {
    let (_running, url) = start(&[]);

    let partner = client(&url, "LOCAL111122223333").list_program_management_accounts();
    let accounts = partner.catalog("AWS").send().await.expect("a list");
    assert_eq!(accounts.items.expect("items").len(), 1);

    let other = client(&url, "LOCAL999988887777").list_program_management_accounts();
    let accounts = other.catalog("AWS").send().await.expect("a list");
    assert_eq!(accounts.items.expect("items"), []);

    let unknown = client(&url, "AKIAIOSFODNN7EXAMPLE").list_program_management_accounts();
    let error = unknown.catalog("AWS").send().await.expect_err("an unknown caller");
    assert_eq!((error.code(), error.status()), (Some("UnrecognizedClientException"), Some(403)));
}

#[tokio::test]
async fn verifies_signatures_if_it_has_a_secret() {
    let (_running, url) = start(&["--secret", "any"]);
    let list = client(&url, "LOCAL111122223333").list_program_management_accounts();
    list.catalog("AWS").send().await.expect("a valid signature");

    let (_running, url) = start(&["--secret", "another"]);
    let list = client(&url, "LOCAL111122223333").list_program_management_accounts();
    let error = list.catalog("AWS").send().await.expect_err("an invalid signature");
    assert_eq!((error.code(), error.status()), (Some("InvalidSignatureException"), Some(403)));
}

#[tokio::test]
async fn clients_of_a_server_with_a_secret_sign_with_the_secret() {
    let server = LocalServer::start_with_secret(0, "secret").await.expect("a server");
    let list = server.client(PARTNER).list_program_management_accounts().catalog("AWS");
    assert_eq!(list.send().await.expect("a list").items.expect("items").len(), 1);
}

#[tokio::test]
async fn fails_if_the_port_is_in_use() {
    let server = LocalServer::start(0).await.expect("a server");
    let port = server.url().rsplit(':').next().expect("a port");

    let mut command = Command::new(env!("CARGO_BIN_EXE_local-server"));
    let output = command.args(["--port", port]).output().expect("the program starts");

    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("Error: "));
}

#[tokio::test]
async fn stops_when_dropped() {
    let server = LocalServer::start(0).await.expect("a server");
    let config = server.config(PARTNER).retry_config(RetryConfig::disabled()).build();
    let list = Client::from_conf(config).list_relationships().catalog("AWS");

    drop(server);
    tokio::task::yield_now().await;

    let error = list.send().await.expect_err("a closed port");
    assert!(error.to_string().contains("the connection failed"), "{error}");
}
