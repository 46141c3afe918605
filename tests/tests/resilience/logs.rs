//! Log output of calls: the same spans as in the AWS SDK for Rust, without secrets.

use partnercentral_channel::Client;
use partnercentral_channel::config::Credentials;
use serde_json::json;
use tracing::Level;

use super::recorder::{Line, Log, finish, start};
use super::server::Server;
use super::setup::{SECRET, config};
use super::step::Step;

const TOKEN: &str = "SESSION+TOKEN/TEST";

/// Makes a call with two attempts, and returns its log up to a level.
async fn log(level: Level) -> Log {
    start(level);
    let answer = json!({ "relationshipDetail": { "id": "rs-1", "displayName": "NAME-ANSWERED" } });
    let server = Server::start([Step::html(503), Step::ok(&answer)]).await;
    let credentials = Credentials::new("AKIDLOGS", SECRET, Some(TOKEN.to_owned()), None, "logs");
    let config = config(&server).credentials_provider(credentials);
    let call = Client::from_conf(config.build()).update_relationship().catalog("AWS");
    let call = call.identifier("rs-1").program_management_account_identifier("pma-1");
    call.display_name("NAME-SENT").send().await.expect("the second attempt succeeds");
    finish()
}

#[tokio::test]
async fn calls_have_the_same_span_as_in_the_aws_sdk() {
    let spans = log(Level::DEBUG).await.spans;
    let name = "PartnerCentral Channel.UpdateRelationship";
    let calls: Vec<&Line> = spans.iter().filter(|span| span.within.is_empty()).collect();
    let [call] = calls[..] else { panic!("{calls:?}") };
    assert_eq!((call.name.as_str(), call.level), (name, Level::DEBUG));
    let names: Vec<_> = call.fields.keys().copied().collect();
    assert_eq!(names, ["rpc.method", "rpc.service", "rpc.system", "sdk_invocation_id"]);
    assert_eq!(call.fields["rpc.method"], "UpdateRelationship");
    assert_eq!(call.fields["rpc.service"], "PartnerCentral Channel");
    assert_eq!(call.fields["rpc.system"], "aws-api");
    let id = &call.fields["sdk_invocation_id"];
    assert!(id.len() == 7 && id.bytes().all(|digit| digit.is_ascii_digit()), "{id}");

    let attempts: Vec<&Line> = spans.iter().filter(|span| span.name == "try_attempt").collect();
    let numbers: Vec<&str> = attempts.iter().map(|span| span.fields["attempt"].as_str()).collect();
    assert_eq!(numbers, ["1", "2"]);
    assert!(attempts.iter().all(|span| span.within.first() == Some(&name)), "{attempts:?}");
}

#[tokio::test]
async fn spans_identify_calls() {
    let id = async || log(Level::DEBUG).await.spans[0].fields["sdk_invocation_id"].clone();
    assert_ne!(id().await, id().await);
}

#[tokio::test]
async fn logs_no_secrets() {
    let log = log(Level::DEBUG).await;
    let lines = [log.spans, log.events].concat();
    assert!(lines.len() > 20, "{lines:?}");
    for line in lines {
        let text = format!("{line:?}");
        for secret in [SECRET, TOKEN, "NAME-SENT", "NAME-ANSWERED", "<h1>", "Signature="] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn logs_nothing_about_successful_calls_by_default() {
    let log = log(Level::INFO).await;
    assert!(log.events.is_empty() && log.spans.is_empty(), "{log:?}");
}

#[test]
fn debug_output_of_a_client_contains_no_secrets() {
    let credentials = Credentials::new("AKIDLOGS", SECRET, Some(TOKEN.to_owned()), None, "logs");
    let config = partnercentral_channel::Config::builder().credentials_provider(credentials);
    let printed = format!("{config:?} {:?}", Client::from_conf(config.clone().build()));
    assert!(!printed.contains(SECRET) && !printed.contains(TOKEN), "{printed}");
}
