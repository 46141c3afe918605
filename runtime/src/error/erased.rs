//! The type-erased form of operation errors, so that retries and interceptors compile once instead of once per
//! operation.

use std::any::Any;
use std::error::Error;
use std::fmt;

use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};

use super::OperationError;

/// An operation error of any type.
#[derive(Debug)]
pub(crate) struct ErasedOperationError(Box<dyn OperationError>);

impl ErasedOperationError {
    pub(crate) fn new(error: impl OperationError) -> Self {
        Self(Box::new(error))
    }

    /// Restores the error's type; `None` if it has another one.
    pub(crate) fn downcast<E: OperationError>(self) -> Option<E> {
        let any: Box<dyn Any> = self.0;
        any.downcast().ok().map(|error| *error)
    }
}

impl fmt::Display for ErasedOperationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for ErasedOperationError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl ProvideErrorMetadata for ErasedOperationError {
    fn meta(&self) -> &ErrorMetadata {
        self.0.meta()
    }
}

impl ProvideErrorKind for ErasedOperationError {
    fn retryable_error_kind(&self) -> Option<ErrorKind> {
        self.0.retryable_error_kind()
    }

    fn code(&self) -> Option<&str> {
        ProvideErrorKind::code(&*self.0)
    }
}
