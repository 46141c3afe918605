//! Constraints of a model on values, validated before sending.
//!
//! A generated crate holds the constraints of its model as a table, [`Constraints`], declared with
//! [`constraints!`](crate::constraints!). Validation serializes a value to a validator as a protocol does, so it
//! needs no code per type.
//!
//! Without the feature `input-validation`, the table is empty and nothing is validated.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html>.

#[cfg(feature = "input-validation")]
mod decimal;
#[cfg(feature = "input-validation")]
mod pattern;
#[cfg(feature = "input-validation")]
mod place;
#[cfg(feature = "input-validation")]
mod table;
#[cfg(feature = "input-validation")]
mod unique;
#[cfg(feature = "input-validation")]
mod validator;
#[cfg_attr(
    not(feature = "input-validation"),
    allow(dead_code, reason = "without validation, there are no violations")
)]
mod violation;

#[cfg(feature = "input-validation")]
pub use pattern::Pattern;
#[cfg(feature = "input-validation")]
pub use table::{Constraints, MemberConstraints};
pub use violation::{ConstraintRule, ConstraintViolation, ConstraintViolations, LengthUnit};

/// Declares the constraints of a model: for each namespace its members, sorted, with the rules of each.
///
/// ```
/// use smithy_client_runtime::{constraints, structure};
///
/// /// A tag.
/// #[structure("com.example#Tag")]
/// pub struct Tag {
///     /// The key.
///     #[member("key", required)]
///     pub key: String,
/// }
///
/// constraints! {
///     "com.example" {
///         "Tag$key" => min_length(1) max_length(3) pattern("^[a-z]*$"),
///     }
/// }
///
/// let violations = CONSTRAINTS.check(&Tag::builder().key("team").build()).unwrap_err();
/// assert_eq!(violations.to_string(), "`key` has 4 characters, but must have at most 3");
/// ```
#[cfg(feature = "input-validation")]
#[macro_export]
macro_rules! constraints {
    ($(
        $namespace:literal {
            $($member:literal => $($rule:ident ($($argument:expr),*))+,)*
        }
    )*) => {
        /// The constraints of the model on the members of inputs.
        pub(crate) static CONSTRAINTS: $crate::constraints::Constraints =
            $crate::constraints::Constraints {
                members: &[$($(
                    $crate::constraints::MemberConstraints::new(concat!($namespace, "#", $member))
                        $(.$rule($($argument),*))+,
                )*)*],
            };
    };
}

/// Declares the constraints of a model as an empty table, because the feature `input-validation` is disabled.
#[cfg(not(feature = "input-validation"))]
#[macro_export]
macro_rules! constraints {
    ($($constraints:tt)*) => {
        /// The constraints of the model, which are omitted without the feature `input-validation`.
        pub(crate) static CONSTRAINTS: $crate::constraints::Constraints =
            $crate::constraints::Constraints::OMITTED;
    };
}

/// The constraints on the members of a service's inputs, which are omitted without the feature `input-validation`.
#[cfg(not(feature = "input-validation"))]
#[derive(Debug)]
pub struct Constraints(());

#[cfg(not(feature = "input-validation"))]
impl Constraints {
    /// The empty table.
    #[doc(hidden)]
    pub const OMITTED: Self = Self(());
}

/// Implements `validate` for an operation's input.
#[cfg(feature = "input-validation")]
#[doc(hidden)]
#[macro_export]
macro_rules! input_validation {
    ($name:ident $operation:path) => {
        impl $name {
            /// Validates the input against the constraints of the model, such as lengths and patterns.
            ///
            /// # Errors
            ///
            /// All violated constraints, and all values that can't be sent.
            #[inline]
            pub fn validate(
                &self,
            ) -> ::std::result::Result<(), $crate::error::ConstraintViolations> {
                <$operation as $crate::operation::Operation>::SERVICE.constraints.check(self)
            }
        }
    };
}

/// Implements nothing without the feature `input-validation`.
#[cfg(not(feature = "input-validation"))]
#[doc(hidden)]
#[macro_export]
macro_rules! input_validation {
    ($name:ident $operation:path) => {};
}

#[cfg(all(test, feature = "input-validation"))]
mod tests;
