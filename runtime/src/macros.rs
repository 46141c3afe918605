//! Macros for the parts of generated code that can't be functions.

mod builder;
mod enums;
mod structure;
mod union;

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

/// Declares the schemas of list and map elements, each with the list's or map's shape, the element's position
/// and its type.
#[macro_export]
macro_rules! collection_schemas {
    ($(
        $constant:ident = $namespace:literal $shape:literal $index:literal => $type:ident $member:literal
        $(; $setter:ident ($($argument:expr),*))*,
    )*) => {
        $(
            pub(crate) static $constant: $crate::schema::Schema<'static> =
                $crate::schema::Schema::new_member(
                    $crate::schema::shape_id!($namespace, $shape, $member),
                    $crate::schema::ShapeType::$type,
                    $member,
                    $index,
                )
                $(.$setter($($argument),*))*;
        )*
    };
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
