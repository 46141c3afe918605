//! Failed calls as responses of this service.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use partnercentral_channel::Error;
use partnercentral_channel::error::{CallError, ServiceError};
use serde_json::json;

use crate::request_id::WithRequestId;

/// A failed call. As a response, it is a JSON object according to RFC 9457, with an HTTP status for the caller of this
/// service.
#[derive(Debug)]
pub struct Problem(Error);

/// Lets handlers call any operation with `?`.
impl<E> From<CallError<E>> for Problem
where
    Error: From<CallError<E>>,
{
    fn from(error: CallError<E>) -> Self {
        Self(error.into())
    }
}

impl Problem {
    /// Returns the HTTP status: 4xx if the caller can correct the request, or else 5xx.
    pub fn status(&self) -> StatusCode {
        match self.0.as_service_error() {
            Some(ServiceError::ResourceNotFoundException(_)) => StatusCode::NOT_FOUND,
            Some(ServiceError::ConflictException(_)) => StatusCode::CONFLICT,
            Some(ServiceError::ValidationException(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Some(
                ServiceError::ThrottlingException(_)
                | ServiceError::ServiceQuotaExceededException(_),
            ) => StatusCode::SERVICE_UNAVAILABLE,
            // Other errors are not the caller's fault. For example, access is denied to this service.
            Some(_) => StatusCode::BAD_GATEWAY,
            None if self.0.constraint_violations().is_some() => StatusCode::UNPROCESSABLE_ENTITY,
            None if self.0.is_timeout() => StatusCode::GATEWAY_TIMEOUT,
            None => StatusCode::BAD_GATEWAY,
        }
    }

    /// Returns the details that the caller needs to correct the request. Others are only logged.
    fn details(&self) -> Vec<String> {
        if let Some(violations) = self.0.constraint_violations() {
            return violations.into_iter().map(ToString::to_string).collect();
        }
        match self.0.as_service_error() {
            Some(ServiceError::ValidationException(invalid)) => {
                let fields = invalid.field_list.iter().flatten();
                fields.map(|field| format!("`{}`: {}", field.name, field.message)).collect()
            }
            Some(_) if self.status().is_client_error() => {
                self.0.message().map(str::to_owned).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        if status.is_server_error() {
            eprintln!("{:#}", self.0);
        }
        let body = json!({
            "title": status.canonical_reason(),
            "status": status.as_u16(),
            "details": self.details(),
            "retryable": self.0.is_retryable(),
        });
        let response = (status, [(CONTENT_TYPE, "application/problem+json")], body.to_string());
        WithRequestId::new(self.0.request_id(), response).into_response()
    }
}
