//! The response of a successful call.

pub use aws_smithy_runtime_api::http::{Headers, StatusCode};

use std::fmt;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_types::request_id::RequestId;

/// The status, the headers and the request ID of the response that an output was read from.
///
/// An output that was built instead has none of them. Values are equal regardless of their content, so that outputs are
/// equal if their members are.
#[derive(Clone, Default)]
pub struct ResponseInfo(Option<Box<Received>>);

#[derive(Clone, Debug)]
struct Received {
    status: StatusCode,
    headers: Headers,
}

impl ResponseInfo {
    /// Creates the information of a response, for example for the output of a mock.
    pub fn new(status: StatusCode, headers: Headers) -> Self {
        Self(Some(Box::new(Received { status, headers })))
    }

    pub(crate) fn of(response: &HttpResponse) -> Self {
        Self::new(response.status(), response.headers().clone())
    }

    /// Returns the HTTP status code.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.as_deref().map(|received| received.status)
    }

    /// Returns the headers.
    pub fn headers(&self) -> Option<&Headers> {
        self.0.as_deref().map(|received| &received.headers)
    }

    /// Returns the value of a header, or the first one if there are several. The case of its name is ignored.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers()?.get(name)
    }

    /// Returns the request ID, which AWS support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.headers()?.request_id()
    }
}

impl PartialEq for ResponseInfo {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for ResponseInfo {}

impl fmt::Debug for ResponseInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseInfo")
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}
