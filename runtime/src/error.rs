//! Errors of calls.
//!
//! - An *error shape* is a structure that the model marks as an error: [`ErrorShape`].
//! - An *operation error* is a generated enum of the error shapes of one operation, with an additional variant
//!   for codes that the model does not list: [`OperationError`], [`Unhandled`].
//! - A [`CallError`] is returned by `send()`: the operation error, or any failure that prevents or ends the call
//!   before the service's answer, with all known details.
//! - [`ConstraintViolations`] list the violated constraints of an input that is validated before sending.

mod call;
mod describe;
mod erased;
mod explanation;
mod find;
mod macros;
mod retry;
mod unhandled;

pub use crate::constraints::{
    ConstraintRule, ConstraintViolation, ConstraintViolations, LengthUnit,
};
pub use aws_smithy_async::future::timeout::TimedOutError;
pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError};
pub use aws_smithy_schema::serde::SerdeError;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
pub use aws_types::request_id::RequestId;
pub use call::CallError;
pub(crate) use erased::ErasedOperationError;
pub(crate) use explanation::Explanation;
pub use unhandled::Unhandled;

use std::any::Any;
use std::fmt;

use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer};

use crate::value::Structure;

/// The error of a call as modeled by the AWS SDK for Rust, according to the stage of the failure.
pub type SdkError<E, R = HttpResponse> = aws_smithy_runtime_api::client::result::SdkError<E, R>;

/// A structure that the model marks as an error.
pub trait ErrorShape: HeldError + Structure + Send + Sync + 'static {
    /// The error code: the shape's name.
    const CODE: &'static str;
}

/// An error that an enum of errors holds: an error shape or [`Unhandled`].
pub trait HeldError: std::error::Error + ProvideErrorMetadata + ProvideErrorKind {
    /// Returns the error as a structure of the model, if it is an error shape.
    fn shape(&self) -> Option<&dyn SerializableStruct>;

    /// Reads the members from the body of an error response. Skips members that can't be read.
    fn read(&mut self, body: &mut dyn ShapeDeserializer);

    /// Replaces the metadata: code, message and request ID. If the body had no message, that of the metadata is
    /// used, because services spell the member's name in several ways.
    fn set_metadata(&mut self, metadata: ErrorMetadata);
}

/// An enum with a variant for each possible error.
pub trait ErrorEnum {
    /// Returns the error.
    fn held(&self) -> &(dyn HeldError + 'static);

    /// Returns the error for modification.
    fn held_mut(&mut self) -> &mut dyn HeldError;
}

/// The member of an error shape for its message.
pub trait MessageSlot {
    /// Returns the message, if there is one.
    fn message(&self) -> Option<&str>;

    /// Sets the message if there is none yet.
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

/// Returns the shape name of an error, if the service reports one. It equals the error code, except for services
/// that keep the codes of an earlier protocol.
pub fn shape_name(metadata: &ErrorMetadata) -> Option<&str> {
    crate::protocol::shape_name(metadata)
}

/// An enum of the errors of one operation.
pub trait OperationError:
    ErrorEnum + std::error::Error + ProvideErrorMetadata + ProvideErrorKind + Any + Send + Sync
{
    /// Returns the name of the operation.
    fn operation() -> &'static str
    where
        Self: Sized;

    /// Creates an empty error of the named shape. A name that the model does not list for the operation yields
    /// `Unhandled`.
    fn of_shape(name: Option<&str>) -> Self
    where
        Self: Sized;

    /// Reads an error from the body of an error response, according to the shape name in its metadata; see
    /// [`HeldError::read`].
    fn read(metadata: ErrorMetadata, body: &mut dyn ShapeDeserializer) -> Self
    where
        Self: Sized,
    {
        let mut error = Self::of_shape(shape_name(&metadata));
        read_held(error.held_mut(), metadata, body);
        error
    }

    /// Creates an error from the metadata alone.
    fn unhandled(metadata: ErrorMetadata) -> Self
    where
        Self: Sized,
    {
        let mut error = Self::of_shape(None);
        error.held_mut().set_metadata(metadata);
        error
    }
}

/// The part of [`OperationError::read`] that is compiled once instead of per operation.
fn read_held(error: &mut dyn HeldError, metadata: ErrorMetadata, body: &mut dyn ShapeDeserializer) {
    error.read(body);
    error.set_metadata(metadata);
}

/// Writes an error as `Code: message`, or the code alone.
///
/// # Errors
///
/// See [`fmt::Write`].
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
