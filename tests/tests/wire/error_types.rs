//! Error handling in programs: matching, propagating and converting errors.

use std::error::Error as _;

use partnercentral_channel::config::RetryConfig;
use partnercentral_channel::error::{
    CallError, ErrorKind, ProvideErrorMetadata, SdkError, ServiceError, Unhandled,
};
use partnercentral_channel::operation::get_relationship::GetRelationshipError;
use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceError;
use partnercentral_channel::{Client, Error};
use serde_json::json;

use super::server::{Answer, REQUEST_ID, Server};

type GetError = CallError<GetRelationshipError>;

async fn get(client: &Client) -> Result<(), GetError> {
    let call = client.get_relationship().catalog("AWS").identifier("rs-1");
    call.program_management_account_identifier("pma-1").send().await.map(drop)
}

/// Calls several operations.
async fn both(client: &Client) -> Result<(), Error> {
    get(client).await?;
    client.list_tags_for_resource().resource_arn("arn").send().await?;
    Ok(())
}

fn answer(status: u16, code: &str) -> Answer {
    Answer::json(status, &json!({ "__type": code, "message": "because" }))
}

async fn client(answers: impl IntoIterator<Item = Answer>) -> (Server, Client) {
    let server = Server::start(answers).await;
    let config = server.config().retry_config(RetryConfig::disabled()).build();
    (server, Client::from_conf(config))
}

async fn error(answer: Answer) -> GetError {
    let (_server, client) = client([answer]).await;
    get(&client).await.expect_err("the call fails")
}

#[tokio::test]
async fn errors_of_all_operations_convert_to_one_type() {
    let missing = || answer(404, "ResourceNotFoundException");
    let (_server, client) = client([missing(), Answer::ok(&json!({})), missing()]).await;
    for operation in ["GetRelationship", "ListTagsForResource"] {
        let error = both(&client).await.expect_err("a call fails");
        assert_eq!(error.operation(), operation);
        assert_eq!(error.code(), Some("ResourceNotFoundException"));
        assert_eq!(error.meta().message(), Some("because"));
        assert_eq!((error.status(), error.request_id()), (Some(404), Some(REQUEST_ID)));
        assert!(error.is_service_error_and(ServiceError::is_resource_not_found_exception));
        assert!(!error.is_service_error_and(ServiceError::is_conflict_exception));
        assert_eq!(
            error.to_string(),
            format!(
                "{operation} failed: ResourceNotFoundException: because \
                 (HTTP status 404, request id {REQUEST_ID})"
            )
        );
    }
}

#[tokio::test]
async fn the_message_of_a_call_error_is_complete_without_its_source() {
    let error = error(answer(403, "AccessDeniedException")).await;
    assert!(error.source().is_none());
    assert!(Error::from(error).source().is_none());
}

#[tokio::test]
async fn errors_report_whether_they_are_retryable() {
    for (status, code, expected) in [
        (400, "ValidationException", None),
        (429, "ThrottlingException", Some(ErrorKind::ThrottlingError)),
        (400, "SlowDown", Some(ErrorKind::ThrottlingError)),
        (400, "RequestTimeout", Some(ErrorKind::TransientError)),
        (500, "SomethingElse", Some(ErrorKind::TransientError)),
        (501, "SomethingElse", None),
        (503, "SomethingElse", Some(ErrorKind::TransientError)),
    ] {
        let error = error(answer(status, code)).await;
        assert_eq!(error.retry_kind(), expected, "{error}");
        assert_eq!(error.is_retryable(), expected.is_some());
        assert_eq!(Error::from(error).retry_kind(), expected);
    }
}

#[tokio::test]
async fn service_errors_can_be_extracted() {
    let found = error(answer(404, "ResourceNotFoundException")).await.into_service_error();
    assert!(found.is_ok_and(|error| error.is_resource_not_found_exception()));

    let server = Server::start([Answer::ok(&json!({}))]).await;
    let config = server.config().endpoint_url("http://").build();
    let error = get(&Client::from_conf(config)).await.expect_err("an error");
    let whole = error.into_service_error().expect_err("not a service error");
    assert_eq!(whole.operation(), "GetRelationship");
}

#[tokio::test]
async fn errors_convert_to_sdk_errors_and_back() {
    let text = "GetRelationship failed: ConflictException: because \
                (HTTP status 409, request id 7f3c2a10-wire)";
    let error = error(answer(409, "ConflictException")).await;
    let sdk: SdkError<GetRelationshipError> = error.into();
    assert!(matches!(sdk, SdkError::ServiceError(_)));
    let back = GetError::from(sdk);
    assert_eq!(back.to_string(), text);
    let whole = Error::from(back.into_sdk_error());
    assert_eq!(whole.to_string(), text);
    assert_eq!(whole.into_call_error().code(), Some("ConflictException"));
}

#[test]
fn other_errors_become_unhandled_errors_with_their_causes() {
    let error: SdkError<ListTagsForResourceError> = SdkError::timeout_error("no answer");
    let error = error.into_service_error();
    let ListTagsForResourceError::Unhandled(unhandled) = &error else { panic!("{error}") };
    let unhandled: &Unhandled = unhandled;
    assert_eq!(unhandled.meta().message(), Some("request has timed out: no answer"));
    assert_eq!(error.to_string(), "an error without a code: request has timed out: no answer");
}
