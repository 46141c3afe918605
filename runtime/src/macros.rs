//! Macros for the parts of generated code that can't be functions. The attribute macros for structures, unions and
//! errors are in the package `smithy-client-macros`.

mod enums;

/// Defines the function that creates the span of a call. It is a macro because `tracing` requires the name of a
/// span at compile time. The fields are those of the AWS SDK for Rust.
#[macro_export]
macro_rules! operation_span {
    ($service:literal, $operation:literal) => {
        #[inline]
        fn span() -> $crate::operation::Span {
            $crate::__private::tracing::debug_span!(
                concat!($service, ".", $operation),
                "rpc.service" = $service,
                "rpc.method" = $operation,
                "rpc.system" = "aws-api",
                "sdk_invocation_id" = $crate::__private::invocation_number(),
            )
        }
    };
}

/// Expands to its input with the feature `blocking`, and to nothing without it.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! blocking {
    ($($item:tt)*) => {
        $($item)*
    };
}

/// Expands to its input with the feature `blocking`, and to nothing without it.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! blocking {
    ($($item:tt)*) => {};
}

/// Expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_structure {
    ($($name:ident)*) => {};
}

/// Expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_string_enum {
    ($name:ident) => {};
}

/// Expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_int_enum {
    ($name:ident) => {};
}

/// Implements the methods of [`Value`](crate::value::Value) that all structures and unions share.
#[doc(hidden)]
#[macro_export]
macro_rules! structure_value {
    () => {
        #[inline]
        fn write(
            &self,
            schema: &$crate::schema::Schema<'_>,
            serializer: &mut dyn $crate::schema::ShapeSerializer,
        ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
            serializer.write_struct(schema, self)
        }

        #[inline]
        fn read(
            schema: &$crate::schema::Schema<'_>,
            deserializer: &mut dyn $crate::schema::ShapeDeserializer,
        ) -> ::std::result::Result<Self, $crate::schema::SerdeError> {
            $crate::value::read_new(schema, deserializer)
        }

        #[inline]
        fn read_into(
            &mut self,
            _schema: &$crate::schema::Schema<'_>,
            deserializer: &mut dyn $crate::schema::ShapeDeserializer,
        ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
            $crate::value::read_members(
                self,
                &SCHEMA,
                <Self as $crate::value::Structure>::REQUIRED,
                deserializer,
            )
        }
    };
}
