//! An HTTP client that responds immediately, without a socket.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

/// Returns the same response to every request. Clients share one connector, as with a connection pool.
#[derive(Clone, Debug)]
pub struct Canned(SharedHttpConnector);

impl Canned {
    /// Returns the connector.
    pub fn connector(&self) -> SharedHttpConnector {
        self.0.clone()
    }

    /// Creates a client that returns responses with this body.
    pub fn new(body: impl Into<SdkBody>) -> Self {
        Self(SharedHttpConnector::new(Answer(body.into())))
    }
}

impl HttpClient for Canned {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        self.0.clone()
    }
}

#[derive(Debug)]
struct Answer(SdkBody);

impl HttpConnector for Answer {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        let body = self.0.try_clone();
        let answer =
            body.ok_or_else(|| ConnectorError::other("the body can't be cloned".into(), None));
        HttpConnectorFuture::ready(answer.map(response))
    }
}

/// Returns a response with headers like those of real services.
pub fn response(body: SdkBody) -> HttpResponse {
    let ok = StatusCode::try_from(200).unwrap_or_else(|error| panic!("{error}"));
    let mut response = HttpResponse::new(ok, body);
    let headers = response.headers_mut();
    headers.insert("content-type", "application/x-amz-json-1.0");
    headers.insert("x-amzn-requestid", "7f3c2a10-6d1b-4c55-9a0e-2f4b8c7d9e10");
    headers.insert("date", "Fri, 02 Jan 2026 03:04:05 GMT");
    response
}
