//! Errors: what a call can fail with, and what each layer adds to it.
//!
//! - An *error shape* is a structure that the model marks as an error: [`ErrorShape`].
//! - An *operation error* is a generated enum with the error shapes of one operation, and a variant
//!   for codes that the model does not list: [`OperationError`], [`Unhandled`].
//! - A [`CallError`] is what `send()` returns: the operation error, or whatever kept the call from
//!   getting that far, with all that is known about it.
//! - [`ConstraintViolations`] are what an input breaks of the model's constraints, where it is
//!   validated before it is sent.

mod call;
mod describe;
mod erased;
mod macros;
mod retry;
mod unhandled;

pub use crate::constraints::{
    ConstraintRule, ConstraintViolation, ConstraintViolations, LengthUnit,
};
pub use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
pub use aws_smithy_runtime_api::client::result::CreateUnhandledError;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
pub use aws_types::request_id::RequestId;
pub use call::CallError;
pub(crate) use erased::ErasedOperationError;
pub use unhandled::Unhandled;

use std::any::Any;
use std::fmt;

use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};

use crate::value::{Structure, read_structure};

/// The error of a call as the AWS SDK for Rust models it, by the stage at which the call failed.
pub type SdkError<E, R = HttpResponse> = aws_smithy_runtime_api::client::result::SdkError<E, R>;

/// A structure that the model marks as an error.
pub trait ErrorShape: Structure + std::error::Error + Send + Sync + 'static {
    /// The error's code: the shape's name.
    const CODE: &'static str;

    /// Replaces what came with the error besides its members: code, message, request id. A message
    /// that the members lack is taken from there: services spell the member's name in more than one
    /// way.
    fn set_metadata(&mut self, metadata: ErrorMetadata);
}

/// The member of an error shape that holds its message.
pub trait MessageSlot {
    /// The message, if there is one.
    fn message(&self) -> Option<&str>;

    /// Takes over a message where there is none yet.
    fn fill(&mut self, message: Option<&str>);
}

impl MessageSlot for String {
    fn message(&self) -> Option<&str> {
        Some(self)
    }

    fn fill(&mut self, message: Option<&str>) {
        if self.is_empty() {
            self.push_str(message.unwrap_or_default());
        }
    }
}

impl MessageSlot for Option<String> {
    fn message(&self) -> Option<&str> {
        self.as_deref()
    }

    fn fill(&mut self, message: Option<&str>) {
        if self.is_none() {
            *self = message.map(str::to_owned);
        }
    }
}

/// The name of the shape that an error is of, as far as the service tells. It is the error's code, but
/// for services that keep the codes of an earlier protocol.
pub fn shape_name(metadata: &ErrorMetadata) -> Option<&str> {
    crate::query_compatible::shape_name(metadata)
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
    /// The name of the operation.
    fn operation() -> &'static str
    where
        Self: Sized;

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

    /// Replaces the metadata.
    fn set_metadata(&mut self, metadata: ErrorMetadata)
    where
        Self: Sized;

    /// The error shape, unless the error is of a code that the model does not list.
    fn shape(&self) -> Option<&dyn SerializableStruct>;
}

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
