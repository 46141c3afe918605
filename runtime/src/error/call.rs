//! The error of a call.

use std::error::Error;
use std::fmt;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
use aws_types::request_id::RequestId;

use super::{OperationError, SdkError, describe, retry};
use crate::constraints::ConstraintViolations;

/// A call that failed: an error of the service, or whatever kept the call from getting that far.
///
/// Printing it says all there is to say: the operation, what went wrong down to the first cause, the
/// HTTP status and the request id. [`source`](Error::source) therefore gives nothing, so that what
/// prints chains of errors doesn't say it twice; use [`sdk_error`](CallError::sdk_error) to take the
/// error apart, and [`as_service_error`](CallError::as_service_error) to match on the errors of the
/// operation.
pub struct CallError<E> {
    // Boxed, since a `Result` is as large as its larger side.
    call: Box<FailedCall<E>>,
}

struct FailedCall<E> {
    operation: &'static str,
    error: SdkError<E>,
    /// The host that the call went to, if it is known.
    host: Option<String>,
    /// Why the response can't be read, if that is the failure.
    unreadable: Option<String>,
}

impl<E> CallError<E> {
    pub(crate) fn new(operation: &'static str, error: SdkError<E>) -> Self
    where
        E: Error + 'static,
    {
        let is_unreadable = matches!(error, SdkError::ResponseError(_));
        let unreadable = is_unreadable.then(|| describe::reasons(&error));
        Self { call: Box::new(FailedCall { operation, error, host: None, unreadable }) }
    }

    /// Adds the host that the call went to, with its port if that is not the usual one.
    pub(crate) fn at_host(mut self, host: Option<String>) -> Self {
        self.call.host = host;
        self
    }

    /// The name of the operation that was called.
    pub fn operation(&self) -> &'static str {
        self.call.operation
    }

    /// The error of the operation, if the service answered with one.
    pub fn as_service_error(&self) -> Option<&E> {
        self.call.error.as_service_error()
    }

    /// Whether the service answered with an error for which `is` holds, such as
    /// `GetThingError::is_resource_not_found_exception`.
    pub fn is_service_error_and(&self, is: impl FnOnce(&E) -> bool) -> bool {
        self.as_service_error().is_some_and(is)
    }

    /// The error of the operation, if the service answered with one, or else the whole error.
    ///
    /// # Errors
    ///
    /// This error, if it is none of the service.
    pub fn into_service_error(self) -> Result<E, Self> {
        let FailedCall { operation, error, host, unreadable } = *self.call;
        match error {
            SdkError::ServiceError(context) => Ok(context.into_err()),
            error => {
                Err(Self { call: Box::new(FailedCall { operation, error, host, unreadable }) })
            }
        }
    }

    /// The error as the AWS SDK for Rust models it, with the stage at which the call failed.
    pub fn sdk_error(&self) -> &SdkError<E> {
        &self.call.error
    }

    /// Turns the error into the AWS SDK's.
    pub fn into_sdk_error(self) -> SdkError<E> {
        self.call.error
    }

    /// Changes the type of the operation's error.
    pub fn map_service_error<E2>(self, map: impl FnOnce(E) -> E2) -> CallError<E2> {
        let FailedCall { operation, error, host, unreadable } = *self.call;
        let error = error.map_service_error(map);
        CallError { call: Box::new(FailedCall { operation, error, host, unreadable }) }
    }

    /// What the input breaks of the model's constraints, if that is why it was not sent; see
    /// [`validate_inputs`](crate::config::Builder::validate_inputs).
    pub fn constraint_violations(&self) -> Option<&ConstraintViolations>
    where
        E: Error + 'static,
    {
        self.call.error.source()?.downcast_ref()
    }

    /// The response, if there was one.
    pub fn raw_response(&self) -> Option<&HttpResponse> {
        self.call.error.raw_response()
    }

    /// The HTTP status of the response, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.raw_response().map(|response| response.status().as_u16())
    }

    /// Whether a timeout ended the call: one of those that are configured, of the operation, of an
    /// attempt, of connecting or of reading.
    pub fn is_timeout(&self) -> bool {
        match self.sdk_error() {
            SdkError::TimeoutError(_) => true,
            SdkError::DispatchFailure(failure) => failure.is_timeout(),
            _ => false,
        }
    }
}

impl<E: ProvideErrorMetadata> CallError<E> {
    /// The code of the service's error, such as `ConflictException`.
    pub fn code(&self) -> Option<&str> {
        self.meta().code()
    }

    /// The message of the service's error.
    pub fn message(&self) -> Option<&str> {
        self.meta().message()
    }

    /// The id that the service gave the request; AWS Support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        RequestId::request_id(self)
    }
}

impl<E: Error + ProvideErrorMetadata + ProvideErrorKind + 'static> CallError<E> {
    /// Whether the same call may succeed later: the model calls the error retryable, there were too
    /// many requests, or something failed on the way.
    ///
    /// The client has already made as many attempts as it is configured to. A call that failed on the
    /// way may have been carried out all the same.
    pub fn is_retryable(&self) -> bool {
        self.retry_kind().is_some()
    }

    /// Why the same call may succeed later; `None` if it would only fail again.
    pub fn retry_kind(&self) -> Option<ErrorKind> {
        retry::retry_kind(&self.call.error)
    }
}

impl<E> From<CallError<E>> for SdkError<E> {
    fn from(error: CallError<E>) -> Self {
        error.into_sdk_error()
    }
}

impl<E: OperationError> From<SdkError<E>> for CallError<E> {
    fn from(error: SdkError<E>) -> Self {
        Self::new(E::operation(), error)
    }
}

impl<E> RequestId for CallError<E> {
    fn request_id(&self) -> Option<&str> {
        self.raw_response().and_then(RequestId::request_id)
    }
}

impl<E: ProvideErrorMetadata> ProvideErrorMetadata for CallError<E> {
    fn meta(&self) -> &ErrorMetadata {
        self.call.error.meta()
    }
}

/// Omits the body of the response, which may contain sensitive values.
impl<E: fmt::Debug> fmt::Debug for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FailedCall { operation, error, host, unreadable } = &*self.call;
        let cause: &dyn fmt::Debug = match error {
            SdkError::ServiceError(context) => context.err(),
            SdkError::ResponseError(_) => unreadable,
            other => other,
        };
        f.debug_struct("CallError")
            .field("operation", operation)
            .field("error", cause)
            .field("host", host)
            .field("status", &self.status())
            .field("request_id", &RequestId::request_id(self))
            .finish_non_exhaustive()
    }
}

impl<E: Error + ProvideErrorMetadata + 'static> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: ", self.operation())?;
        let error = &self.call.error;
        match self.as_service_error() {
            Some(error) => write!(f, "{error}")?,
            None => write!(f, "{}: {}", describe::activity(error), describe::reasons(error))?,
        }
        if let Some(response) = self.response_to_show() {
            write!(f, ": {}", describe::response(response))?;
        }
        self.write_response(f)
    }
}

impl<E: ProvideErrorMetadata> CallError<E> {
    /// The response, where what it looks like says more than what is known of the error: it has no
    /// code, or it is a page for people in the place of an output.
    fn response_to_show(&self) -> Option<&HttpResponse> {
        let response = self.raw_response()?;
        let show = match self.as_service_error() {
            Some(error) => error.code().is_none(),
            None => describe::is_page(response),
        };
        show.then_some(response)
    }
}

impl<E> CallError<E> {
    /// Writes what is known of the response, in brackets.
    fn write_response(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(status) = self.status() else { return self.write_host(f) };
        write!(f, " (HTTP status {status}")?;
        if let Some(id) = RequestId::request_id(self) {
            write!(f, ", request id {id}")?;
        }
        f.write_str(")")
    }

    /// Writes the host that could not be reached, which the causes don't name.
    fn write_host(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.call.host {
            Some(host) if describe::is_failed_connection(self.sdk_error()) => {
                write!(f, " (host {host})")
            }
            _ => Ok(()),
        }
    }
}

impl<E: Error + ProvideErrorMetadata + 'static> Error for CallError<E> {}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::http::StatusCode;
    use aws_smithy_types::body::SdkBody;

    use super::*;
    use crate::error::Unhandled;

    fn response() -> HttpResponse {
        let status = StatusCode::try_from(409).expect("a status");
        let mut response = HttpResponse::new(status, SdkBody::empty());
        response.headers_mut().insert("x-amzn-requestid", "abc-1");
        response
    }

    fn conflict() -> Unhandled {
        let metadata = ErrorMetadata::builder().code("ConflictException").message("stale");
        Unhandled::new(metadata.build())
    }

    #[test]
    fn an_error_of_the_service_prints_whole() {
        let error = CallError::new("GetThing", SdkError::service_error(conflict(), response()));
        assert_eq!(
            error.to_string(),
            "GetThing failed: ConflictException: stale (HTTP status 409, request id abc-1)"
        );
        assert_eq!(error.code(), Some("ConflictException"));
        assert_eq!(error.message(), Some("stale"));
        assert_eq!(error.request_id(), Some("abc-1"));
    }

    #[test]
    fn an_error_before_the_response_prints_its_causes() {
        let cause = std::io::Error::other("no route");
        let error: CallError<Unhandled> =
            CallError::new("GetThing", SdkError::construction_failure(cause));
        assert_eq!(error.to_string(), "GetThing failed: the request can't be made: no route");
        assert_eq!(error.status(), None);
    }

    #[test]
    fn a_cause_that_is_already_said_is_not_said_again() {
        let error = crate::endpoint::ResolveEndpointError::new("Missing Region");
        let error: CallError<Unhandled> =
            CallError::new("GetThing", SdkError::construction_failure(Wrapped(error)));
        assert_eq!(
            error.to_string(),
            "GetThing failed: there is no endpoint to call: could not resolve: Missing Region"
        );
    }

    #[derive(Debug)]
    struct Wrapped(crate::endpoint::ResolveEndpointError);

    impl fmt::Display for Wrapped {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "could not resolve: {}", self.0)
        }
    }

    impl Error for Wrapped {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }
}
