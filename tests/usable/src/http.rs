//! An HTTP client that answers from memory.

use std::sync::{Arc, Mutex, PoisonError};

use partnercentral_channel::config::RuntimeComponents;
use partnercentral_channel::config::http::{
    ConnectorError, ConnectorMetadata, Headers, HttpClient, HttpConnector, HttpConnectorFuture,
    HttpConnectorSettings, HttpRequest, HttpResponse, SdkBody, SharedHttpConnector, StatusCode,
};

/// A client that answers every request in the same way. Clones share the log.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The status of responses. Without one, requests fail.
    pub status: Option<u16>,
    log: Arc<Mutex<Vec<(String, Headers)>>>,
}

impl Memory {
    /// Creates a client that answers with a status and an empty object.
    pub fn answering(status: u16) -> Self {
        Self { status: Some(status), ..Self::default() }
    }

    /// Removes and returns the URIs and headers of requests.
    pub fn take_requests(&self) -> Vec<(String, Headers)> {
        std::mem::take(&mut self.log.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn answer(&self, request: &HttpRequest) -> Result<HttpResponse, ConnectorError> {
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.push((request.uri().to_owned(), request.headers().clone()));
        let refused = || ConnectorError::io(std::io::Error::other("there is no memory").into());
        let status = self.status.ok_or_else(refused)?;
        let status = StatusCode::try_from(status).map_err(|it| ConnectorError::user(it.into()))?;
        Ok(HttpResponse::new(status, SdkBody::from("{}")))
    }
}

impl HttpClient for Memory {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        Some(ConnectorMetadata::new("memory", None))
    }
}

impl HttpConnector for Memory {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(self.answer(&request))
    }
}
