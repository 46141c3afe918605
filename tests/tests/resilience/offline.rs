//! HTTP clients without a network.

use std::sync::Arc;

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

use super::recorder;

type Respond = dyn Fn(&HttpRequest) -> Result<HttpResponse, ConnectorError> + Send + Sync;

/// A connector that responds immediately.
struct Responding(Arc<Respond>);

impl HttpConnector for Responding {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready((self.0)(&request))
    }
}

impl std::fmt::Debug for Responding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Responding")
    }
}

/// Returns an HTTP client that responds without sending anything.
pub(crate) fn responding(
    respond: impl Fn(&HttpRequest) -> Result<HttpResponse, ConnectorError> + Send + Sync + 'static,
) -> SharedHttpClient {
    client(Responding(Arc::new(respond)))
}

fn client(connector: impl HttpConnector + 'static) -> SharedHttpClient {
    recorder::install();
    let connector = SharedHttpConnector::new(connector);
    http_client_fn(move |_, _| connector.clone())
}

/// Returns an HTTP client that fails to send requests.
pub(crate) fn unconnected() -> SharedHttpClient {
    responding(|_| Err(ConnectorError::io("there is no network".into())))
}

/// A connector that never responds.
#[derive(Debug)]
struct Unanswering;

impl HttpConnector for Unanswering {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(std::future::pending())
    }
}

/// Returns an HTTP client that never responds.
pub(crate) fn unanswering() -> SharedHttpClient {
    client(Unanswering)
}

/// Returns a JSON response.
pub(crate) fn response(status: u16, body: &str) -> HttpResponse {
    let status = StatusCode::try_from(status).expect("a status");
    HttpResponse::new(status, SdkBody::from(body))
}
