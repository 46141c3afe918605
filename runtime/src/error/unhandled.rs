//! Errors without a shape in the model.

use std::error::Error;
use std::fmt;

use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer};
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};

use super::describe::chain;
use super::{HeldError, write_code_and_message};

/// A service error whose code the model does not list for the operation.
///
/// Match on the code of such errors, `code()`: a later version of the client may add a variant for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unhandled {
    metadata: ErrorMetadata,
}

impl Unhandled {
    /// Creates an error from the metadata alone.
    pub fn new(metadata: ErrorMetadata) -> Self {
        Self { metadata }
    }

    /// Creates an error from one of another origin. Its text, with its causes, becomes the message unless the
    /// metadata has one.
    pub fn from_source(source: &(dyn Error + 'static), metadata: Option<ErrorMetadata>) -> Self {
        let metadata = metadata.unwrap_or_default();
        if metadata.message().is_some() {
            return Self { metadata };
        }
        Self { metadata: metadata.into_builder().message(chain(source)).build() }
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
        let code = self.metadata.code().unwrap_or("an error without a code");
        write_code_and_message(f, code, self.metadata.message())
    }
}

impl Error for Unhandled {}

impl HeldError for Unhandled {
    fn shape(&self) -> Option<&dyn SerializableStruct> {
        None
    }

    fn read(&mut self, _body: &mut dyn ShapeDeserializer) {}

    fn set_metadata(&mut self, metadata: ErrorMetadata) {
        self.metadata = metadata;
    }
}
