//! Constraints of a model on values, validated before sending.
//!
//! A generated crate holds the constraints of its model as a table, [`Constraints`], declared with
//! [`constraints!`](crate::constraints!). Validation serializes a value to a validator as a protocol does, so it
//! needs no code per type.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html>.

mod decimal;
mod pattern;
mod place;
mod table;
mod unique;
mod validator;
mod violation;

pub use pattern::Pattern;
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

#[cfg(test)]
mod tests;
