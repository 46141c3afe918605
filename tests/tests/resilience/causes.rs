//! The causes of failed calls, as a chain of errors and by their types.

use std::error::Error as _;
use std::fmt;
use std::io::{self, ErrorKind};
use std::iter::successors;
use std::time::Duration;

use aws_credential_types::provider::future;
use partnercentral_channel::config::credentials::CredentialsError;
use partnercentral_channel::config::{ProvideCredentials, TimeoutConfig};
use partnercentral_channel::error::{
    CallError, ConnectorError, ConstraintViolations, SdkError, SerdeError, ServiceError,
    TimedOutError,
};
use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceError;
use partnercentral_channel::types::error::ResourceNotFoundException;
use partnercentral_channel::{Client, Config, Error};
use serde_json::json;
use tokio::net::TcpListener;

use super::server::Server;
use super::setup::{config, list_tags};
use super::step::Step;

/// Makes a call that fails, and checks the chain of errors: it repeats no text, and `{:#}` shows its reason.
async fn failed(config: partnercentral_channel::config::Builder) -> Error {
    let client = Client::from_conf(config.build());
    let error = Error::from(list_tags(&client).await.expect_err("the call fails"));
    let texts = texts(&error);
    for (index, text) in texts.iter().enumerate() {
        let before = texts[..index].join(": ");
        assert!(!before.contains(text), "`{text}` is repeated in {texts:?}");
    }
    // Some errors only name a kind, so `{:#}` omits them.
    let complete = format!("{error:#}");
    let is_complete = texts[1..].iter().any(|text| complete.contains(text));
    assert!(is_complete || texts.len() == 1, "{complete}\n{texts:?}");
    error
}

/// Returns the texts of an error and its causes.
fn texts(error: &(dyn std::error::Error + 'static)) -> Vec<String> {
    successors(Some(error), |&error| error.source()).map(ToString::to_string).collect()
}

/// Returns whether an error of a type is in the chain.
fn leads_to<T: std::error::Error + 'static>(error: &Error) -> bool {
    successors(error.source(), |&error| error.source()).any(|cause| cause.is::<T>())
}

#[tokio::test]
async fn a_refused_connection_leads_to_the_errors_of_the_connector_and_of_the_system() {
    let server = Server::start([Step::closed()]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let error = failed(config(&server).endpoint_url(format!("http://{address}"))).await;
    let text = format!("ListTagsForResource failed: the connection failed (host {address})");
    assert_eq!(error.to_string(), text);
    assert!(leads_to::<ConnectorError>(&error) && leads_to::<io::Error>(&error));
    assert!(error.find::<ConnectorError>().is_some_and(ConnectorError::is_io));
    let cause = error.find::<io::Error>().expect("the cause");
    assert_eq!(cause.kind(), ErrorKind::ConnectionRefused);
    assert!(error.find::<CredentialsError>().is_none());
}

#[tokio::test]
async fn a_closed_connection_leads_to_the_error_of_the_http_library() {
    let server = Server::start([Step::closed()]).await;
    let error = failed(config(&server)).await;
    assert!(leads_to::<hyper::Error>(&error), "{:?}", texts(&error));
    assert!(error.find::<hyper::Error>().is_some_and(hyper::Error::is_incomplete_message));
}

#[tokio::test]
async fn an_unreadable_response_leads_to_the_error_of_deserialization() {
    let server = Server::start([Step::answer(200, "application/x-amz-json-1.0", "{")]).await;
    let error = failed(config(&server)).await;
    assert!(
        error.to_string().starts_with("ListTagsForResource failed: the response can't be read (")
    );
    assert!(leads_to::<SerdeError>(&error), "{:?}", texts(&error));
    assert!(error.find::<SerdeError>().is_some());
}

#[tokio::test]
async fn timeouts_lead_to_their_errors() {
    let server = Server::start([Step::silence()]).await;
    let timeout = Duration::from_millis(40);
    let of_operation = TimeoutConfig::builder().operation_timeout(timeout).build();
    let error = failed(config(&server).timeout_config(of_operation)).await;
    assert_eq!(error.to_string(), "ListTagsForResource failed: the call timed out");
    assert_eq!(texts(&error).len(), 2);
    assert!(texts(&error)[1].contains("occurred after 40ms"), "{:?}", texts(&error));

    let of_reading = TimeoutConfig::builder().read_timeout(timeout).build();
    let error = failed(config(&server).timeout_config(of_reading)).await;
    assert!(leads_to::<TimedOutError>(&error), "{:?}", texts(&error));
    assert!(error.find::<ConnectorError>().is_some_and(ConnectorError::is_timeout));
}

/// A credentials provider that fails.
#[derive(Debug)]
struct Locked;

impl fmt::Display for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the vault is locked")
    }
}

impl std::error::Error for Locked {}

impl ProvideCredentials for Locked {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(Err(CredentialsError::provider_error(Self)))
    }
}

#[tokio::test]
async fn missing_credentials_lead_to_the_error_of_the_provider() {
    let server = Server::start([Step::closed()]).await;
    let error = failed(config(&server).credentials_provider(Locked)).await;
    assert_eq!(error.to_string(), "ListTagsForResource failed: no credentials are available");
    assert!(leads_to::<CredentialsError>(&error) && leads_to::<Locked>(&error));
    assert!(error.find::<CredentialsError>().is_some() && error.find::<Locked>().is_some());
}

#[tokio::test]
async fn an_invalid_input_leads_to_the_violations() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let client = Client::from_conf(config(&server).validate_inputs(true).build());
    let call = client.list_tags_for_resource().resource_arn("").send();
    let error = Error::from(call.await.expect_err("the call fails"));
    assert!(leads_to::<ConstraintViolations>(&error), "{:?}", texts(&error));
    let violations = error.find::<ConstraintViolations>().expect("violations");
    assert_eq!(texts(&error)[1..], [violations.to_string()]);
    assert!(!error.to_string().contains(&violations.to_string()), "{error}");
}

/// The errors of an incomplete configuration are private. Their texts say what to do.
#[tokio::test]
async fn the_remedy_for_an_incomplete_configuration_is_always_shown() {
    for config in [Config::builder(), Config::builder().use_fips(true).endpoint_url("http://a")] {
        let error = failed(config).await;
        assert_eq!((error.to_string(), texts(&error).len()), (format!("{error:#}"), 1));
    }
}

#[tokio::test]
async fn service_errors_are_found_by_all_of_their_types() {
    let server = Server::start([Step::error(404, "ResourceNotFoundException")]).await;
    let client = Client::from_conf(config(&server).build());
    let error = list_tags(&client).await.expect_err("the call fails");
    assert_eq!(texts(&error), [format!("{error:#}")]);
    let shape = error.find::<ResourceNotFoundException>().expect("the shape");
    assert_eq!(shape.message, "message from the server");
    assert!(error.find::<ListTagsForResourceError>().is_some());
    assert!(error.find::<SdkError<ListTagsForResourceError>>().is_some());
    assert!(error.find::<io::Error>().is_none());

    let error = Error::from(error);
    assert!(error.find::<ResourceNotFoundException>().is_some());
    assert!(error.find::<ServiceError>().is_some());
    assert!(error.find::<CallError<ServiceError>>().is_none());
}
