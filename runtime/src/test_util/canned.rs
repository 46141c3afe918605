//! Canned HTTP responses.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

/// Creates an HTTP response without headers; add them with `headers_mut()`.
///
/// # Panics
///
/// Panics if the status does not have three digits.
#[track_caller]
pub fn response(status: u16, body: impl Into<SdkBody>) -> HttpResponse {
    match StatusCode::try_from(status) {
        Ok(status) => HttpResponse::new(status, body.into()),
        Err(_) => panic!("{status} is not an HTTP status: it must have three digits"),
    }
}

/// Creates an HTTP client that answers requests with `responses` in order, regardless of the requests. If there are none
/// left, requests fail.
///
/// The client keeps the requests: see [`actual_requests`](StaticReplayClient::actual_requests). To compare them with
/// expected ones, create a [`StaticReplayClient`] from [`ReplayEvent`]s.
pub fn replay(responses: impl IntoIterator<Item = HttpResponse>) -> StaticReplayClient {
    let events = responses.into_iter();
    StaticReplayClient::new(
        events.map(|response| ReplayEvent::new(HttpRequest::empty(), response)).collect(),
    )
}
