//! Errors: what a call can fail with, and what each layer adds to it.
//!
//! - An *error shape* is a structure that the model marks as an error: [`ErrorShape`].
//! - An *operation error* is a generated enum with the error shapes of one operation, and a variant
//!   for codes that the model does not list: [`OperationError`], [`Unhandled`].
//! - A [`CallError`] is what `send()` returns: the operation error, or whatever kept the call from
//!   getting that far, with all that is known about it.

mod call;
mod erased;

pub use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
pub use aws_smithy_runtime_api::client::result::SdkError;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
pub use aws_types::request_id::RequestId;
pub use call::CallError;
pub(crate) use erased::ErasedOperationError;

use std::any::Any;
use std::fmt;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};

use crate::value::{Structure, read_structure};

/// A structure that the model marks as an error.
pub trait ErrorShape: Structure + std::error::Error + Send + Sync + 'static {
    /// The error's code: the shape's name.
    const CODE: &'static str;

    /// How the model says the error may be retried, if it says so.
    const RETRY: Option<ErrorKind>;

    /// The metadata that came with the error: code, message, request id.
    fn metadata(&self) -> &ErrorMetadata;

    /// Replaces the metadata.
    fn set_metadata(&mut self, metadata: ErrorMetadata);
}

/// Reads an error shape from the body of an error response.
///
/// # Errors
///
/// The body is malformed or holds values of other types than the shape's members have.
pub fn read_error<T: ErrorShape>(
    metadata: ErrorMetadata,
    body: &mut dyn ShapeDeserializer,
) -> Result<T, SerdeError> {
    let mut error: T = read_structure(body)?;
    error.set_metadata(metadata);
    Ok(error)
}

/// The errors of one operation.
pub trait OperationError:
    std::error::Error + ProvideErrorMetadata + ProvideErrorKind + Any + Send + Sync
{
    /// Reads the error shape of the given code from the body of an error response; codes that the
    /// model does not list for the operation give the variant `Unhandled`.
    ///
    /// # Errors
    ///
    /// Those of [`read_error`].
    fn read(metadata: ErrorMetadata, body: &mut dyn ShapeDeserializer) -> Result<Self, SerdeError>
    where
        Self: Sized;

    /// An error of which only the metadata is known.
    fn unhandled(metadata: ErrorMetadata) -> Self
    where
        Self: Sized;
}

/// An error of the service with a code that the model does not list for the operation.
///
/// Match such errors by their code, `code()`: a later version of the client may know the code and
/// give it a variant of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unhandled {
    metadata: ErrorMetadata,
}

impl Unhandled {
    /// An error of which only the metadata is known.
    pub fn new(metadata: ErrorMetadata) -> Self {
        Self { metadata }
    }
}

impl ProvideErrorMetadata for Unhandled {
    fn meta(&self) -> &ErrorMetadata {
        &self.metadata
    }
}

impl ProvideErrorKind for Unhandled {
    fn retryable_error_kind(&self) -> Option<ErrorKind> {
        None
    }

    fn code(&self) -> Option<&str> {
        self.metadata.code()
    }
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_code_and_message(
            f,
            self.metadata.code().unwrap_or("an error without a code"),
            self.metadata.message(),
        )
    }
}

impl std::error::Error for Unhandled {}

/// Writes an error as `Code: message`, or the code alone.
///
/// # Errors
///
/// Those of the formatter.
pub fn write_code_and_message(
    f: &mut fmt::Formatter<'_>,
    code: &str,
    message: Option<&str>,
) -> fmt::Result {
    f.write_str(code)?;
    match message {
        Some(message) if !message.is_empty() => write!(f, ": {message}"),
        _ => Ok(()),
    }
}
