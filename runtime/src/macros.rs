//! Macros for what is the same in every generated crate but can't be a function.

mod builder;
mod enums;
mod structure;
mod union;

/// Defines the function that makes the span of a call. The name of a span is fixed where the span is made,
/// so this stands in each operation; the fields are those of the AWS SDK for Rust.
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

/// Declares the schemas of what lists and maps hold, each with its list or map, its position in it and
/// its type.
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

/// Stands for what the feature `serde` would add.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_structure {
    ($($name:ident)*) => {};
}

/// Stands for what the feature `serde` would add.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_string_enum {
    ($name:ident) => {};
}

/// Stands for what the feature `serde` would add.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_int_enum {
    ($name:ident) => {};
}
