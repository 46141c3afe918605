//! Requests and responses of awsJson 1.0.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::fault::Fault;
use super::store::Store;
use super::{caller, model, operations};

/// What all requests share: what is kept, and how many there were.
#[derive(Debug, Default)]
struct Service {
    store: Store,
    requests: u64,
}

/// The service, with what it is to have at first.
pub(super) fn router(store: Store) -> Router {
    let service = Service { store, requests: 0 };
    Router::new().fallback(handle).with_state(Arc::new(Mutex::new(service)))
}

async fn handle(
    State(service): State<Arc<Mutex<Service>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    // A request that panicked is no reason to refuse all others.
    service.lock().unwrap_or_else(PoisonError::into_inner).answer(&headers, &body)
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
        let headers =
            [(CONTENT_TYPE.as_str(), "application/x-amz-json-1.0"), ("x-amzn-requestid", &id)];
        (status, headers, body.to_string()).into_response()
    }

    fn call(&mut self, headers: &HeaderMap, body: &[u8]) -> Result<Value, Fault> {
        let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
        let target = target.unwrap_or_default();
        let operation = target.strip_prefix("PartnerCentralChannel.");
        let operation = operation.ok_or_else(|| Fault::unknown_operation(target))?;
        let caller = caller::account(headers).ok_or_else(Fault::not_signed)?;
        let input = serde_json::from_slice(body).map_err(|error| Fault::unreadable(&error))?;
        operations::call(&mut self.store, caller, operation, input)
    }
}

/// The response to a request that failed: the members of the error, and which one it is.
fn error(fault: Fault) -> (StatusCode, Value) {
    let status = StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body = fault.members;
    body["__type"] = json!(model::qualified(fault.code));
    (status, body)
}
