//! Responses that do not match the model.

use std::fmt::Debug;

use partnercentral_channel::Client;
use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::get_relationship::{
    GetRelationshipError, GetRelationshipOutput,
};
use partnercentral_channel::types::{AssociationType, Sector};
use serde_json::{Value, json};

use super::server::Server;
use super::setup::{client, list_tags};
use super::step::{REQUEST_ID, Step};

const JSON: &str = "application/x-amz-json-1.0";

/// Returns the result of a call with a repeated response, and the number of requests.
async fn answered<T: Debug>(step: Step, call: impl AsyncFn(Client) -> T) -> (T, usize) {
    let server = Server::start([step]).await;
    let result = call(client(&server)).await;
    (result, server.log().requests.len())
}

async fn relationship(
    client: Client,
) -> Result<GetRelationshipOutput, CallError<GetRelationshipError>> {
    let call = client.get_relationship().catalog("AWS").identifier("rs-1");
    call.program_management_account_identifier("pma-1").send().await
}

/// Returns the error message for a response. Checks that there is only one request: a retry would get the same
/// response.
async fn unreadable(step: Step) -> String {
    let (result, requests) = answered(step, relationship).await;
    let error = result.expect_err("the call fails");
    assert!(error.as_service_error().is_none() && !error.is_retryable(), "{error}");
    assert_eq!((error.status(), error.request_id()), (Some(200), Some(REQUEST_ID)));
    assert_eq!(requests, 1, "{error}");
    format!("{error:#}")
}

/// Returns the output for a response. Checks that there is only one request.
async fn read(body: &Value) -> GetRelationshipOutput {
    let (output, requests) = answered(Step::ok(body), relationship).await;
    assert_eq!(requests, 1);
    output.expect("the call succeeds")
}

#[tokio::test]
async fn does_not_retry_after_invalid_json() {
    for (body, cause) in [
        (
            r#"{"relationshipDetail": {"id": "rs-"#,
            "relationshipDetail.id: invalid JSON at offset 34: unexpected end of stream",
        ),
        (
            r#"{"relationshipDetail": 7}"#,
            "relationshipDetail: expected a structure, found a number",
        ),
        (
            r#"{"relationshipDetail": {"createdAt": "yesterday"}}"#,
            "relationshipDetail.createdAt: expected a timestamp, found a string",
        ),
        ("[]", "expected a structure, found a list"),
        ("nothing at all", "invalid JSON at offset 0: expected literal: null"),
    ] {
        let text = unreadable(Step::answer(200, JSON, body)).await;
        let expected = format!(
            "GetRelationship failed: the response can't be read: {cause} \
             (HTTP status 200, request id {REQUEST_ID})"
        );
        assert_eq!(text, expected);
    }
}

#[tokio::test]
async fn rejects_an_html_page() {
    assert_eq!(
        unreadable(Step::html(200)).await,
        format!(
            "GetRelationship failed: the response can't be read: invalid JSON at offset 0: \
             unexpected token '<'. \
             Expected one of '{{', '[', '\"', 'null', 'true', 'false', <number>: \
             the response has 21 bytes (text/html) \
             (HTTP status 200, request id {REQUEST_ID})"
        )
    );
}

#[tokio::test]
async fn ignores_the_content_type_of_a_valid_body() {
    let body = r#"{"relationshipDetail": {"id": "rs-1"}}"#;
    for content_type in ["text/plain", "application/json; charset=utf-8", ""] {
        let (output, requests) =
            answered(Step::answer(200, content_type, body), relationship).await;
        let detail = output.expect("the call succeeds").relationship_detail;
        assert_eq!(detail.and_then(|detail| detail.id).as_deref(), Some("rs-1"));
        assert_eq!(requests, 1);
    }
}

#[tokio::test]
async fn reads_an_empty_body_as_an_output_without_members() {
    let (output, requests) = answered(Step::answer(200, JSON, ""), relationship).await;
    assert_eq!(output.expect("the call succeeds").relationship_detail, None);
    assert_eq!(requests, 1);
}

#[tokio::test]
async fn keeps_unknown_values_and_skips_unknown_members() {
    let output = read(&json!({
        "relationshipDetail": {
            "id": "rs-1",
            "associationType": "A_LATER_TYPE",
            "sector": "COMMERCIAL",
            "aLaterMember": { "deep": [{ "deeper": [null, 1, "\u{1f980}"] }] },
        },
        "aLaterOutput": [],
    }))
    .await;
    let detail = output.relationship_detail.expect("a detail");
    assert_eq!(detail.id.as_deref(), Some("rs-1"));
    assert_eq!(detail.association_type, Some(AssociationType::from("A_LATER_TYPE")));
    assert_eq!(detail.sector, Some(Sector::Commercial));
}

#[tokio::test]
async fn reads_null_as_a_missing_member() {
    let detail = json!({ "id": null, "associationType": null, "sector": null, "createdAt": null });
    let output = read(&json!({ "relationshipDetail": detail })).await;
    let detail = output.relationship_detail.expect("a detail");
    assert_eq!((detail.id, detail.association_type, detail.sector), (None, None, None));
    assert_eq!(detail.created_at, None);
    assert_eq!(read(&json!({ "relationshipDetail": null })).await.relationship_detail, None);
}

#[tokio::test]
async fn fills_missing_required_members_with_defaults() {
    let body = json!({ "tags": [{ "key": "a" }, {}, { "key": null, "value": "b" }] });
    let (output, requests) =
        answered(Step::ok(&body), async |client| list_tags(&client).await).await;
    let tags = output.expect("the call succeeds").tags.expect("tags");
    let tags: Vec<_> = tags.iter().map(|tag| (tag.key.as_str(), tag.value.as_str())).collect();
    assert_eq!(tags, [("a", ""), ("", ""), ("", "b")]);
    assert_eq!(requests, 1);
}

#[tokio::test]
async fn retries_an_html_page_with_status_503_but_not_413() {
    for (status, requests) in [(413, 1), (503, 3)] {
        let (result, made) =
            answered(Step::html(status), async |client| list_tags(&client).await).await;
        let error = result.expect_err("the call fails");
        assert_eq!(made, requests);
        assert_eq!(error.is_retryable(), requests > 1);
        assert_eq!(
            error.to_string(),
            format!(
                "ListTagsForResource failed: an error without a code: \
                 the response has 21 bytes (text/html) \
                 (HTTP status {status}, request id {REQUEST_ID})"
            )
        );
    }
}
