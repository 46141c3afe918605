//! Errors that are of no shape of the model.

use std::error::Error;
use std::fmt;

use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer};
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};

use super::describe::chain;
use super::{HeldError, write_code_and_message};

/// An error of the service with a code that the model does not list for the operation.
///
/// Match such errors by their code, `code()`: a later version of the client may know the code and
/// give it a variant of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unhandled {
    metadata: ErrorMetadata,
}

impl Unhandled {
    /// An error of which only the metadata is known.
    pub fn new(metadata: ErrorMetadata) -> Self {
        Self { metadata }
    }

    /// An error that is none of the service's; its text, with its causes, becomes the message unless
    /// the metadata has one.
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
