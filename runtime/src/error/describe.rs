//! The text of failures that are no errors of the service: what was being done, and the causes.

use std::error::Error;
use std::fmt;

use aws_credential_types::provider::error::{CredentialsError, TokenError};
use aws_smithy_async::future::timeout::TimedOutError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::retry::ErrorKind;

use crate::auth::{MissingIdentity, MissingRegion, NoUsableScheme};
use crate::constraints::ConstraintViolations;
use crate::endpoint::ResolveEndpointError;
use crate::plugins::IncompleteConfig;

/// Says what was being done when a call failed without an answer that could be read.
///
/// The orchestrator reports most of what happens between making a request and sending it as one kind
/// of failure, so the causes decide.
pub(super) fn activity<E, R>(error: &SdkError<E, R>) -> &'static str
where
    E: Error + 'static,
    R: fmt::Debug,
{
    match error {
        SdkError::TimeoutError(_) => "it took too long",
        SdkError::ResponseError(_) => "the response can't be read",
        SdkError::ConstructionFailure(_) | SdkError::DispatchFailure(_) => {
            causes(error).find_map(activity_of_cause).unwrap_or(match error {
                SdkError::ConstructionFailure(_) => "the request can't be made",
                _ => "the request can't be sent",
            })
        }
        _ => "the call was not completed",
    }
}

const NO_CREDENTIALS: &str = "there are no credentials to sign with";

fn activity_of_cause(cause: &(dyn Error + 'static)) -> Option<&'static str> {
    if cause.is::<IncompleteConfig>() {
        return Some("the configuration is incomplete");
    }
    if cause.is::<ResolveEndpointError>() {
        return Some("there is no endpoint to call");
    }
    if let Some(missing) = cause.downcast_ref::<MissingIdentity>() {
        return Some(match missing.is_about_credentials() {
            true => NO_CREDENTIALS,
            false => "there is nothing to authenticate with",
        });
    }
    if cause.is::<CredentialsError>() || is_late(cause) {
        return Some(NO_CREDENTIALS);
    }
    if cause.is::<TokenError>() {
        return Some("there is no token to authenticate with");
    }
    if cause.is::<MissingRegion>() || cause.is::<NoUsableScheme>() {
        return Some("the request can't be signed");
    }
    if cause.is::<ConstraintViolations>() {
        return Some("the input breaks constraints of the model");
    }
    if cause.is::<SerdeError>() {
        return Some("the input can't be serialized");
    }
    let connector = cause.downcast_ref::<ConnectorError>()?;
    if connector.is_timeout() {
        return Some("the service did not answer in time");
    }
    is_broken(connector).then_some("the connection failed")
}

/// Whether a connection could not be made, or broke. One that is closed before the answer is of no
/// kind of its own, but transient.
fn is_broken(error: &ConnectorError) -> bool {
    error.is_io() || error.as_other() == Some(ErrorKind::TransientError)
}

/// Whether the call failed for lack of an answer, other than for a limit that the caller has set for
/// the call as a whole.
pub(super) fn is_failed_connection<E, R>(error: &SdkError<E, R>) -> bool {
    let SdkError::DispatchFailure(failure) = error else { return false };
    failure.as_connector_error().is_some_and(|error| error.is_timeout() || is_broken(error))
}

/// Whether credentials took too long to come. The error of the cache for them has a type that is not
/// public.
fn is_late(cause: &(dyn Error + 'static)) -> bool {
    cause.to_string().starts_with("identity resolver timed out")
}

/// The causes of a failure as text, the outermost first, without those that say no more than what kind
/// of failure it is, and without those that the cause before has already spelled out.
pub(super) fn reasons<E, R>(error: &SdkError<E, R>) -> String
where
    E: Error + 'static,
    R: fmt::Debug,
{
    joined(causes(error).filter(|&cause| !only_names_a_kind(cause)))
}

/// Whether an error says no more than what kind of failure its cause is.
fn only_names_a_kind(error: &(dyn Error + 'static)) -> bool {
    // The HTTP client's own error has a type that is not public; it prints as `client error (Connect)`.
    let of_http_client =
        || error.source().is_some() && error.to_string().starts_with("client error (");
    error.is::<ConnectorError>() || error.is::<TimedOutError>() || of_http_client()
}

/// An error with its causes as text, the outermost first.
pub(super) fn chain(error: &(dyn Error + 'static)) -> String {
    joined(std::iter::successors(Some(error), |&error| error.source()))
}

/// Whether a response is a page for people, such as that of a proxy.
pub(super) fn is_page(response: &HttpResponse) -> bool {
    response.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html"))
}

/// Describes a response without an error of the service, such as a page of a proxy, by its content type and
/// length. The body may contain data that must not be logged.
pub(super) fn response(response: &HttpResponse) -> String {
    let content_type = response.headers().get("content-type").unwrap_or("no content type");
    match response.body().bytes().map_or(0, <[u8]>::len) {
        0 => "the response is empty".to_owned(),
        1 => format!("the response has 1 byte ({content_type})"),
        length => format!("the response has {length} bytes ({content_type})"),
    }
}

/// The causes of a failure, the outermost first.
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
    let mut told: Vec<String> = Vec::new();
    for error in errors {
        let text = error.to_string();
        if !told.last().is_some_and(|last| last.contains(&text)) {
            told.push(text);
        }
    }
    told.join(": ")
}
