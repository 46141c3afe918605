//! Service errors: each error shape of the model, an unknown code, and a response that is not from the service.

use std::fmt::Debug;

use partnercentral_channel::Client;
use partnercentral_channel::config::RetryConfig;
use partnercentral_channel::error::{CallError, ErrorMetadata, ProvideErrorMetadata, RequestId};
use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountError;
use partnercentral_channel::operation::create_relationship::CreateRelationshipError;
use partnercentral_channel::operation::delete_relationship::DeleteRelationshipError;
use partnercentral_channel::operation::get_relationship::GetRelationshipError;
use partnercentral_channel::operation::list_relationships::ListRelationshipsError;
use partnercentral_channel::operation::tag_resource::TagResourceError;
use partnercentral_channel::operation::untag_resource::UntagResourceError;
use partnercentral_channel::operation::update_relationship::UpdateRelationshipError;
use partnercentral_channel::types::error::{
    AccessDeniedException, ConflictException, InternalServerException, ResourceNotFoundException,
    ServiceQuotaExceededException, ThrottlingException, ValidationException,
};
use partnercentral_channel::types::{
    AssociationType, Program, Sector, Tag, ValidationExceptionField, ValidationExceptionReason,
};
use serde_json::json;

use super::server::{Answer, REQUEST_ID, Server};

const PMA: &str = "pma-0123456789abc";
const ID: &str = "rs-0123456789xyz";
const ARN: &str = "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS";

/// Makes a call without retries, and returns the error for a response.
pub(crate) async fn failure<T: Debug, E>(
    answer: Answer,
    send: impl AsyncFn(Client) -> Result<T, CallError<E>>,
) -> CallError<E> {
    let server = Server::start([answer]).await;
    let config = server.config().retry_config(RetryConfig::disabled());
    let error = send(Client::from_conf(config.build())).await.expect_err("the call fails");
    server.only_verified();
    error
}

/// Checks the properties that errors of all operations have.
fn assert_described<E>(error: &CallError<E>, status: u16, code: &str, message: &str)
where
    E: std::error::Error + ProvideErrorMetadata + 'static,
{
    assert_eq!(error.status(), Some(status));
    assert_eq!(error.code(), Some(code));
    assert_eq!(error.message(), Some(message));
    assert_eq!(error.request_id(), Some(REQUEST_ID));
    assert_eq!(error.meta().request_id(), Some(REQUEST_ID));
    let operation = error.operation();
    assert_eq!(
        error.to_string(),
        format!(
            "{operation} failed: {code}: {message} (HTTP status {status}, request id {REQUEST_ID})"
        )
    );
}

/// Returns the expected metadata of an error.
fn metadata(code: &str, message: &str) -> ErrorMetadata {
    ErrorMetadata::builder()
        .code(code)
        .message(message)
        .custom("aws_request_id", REQUEST_ID)
        .build()
}

#[tokio::test]
async fn access_denied() {
    let body = json!({
        "__type": "com.amazonaws.partnercentralchannel#AccessDeniedException",
        "message": "not yours",
        "reason": "NO_SUBSCRIPTION",
    });
    let error = failure(Answer::json(403, &body), async |client| {
        client
            .get_relationship()
            .catalog("AWS")
            .program_management_account_identifier(PMA)
            .identifier(ID)
            .send()
            .await
    })
    .await;
    assert_eq!(error.operation(), "GetRelationship");
    assert_described(&error, 403, "AccessDeniedException", "not yours");
    let expected = AccessDeniedException::builder()
        .message("not yours")
        .reason("NO_SUBSCRIPTION")
        .metadata(metadata("AccessDeniedException", "not yours"))
        .build();
    let expected = GetRelationshipError::AccessDeniedException(expected);
    assert_eq!(error.as_service_error(), Some(&expected));
}

#[tokio::test]
async fn conflict() {
    let body = json!({
        "__type": "com.amazonaws.partnercentralchannel#ConflictException",
        "message": "the revision is stale",
        "resourceId": ID,
        "resourceType": "RELATIONSHIP",
    });
    let error = failure(Answer::json(409, &body), async |client| {
        client
            .update_relationship()
            .catalog("AWS")
            .identifier(ID)
            .program_management_account_identifier(PMA)
            .revision("1")
            .send()
            .await
    })
    .await;
    assert_eq!(error.operation(), "UpdateRelationship");
    assert_described(&error, 409, "ConflictException", "the revision is stale");
    let expected = ConflictException::builder()
        .message("the revision is stale")
        .resource_id(ID)
        .resource_type("RELATIONSHIP")
        .metadata(metadata("ConflictException", "the revision is stale"))
        .build();
    let expected = UpdateRelationshipError::ConflictException(expected);
    assert_eq!(error.as_service_error(), Some(&expected));
}

#[tokio::test]
async fn internal_server() {
    let body = json!({ "__type": "InternalServerException", "message": "oops" });
    let error = failure(Answer::json(500, &body), async |client| {
        client.list_relationships().catalog("AWS").send().await
    })
    .await;
    assert_eq!(error.operation(), "ListRelationships");
    assert_described(&error, 500, "InternalServerException", "oops");
    let expected = InternalServerException::builder()
        .message("oops")
        .metadata(metadata("InternalServerException", "oops"))
        .build();
    let expected = ListRelationshipsError::InternalServerException(expected);
    assert_eq!(error.as_service_error(), Some(&expected));
}

#[tokio::test]
async fn resource_not_found() {
    let body = json!({
        "__type": "com.amazonaws.partnercentralchannel#ResourceNotFoundException",
        "message": "no such relationship",
        "resourceId": ID,
        "resourceType": "RELATIONSHIP",
    });
    let error = failure(Answer::json(404, &body), async |client| {
        client
            .delete_relationship()
            .catalog("AWS")
            .identifier(ID)
            .program_management_account_identifier(PMA)
            .send()
            .await
    })
    .await;
    assert_eq!(error.operation(), "DeleteRelationship");
    assert_described(&error, 404, "ResourceNotFoundException", "no such relationship");
    let expected = ResourceNotFoundException::builder()
        .message("no such relationship")
        .resource_id(ID)
        .resource_type("RELATIONSHIP")
        .metadata(metadata("ResourceNotFoundException", "no such relationship"))
        .build();
    let expected = DeleteRelationshipError::ResourceNotFoundException(expected);
    assert_eq!(error.as_service_error(), Some(&expected));
}

#[tokio::test]
async fn service_quota_exceeded() {
    let body = json!({
        "__type": "com.amazonaws.partnercentralchannel#ServiceQuotaExceededException",
        "message": "that is enough",
        "resourceId": PMA,
        "resourceType": "PROGRAM_MANAGEMENT_ACCOUNT",
        "quotaCode": "L-12345678",
    });
    let error = failure(Answer::json(402, &body), async |client| {
        client
            .create_program_management_account()
            .catalog("AWS")
            .program(Program::Distribution)
            .display_name("North")
            .account_id("111122223333")
            .send()
            .await
    })
    .await;
    assert_eq!(error.operation(), "CreateProgramManagementAccount");
    assert_described(&error, 402, "ServiceQuotaExceededException", "that is enough");
    let expected = ServiceQuotaExceededException::builder()
        .message("that is enough")
        .resource_id(PMA)
        .resource_type("PROGRAM_MANAGEMENT_ACCOUNT")
        .quota_code("L-12345678")
        .metadata(metadata("ServiceQuotaExceededException", "that is enough"))
        .build();
    let expected = CreateProgramManagementAccountError::ServiceQuotaExceededException(expected);
    assert_eq!(error.as_service_error(), Some(&expected));
}

#[tokio::test]
async fn throttling() {
    let body = json!({
        "__type": "com.amazonaws.partnercentralchannel#ThrottlingException",
        "message": "slow down",
        "serviceCode": "partnercentral-channel",
        "quotaCode": "L-87654321",
    });
    let error = failure(Answer::json(429, &body), async |client| {
        let tag = Tag::builder().key("team").value("north").build();
        client.tag_resource().resource_arn(ARN).tags([tag]).send().await
    })
    .await;
    assert_eq!(error.operation(), "TagResource");
    assert_described(&error, 429, "ThrottlingException", "slow down");
    let expected = ThrottlingException::builder()
        .message("slow down")
        .service_code("partnercentral-channel")
        .quota_code("L-87654321")
        .metadata(metadata("ThrottlingException", "slow down"))
        .build();
    let expected = TagResourceError::ThrottlingException(expected);
    assert_eq!(error.as_service_error(), Some(&expected));
}

#[tokio::test]
async fn validation() {
    let body = json!({
        "__type": "com.amazonaws.partnercentralchannel#ValidationException",
        "message": "the request is not valid",
        "reason": "REQUEST_VALIDATION_FAILED",
        "fieldList": [
            { "name": "displayName", "code": "TOO_LONG", "message": "at most 30 characters" },
            { "name": "catalog", "code": "UNKNOWN", "message": "" },
        ],
    });
    let error = failure(Answer::json(400, &body), async |client| {
        client
            .create_relationship()
            .catalog("AWS")
            .association_type(AssociationType::Internal)
            .program_management_account_identifier(PMA)
            .associated_account_id("444455556666")
            .display_name("Own")
            .sector(Sector::Commercial)
            .send()
            .await
    })
    .await;
    assert_eq!(error.operation(), "CreateRelationship");
    assert_described(&error, 400, "ValidationException", "the request is not valid");
    let expected = ValidationException::builder()
        .message("the request is not valid")
        .reason(ValidationExceptionReason::RequestValidationFailed)
        .field_list([
            field("displayName", "TOO_LONG", "at most 30 characters"),
            field("catalog", "UNKNOWN", ""),
        ])
        .metadata(metadata("ValidationException", "the request is not valid"))
        .build();
    let expected = CreateRelationshipError::ValidationException(expected);
    assert_eq!(error.as_service_error(), Some(&expected));
}

/// Returns a field of a validation error.
fn field(name: &str, code: &str, message: &str) -> ValidationExceptionField {
    ValidationExceptionField::builder().name(name).code(code).message(message).build()
}

#[tokio::test]
async fn returns_an_unhandled_error_for_an_unknown_code() {
    let body =
        json!({ "__type": "com.amazon.coral#TeapotException", "message": "short and stout" });
    let error = failure(Answer::json(418, &body), async |client| {
        client.untag_resource().resource_arn(ARN).tag_keys(["team"]).send().await
    })
    .await;
    assert_eq!(error.operation(), "UntagResource");
    assert_described(&error, 418, "TeapotException", "short and stout");
    assert!(matches!(error.as_service_error(), Some(UntagResourceError::Unhandled(_))));
}

#[tokio::test]
async fn returns_an_unhandled_error_for_a_code_of_other_operations() {
    let body = json!({
        "__type": "ConflictException",
        "message": "cannot be",
        "resourceId": ID,
        "resourceType": "RELATIONSHIP",
    });
    let error = failure(Answer::json(409, &body), async |client| {
        client.list_relationships().catalog("AWS").send().await
    })
    .await;
    assert_described(&error, 409, "ConflictException", "cannot be");
    assert!(matches!(error.as_service_error(), Some(ListRelationshipsError::Unhandled(_))));
}

#[tokio::test]
async fn describes_an_html_page() {
    let page = "<html><body>Service Unavailable</body></html>";
    let error = failure(Answer::html(503, page), async |client| {
        client.list_relationships().catalog("AWS").send().await
    })
    .await;
    assert_eq!(error.operation(), "ListRelationships");
    assert_eq!(error.status(), Some(503));
    assert_eq!(error.code(), None);
    assert_eq!(error.message(), None);
    assert_eq!(error.request_id(), Some(REQUEST_ID));
    assert_eq!(
        error.to_string(),
        format!(
            "ListRelationships failed: an error without a code: \
             the response has 45 bytes (text/html) \
             (HTTP status 503, request id {REQUEST_ID})"
        )
    );
    assert!(matches!(error.as_service_error(), Some(ListRelationshipsError::Unhandled(_))));
}
