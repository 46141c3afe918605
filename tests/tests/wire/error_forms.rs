//! Error responses in all forms that services use, and responses that are not from the service.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization>.

use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::delete_relationship::DeleteRelationshipError;

use super::errors::failure;
use super::server::{Answer, REQUEST_ID};

const JSON: &str = "application/x-amz-json-1.0";

/// Returns the error of a `DeleteRelationship` call for a response.
async fn error(answer: Answer) -> CallError<DeleteRelationshipError> {
    failure(answer, async |client| {
        let call = client.delete_relationship().catalog("AWS").identifier("rs-1");
        call.program_management_account_identifier("pma-1").send().await
    })
    .await
}

/// Returns a response with the status of a conflict.
fn conflict(body: &str) -> Answer {
    Answer::raw(409, JSON, body)
}

fn assert_conflict(error: &CallError<DeleteRelationshipError>, message: Option<&str>) {
    let Some(DeleteRelationshipError::ConflictException(conflict)) = error.as_service_error()
    else {
        panic!("{error}")
    };
    assert_eq!(error.code(), Some("ConflictException"));
    assert_eq!(error.message(), message);
    assert_eq!(conflict.message, message.unwrap_or_default());
    assert_eq!(error.request_id(), Some(REQUEST_ID));
}

#[tokio::test]
async fn reads_the_code_in_the_body() {
    for code in [
        r#""__type": "ConflictException""#,
        r#""__type": "com.amazonaws.partnercentralchannel#ConflictException""#,
        r#""__type": "ConflictException:http://internal.amazon.com/coral/""#,
        r#""__type": "aws.other#ConflictException:http://internal.amazon.com/coral/""#,
        r#""code": "ConflictException""#,
        r#""code": "Another", "__type": "ConflictException""#,
    ] {
        let error = error(conflict(&format!("{{{code}, \"message\": \"stale\"}}"))).await;
        assert_conflict(&error, Some("stale"));
    }
}

#[tokio::test]
async fn reads_the_message_under_each_name() {
    for name in ["message", "Message", "errorMessage"] {
        let body = format!(r#"{{"__type": "ConflictException", "{name}": "stale"}}"#);
        assert_conflict(&error(conflict(&body)).await, Some("stale"));
    }
}

#[tokio::test]
async fn reads_the_code_in_a_header() {
    for value in ["ConflictException", "ConflictException:http://internal.amazon.com/coral/"] {
        for (body, message) in [
            (r#"{"message": "stale"}"#, Some("stale")),
            (r#"{"__type": "Another", "message": "stale"}"#, Some("stale")),
            ("", None),
            ("<html>no JSON</html>", None),
            (r#"{"message": "sta"#, None),
        ] {
            let error = error(conflict(body).header("x-amzn-errortype", value)).await;
            assert_conflict(&error, message);
        }
    }
}

#[tokio::test]
async fn uses_the_code_of_an_unreadable_error() {
    let error = error(conflict(r#"{"__type": "ConflictException", "message": 3}"#)).await;
    assert_conflict(&error, None);
}

#[tokio::test]
async fn describes_a_response_without_a_code() {
    for (answer, description) in [
        (Answer::raw(413, "text/html", "<h1>413</h1>"), "the response has 12 bytes (text/html)"),
        (Answer::raw(503, "text/html", ""), "the response is empty"),
        (
            Answer::raw(400, JSON, r#"{"token": "hunter2"}"#),
            "the response has 20 bytes (application/x-amz-json-1.0)",
        ),
        (
            Answer::raw(400, JSON, r#"{"mess"#),
            "the response has 6 bytes (application/x-amz-json-1.0)",
        ),
        (Answer::raw(400, JSON, "[1, 2]"), "the response has 6 bytes (application/x-amz-json-1.0)"),
        (
            Answer::raw(400, JSON, r#""hunter2""#),
            "the response has 9 bytes (application/x-amz-json-1.0)",
        ),
        (Answer::raw(400, "text/plain", "x"), "the response has 1 byte (text/plain)"),
    ] {
        let error = error(answer).await;
        assert_eq!(error.code(), None, "{error}");
        assert!(matches!(error.as_service_error(), Some(DeleteRelationshipError::Unhandled(_))));
        let text = error.to_string();
        let start = format!("DeleteRelationship failed: an error without a code: {description}");
        assert!(text.starts_with(&start), "{text}");
        assert!(text.contains(" (HTTP status 4") || text.contains(" (HTTP status 5"), "{text}");
        assert!(!format!("{text} {error:?}").contains("hunter2"), "{text} {error:?}");
    }
}
