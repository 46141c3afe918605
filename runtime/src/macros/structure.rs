//! Structures.

/// Declares a structure, its builder and its schema, and implements its serialization.
///
/// The input is a Rust struct with two additional attributes. `shape` names the model's shape and the builder.
/// `member` precedes each field and states
///
/// - the member's position in the model, which is also its order on the wire, then its type and its wire name,
///   and after `=` its default, if the model has one;
/// - the builder's setter and its argument: `into T` accepts any type that converts into `T`; `into_box T` does
///   the same for a boxed field; `list T` and `map T` accept collections of it; `take T` accepts only `T`;
/// - for a required member, the builder's type parameter with its bound [`IsSet`](crate::builder::IsSet), which
///   is written here so that compile errors about an omitted member show this line; for an optional member, the
///   setter that takes an `Option`;
/// - further properties of the member's schema.
///
/// A private last field `metadata` makes the structure an error's.
///
/// ```
/// use smithy_client_runtime::builder::IsSet;
/// use smithy_client_runtime::structure;
/// use smithy_client_runtime::value::Structure;
///
/// structure! {
///     /// A key with a value.
///     #[derive(Clone, Debug, PartialEq)]
///     #[shape("com.example", "Tag", builder = TagBuilder)]
///     pub struct Tag {
///         /// The name of the tag.
///         #[member(0, String, "key", key(into String), required(KeyState as IsSet))]
///         pub key: String,
///         /// The content of the tag.
///         #[member(
///             1, String, "value", value(into String), optional(set_value),
///             schema(with_sensitive())
///         )]
///         pub value: Option<String>,
///         /// The importance of the tag.
///         #[member(2, Integer, "weight" = 1, weight(take i32))]
///         pub weight: i32,
///     }
/// }
///
/// let tag = Tag::builder().key("color").build();
/// assert_eq!((tag.value, tag.weight), (None, 1));
/// assert_eq!(Tag::SCHEMA.shape_id().as_str(), "com.example#Tag");
/// ```
///
/// A builder without the required key does not compile:
///
/// ```compile_fail,E0277
/// # use smithy_client_runtime::builder::IsSet;
/// # use smithy_client_runtime::structure;
/// # structure! {
/// #     /// A key.
/// #     #[derive(Clone, Debug)]
/// #     #[shape("com.example", "Tag", builder = TagBuilder)]
/// #     pub struct Tag {
/// #         /// The name of the tag.
/// #         #[member(0, String, "key", key(into String), required(KeyState as IsSet))]
/// #         pub key: String,
/// #     }
/// # }
/// Tag::builder().build();
/// ```
#[macro_export]
macro_rules! structure {
    (
        $(#[doc = $doc:literal])*
        #[derive($($derive:ident),*)]
        #[shape($namespace:literal, $shape:literal, builder = $builder:ident)]
        $(#[input($($input:tt)*)])?
        $(#[deprecated $($deprecated:tt)*])?
        $vis:vis struct $name:ident {
            $(
                $(#[doc = $member_doc:literal])*
                #[member(
                    $index:literal, $type:ident, $member:literal $(= $default:expr)?,
                    $setter:ident ($kind:ident $argument:ty)
                    $(, required($state:ident as $($bound:tt)*))? $(, optional($set:ident))?
                    $(, schema($($schema_setter:ident ($($schema_argument:expr),*)),*))?
                )]
                $(#[deprecated $($deprecated_member:tt)*])?
                pub $field:ident: $field_type:ty,
            )*
            $($metadata:ident: $metadata_type:ty,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive($($derive),*)]
        #[non_exhaustive]
        $(#[deprecated $($deprecated)*])?
        $vis struct $name {
            $(
                $(#[doc = $member_doc])*
                $(#[deprecated $($deprecated_member)*])?
                pub $field: $field_type,
            )*
            $($metadata: $metadata_type,)?
        }

        $crate::builder! {
            $name $builder
            [$($($input)*)?]
            [$({
                ($($state ($($bound)*))?) ($($set)?) ($($member_doc)*)
                $setter $field $kind $argument, $field_type
            })*]
            [$($metadata)?]
        }

        $crate::structure_codec! {
            $name = $namespace $shape {
                $(
                    $index $field: $type $member
                    = $crate::initial!($($default)?; $($set)?)
                    $($(; $schema_setter($($schema_argument),*))*)?,
                )*
            }
            $(with $metadata)?
        }
    };
    // A structure defined elsewhere, without a builder.
    (
        $name:ident = $namespace:literal $shape:literal {
            $(
                $index:literal $field:ident: $type:ident $member:literal
                $(= $default:expr)? $(; $setter:ident ($($argument:expr),*))*,
            )*
        }
        $(with $metadata:ident)?
    ) => {
        $crate::structure_codec! {
            $name = $namespace $shape {
                $(
                    $index $field: $type $member
                    = $crate::initial!($($default)?;)
                    $(; $setter($($argument),*))*,
                )*
            }
            $(with $metadata)?
        }
    };
}

/// Expands to the initial value of a member: its default, `None` for an optional member, or the value that
/// Smithy's client error correction requires.
#[doc(hidden)]
#[macro_export]
macro_rules! initial {
    (;) => {
        $crate::value::Slot::initial()
    };
    (; $set:ident) => {
        ::std::option::Option::None
    };
    ($default:expr; $($set:ident)?) => {
        $default
    };
}

/// Declares the schema of a structure and implements its serialization.
#[doc(hidden)]
#[macro_export]
macro_rules! structure_codec {
    (
        $name:ident = $namespace:literal $shape:literal {
            $(
                $index:literal $field:ident: $type:ident $member:literal = $initial:expr
                $(; $setter:ident ($($argument:expr),*))*,
            )*
        }
        $(with $metadata:ident)?
    ) => {
        const _: () = {
            $crate::schema! {
                Structure $namespace $shape {
                    $($index $type $member $(; $setter($($argument),*))*,)*
                }
            }

            impl $crate::value::Value for $name {
                #[inline]
                fn initial() -> Self {
                    Self {
                        $($field: $initial,)*
                        $($metadata: ::std::default::Default::default(),)?
                    }
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
                    match member.member_index() {
                        $(::std::option::Option::Some($index) => {
                            $crate::value::Slot::read_into(&mut self.$field, member, deserializer)
                        })*
                        _ => ::std::result::Result::Ok(()),
                    }
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
                    $crate::value::write_members(MEMBERS, &ORDER, &[$(&self.$field),*], serializer)
                }
            }

            $crate::serde_structure!($name $($metadata)?);
        };
    };
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

/// Declares the schema of a structure or union (`SCHEMA`), its members' schemas in order of their positions
/// (`MEMBERS`), and the indices of those members in the declaration (`ORDER`).
#[doc(hidden)]
#[macro_export]
macro_rules! schema {
    (
        $kind:ident $namespace:literal $shape:literal {
            $($index:literal $type:ident $member:literal $(; $setter:ident ($($argument:expr),*))*,)*
        }
    ) => {
        static SCHEMA: $crate::schema::Schema<'static> = $crate::schema::Schema::new_struct(
            $crate::schema::shape_id!($namespace, $shape),
            $crate::schema::ShapeType::$kind,
            MEMBERS,
        );
        static MEMBERS: &[&$crate::schema::Schema<'static>] =
            &$crate::value::members_in_order(&EACH, &ORDER);
        const ORDER: [usize; <[usize]>::len(&[$($index),*])] = $crate::value::order([$($index),*]);
        static EACH: [$crate::schema::Schema<'static>; ORDER.len()] = [$(
            $crate::schema::Schema::new_member(
                $crate::schema::shape_id!($namespace, $shape, $member),
                $crate::schema::ShapeType::$type,
                $member,
                $index,
            )
            $(.$setter($($argument),*))*,
        )*];
    };
}
