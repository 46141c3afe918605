//! Builders: one type parameter for each required member, so that leaving one out does not compile.

/// Declares the builder of a structure, and what starts it.
///
/// The input is what [`structure!`](crate::structure) makes of its own: the names of the structure and of
/// the builder, what makes it an operation's input, the members, and the name of an error shape's metadata.
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

/// Declares a builder, as [`builder!`](crate::builder) does, from the required members, each with its type
/// parameter, and what the setters of the others are made of.
#[doc(hidden)]
#[macro_export]
macro_rules! builder_of {
    // Any structure.
    (
        $name:ident $builder:ident []
        [$(($state:ident: ($($bound:tt)*), $($required:tt)*))*]
        $members:tt
        [$($metadata:ident)?]
    ) => {
        #[doc = concat!(
            "Builds a [`", stringify!($name), "`]; started with [`", stringify!($name), "::builder`]."
        )]
        #[derive(Clone, Debug)]
        #[must_use = "nothing is built until `build` is called"]
        pub struct $builder<$($state = $crate::builder::Unset),*>(
            $crate::builder::Draft<$name, ($($state,)*)>,
        );

        impl $name {
            #[doc = concat!("Starts building a [`", stringify!($name), "`].")]
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
                    /// Sets what came with the error besides its members: code, message, request id.
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
    // The input of an operation, which the builder sends if the client has started it.
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
            "Builds a [`", stringify!($name), "`] and, started with [`Client::", $client,
            "`](crate::Client::", $client, "), sends it."
        )]
        #[derive(Clone, Debug)]
        #[must_use = "a builder sends nothing by itself"]
        pub struct $builder<Via, $($state = $crate::builder::Unset),*>(
            $crate::builder::Draft<$name, ($($state,)*), Via>,
        );

        impl $name {
            #[doc = concat!("Starts building a [`", stringify!($name), "`].")]
            $(#[doc = $crate::required!($($required)*)])*
            #[inline]
            pub fn builder() -> $builder<()> {
                $builder::new(())
            }

            /// Turns the input back into a builder, to change it.
            #[inline]
            pub fn into_builder(self) -> $builder<(), $($crate::set!($state)),*> {
                $builder($crate::builder::Draft::with_value(self, ()))
            }

            /// Checks the input against the constraints of the model, such as lengths and patterns.
            ///
            /// # Errors
            ///
            /// Everything in it that breaks a constraint or can't be sent.
            #[inline]
            pub fn validate(&self) -> ::std::result::Result<(), $crate::error::ConstraintViolations> {
                $constraints.check(self)
            }
        }

        impl<Via> $builder<Via> {
            #[inline]
            pub(crate) fn new(via: Via) -> Self {
                Self($crate::builder::Draft::new(via))
            }
        }

        $crate::builder_setters! {
            $builder [Via] [] [$(($state $($required)*))*] $members
            {
                /// The input as it stands.
                #[inline]
                pub fn as_input(&self) -> &$name {
                    self.0.value()
                }

                /// Takes over an input that was built before, in the place of what has been set.
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
            /// Configures this call otherwise than the client: what `change` sets takes the place of what
            /// the client is configured with.
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
            #[doc = concat!("The operation's error, a [`", stringify!($error), "`], or whatever kept the call")]
            /// from getting that far.
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

/// Implements a builder's setters and what else it has: those of required members, which change the
/// builder's type, two at a time; then the others.
///
/// Before the required members to come stand the type parameters of those that have been, and what their
/// setters are made of.
#[doc(hidden)]
#[macro_export]
macro_rules! builder_setters {
    // Macros may call each other 128 times, and there are structures with more required members than that.
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

/// A setter: whose it is, its documentation, and what it takes.
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    // What it takes, as its argument's type and as what makes the member's value of it.
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

/// A setter: whose it is, its documentation, the type of its argument, and what makes the member's value
/// of that.
#[doc(hidden)]
#[macro_export]
macro_rules! setter_of {
    // Of a member that has to be set, with the builder that it leads to.
    (
        [$setter:ident $field:ident $builder:ident [$($state:tt)*]] ($($doc:literal)*)
        [$($argument:tt)*] [$($into:tt)*]
    ) => {
        $(#[doc = $doc])*
        ///
        /// It has to be set.
        #[inline]
        pub fn $setter(mut self, value: $($argument)*) -> $builder<$($state)*> {
            self.0.value_mut().$field = $($into)*(value);
            $builder(self.0.with_states())
        }
    };
    // Its setter has been made already.
    ([($state:ident) () $($of:tt)*] $docs:tt $argument:tt $into:tt) => {};
    // Of a member that has a default.
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
    // Of an optional member, with the setter that can clear it.
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

        #[doc = concat!("Sets what `", stringify!($setter), "` sets, or clears it.")]
        #[inline]
        pub fn $set(mut self, value: $field_type) -> Self {
            self.0.value_mut().$field = value;
            self
        }
    };
}

/// The state of a member that has been set, whatever it was.
#[doc(hidden)]
#[macro_export]
macro_rules! set {
    ($state:ident) => {
        $crate::builder::Set
    };
}

/// Says that a member has to be set.
#[doc(hidden)]
#[macro_export]
macro_rules! required {
    ($setter:ident $($how:tt)*) => {
        concat!("- `", stringify!($setter), "` has to be set.")
    };
}
