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

use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer};

use crate::value::Structure;

/// The error of a call as the AWS SDK for Rust models it, by the stage at which the call failed.
pub type SdkError<E, R = HttpResponse> = aws_smithy_runtime_api::client::result::SdkError<E, R>;

/// A structure that the model marks as an error.
pub trait ErrorShape: HeldError + Structure + Send + Sync + 'static {
    /// The error's code: the shape's name.
    const CODE: &'static str;
}

/// What an enum of errors holds: an error of one of the model's shapes, or of none.
pub trait HeldError: std::error::Error + ProvideErrorMetadata + ProvideErrorKind {
    /// The error as a shape of the model, if it is one.
    fn shape(&self) -> Option<&dyn SerializableStruct>;

    /// Reads the members from the body of an error response. Members that can't be read are as if they were
    /// absent.
    fn read(&mut self, body: &mut dyn ShapeDeserializer);

    /// Replaces what came with the error besides its members: code, message, request id. A message
    /// that the members lack is taken from there: services spell the member's name in more than one
    /// way.
    fn set_metadata(&mut self, metadata: ErrorMetadata);
}

/// An enum with a variant for each of the errors that there are.
pub trait ErrorEnum {
    /// The error.
    fn held(&self) -> &dyn HeldError;

    /// The error, to be changed.
    fn held_mut(&mut self) -> &mut dyn HeldError;
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

/// The errors of one operation.
pub trait OperationError:
    ErrorEnum + std::error::Error + ProvideErrorMetadata + ProvideErrorKind + Any + Send + Sync
{
    /// The name of the operation.
    fn operation() -> &'static str
    where
        Self: Sized;

    /// An error of the shape of that name, of which nothing is known yet; names that the model does not
    /// list for the operation give the variant `Unhandled`.
    fn of_shape(name: Option<&str>) -> Self
    where
        Self: Sized;

    /// Reads an error from the body of an error response, by the name of the shape in its metadata; see
    /// [`HeldError::read`].
    fn read(metadata: ErrorMetadata, body: &mut dyn ShapeDeserializer) -> Self
    where
        Self: Sized,
    {
        let mut error = Self::of_shape(shape_name(&metadata));
        read_held(error.held_mut(), metadata, body);
        error
    }

    /// An error of which only the metadata is known.
    fn unhandled(metadata: ErrorMetadata) -> Self
    where
        Self: Sized,
    {
        let mut error = Self::of_shape(None);
        error.held_mut().set_metadata(metadata);
        error
    }
}

/// The part of [`OperationError::read`] that needn't be compiled for each operation.
fn read_held(error: &mut dyn HeldError, metadata: ErrorMetadata, body: &mut dyn ShapeDeserializer) {
    error.read(body);
    error.set_metadata(metadata);
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
