//! Retries after missing responses and retryable errors. Both clients send the same requests.

use parity::answer::Answer;
use parity::differences::REQUEST_ID_OF_ERROR;
use parity::operations::OPERATIONS;
use serde_json::json;

use super::compare::Comparison;

fn success() -> Answer {
    Answer::json(200, &json!({}))
}

fn throttled() -> Answer {
    Answer::json(429, &json!({ "__type": "ThrottlingException" }))
}

fn invalid() -> Answer {
    Answer::json(400, &json!({ "__type": "SomethingElse" }))
}

fn page() -> Answer {
    Answer::text(503, "text/html", "<html>")
}

/// Returns sequences of answers with the expected number of requests. The last answer is repeated.
fn sequences() -> Vec<(usize, Vec<Answer>)> {
    vec![
        (1, vec![success()]),
        (2, vec![throttled(), success()]),
        (3, vec![throttled(), throttled(), success()]),
        (3, vec![throttled(), throttled(), throttled(), success()]),
        (2, vec![page(), success()]),
        (3, vec![throttled(), page(), success()]),
        (2, vec![Answer::Broken, success()]),
        (3, vec![Answer::Broken]),
        (2, vec![Answer::TimedOut, success()]),
        (3, vec![Answer::TimedOut]),
        (3, vec![Answer::TimedOut, page(), throttled(), success()]),
    ]
}

#[tokio::test]
async fn sequences_of_answers_cause_equal_retries() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for (attempts, answers) in sequences() {
            let requests = comparison.call(operation, "a sequence", &answers).await;
            assert_eq!(requests.len(), attempts, "{answers:?}");
        }
    }
    comparison.assert(17 * 11, &[]);
}

#[tokio::test]
async fn retries_stop_after_the_maximum_number_of_attempts() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        let requests = comparison.call(operation, "pages", &[page()]).await;
        assert_eq!(requests.len(), 3);
    }
    comparison.assert(17, &[(&REQUEST_ID_OF_ERROR, 17)]);
}

/// The header determines the delay before a retry, but not whether to retry.
#[tokio::test]
async fn retry_delays_in_headers_are_equal() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for after in ["0", "1500", "soon", "-1"] {
            for (attempts, answer) in [(2, throttled()), (1, invalid())] {
                let answer = answer.with_header("x-amz-retry-after", after);
                let requests = comparison.call(operation, after, &[answer, success()]).await;
                assert_eq!(requests.len(), attempts, "{after}");
            }
        }
    }
    comparison.assert(17 * 8, &[]);
}

/// Error codes that clock skew can cause.
const SKEW_CODES: &[&str] = &[
    "AccessDeniedException",
    "AuthFailure",
    "InvalidSignatureException",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];

/// The clock of the service, given in its response, is two hours ahead. The next request uses the service's time.
#[tokio::test]
async fn clock_skew_is_corrected_alike() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for code in SKEW_CODES {
            let answer = Answer::json(403, &json!({ "__type": code }))
                .with_header("date", "Fri, 02 Jan 2026 05:04:05 GMT");
            let requests = comparison.call(operation, code, &[answer, success()]).await;
            let dates = requests.iter().map(|request| &request["headers"]["x-amz-date"][0]);
            assert_eq!(
                dates.collect::<Vec<_>>(),
                ["20260102T030405Z", "20260102T050405Z"],
                "{code}"
            );
        }
    }
    comparison.assert(17 * 5, &[]);
}
