//! Macros for what is the same for all errors of generated crates.

/// Implements what every error shape has in common, for a structure with a member `metadata`.
///
/// After the shape's code comes, if it has one, the member with the message, and then how the model
/// says that the error may be retried, if it does.
#[macro_export]
macro_rules! error_shape {
    ($name:ident = $code:literal $(, message $message:ident)? $(, retry $retry:ident)?) => {
        impl $crate::error::ErrorShape for $name {
            const CODE: &'static str = $code;

            fn set_metadata(&mut self, metadata: $crate::error::ErrorMetadata) {
                $($crate::error::MessageSlot::fill(&mut self.$message, metadata.message());)?
                self.metadata = metadata;
            }
        }

        impl $crate::error::ProvideErrorMetadata for $name {
            fn meta(&self) -> &$crate::error::ErrorMetadata {
                &self.metadata
            }
        }

        impl $crate::error::ProvideErrorKind for $name {
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::error::ErrorKind> {
                [$($crate::error::ErrorKind::$retry)?].into_iter().next()
            }

            fn code(&self) -> ::std::option::Option<&str> {
                ::std::option::Option::Some($code)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let message = [$($crate::error::MessageSlot::message(&self.$message))?];
                let message = message.into_iter().next().unwrap_or(self.metadata.message());
                $crate::error::write_code_and_message(f, $code, message)
            }
        }

        impl ::std::error::Error for $name {}
    };
}

/// Implements what the errors of an operation have in common, for an enum with a variant for each of
/// the error shapes, of the shape's name, and one more, `Unhandled(Unhandled)`.
///
/// Before it stand the enum of the errors of all operations, which this one converts into, and the
/// name of the operation. With each error shape comes the name of the method that tells whether it is
/// that.
#[macro_export]
macro_rules! operation_error {
    ($service:ty, $operation:literal, $name:ident { $($variant:ident $is:ident,)* }) => {
        impl $crate::error::OperationError for $name {
            fn operation() -> &'static str {
                $operation
            }

            fn read(
                metadata: $crate::error::ErrorMetadata,
                body: &mut dyn $crate::schema::ShapeDeserializer,
            ) -> ::std::result::Result<Self, $crate::schema::SerdeError> {
                match $crate::error::shape_name(&metadata) {
                    $(Some(<$variant as $crate::error::ErrorShape>::CODE) => {
                        $crate::error::read_error(metadata, body).map(Self::$variant)
                    })*
                    _ => Ok(Self::unhandled(metadata)),
                }
            }

            fn unhandled(metadata: $crate::error::ErrorMetadata) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(metadata))
            }

            fn set_metadata(&mut self, metadata: $crate::error::ErrorMetadata) {
                match self {
                    $(Self::$variant(error) => {
                        $crate::error::ErrorShape::set_metadata(error, metadata);
                    })*
                    Self::Unhandled(error) => *error = $crate::error::Unhandled::new(metadata),
                }
            }

            fn shape(&self) -> ::std::option::Option<&dyn $crate::schema::SerializableStruct> {
                match self {
                    $(Self::$variant(error) => ::std::option::Option::Some(error),)*
                    Self::Unhandled(_) => ::std::option::Option::None,
                }
            }
        }

        $crate::error_enum!($name { $($variant $is,)* });

        impl ::std::convert::From<$name> for $service {
            fn from(error: $name) -> Self {
                match error {
                    $($name::$variant(error) => Self::$variant(error),)*
                    $name::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }
    };
}

/// Implements what the errors of a whole service have in common, for an enum like that of an
/// operation, and declares the error type that the errors of all calls convert into.
#[macro_export]
macro_rules! service_error {
    ($(#[$attribute:meta])* $error:ident of $name:ident { $($variant:ident $is:ident,)* }) => {
        $crate::error_enum!($name { $($variant $is,)* });

        $(#[$attribute])*
        #[derive(Debug)]
        pub struct $error($crate::error::CallError<$name>);

        impl $error {
            /// The error of the call.
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

/// The part that the errors of an operation and those of a service have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum {
    ($name:ident { $($variant:ident $is:ident,)* }) => {
        impl $name {
            $(
                #[doc = concat!("Whether this is [`", stringify!($variant), "`](Self::", stringify!($variant), ").")]
                pub fn $is(&self) -> bool {
                    matches!(self, Self::$variant(_))
                }
            )*
        }

        impl $crate::error::ProvideErrorMetadata for $name {
            fn meta(&self) -> &$crate::error::ErrorMetadata {
                match self {
                    $(Self::$variant(error) => error.meta(),)*
                    Self::Unhandled(error) => error.meta(),
                }
            }
        }

        impl $crate::error::ProvideErrorKind for $name {
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::error::ErrorKind> {
                match self {
                    $(Self::$variant(error) => error.retryable_error_kind(),)*
                    Self::Unhandled(error) => error.retryable_error_kind(),
                }
            }

            fn code(&self) -> ::std::option::Option<&str> {
                match self {
                    $(Self::$variant(error) => $crate::error::ProvideErrorKind::code(error),)*
                    Self::Unhandled(error) => $crate::error::ProvideErrorKind::code(error),
                }
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
                match self {
                    $(Self::$variant(error) => error.fmt(f),)*
                    Self::Unhandled(error) => error.fmt(f),
                }
            }
        }

        impl ::std::error::Error for $name {}

        $(
            impl ::std::convert::From<$variant> for $name {
                fn from(error: $variant) -> Self {
                    Self::$variant(error)
                }
            }
        )*
    };
}
