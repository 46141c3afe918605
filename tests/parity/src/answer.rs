//! Simulated responses of the service.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use serde_json::Value;

/// The request ID in all responses.
pub const REQUEST_ID: &str = "7f3c2a10-parity";

/// The simulated result of a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A response.
    Response {
        /// The HTTP status.
        status: u16,
        /// The headers.
        headers: Vec<(&'static str, String)>,
        /// The body.
        body: Vec<u8>,
    },
    /// The connection broke.
    Broken,
    /// The connection timed out.
    TimedOut,
}

impl Answer {
    /// Returns a response with a JSON body and a request ID.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::text(status, "application/x-amz-json-1.0", body.to_string())
    }

    /// Returns a response with any content type and a request ID.
    pub fn text(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![
            ("content-type", content_type.to_owned()),
            ("x-amzn-requestid", REQUEST_ID.to_owned()),
        ];
        Self::Response { status, headers, body: body.into() }
    }

    /// Adds a header, if this is a response.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Response { headers, .. } = &mut self {
            headers.push((name, value.into()));
        }
        self
    }

    pub(crate) fn into_result(self) -> Result<HttpResponse, ConnectorError> {
        match self {
            Self::Response { status, headers, body } => Ok(response(status, headers, body)),
            Self::Broken => Err(ConnectorError::io("broken pipe".into())),
            Self::TimedOut => Err(ConnectorError::timeout("timed out".into())),
        }
    }
}

fn response(status: u16, headers: Vec<(&'static str, String)>, body: Vec<u8>) -> HttpResponse {
    let status = StatusCode::try_from(status).unwrap_or_else(|error| panic!("{error}"));
    let mut response = HttpResponse::new(status, SdkBody::from(body));
    for (name, value) in headers {
        response.headers_mut().insert(name, value);
    }
    response
}
