//! Request IDs of the API in the responses of this service.

use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};

/// The header with the API's ID for the request, which AWS Support asks for.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-partner-central-request-id");

/// A response with the request ID of the API's response, if there was one.
#[derive(Debug)]
pub struct WithRequestId<R> {
    id: Option<String>,
    response: R,
}

impl<R> WithRequestId<R> {
    /// Adds a request ID to a response.
    pub fn new(id: Option<&str>, response: R) -> Self {
        Self { id: id.map(str::to_owned), response }
    }
}

impl<R: IntoResponse> IntoResponse for WithRequestId<R> {
    fn into_response(self) -> Response {
        let mut response = self.response.into_response();
        // Header values are ASCII; an ID that is not is left out.
        if let Some(id) = self.id.and_then(|id| HeaderValue::try_from(id).ok()) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
}
