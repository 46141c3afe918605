//! Macros for what is the same in every generated crate but can't be a function.

/// Makes the span of a call. The name of a span is fixed where the span is made, so this stands in
/// each operation; the fields are those of the AWS SDK for Rust.
#[macro_export]
macro_rules! operation_span {
    ($service:literal, $operation:literal) => {
        $crate::__private::tracing::debug_span!(
            concat!($service, ".", $operation),
            "rpc.service" = $service,
            "rpc.method" = $operation,
            "rpc.system" = "aws-api",
            "sdk_invocation_id" = $crate::__private::invocation_number(),
        )
    };
}

/// Declares the schema of a structure, and implements how its members are written and read.
///
/// A line stands for a member: its position, its constant, its field, its type and name on the wire; then
/// `=` and what it is before it is set, if the model gives it a default; then what else its schema says.
///
/// ```
/// use smithy_client_runtime::structure;
/// use smithy_client_runtime::value::{Structure, Value};
///
/// pub struct Tag {
///     key: String,
///     value: Option<String>,
///     weight: i32,
/// }
///
/// structure! {
///     Tag = "com.example" "Tag" {
///         0 KEY => key: String "key",
///         1 VALUE => value: String "value"; with_sensitive(),
///         2 WEIGHT => weight: Integer "weight" = 1,
///     }
/// }
///
/// assert_eq!(Tag::SCHEMA.shape_id().as_str(), "com.example#Tag");
/// assert_eq!(Tag::initial().weight, 1);
/// ```
#[macro_export]
macro_rules! structure {
    (
        $name:ident = $namespace:literal $shape:literal {
            $(
                $index:literal $constant:ident => $field:ident: $type:ident $member:literal
                $(= $default:expr)? $(; $setter:ident ($($argument:expr),*))*,
            )*
        }
        $(with $extra:ident)?
    ) => {
        const _: () = {
            $crate::schema! {
                Structure SCHEMA = $namespace $shape {
                    $($index => $constant: $type $member $(; $setter($($argument),*))*,)*
                }
            }

            impl $crate::value::Value for $name {
                fn initial() -> Self {
                    Self {
                        $($field: $crate::initial!($($default)?),)*
                        $($extra: ::std::default::Default::default(),)?
                    }
                }

                $crate::structure_value!();
            }

            impl $crate::value::Structure for $name {
                const SCHEMA: &'static $crate::schema::Schema<'static> = &SCHEMA;

                fn read_member(
                    &mut self,
                    member: &$crate::schema::Schema<'_>,
                    deserializer: &mut dyn $crate::schema::ShapeDeserializer,
                ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                    match member.member_index() {
                        $(Some($index) => {
                            self.$field = $crate::value::Slot::read(member, deserializer)?;
                        })*
                        _ => {}
                    }
                    ::std::result::Result::Ok(())
                }
            }

            impl $crate::schema::SerializableStruct for $name {
                fn schema(&self) -> &$crate::schema::Schema<'_> {
                    &SCHEMA
                }

                fn serialize_members(
                    &self,
                    _serializer: &mut dyn $crate::schema::ShapeSerializer,
                ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                    $($crate::value::Slot::write_member(&self.$field, &$constant, _serializer)?;)*
                    ::std::result::Result::Ok(())
                }
            }

            $crate::serde_structure!($name $($extra)?);
        };
    };
}

/// Declares the schema of a union, and implements how its members are written and read, for an enum with
/// one more variant, `Unknown`.
///
/// A line stands for a member: its position, its constant, its variant, its type and name on the wire;
/// then what else its schema says. A member that holds nothing is of the type `()`.
#[macro_export]
macro_rules! union {
    (
        $name:ident = $namespace:literal $shape:literal {
            $(
                $index:literal $constant:ident => $variant:ident $(($value:ident))?: $type:ident $member:literal
                $(; $setter:ident ($($argument:expr),*))*,
            )*
        }
    ) => {
        const _: () = {
            $crate::schema! {
                Union SCHEMA = $namespace $shape {
                    $($index => $constant: $type $member $(; $setter($($argument),*))*,)*
                }
            }

            impl $crate::value::Value for $name {
                fn initial() -> Self {
                    Self::Unknown
                }

                $crate::structure_value!();
            }

            impl $crate::value::Structure for $name {
                const SCHEMA: &'static $crate::schema::Schema<'static> = &SCHEMA;

                fn read_member(
                    &mut self,
                    member: &$crate::schema::Schema<'_>,
                    deserializer: &mut dyn $crate::schema::ShapeDeserializer,
                ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                    match member.member_index() {
                        $(Some($index) => {
                            let value = $crate::value::Value::read(member, deserializer)?;
                            *self = $crate::union!(@make Self::$variant value $($value)?);
                        })*
                        // A member that is known counts more than one that is not.
                        _ => {}
                    }
                    ::std::result::Result::Ok(())
                }
            }

            impl $crate::schema::SerializableStruct for $name {
                fn schema(&self) -> &$crate::schema::Schema<'_> {
                    &SCHEMA
                }

                fn serialize_members(
                    &self,
                    serializer: &mut dyn $crate::schema::ShapeSerializer,
                ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                    match self {
                        $(Self::$variant $(($value))? => {
                            let value = $crate::union!(@held $($value)?);
                            $crate::value::Value::write(value, &$constant, serializer)
                        })*
                        Self::Unknown => ::std::result::Result::Err(
                            $crate::value::unknown_union_member(stringify!($name)),
                        ),
                    }
                }
            }

            $crate::serde_structure!($name);
        };
    };
    (@make Self::$variant:ident $read:ident $value:ident) => { Self::$variant($read) };
    (@make Self::$variant:ident $read:ident) => {{ let () = $read; Self::$variant }};
    (@held $value:ident) => { $value };
    (@held) => { &() };
}

/// The part of [`Value`](crate::value::Value) that is the same for every structure and union.
#[doc(hidden)]
#[macro_export]
macro_rules! structure_value {
    () => {
        fn write(
            &self,
            schema: &$crate::schema::Schema<'_>,
            serializer: &mut dyn $crate::schema::ShapeSerializer,
        ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
            serializer.write_struct(schema, self)
        }

        fn read(
            _schema: &$crate::schema::Schema<'_>,
            deserializer: &mut dyn $crate::schema::ShapeDeserializer,
        ) -> ::std::result::Result<Self, $crate::schema::SerdeError> {
            $crate::value::read_structure(deserializer)
        }
    };
}

/// What a member is before it is set.
#[doc(hidden)]
#[macro_export]
macro_rules! initial {
    () => {
        $crate::value::Slot::initial()
    };
    ($default:expr) => {
        $default
    };
}

/// Declares the schema of a structure or union, with a constant for each member.
#[doc(hidden)]
#[macro_export]
macro_rules! schema {
    (
        $kind:ident $schema:ident = $namespace:literal $shape:literal {
            $(
                $index:literal => $constant:ident: $type:ident $member:literal
                $(; $setter:ident ($($argument:expr),*))*,
            )*
        }
    ) => {
        static $schema: $crate::schema::Schema<'static> = $crate::schema::Schema::new_struct(
            $crate::schema::shape_id!($namespace, $shape),
            $crate::schema::ShapeType::$kind,
            &[$(&$constant),*],
        );
        $(
            static $constant: $crate::schema::Schema<'static> =
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

/// Implements what every enum of strings has in common, for an enum of the given variants and one more,
/// `Unknown(UnknownValue)`.
#[macro_export]
macro_rules! string_enum {
    ($name:ident { $($variant:ident = $value:literal,)* }) => {
        impl $name {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// The values that this version of the client knows, as on the wire.
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Unknown($crate::value::UnknownValue::new(other)),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // Not `Self::Err`, which may be a variant.
            fn from_str(
                value: &str,
            ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::value::Value for $name {
            fn initial() -> Self {
                Self::from("")
            }

            fn write(
                &self,
                schema: &$crate::schema::Schema<'_>,
                serializer: &mut dyn $crate::schema::ShapeSerializer,
            ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                serializer.write_string(schema, self.as_str())
            }

            fn read(
                schema: &$crate::schema::Schema<'_>,
                deserializer: &mut dyn $crate::schema::ShapeDeserializer,
            ) -> ::std::result::Result<Self, $crate::schema::SerdeError> {
                deserializer.read_string(schema).map(Self::from)
            }
        }

        $crate::serde_string_enum!($name);
    };
}

/// Implements what every enum of numbers has in common, for an enum of the given variants and one more,
/// `Unknown(i32)`.
///
/// ```
/// use smithy_client_runtime::int_enum;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
/// pub enum Level {
///     Low,
///     High,
///     Unknown(i32),
/// }
///
/// int_enum! {
///     Level {
///         Low = 1,
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
    ($name:ident { $($variant:ident = $value:literal,)* }) => {
        impl $name {
            /// The value on the wire.
            pub const fn as_i32(self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }

            /// The values that this version of the client knows, as on the wire.
            pub const fn values() -> &'static [i32] {
                &[$($value),*]
            }
        }

        impl ::std::convert::From<i32> for $name {
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl ::std::convert::From<$name> for i32 {
            fn from(value: $name) -> Self {
                value.as_i32()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i32(), f)
            }
        }

        impl ::std::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_i32().cmp(&other.as_i32())
            }
        }

        impl ::std::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> {
                ::std::option::Option::Some(::std::cmp::Ord::cmp(self, other))
            }
        }

        impl $crate::value::Value for $name {
            fn initial() -> Self {
                Self::from(0)
            }

            fn write(
                &self,
                schema: &$crate::schema::Schema<'_>,
                serializer: &mut dyn $crate::schema::ShapeSerializer,
            ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                serializer.write_integer(schema, self.as_i32())
            }

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
