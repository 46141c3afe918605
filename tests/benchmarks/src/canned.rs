//! An HTTP client that answers at once, without a socket.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

/// Gives every request the same answer. The connector is made once, as that of a connection pool is.
#[derive(Clone, Debug)]
pub(crate) struct Canned(SharedHttpConnector);

impl Canned {
    pub(crate) fn new(body: impl Into<SdkBody>) -> Self {
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
        let answer = body.ok_or_else(|| ConnectorError::other("no body in memory".into(), None));
        HttpConnectorFuture::ready(answer.map(response))
    }
}

/// A response with what the service's own have.
pub(crate) fn response(body: SdkBody) -> HttpResponse {
    let ok = StatusCode::try_from(200).unwrap_or_else(|error| panic!("{error}"));
    let mut response = HttpResponse::new(ok, body);
    let headers = response.headers_mut();
    headers.insert("content-type", "application/x-amz-json-1.0");
    headers.insert("x-amzn-requestid", "7f3c2a10-6d1b-4c55-9a0e-2f4b8c7d9e10");
    headers.insert("date", "Fri, 02 Jan 2026 03:04:05 GMT");
    response
}
