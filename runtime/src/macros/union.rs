//! Unions.

/// Declares a union and its schema, and implements its serialization. A union is an enum with one variant per
/// member; the macro adds a variant `Unknown`.
///
/// The input is a Rust enum with two additional attributes. `shape` names the model's shape. `member` precedes
/// each variant and states
///
/// - the member's position, its type and its wire name;
/// - the accessor of a variant with a value, and its return type;
/// - the type that converts into the variant, if only one variant holds that type;
/// - further properties of the member's schema.
///
/// ```
/// use smithy_client_runtime::union;
///
/// union! {
///     /// A color.
///     #[derive(Clone, Debug, PartialEq)]
///     #[shape("com.example", "Color")]
///     pub enum Color {
///         /// A named color.
///         #[member(0, String, "named", as(as_named str))]
///         Named(String),
///         /// A shade of gray, by its lightness.
///         #[member(1, Integer, "gray", as(as_gray i32), from(i32))]
///         Gray(i32),
///         /// No color.
///         #[member(2, Structure, "none")]
///         None,
///     }
/// }
///
/// assert_eq!(Color::from(7).as_gray(), Some(&7));
/// assert_eq!(Color::None.as_named(), None);
/// ```
#[macro_export]
macro_rules! union {
    (
        $(#[doc = $doc:literal])*
        #[derive($($derive:ident),*)]
        #[shape($namespace:literal, $shape:literal)]
        $(#[deprecated $($deprecated:tt)*])?
        $vis:vis enum $name:ident {
            $(
                $(#[doc = $member_doc:literal])*
                #[member(
                    $index:literal, $type:ident, $member:literal
                    $(, as($accessor:ident $seen_as:ty))? $(, from($from:ty))?
                    $(, schema($($schema_setter:ident ($($schema_argument:expr),*)),*))?
                )]
                $(#[deprecated $($deprecated_member:tt)*])?
                $variant:ident $(($held:ty $(,)?))?,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive($($derive),*)]
        #[non_exhaustive]
        $(#[deprecated $($deprecated)*])?
        $vis enum $name {
            $(
                $(#[doc = $member_doc])*
                $(#[deprecated $($deprecated_member)*])?
                $variant $(($held))?,
            )*
            /// A member unknown to this version of the client. It can be received but not sent.
            #[non_exhaustive]
            Unknown,
        }

        impl $name {
            $($(
                #[doc = concat!(
                    "Returns the value of [`", stringify!($variant), "`](Self::", stringify!($variant),
                    "), or `None` for another member."
                )]
                #[inline]
                pub fn $accessor(&self) -> ::std::option::Option<&$seen_as> {
                    match self {
                        Self::$variant(value) => ::std::option::Option::Some(value),
                        _ => ::std::option::Option::None,
                    }
                }
            )?)*
        }

        $($(
            impl ::std::convert::From<$from> for $name {
                #[inline]
                fn from(value: $from) -> Self {
                    Self::$variant(::std::convert::From::from(value))
                }
            }
        )?)*

        const _: () = {
            $crate::schema! {
                Union $namespace $shape {
                    $(
                        $index $type $member
                        $($(; $schema_setter($($schema_argument),*))*)?,
                    )*
                }
            }

            impl $crate::value::Value for $name {
                #[inline]
                fn initial() -> Self {
                    Self::Unknown
                }

                $crate::structure_value!();
            }

            impl $crate::value::Structure for $name {
                const SCHEMA: &'static $crate::schema::Schema<'static> = &SCHEMA;
            }

            impl $crate::value::ReadMember for $name {
                #[inline]
                fn read_member(
                    &mut self,
                    member: &$crate::schema::Schema<'_>,
                    deserializer: &mut dyn $crate::schema::ShapeDeserializer,
                ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                    let is_free = matches!(self, Self::Unknown)
                        $(|| $crate::variant!(@holds_null $type self Self::$variant))*;
                    if !is_free {
                        return $crate::value::second_member(member, deserializer);
                    }
                    match member.member_index() {
                        $(::std::option::Option::Some($index) => {
                            let value = $crate::value::Value::read(member, deserializer)?;
                            *self = $crate::variant!(@make Self::$variant value $($held)?);
                        })*
                        _ => *self = Self::Unknown,
                    }
                    ::std::result::Result::Ok(())
                }
            }

            impl $crate::schema::SerializableStruct for $name {
                #[inline]
                fn schema(&self) -> &$crate::schema::Schema<'_> {
                    &SCHEMA
                }

                #[inline]
                fn serialize_members(
                    &self,
                    serializer: &mut dyn $crate::schema::ShapeSerializer,
                ) -> ::std::result::Result<(), $crate::schema::SerdeError> {
                    let (value, _schema): (&dyn $crate::value::WriteMember, _) = match self {
                        $($crate::variant!(@pattern Self::$variant value $($held)?) => {
                            ($crate::variant!(@held value $($held)?), MEMBERS[$index])
                        })*
                        Self::Unknown => return ::std::result::Result::Err(
                            $crate::value::unknown_union_member(stringify!($name)),
                        ),
                    };
                    value.write(_schema, serializer)
                }
            }

            $crate::serde_structure!($name);
        };
    };
}

/// Expands to the parts of a variant's code that depend on whether it holds a value.
#[doc(hidden)]
#[macro_export]
macro_rules! variant {
    (@make Self::$variant:ident $read:ident $held:ty) => {
        Self::$variant($read)
    };
    (@make Self::$variant:ident $read:ident) => {{
        let () = $read;
        Self::$variant
    }};
    (@pattern Self::$variant:ident $value:ident $held:ty) => {
        Self::$variant($value)
    };
    (@pattern Self::$variant:ident $value:ident) => {
        Self::$variant
    };
    (@held $value:ident $held:ty) => {
        $value
    };
    // Null is a valid document, but absent members may be written as null too.
    (@holds_null Document $value:ident Self::$variant:ident) => {
        matches!($value, Self::$variant($crate::types::Document::Null))
    };
    (@holds_null $type:ident $value:ident Self::$variant:ident) => {
        false
    };
    (@held $value:ident) => {
        &()
    };
}
