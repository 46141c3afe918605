//! Macros for the errors of generated crates.

/// Implements the traits of error shapes for a structure with a field `metadata`.
///
/// The shape's code is followed by the member for the message, the retryable error kind and whether the message
/// is sensitive, each if it applies. A sensitive message is not displayed.
#[macro_export]
macro_rules! error_shape {
    (
        $name:ident = $code:literal
        $(, message $message:ident)? $(, retry $retry:ident)? $(, sensitive $sensitive:literal)?
    ) => {
        impl $crate::error::ErrorShape for $name {
            const CODE: &'static str = $code;
        }

        impl $crate::error::HeldError for $name {
            fn shape(&self) -> ::std::option::Option<&dyn $crate::schema::SerializableStruct> {
                ::std::option::Option::Some(self)
            }

            fn read(&mut self, body: &mut dyn $crate::schema::ShapeDeserializer) {
                let schema = <Self as $crate::value::Structure>::SCHEMA;
                $crate::value::read_readable_members(self, schema, body);
            }

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
                let message = message.filter(|_| ![$($sensitive)?].contains(&true));
                $crate::error::write_code_and_message(f, $code, message)
            }
        }

        impl ::std::error::Error for $name {}
    };
}

/// Declares the errors of an operation with an additional variant `Unhandled(Unhandled)`, and implements the traits
/// of such enums.
///
/// The input is a Rust enum with one variant per error shape, named like the shape. Its documentation links to
/// that of the shape. `=` is followed by the method that tests for the variant. The attribute `errors` names the
/// operation and the enum of all errors of the service, into which this one converts.
#[macro_export]
macro_rules! operation_error {
    (
        $(#[doc = $doc:literal])*
        #[derive($($derive:ident),*)]
        #[errors($operation:literal, $service:path)]
        $vis:vis enum $name:ident {
            $($variant:ident($shape:path $(,)?) = $is:ident,)*
        }
    ) => {
        $crate::error_enum! {
            [$(#[doc = $doc])* #[derive($($derive),*)]]
            "An error with a code that the model does not list for the operation.",
            $vis $name { $($variant($shape) $is,)* }
        }

        impl $crate::error::OperationError for $name {
            fn operation() -> &'static str {
                $operation
            }

            fn of_shape(name: ::std::option::Option<&str>) -> Self {
                match name {
                    $(::std::option::Option::Some(<$shape as $crate::error::ErrorShape>::CODE) => {
                        Self::$variant($crate::value::Value::initial())
                    })*
                    _ => Self::Unhandled(::std::default::Default::default()),
                }
            }
        }

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

/// Declares the errors of a service like those of an operation, and the type named in the attribute `call`, into
/// which the errors of all calls convert.
#[macro_export]
macro_rules! service_error {
    (
        $(#[doc = $doc:literal])*
        #[derive($($derive:ident),*)]
        #[call($error:ident)]
        $vis:vis enum $name:ident {
            $($variant:ident($shape:path $(,)?) = $is:ident,)*
        }
    ) => {
        $crate::error_enum! {
            [$(#[doc = $doc])* #[derive($($derive),*)]]
            "An error with a code that the model does not list for any operation.",
            $vis $name { $($variant($shape) $is,)* }
        }

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

/// Declares an enum of errors, of an operation or of a service.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum {
    (
        [$(#[$attribute:meta])*] $unhandled_doc:literal,
        $vis:vis $name:ident { $($variant:ident($shape:path) $is:ident,)* }
    ) => {
        $(#[$attribute])*
        #[non_exhaustive]
        $vis enum $name {
            $(
                #[doc = concat!("The error [`", stringify!($variant), "`](", stringify!($shape), ").")]
                $variant($shape),
            )*
            #[doc = $unhandled_doc]
            Unhandled($crate::error::Unhandled),
        }

        impl $name {
            $(
                #[doc = concat!(
                    "Returns whether this is [`", stringify!($variant), "`](Self::", stringify!($variant), ")."
                )]
                #[inline]
                pub fn $is(&self) -> bool {
                    matches!(self, Self::$variant(_))
                }
            )*
        }

        impl $crate::error::ErrorEnum for $name {
            fn held(&self) -> &(dyn $crate::error::HeldError + 'static) {
                match self {
                    $(Self::$variant(error) => error,)*
                    Self::Unhandled(error) => error,
                }
            }

            fn held_mut(&mut self) -> &mut dyn $crate::error::HeldError {
                match self {
                    $(Self::$variant(error) => error,)*
                    Self::Unhandled(error) => error,
                }
            }
        }

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

        $(
            impl ::std::convert::From<$shape> for $name {
                #[inline]
                fn from(error: $shape) -> Self {
                    Self::$variant(error)
                }
            }
        )*
    };
}
