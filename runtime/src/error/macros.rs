//! Parts of the attribute macros for errors that don't depend on the declared variants.

/// Implements the traits of an enum of errors.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum {
    ($name:ident) => {
        impl $crate::error::ProvideErrorMetadata for $name {
            fn meta(&self) -> &$crate::error::ErrorMetadata {
                $crate::error::ErrorEnum::held(self).meta()
            }
        }

        impl $crate::error::ProvideErrorKind for $name {
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::error::ErrorKind> {
                $crate::error::ErrorEnum::held(self).retryable_error_kind()
            }

            fn code(&self) -> ::std::option::Option<&str> {
                $crate::error::ProvideErrorKind::code($crate::error::ErrorEnum::held(self))
            }
        }

        impl $crate::error::CreateUnhandledError for $name {
            fn create_unhandled_error(
                source: ::std::boxed::Box<dyn ::std::error::Error + Send + Sync + 'static>,
                metadata: ::std::option::Option<$crate::error::ErrorMetadata>,
            ) -> Self {
                Self::Unhandled($crate::error::Unhandled::from_source(&*source, metadata))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt($crate::error::ErrorEnum::held(self), f)
            }
        }

        impl ::std::error::Error for $name {}
    };
}

/// Declares the error of a failed call of any operation of a service.
#[doc(hidden)]
#[macro_export]
macro_rules! call_error {
    ($error:ident $name:ident) => {
        /// The error of a failed call of any operation.
        ///
        /// Dereferences to [`CallError`], which has methods for the operation, the code, the message and more.
        #[derive(Debug)]
        pub struct $error($crate::error::CallError<$name>);

        impl $error {
            /// Converts into the error of the call.
            pub fn into_call_error(self) -> $crate::error::CallError<$name> {
                self.0
            }
        }

        impl ::std::ops::Deref for $error {
            type Target = $crate::error::CallError<$name>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl<E> ::std::convert::From<$crate::error::CallError<E>> for $error
        where
            $name: ::std::convert::From<E>,
        {
            fn from(error: $crate::error::CallError<E>) -> Self {
                Self(error.map_service_error(::std::convert::Into::into))
            }
        }

        impl<E> ::std::convert::From<$crate::error::SdkError<E>> for $error
        where
            E: $crate::error::OperationError,
            $name: ::std::convert::From<E>,
        {
            fn from(error: $crate::error::SdkError<E>) -> Self {
                Self::from($crate::error::CallError::from(error))
            }
        }

        impl $crate::error::ProvideErrorMetadata for $error {
            fn meta(&self) -> &$crate::error::ErrorMetadata {
                self.0.meta()
            }
        }

        impl $crate::error::RequestId for $error {
            fn request_id(&self) -> ::std::option::Option<&str> {
                self.0.request_id()
            }
        }

        impl ::std::fmt::Display for $error {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ::std::error::Error for $error {
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::std::error::Error::source(&self.0)
            }
        }
    };
}
