//! The search for causes by their type.

use std::error::Error;

use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::describe::with_causes;
use super::{CallError, ErrorEnum};

impl<E> CallError<E>
where
    E: ErrorEnum + Error + ProvideErrorMetadata + 'static,
{
    /// Returns the outermost cause of a type, such as a [`std::io::Error`] or a
    /// [`ConnectorError`](crate::error::ConnectorError).
    ///
    /// Considers all causes, whether the `Display` output contains them or not: the service's error, its error shape,
    /// the [`SdkError`](crate::error::SdkError), and the errors of the libraries that send requests, load credentials
    /// and read responses.
    pub fn find<T: Error + 'static>(&self) -> Option<&T> {
        let error: &(dyn Error + 'static) = self.sdk_error();
        let shape: Option<&(dyn Error + 'static)> =
            self.as_service_error().map(|error| error.held() as &(dyn Error + 'static));
        let causes = with_causes(error).chain(shape.into_iter().flat_map(with_causes));
        causes.filter_map(|cause| cause.downcast_ref()).next()
    }
}
