//! An HTTP client that records the last request.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

/// An HTTP client that keeps the last request and always gives the same answer.
#[derive(Clone, Debug)]
pub(super) struct Connection {
    answer: Arc<Answer>,
    request: Arc<Mutex<Option<HttpRequest>>>,
}

/// The answer of a connection.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, &'static str)>,
    pub(super) body: Vec<u8>,
}

impl Connection {
    pub(super) fn new(answer: Answer) -> Self {
        Self { answer: Arc::new(answer), request: Arc::default() }
    }

    /// Takes the last request, if there was one.
    pub(super) fn take_request(&self) -> Option<HttpRequest> {
        self.request.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Answer {
    fn response(&self) -> HttpResponse {
        let mut response = crate::test_util::response(self.status, self.body.clone());
        for (name, value) in &self.headers {
            response.headers_mut().append(*name, *value);
        }
        response
    }
}

impl HttpClient for Connection {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Connection {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        *self.request.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        HttpConnectorFuture::ready(Ok(self.answer.response()))
    }
}
