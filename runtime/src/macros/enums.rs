//! Enums of strings and of integers.

/// Declares an enum of strings. Each variant has a value on the wire, and the macro adds a variant
/// `Unknown(UnknownValue)` for all other values. Implements the methods and conversions of such enums.
///
/// ```
/// use smithy_client_runtime::string_enum;
///
/// string_enum! {
///     /// A sort order.
///     #[derive(Clone, Debug, PartialEq, Eq)]
///     pub enum Order {
///         /// Smallest first.
///         Ascending = "ASC",
///         /// Largest first.
///         Descending = "DESC",
///     }
/// }
///
/// assert_eq!(Order::from("DESC"), Order::Descending);
/// assert_eq!(Order::from("NONE").as_str(), "NONE");
/// ```
#[macro_export]
macro_rules! string_enum {
    ($($input:tt)*) => {
        $crate::open_enum! { string_values [Unknown($crate::value::UnknownValue)] $($input)* }
    };
}

/// Declares an enum of integers and adds a variant `Unknown(i32)` for all other values. Implements the methods
/// and conversions of such enums.
///
/// ```
/// use smithy_client_runtime::int_enum;
///
/// int_enum! {
///     /// A volume level.
///     #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
///     pub enum Level {
///         /// Barely audible.
///         Low = 1,
///         /// Too loud.
///         High = 10,
///     }
/// }
///
/// assert_eq!(Level::from(10), Level::High);
/// assert_eq!(Level::from(11).as_i32(), 11);
/// assert!(Level::from(5) < Level::High);
/// ```
#[macro_export]
macro_rules! int_enum {
    ($($input:tt)*) => {
        $crate::open_enum! { int_values [#[non_exhaustive] Unknown(i32)] $($input)* }
    };
}

/// Declares an enum with the given variant for unknown values, and calls a macro to implement it.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (
        $values:ident [$($unknown:tt)*]
        $(#[doc = $doc:literal])*
        #[derive($($derive:ident),*)]
        $(#[deprecated $($deprecated:tt)*])?
        $vis:vis enum $name:ident {
            $(
                $(#[doc = $variant_doc:literal])*
                $(#[deprecated $($deprecated_variant:tt)*])?
                $variant:ident = $value:literal,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive($($derive),*)]
        #[non_exhaustive]
        $(#[deprecated $($deprecated)*])?
        $vis enum $name {
            $(
                $(#[doc = $variant_doc])*
                $(#[deprecated $($deprecated_variant)*])?
                $variant,
            )*
            /// A value unknown to this version of the client.
            $($unknown)*,
        }

        $crate::$values!($name { $($variant = $value,)* });
    };
}

/// Implements the methods and conversions of string enums.
#[doc(hidden)]
#[macro_export]
macro_rules! string_values {
    ($name:ident { $($variant:ident = $value:literal,)* }) => {
        impl $name {
            /// Returns the value on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// Returns the wire values of all variants known to this version of the client.
            #[inline]
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }
        }

        impl ::std::convert::From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Unknown($crate::value::UnknownValue::new(other)),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // Not `Self::Err`, which may be a variant.
            #[inline]
            fn from_str(
                value: &str,
            ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[doc(hidden)]
        impl $crate::value::Value for $name {
            const TYPE: $crate::schema::ShapeType = $crate::schema::ShapeType::String;

            #[inline]
            fn initial() -> Self {
                Self::from("")
            }

            #[inline]
            fn write(
                &self,
                schema: &$crate::schema::Schema<'_>,
                serializer: &mut dyn $crate::schema::ShapeSerializer,
            ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                serializer.write_string(schema, self.as_str())
            }

            #[inline]
            fn read(
                schema: &$crate::schema::Schema<'_>,
                deserializer: &mut dyn $crate::schema::ShapeDeserializer,
            ) -> ::std::result::Result<Self, $crate::schema::SerdeError> {
                $crate::value::read_enum(schema, deserializer, |text| Self::from(text))
            }
        }

        $crate::serde_string_enum!($name);
    };
}

/// Implements the methods and conversions of integer enums.
#[doc(hidden)]
#[macro_export]
macro_rules! int_values {
    ($name:ident { $($variant:ident = $value:literal,)* }) => {
        impl $name {
            /// Returns the value on the wire.
            #[inline]
            pub const fn as_i32(self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }

            /// Returns the wire values of all variants known to this version of the client.
            #[inline]
            pub const fn values() -> &'static [i32] {
                &[$($value),*]
            }
        }

        impl ::std::convert::From<i32> for $name {
            #[inline]
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl ::std::convert::From<$name> for i32 {
            #[inline]
            fn from(value: $name) -> Self {
                value.as_i32()
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i32(), f)
            }
        }

        impl ::std::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_i32().cmp(&other.as_i32())
            }
        }

        impl ::std::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> {
                ::std::option::Option::Some(::std::cmp::Ord::cmp(self, other))
            }
        }

        #[doc(hidden)]
        impl $crate::value::Value for $name {
            const TYPE: $crate::schema::ShapeType = $crate::schema::ShapeType::Integer;

            #[inline]
            fn initial() -> Self {
                Self::from(0)
            }

            #[inline]
            fn write(
                &self,
                schema: &$crate::schema::Schema<'_>,
                serializer: &mut dyn $crate::schema::ShapeSerializer,
            ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                serializer.write_integer(schema, self.as_i32())
            }

            #[inline]
            fn read(
                schema: &$crate::schema::Schema<'_>,
                deserializer: &mut dyn $crate::schema::ShapeDeserializer,
            ) -> ::std::result::Result<Self, $crate::schema::SerdeError> {
                deserializer.read_integer(schema).map(Self::from)
            }
        }

        $crate::serde_int_enum!($name);
    };
}
