//! What both clients make of errors that the model doesn't know, and of pages in place of answers.

use parity::answer::Answer;
use parity::differences::REQUEST_ID_OF_ERROR;
use parity::operations::{OPERATIONS, operation};
use serde_json::json;

use super::compare::Comparison;

/// Statuses that are no success.
const STATUSES: &[u16] =
    &[300, 304, 307, 400, 401, 403, 404, 408, 413, 429, 500, 501, 502, 503, 504];

/// Codes that no operation lists, some of which are worth another try.
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

/// Bodies in which no error can be found.
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
async fn codes_that_no_operation_lists() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for code in CODES {
            let body = json!({ "__type": code, "message": "text" });
            comparison.call(operation, code, &[Answer::json(400, &body)]).await;
        }
    }
    comparison.assert(17 * 25, &[]);
}

/// Whether to try again depends on code and status, but not on the operation.
#[tokio::test]
async fn codes_and_statuses() {
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
async fn codes_that_only_other_operations_list() {
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
async fn pages_in_place_of_answers() {
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
async fn pages_with_all_statuses() {
    let mut comparison = Comparison::default();
    for status in STATUSES {
        for body in BODIES {
            let answer = Answer::text(*status, "application/x-amz-json-1.0", *body);
            comparison.call(operation("TagResource"), body, &[answer]).await;
        }
    }
    comparison.assert(15 * 8, &[(&REQUEST_ID_OF_ERROR, 15 * 8)]);
}
