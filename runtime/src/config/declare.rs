//! Macros that declare settings: a field, two setters and a getter from one entry each.
//!
//! `name` takes a value and returns the builder. `set_name` takes an `Option`; `None` clears the setting.

/// Declares settings that the runtime crates load from a call's configuration by their type.
///
/// An entry `name, set_name: T;` declares a setting of type `T`. An entry `name, set_name: T as S = wrap, unwrap;`
/// declares a setting of type `T` that is stored as `S`. Other arguments of the setter, with their conversion to
/// `Option<T>`, are in braces before the type.
macro_rules! settings {
    ($(
        $(#[doc = $doc:literal])*
        $(#[cfg($cfg:meta)])?
        $name:ident, $set:ident: $({$given:ty, $convert:expr})? $type:ty $(as $stored:ty = $wrap:expr, $unwrap:expr)?;
    )*) => {
        /// The settings, by name.
        #[derive(Clone, Debug, Default)]
        pub(super) struct Settings {
            $($(#[cfg($cfg)])? pub(super) $name: Option<stored!($type $(, $stored)?)>,)*
        }

        impl Settings {
            /// Stores the settings in a configuration layer. A missing setting is not stored, because it would remove
            /// the default.
            pub(super) fn store(&self, layer: &mut aws_smithy_types::config_bag::Layer) {
                $(
                    $(#[cfg($cfg)])?
                    if let Some(value) = &self.$name {
                        layer.store_put(value.clone());
                    }
                )*
            }
        }

        impl Builder {
            $(
                $(#[cfg($cfg)])?
                $(#[doc = $doc])*
                pub fn $name(mut self, value: given!($type $(, $given)?)) -> Self {
                    self.$set(converted!(value $(, $convert)?));
                    self
                }

                $(#[cfg($cfg)])?
                #[doc = concat!("Sets or clears [`", stringify!($name), "`](Self::", stringify!($name), ").")]
                pub fn $set(&mut self, value: Option<$type>) -> &mut Self {
                    self.config.settings.$name = value$(.map($wrap))?;
                    self
                }
            )*
        }

        impl Config {
            $(
                $(#[cfg($cfg)])?
                #[doc = concat!(
                    "Returns the value of [`", stringify!($name), "`](Builder::", stringify!($name), "), if it is set."
                )]
                pub fn $name(&self) -> Option<returned!($type $(, $stored)?)> {
                    self.settings.$name.as_ref()$(.map($unwrap))?
                }
            )*
        }
    };
}

/// Declares components, which are shared by the copies of a configuration. An entry has the form
/// `name, set_name: Shared from Trait;`.
macro_rules! components {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident, $set:ident: $shared:ident from $trait:ident;
    )*) => {
        /// The components, by name.
        #[derive(Clone, Debug, Default)]
        pub(super) struct Components {
            $(pub(super) $name: Option<$shared>,)*
        }

        impl Builder {
            $(
                $(#[doc = $doc])*
                pub fn $name(mut self, value: impl $trait + 'static) -> Self {
                    self.$set(Some(aws_smithy_runtime_api::shared::IntoShared::into_shared(value)));
                    self
                }

                #[doc = concat!("Sets or clears [`", stringify!($name), "`](Self::", stringify!($name), ").")]
                pub fn $set(&mut self, value: Option<$shared>) -> &mut Self {
                    self.config.components.$name = value;
                    self
                }
            )*
        }

        impl Config {
            $(
                #[doc = concat!(
                    "Returns the value of [`", stringify!($name), "`](Builder::", stringify!($name), "), if it is set."
                )]
                pub fn $name(&self) -> Option<$shared> {
                    self.components.$name.clone()
                }
            )*
        }
    };
}

/// The type under which a setting is stored.
macro_rules! stored {
    ($type:ty) => {
        $type
    };
    ($type:ty, $stored:ty) => {
        $stored
    };
}

/// The type that a getter returns: a reference if the setting is stored as it is.
macro_rules! returned {
    ($type:ty) => {
        &$type
    };
    ($type:ty, $stored:ty) => {
        $type
    };
}

/// The type of a setter's argument.
macro_rules! given {
    ($type:ty) => {
        $type
    };
    ($type:ty, $given:ty) => {
        $given
    };
}

/// Converts a setter's argument.
macro_rules! converted {
    ($value:ident) => {
        Some($value)
    };
    ($value:ident, $convert:expr) => {
        $convert($value)
    };
}
