//! Errors that are unknown to the model, and responses that are not from the service.

use parity::answer::Answer;
use parity::differences::REQUEST_ID_OF_ERROR;
use parity::operations::{OPERATIONS, operation};
use serde_json::json;

use super::compare::Comparison;

/// Unsuccessful statuses.
const STATUSES: &[u16] =
    &[300, 304, 307, 400, 401, 403, 404, 408, 413, 429, 500, 501, 502, 503, 504];

/// Codes that no operation lists. Some of them are retryable.
const CODES: &[&str] = &[
    "AuthFailure",
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "ExpiredTokenException",
    "IDPCommunicationError",
    "InternalFailure",
    "InvalidSignatureException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestExpired",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestTimeTooSkewed",
    "RequestTimeout",
    "RequestTimeoutException",
    "ServiceUnavailable",
    "SignatureDoesNotMatch",
    "SlowDown",
    "Something Else!",
    "Throttling",
    "ThrottledException",
    "TooManyRequestsException",
    "TransactionInProgressException",
    "UnrecognizedClientException",
];

/// Bodies without an error.
const BODIES: &[&str] = &[
    "",
    " ",
    "{}",
    "null",
    "[]",
    "\"Throttling\"",
    "<html><body>Sorry</body></html>",
    "{\"__type\": \"Thrott",
];

#[tokio::test]
async fn codes_of_no_operation_are_equal() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for code in CODES {
            let body = json!({ "__type": code, "message": "text" });
            comparison.call(operation, code, &[Answer::json(400, &body)]).await;
        }
    }
    comparison.assert(17 * 25, &[]);
}

/// Code and status, but not the operation, determine whether an error is retryable.
#[tokio::test]
async fn codes_with_all_statuses_are_equal() {
    let mut comparison = Comparison::default();
    for status in STATUSES {
        for code in CODES {
            let answer = Answer::json(*status, &json!({ "__type": code, "message": "text" }));
            comparison.call(operation("TagResource"), code, &[answer]).await;
        }
    }
    comparison.assert(15 * 25, &[]);
}

#[tokio::test]
async fn codes_of_other_operations_are_equal() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for code in ["ConflictException", "ServiceQuotaExceededException"] {
            let body = json!({ "__type": code, "message": "text", "resourceId": "id" });
            comparison.call(operation, code, &[Answer::json(402, &body)]).await;
        }
    }
    comparison.assert(17 * 2, &[]);
}

#[tokio::test]
async fn pages_of_proxies_are_equal() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for status in [413, 502, 503] {
            for body in BODIES {
                let answer = Answer::text(status, "text/html", *body);
                comparison.call(operation, body, &[answer]).await;
            }
        }
    }
    comparison.assert(17 * 3 * 8, &[(&REQUEST_ID_OF_ERROR, 17 * 3 * 8)]);
}

#[tokio::test]
async fn pages_of_proxies_with_all_statuses_are_equal() {
    let mut comparison = Comparison::default();
    for status in STATUSES {
        for body in BODIES {
            let answer = Answer::text(*status, "application/x-amz-json-1.0", *body);
            comparison.call(operation("TagResource"), body, &[answer]).await;
        }
    }
    comparison.assert(15 * 8, &[(&REQUEST_ID_OF_ERROR, 15 * 8)]);
}
