//! Requests and responses of awsJson 1.0.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};

use super::fault::Fault;
use super::store::Store;
use super::{caller, model, operations, signature};

const MEDIA_TYPE: &str = "application/x-amz-json-1.0";

/// The state shared by all requests: the data, the number of requests, and the secret key if signatures are
/// verified.
#[derive(Debug, Default)]
pub(super) struct Service {
    store: Store,
    requests: u64,
    secret: Option<String>,
}

/// The service, shared by several threads.
#[derive(Clone, Debug)]
pub(super) struct SharedService(Arc<Mutex<Service>>);

impl SharedService {
    /// Creates a service with the given data.
    pub(super) fn new(store: Store, secret: Option<String>) -> Self {
        Self(Arc::new(Mutex::new(Service { store, requests: 0, secret })))
    }

    fn lock(&self) -> MutexGuard<'_, Service> {
        // A panic in one request must not prevent other requests.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Applies a change that is not an operation of the service.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Store) -> T) -> T {
        change(&mut self.lock().store)
    }

    /// Returns the routes of the service, and those that simulate a signatory and the passing of time.
    pub(super) fn router(self) -> Router {
        Router::new()
            .route("/local/contracts/{id}/accept", post(accept))
            .route("/local/days/{days}", post(pass_days))
            .fallback(handle)
            .with_state(self)
    }
}

async fn handle(State(service): State<SharedService>, headers: HeaderMap, body: Bytes) -> Response {
    service.lock().answer(&headers, &body)
}

async fn accept(State(service): State<SharedService>, Path(id): Path<String>) -> Response {
    match service.change(|store| store.accept_contract(&id)) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(fault) => {
            let (status, body) = error(fault);
            (status, body.to_string()).into_response()
        }
    }
}

async fn pass_days(State(service): State<SharedService>, Path(days): Path<u32>) -> StatusCode {
    service.change(|store| store.clock.pass_days(days));
    StatusCode::NO_CONTENT
}

impl Service {
    fn answer(&mut self, headers: &HeaderMap, body: &[u8]) -> Response {
        self.requests += 1;
        self.store.clock.advance();
        let (status, body) = match self.call(headers, body) {
            Ok(output) => (StatusCode::OK, output),
            Err(fault) => error(fault),
        };
        let id = format!("00000000-0000-4000-8000-{:012}", self.requests);
        let headers = [(CONTENT_TYPE.as_str(), MEDIA_TYPE), ("x-amzn-requestid", &id)];
        (status, headers, body.to_string()).into_response()
    }

    fn call(&mut self, headers: &HeaderMap, body: &[u8]) -> Result<Value, Fault> {
        let operation = operation(headers)?;
        let caller = caller::account(headers).ok_or_else(Fault::not_signed)?;
        if let Some(secret) = &self.secret {
            signature::check(headers, body, secret)?;
        }
        let input = serde_json::from_slice(body).map_err(|error| Fault::unreadable(&error))?;
        operations::call(&mut self.store, caller, operation, input)
    }
}

/// Returns the name of the requested operation.
fn operation(headers: &HeaderMap) -> Result<&str, Fault> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let target = text("x-amz-target").unwrap_or_default();
    let operation = target.strip_prefix("PartnerCentralChannel.");
    let is_of_protocol = text(CONTENT_TYPE.as_str()) == Some(MEDIA_TYPE);
    operation.filter(|_| is_of_protocol).ok_or_else(|| Fault::unknown_operation(target))
}

/// Returns the status and the body of an error response: the error's members and its type.
fn error(fault: Fault) -> (StatusCode, Value) {
    let status = StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body = fault.members;
    body["__type"] = json!(model::qualified(fault.code));
    (status, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the headers of a request from the partner.
    fn headers(target: &'static str) -> HeaderMap {
        let authorization = "AWS4-HMAC-SHA256 Credential=LOCAL111122223333/20260302/us-east-1/p/a";
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("content-type", MEDIA_TYPE),
            ("x-amz-target", target),
            ("authorization", authorization),
        ] {
            headers.insert(name, HeaderValue::from_str(value).expect("a value"));
        }
        headers
    }

    /// Returns the status, the content type and request ID headers, and the error type of a response.
    async fn answer(headers: &HeaderMap, body: &str) -> (u16, String, String) {
        let response = Service::default().answer(headers, body.as_bytes());
        assert_eq!(response.headers()["content-type"], MEDIA_TYPE);
        let id = response.headers()["x-amzn-requestid"].to_str().expect("a text").to_owned();
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), 1_000).await.expect("a body");
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        (status, id, body["__type"].as_str().unwrap_or_default().to_owned())
    }

    #[tokio::test]
    async fn responds_with_outputs_and_errors() {
        let list = headers("PartnerCentralChannel.ListRelationships");
        for (headers, body, status, error) in [
            (&list, r#"{"catalog": "AWS"}"#, 200, ""),
            (&list, "{}", 400, "ValidationException"),
            (&list, "{", 400, "SerializationException"),
            (&headers("PartnerCentralChannel.Other"), "{}", 400, "UnknownOperationException"),
            (&headers("Other.ListRelationships"), "{}", 400, "UnknownOperationException"),
        ] {
            let error = if error.is_empty() { String::new() } else { model::qualified(error) };
            let id = "00000000-0000-4000-8000-000000000001".to_owned();
            assert_eq!(answer(headers, body).await, (status, id, error), "{headers:?} {body}");
        }
    }

    #[tokio::test]
    async fn rejects_other_protocols_and_unsigned_requests() {
        let mut headers = headers("PartnerCentralChannel.ListRelationships");
        headers.insert("authorization", HeaderValue::from_static("Bearer a"));
        let (status, _, error) = answer(&headers, "{}").await;
        assert_eq!((status, error), (403, model::qualified("UnrecognizedClientException")));
        headers.insert("content-type", HeaderValue::from_static("application/json"));
        let (status, _, error) = answer(&headers, "{}").await;
        assert_eq!((status, error), (400, model::qualified("UnknownOperationException")));
    }
}
