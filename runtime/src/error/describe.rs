//! Messages for failures other than service errors: the failed activity and its causes.

use std::error::Error;
use std::fmt;

use aws_credential_types::provider::error::{CredentialsError, TokenError};
use aws_smithy_async::future::timeout::TimedOutError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::retry::ErrorKind;

use super::explanation::Explanation;
use crate::auth::{MissingIdentity, MissingRegion, NoUsableScheme};
use crate::constraints::ConstraintViolations;
use crate::endpoint::ResolveEndpointError;
use crate::plugins::IncompleteConfig;

/// Describes the failed activity of a call without a readable response.
///
/// The orchestrator reports most failures between the creation and the sending of a request as the same kind, so
/// the causes determine the description.
pub(super) fn activity<E, R>(error: &SdkError<E, R>) -> &'static str
where
    E: Error + 'static,
    R: fmt::Debug,
{
    match error {
        SdkError::TimeoutError(_) => "the call timed out",
        SdkError::ResponseError(_) => "the response can't be read",
        SdkError::ConstructionFailure(_) | SdkError::DispatchFailure(_) => {
            causes(error).find_map(activity_of_cause).unwrap_or(match error {
                SdkError::ConstructionFailure(_) => "the request can't be built",
                _ => "the request can't be sent",
            })
        }
        _ => "the call was not completed",
    }
}

fn activity_of_cause(cause: &(dyn Error + 'static)) -> Option<&'static str> {
    if cause.is::<IncompleteConfig>() {
        return Some("the configuration is incomplete");
    }
    if cause.is::<ResolveEndpointError>() {
        return Some("the endpoint can't be resolved");
    }
    if cause.is::<MissingIdentity>() {
        return Some("the call can't be authenticated");
    }
    if cause.is::<CredentialsError>() || is_identity_timeout(cause) {
        return Some("no credentials are available");
    }
    if cause.is::<TokenError>() {
        return Some("no token is available");
    }
    if cause.is::<MissingRegion>() || cause.is::<NoUsableScheme>() {
        return Some("the request can't be signed");
    }
    if cause.is::<ConstraintViolations>() {
        return Some("the input violates constraints of the model");
    }
    if cause.is::<SerdeError>() {
        return Some("the input can't be serialized");
    }
    let connector = cause.downcast_ref::<ConnectorError>()?;
    if connector.is_timeout() {
        return Some("the service did not respond in time");
    }
    is_connection_error(connector).then_some("the connection failed")
}

/// Returns whether a connection could not be made or broke. A connection closed before the response has no
/// kind, but is transient.
fn is_connection_error(error: &ConnectorError) -> bool {
    error.is_io() || error.as_other() == Some(ErrorKind::TransientError)
}

/// Returns whether the call failed without a response, for a reason other than the operation timeout.
pub(super) fn is_failed_connection<E, R>(error: &SdkError<E, R>) -> bool {
    let SdkError::DispatchFailure(failure) = error else { return false };
    failure
        .as_connector_error()
        .is_some_and(|error| error.is_timeout() || is_connection_error(error))
}

/// Returns whether credentials timed out. The identity cache's error type is not public, so its text decides.
fn is_identity_timeout(cause: &(dyn Error + 'static)) -> bool {
    cause.to_string().starts_with("identity resolver timed out")
}

/// Returns the causes of a failure as text, outermost first. Omits causes that only name the kind of failure,
/// and those repeated in the text of the cause before.
pub(super) fn reasons<E, R>(error: &SdkError<E, R>) -> String
where
    E: Error + 'static,
    R: fmt::Debug,
{
    joined(causes(error).filter(|&cause| !only_names_a_kind(cause)))
}

/// Returns the problem that this library found, if it caused a failure. Its text contains the remedy.
pub(super) fn problem<E, R>(error: &SdkError<E, R>) -> Option<&(dyn Error + 'static)>
where
    E: Error + 'static,
    R: fmt::Debug,
{
    causes(error).find(|cause| {
        cause.is::<IncompleteConfig>()
            || cause.is::<MissingIdentity>()
            || cause.is::<MissingRegion>()
            || cause.is::<NoUsableScheme>()
            || cause.is::<ResolveEndpointError>()
            || cause.is::<Explanation>()
    })
}

/// Returns whether an error only names the kind of its cause.
fn only_names_a_kind(error: &(dyn Error + 'static)) -> bool {
    // The type of the HTTP client's error is not public; it prints as `client error (Connect)`.
    let of_http_client =
        || error.source().is_some() && error.to_string().starts_with("client error (");
    let of_provider = || {
        matches!(
            error.downcast_ref(),
            Some(CredentialsError::ProviderError(_) | CredentialsError::Unhandled(_))
        ) || matches!(
            error.downcast_ref(),
            Some(TokenError::ProviderError(_) | TokenError::Unhandled(_))
        )
    };
    error.is::<ConnectorError>()
        || error.is::<TimedOutError>()
        || of_http_client()
        || error.source().is_some() && of_provider()
}

/// Returns an error with its causes as text, outermost first.
pub(super) fn chain(error: &(dyn Error + 'static)) -> String {
    joined(with_causes(error))
}

/// Returns an error with its causes, outermost first.
pub(super) fn with_causes<'e>(
    error: &'e (dyn Error + 'static),
) -> impl Iterator<Item = &'e (dyn Error + 'static)> + use<'e> {
    std::iter::successors(Some(error), |&error| error.source())
}

/// Returns whether a response is an HTML page, such as that of a proxy.
pub(super) fn is_html(response: &HttpResponse) -> bool {
    response.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html"))
}

/// Describes a response without a service error, such as a proxy's page, by its content type and length. Its body
/// is omitted, because it may contain data that must not be logged.
pub(super) fn response(response: &HttpResponse) -> String {
    let content_type = response.headers().get("content-type").unwrap_or("no content type");
    match response.body().bytes().map_or(0, <[u8]>::len) {
        0 => "the response is empty".to_owned(),
        1 => format!("the response has 1 byte ({content_type})"),
        length => format!("the response has {length} bytes ({content_type})"),
    }
}

/// Returns the causes of a failure, outermost first.
pub(super) fn causes<'e, E, R>(
    error: &'e SdkError<E, R>,
) -> impl Iterator<Item = &'e (dyn Error + 'static)> + use<'e, E, R>
where
    E: Error + 'static,
    R: fmt::Debug,
{
    std::iter::successors(error.source(), |&error| error.source())
}

fn joined<'e>(errors: impl Iterator<Item = &'e (dyn Error + 'static)>) -> String {
    let mut texts: Vec<String> = Vec::new();
    for error in errors {
        let text = error.to_string();
        if !texts.last().is_some_and(|last| last.contains(&text)) {
            texts.push(text);
        }
    }
    texts.join(": ")
}
