//! The error of a call.

use std::error::Error;
use std::fmt;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
use aws_types::request_id::RequestId;

use super::{OperationError, SdkError, describe, retry};
use crate::constraints::ConstraintViolations;

/// A failed call: an error of the service, or a failure that prevents or ends the call before the service's answer.
///
/// Its `Display` output names the operation, the service's error or the failed activity, the HTTP status and the
/// request ID. If the configuration is the problem, it includes the remedy. With `{:#}`, it adds the other causes, which
/// are also in the chain of errors that starts with [`source`](Error::source). Each cause is either in the `{}` output
/// or in the chain, so that libraries that print the whole chain repeat nothing.
///
/// Use [`as_service_error`](CallError::as_service_error) to match on the operation's errors, [`find`](CallError::find)
/// to look for a cause by its type, and [`sdk_error`](CallError::sdk_error) to examine the stage of the failure.
pub struct CallError<E> {
    // Boxed to keep `Result`s small.
    call: Box<FailedCall<E>>,
}

struct FailedCall<E> {
    operation: &'static str,
    error: SdkError<E>,
    /// The host of the call, if known.
    host: Option<String>,
    /// The reason why the response is unreadable, if that is the failure.
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

    /// Adds the host of the call, with its port if that is not the default.
    pub(crate) fn at_host(mut self, host: Option<String>) -> Self {
        self.call.host = host;
        self
    }

    /// Returns the name of the operation.
    pub fn operation(&self) -> &'static str {
        self.call.operation
    }

    /// Returns the operation's error, if the service returned one.
    pub fn as_service_error(&self) -> Option<&E> {
        self.call.error.as_service_error()
    }

    /// Returns whether the service returned an error that satisfies a predicate such as
    /// `GetThingError::is_resource_not_found_exception`.
    pub fn is_service_error_and(&self, is: impl FnOnce(&E) -> bool) -> bool {
        self.as_service_error().is_some_and(is)
    }

    /// Converts into the operation's error, if the service returned one.
    ///
    /// # Errors
    ///
    /// This error, if the service did not return one.
    pub fn into_service_error(self) -> Result<E, Self> {
        let FailedCall { operation, error, host, unreadable } = *self.call;
        match error {
            SdkError::ServiceError(context) => Ok(context.into_err()),
            error => {
                Err(Self { call: Box::new(FailedCall { operation, error, host, unreadable }) })
            }
        }
    }

    /// Returns the error as modeled by the AWS SDK for Rust, according to the stage of the failure.
    pub fn sdk_error(&self) -> &SdkError<E> {
        &self.call.error
    }

    /// Converts into the error of the AWS SDK for Rust.
    pub fn into_sdk_error(self) -> SdkError<E> {
        self.call.error
    }

    /// Converts the operation's error to another type.
    pub fn map_service_error<E2>(self, map: impl FnOnce(E) -> E2) -> CallError<E2> {
        let FailedCall { operation, error, host, unreadable } = *self.call;
        let error = error.map_service_error(map);
        CallError { call: Box::new(FailedCall { operation, error, host, unreadable }) }
    }

    /// Returns the violated constraints, if validation rejected the input; see
    /// [`validate_inputs`](crate::config::Builder::validate_inputs).
    pub fn constraint_violations(&self) -> Option<&ConstraintViolations>
    where
        E: Error + 'static,
    {
        self.call.error.source()?.downcast_ref()
    }

    /// Returns the response, if there was one.
    pub fn raw_response(&self) -> Option<&HttpResponse> {
        self.call.error.raw_response()
    }

    /// Returns the HTTP status of the response, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.raw_response().map(|response| response.status().as_u16())
    }

    /// Returns whether a configured timeout ended the call: that of the operation, an attempt, connecting or
    /// reading.
    pub fn is_timeout(&self) -> bool {
        match self.sdk_error() {
            SdkError::TimeoutError(_) => true,
            SdkError::DispatchFailure(failure) => failure.is_timeout(),
            _ => false,
        }
    }
}

impl<E: ProvideErrorMetadata> CallError<E> {
    /// Returns the code of the service's error, such as `ConflictException`.
    pub fn code(&self) -> Option<&str> {
        self.meta().code()
    }

    /// Returns the message of the service's error.
    pub fn message(&self) -> Option<&str> {
        self.meta().message()
    }

    /// Returns the service's ID for the request, which AWS Support asks for.
    pub fn request_id(&self) -> Option<&str> {
        RequestId::request_id(self)
    }
}

impl<E: Error + ProvideErrorMetadata + ProvideErrorKind + 'static> CallError<E> {
    /// Returns whether the same call may succeed later: the model marks the error as retryable, the service
    /// throttled the call, or the connection failed.
    ///
    /// The client has already made all configured attempts. A call whose connection failed may still have been
    /// executed by the service.
    pub fn is_retryable(&self) -> bool {
        self.retry_kind().is_some()
    }

    /// Returns the reason why the same call may succeed later, or `None` if it would fail again.
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
            None if f.alternate() => {
                write!(f, "{}: {}", describe::activity(error), describe::reasons(error))?;
            }
            None => {
                f.write_str(describe::activity(error))?;
                describe::problem(error).iter().try_for_each(|problem| write!(f, ": {problem}"))?;
            }
        }
        if let Some(response) = self.response_to_show() {
            write!(f, ": {}", describe::response(response))?;
        }
        self.write_response(f)
    }
}

impl<E: ProvideErrorMetadata> CallError<E> {
    /// Returns the response if its description adds to the error: the error has no code, or the response is an
    /// HTML page instead of an output.
    fn response_to_show(&self) -> Option<&HttpResponse> {
        let response = self.raw_response()?;
        let show = match self.as_service_error() {
            Some(error) => error.code().is_none(),
            None => describe::is_html(response),
        };
        show.then_some(response)
    }
}

impl<E> CallError<E> {
    /// Writes the status and the request ID in parentheses.
    fn write_response(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(status) = self.status() else { return self.write_host(f) };
        write!(f, " (HTTP status {status}")?;
        if let Some(id) = RequestId::request_id(self) {
            write!(f, ", request id {id}")?;
        }
        f.write_str(")")
    }

    /// Writes the host that could not be reached, because the causes don't name it.
    fn write_host(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.call.host {
            Some(host) if describe::is_failed_connection(self.sdk_error()) => {
                write!(f, " (host {host})")
            }
            _ => Ok(()),
        }
    }
}

impl<E: Error + ProvideErrorMetadata + 'static> Error for CallError<E> {
    /// Returns the outermost cause that the `Display` output does not contain.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let error = &self.call.error;
        match self.as_service_error() {
            Some(error) => error.source(),
            None => describe::problem(error).map_or_else(|| error.source(), |shown| shown.source()),
        }
    }
}

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
    fn displays_a_service_error_with_status_and_request_id() {
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
    fn displays_the_causes_of_a_failure_before_the_response() {
        let cause = std::io::Error::other("no route");
        let error: CallError<Unhandled> =
            CallError::new("GetThing", SdkError::construction_failure(cause));
        assert_eq!(error.to_string(), "GetThing failed: the request can't be built");
        assert_eq!(format!("{error:#}"), "GetThing failed: the request can't be built: no route");
        assert_eq!(error.status(), None);
    }

    #[test]
    fn omits_causes_already_displayed() {
        let error = crate::endpoint::ResolveEndpointError::new("Missing Region");
        let error: CallError<Unhandled> =
            CallError::new("GetThing", SdkError::construction_failure(Wrapped(error)));
        assert_eq!(
            format!("{error:#}"),
            "GetThing failed: the endpoint can't be resolved: could not resolve: Missing Region"
        );
        assert_eq!(
            error.to_string(),
            "GetThing failed: the endpoint can't be resolved: Missing Region"
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
