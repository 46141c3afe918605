//! Builders with one type parameter per required member, so that omitting one does not compile.

/// Declares the builder of a structure and its `builder` function.
///
/// [`structure!`](crate::structure) passes the names of the structure and the builder, the operation if the
/// structure is an input, the members, and the name of the metadata field if it is an error.
#[doc(hidden)]
#[macro_export]
macro_rules! builder {
    (
        $name:ident $builder:ident $input:tt
        [$({
            ($($state:ident $bound:tt)?) ($($set:ident)?) $docs:tt
            $setter:ident $field:ident $kind:ident $argument:ty, $field_type:ty
        })*]
        $metadata:tt
    ) => {
        $crate::builder_of! {
            $name $builder $input
            [$($(($state: $bound, $setter $field ($docs $kind $argument)))?)*]
            [$({ [($($state)?) ($($set)?) $setter $field $field_type] ($docs $kind $argument) })*]
            $metadata
        }
    };
}

/// Implements [`builder!`](crate::builder). Takes the required members with their type parameters, and the
/// parts of all other setters.
#[doc(hidden)]
#[macro_export]
macro_rules! builder_of {
    // A plain structure.
    (
        $name:ident $builder:ident []
        [$(($state:ident: ($($bound:tt)*), $($required:tt)*))*]
        $members:tt
        [$($metadata:ident)?]
    ) => {
        #[doc = concat!(
            "A builder for [`", stringify!($name), "`], created by [`", stringify!($name), "::builder`]."
        )]
        #[derive(Clone, Debug)]
        #[must_use = "nothing is built until `build` is called"]
        pub struct $builder<$($state = $crate::builder::Unset),*>(
            $crate::builder::Draft<$name, ($($state,)*)>,
        );

        impl $name {
            #[doc = concat!("Creates a builder for [`", stringify!($name), "`].")]
            $(#[doc = $crate::required!($($required)*)])*
            #[inline]
            pub fn builder() -> $builder {
                $builder($crate::builder::Draft::new(()))
            }
        }

        $crate::builder_setters! {
            $builder [] [] [$(($state $($required)*))*] $members
            {
                $(
                    /// Sets the error's metadata: code, message and request ID.
                    #[inline]
                    pub fn $metadata(mut self, value: $crate::error::ErrorMetadata) -> Self {
                        self.0.value_mut().$metadata = value;
                        self
                    }
                )?

                #[doc = concat!("Builds the [`", stringify!($name), "`].")]
                #[inline]
                pub fn build(self) -> $name
                where
                    $($state: $($bound)*,)*
                {
                    self.0.into_value()
                }
            }
        }
    };
    // An operation's input, which a builder created by the client can send.
    (
        $name:ident $builder:ident
        [
            $operation:ident($output:ident, $error:ident),
            client = $client:literal,
            constraints = $constraints:path
        ]
        [$(($state:ident: ($($bound:tt)*), $($required:tt)*))*]
        $members:tt
        []
    ) => {
        #[doc = concat!(
            "A builder for [`", stringify!($name), "`]. Also sends it if created by [`Client::", $client,
            "`](crate::Client::", $client, ")."
        )]
        #[derive(Clone, Debug)]
        #[must_use = "a builder sends nothing by itself"]
        pub struct $builder<Via, $($state = $crate::builder::Unset),*>(
            $crate::builder::Draft<$name, ($($state,)*), Via>,
        );

        impl $name {
            #[doc = concat!("Creates a builder for [`", stringify!($name), "`].")]
            $(#[doc = $crate::required!($($required)*)])*
            #[inline]
            pub fn builder() -> $builder<()> {
                $builder::new(())
            }

            /// Converts the input into a builder, to change it.
            #[inline]
            pub fn into_builder(self) -> $builder<(), $($crate::set!($state)),*> {
                $builder($crate::builder::Draft::with_value(self, ()))
            }
        }

        $crate::input_validation!($name $constraints);

        impl<Via> $builder<Via> {
            #[inline]
            pub(crate) fn new(via: Via) -> Self {
                Self($crate::builder::Draft::new(via))
            }
        }

        $crate::builder_setters! {
            $builder [Via] [] [$(($state $($required)*))*] $members
            {
                /// Returns the current input.
                #[inline]
                pub fn as_input(&self) -> &$name {
                    self.0.value()
                }

                /// Replaces all values set so far with those of an input.
                #[inline]
                pub fn with_input(mut self, input: $name) -> $builder<Via, $($crate::set!($state)),*> {
                    *self.0.value_mut() = input;
                    $builder(self.0.with_states())
                }
            }
        }

        impl<$($state),*> $builder<(), $($state),*> {
            #[doc = concat!("Builds the [`", stringify!($name), "`].")]
            #[inline]
            pub fn build(self) -> $name
            where
                $($state: $($bound)*,)*
            {
                self.0.into_value()
            }
        }

        impl<$($state),*> $builder<$crate::client::Handle, $($state),*> {
            /// Overrides the client's configuration for this call.
            #[inline]
            pub fn customize(
                self,
                change: impl FnOnce($crate::config::Builder) -> $crate::config::Builder,
            ) -> Self {
                Self(self.0.customize(change))
            }

            /// Sends the request.
            ///
            /// # Errors
            ///
            #[doc = concat!(
                "The operation's error, a [`", stringify!($error), "`], or any failure that prevents or ends the"
            )]
            /// call before the service's answer.
            pub async fn send(
                self,
            ) -> ::std::result::Result<$output, $crate::error::CallError<$error>>
            where
                $($state: $($bound)*,)*
            {
                self.0.send::<$operation>().await
            }
        }
    };
}

/// Implements a builder's setters and other methods. Takes the required members two at a time, because their
/// setters change the builder's type; then the others.
///
/// The first lists hold the type parameters and setters of the required members already processed.
#[doc(hidden)]
#[macro_export]
macro_rules! builder_setters {
    // Two at a time, because macros recurse 128 times at most and some structures have more required members.
    (
        $builder:ident [$($before:ident)*] [$($made:tt)*]
        [
            ($state:ident $setter:ident $field:ident $how:tt)
            ($next:ident $next_setter:ident $next_field:ident $next_how:tt)
            $(($after:ident $($rest:tt)*))*
        ]
        $others:tt $end:tt
    ) => {
        $crate::builder_setters! {
            $builder [$($before)* $state $next]
            [
                $($made)*
                {
                    [$setter $field $builder
                        [$($before,)* $crate::builder::Set, $next, $($after,)*]]
                    $how
                }
                {
                    [$next_setter $next_field $builder
                        [$($before,)* $state, $crate::builder::Set, $($after,)*]]
                    $next_how
                }
            ]
            [$(($after $($rest)*))*]
            $others $end
        }
    };
    (
        $builder:ident [$($before:ident)*] [$($made:tt)*]
        [($state:ident $setter:ident $field:ident $how:tt)]
        $others:tt $end:tt
    ) => {
        $crate::builder_setters! {
            $builder [$($before)* $state]
            [
                $($made)*
                { [$setter $field $builder [$($before,)* $crate::builder::Set]] $how }
            ]
            [] $others $end
        }
    };
    ($builder:ident [$($state:ident)*] [$($required:tt)*] [] [$($other:tt)*] {$($end:tt)*}) => {
        impl<$($state),*> $builder<$($state),*> {
            $($crate::setter! $required)*
            $($crate::setter! $other)*
            $($end)*
        }
    };
}

/// Declares a setter from its target, documentation and argument kind.
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    // The rules translate the kind into the argument's type and the conversion to the field's type.
    ($of:tt ($docs:tt into $type:ty)) => {
        $crate::setter_of! {
            $of $docs [impl ::std::convert::Into<$type>] [::std::convert::Into::<$type>::into]
        }
    };
    ($of:tt ($docs:tt into_box $type:ty)) => {
        $crate::setter_of! {
            $of $docs [impl ::std::convert::Into<$type>] [$crate::builder::into_box::<$type>]
        }
    };
    ($of:tt ($docs:tt list $type:ty)) => {
        $crate::setter_of! {
            $of $docs [impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<$type>>]
            [$crate::builder::list::<$type, _>]
        }
    };
    ($of:tt ($docs:tt map $type:ty)) => {
        $crate::setter_of! {
            $of $docs
            [
                impl ::std::iter::IntoIterator<Item = (
                    impl ::std::convert::Into<::std::string::String>,
                    impl ::std::convert::Into<$type>,
                )>
            ]
            [$crate::builder::map::<$type, _, _>]
        }
    };
    ($of:tt ($docs:tt take $type:ty)) => {
        $crate::setter_of! { $of $docs [$type] [::std::convert::identity::<$type>] }
    };
}

/// Declares a setter from its target, documentation, argument type and conversion.
#[doc(hidden)]
#[macro_export]
macro_rules! setter_of {
    // A required member's setter changes the builder's type.
    (
        [$setter:ident $field:ident $builder:ident [$($state:tt)*]] ($($doc:literal)*)
        [$($argument:tt)*] [$($into:tt)*]
    ) => {
        $(#[doc = $doc])*
        ///
        /// Required.
        #[inline]
        pub fn $setter(mut self, value: $($argument)*) -> $builder<$($state)*> {
            self.0.value_mut().$field = $($into)*(value);
            $builder(self.0.with_states())
        }
    };
    // Skipped, because the rule above declares it.
    ([($state:ident) () $($of:tt)*] $docs:tt $argument:tt $into:tt) => {};
    // A member with a default.
    (
        [() () $setter:ident $field:ident $field_type:ty] ($($doc:literal)*)
        [$($argument:tt)*] [$($into:tt)*]
    ) => {
        $(#[doc = $doc])*
        #[inline]
        pub fn $setter(mut self, value: $($argument)*) -> Self {
            self.0.value_mut().$field = $($into)*(value);
            self
        }
    };
    // An optional member, with a second setter that can clear it.
    (
        [() ($set:ident) $setter:ident $field:ident $field_type:ty] ($($doc:literal)*)
        [$($argument:tt)*] [$($into:tt)*]
    ) => {
        $(#[doc = $doc])*
        #[inline]
        pub fn $setter(mut self, value: $($argument)*) -> Self {
            self.0.value_mut().$field = ::std::option::Option::Some($($into)*(value));
            self
        }

        #[doc = concat!("Sets or clears `", stringify!($setter), "`.")]
        #[inline]
        pub fn $set(mut self, value: $field_type) -> Self {
            self.0.value_mut().$field = value;
            self
        }
    };
}

/// Expands to the state of a set member, ignoring its type parameter.
#[doc(hidden)]
#[macro_export]
macro_rules! set {
    ($state:ident) => {
        $crate::builder::Set
    };
}

/// Documents a required member.
#[doc(hidden)]
#[macro_export]
macro_rules! required {
    ($setter:ident $($how:tt)*) => {
        concat!("- `", stringify!($setter), "` is required.")
    };
}
