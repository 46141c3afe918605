//! Constraints: what a model says about values beyond their types, checked before anything is sent.
//!
//! A generated crate holds its model's constraints as a table, [`Constraints`], made with
//! [`constraints!`](crate::constraints!). Checking walks a value the way a protocol does when it is
//! sent, so there is no code for single types.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html>.

mod decimal;
mod pattern;
mod place;
mod unique;
mod validator;
mod violation;

pub use pattern::Pattern;
pub use violation::{ConstraintRule, ConstraintViolation, ConstraintViolations, LengthUnit};

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::SerializableStruct;

use validator::Validator;

/// The constraints on the members of a service's inputs.
#[derive(Debug)]
pub struct Constraints {
    /// The members that have constraints, sorted by their ids.
    #[doc(hidden)]
    pub members: &'static [MemberConstraints],
}

impl Constraints {
    /// Checks a value and everything in it.
    ///
    /// # Errors
    ///
    /// Everything in the value that breaks a constraint or can't be sent.
    pub fn check(&self, value: &dyn SerializableStruct) -> Result<(), ConstraintViolations> {
        let mut validator = Validator::new(self);
        validator.structure(value.schema(), value);
        ConstraintViolations::of(validator.finish())
    }

    /// The constraints on the member that a schema belongs to, if it has any.
    fn of(&self, schema: &Schema<'_>) -> Option<&'static MemberConstraints> {
        let id = schema.shape_id().as_str();
        let found = self.members.binary_search_by(|member| member.id.cmp(id)).ok()?;
        self.members.get(found)
    }
}

/// The constraints on one member, by its own traits or those of its target.
#[derive(Clone, Copy, Debug)]
pub struct MemberConstraints {
    id: &'static str,
    required: bool,
    min_length: Option<u64>,
    max_length: Option<u64>,
    min: Option<&'static str>,
    max: Option<&'static str>,
    pattern: Option<Pattern>,
    unique_items: bool,
}

impl MemberConstraints {
    /// No constraints yet on the member with the given shape id.
    pub const fn new(id: &'static str) -> Self {
        Self {
            id,
            required: false,
            min_length: None,
            max_length: None,
            min: None,
            max: None,
            pattern: None,
            unique_items: false,
        }
    }

    /// The member has to be there. Needed only where its field is an `Option`.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The least length: of strings in Unicode scalar values, of blobs in bytes, of lists and maps in
    /// entries.
    #[must_use]
    pub const fn min_length(mut self, length: u64) -> Self {
        self.min_length = Some(length);
        self
    }

    /// The greatest length, in the same units.
    #[must_use]
    pub const fn max_length(mut self, length: u64) -> Self {
        self.max_length = Some(length);
        self
    }

    /// The least number, as a decimal, so that it is exact for numbers of any size.
    #[must_use]
    pub const fn min(mut self, number: &'static str) -> Self {
        self.min = Some(number);
        self
    }

    /// The greatest number, as a decimal.
    #[must_use]
    pub const fn max(mut self, number: &'static str) -> Self {
        self.max = Some(number);
        self
    }

    /// The regular expression that strings match somewhere, where ECMA-262 and the crate `regex` write
    /// it alike.
    #[must_use]
    pub const fn pattern(self, pattern: &'static str) -> Self {
        self.pattern_as(pattern, pattern)
    }

    /// The regular expression that strings match somewhere, as the model writes it in ECMA-262 and as
    /// the crate `regex` does.
    #[must_use]
    pub const fn pattern_as(mut self, pattern: &'static str, regex: &'static str) -> Self {
        self.pattern = Some(Pattern::new(pattern, regex));
        self
    }

    /// Lists hold no item twice.
    #[must_use]
    pub const fn unique_items(mut self) -> Self {
        self.unique_items = true;
        self
    }

    /// The rule for lengths, if there is one and `length` breaks it.
    fn broken_length(&self, length: u64, unit: LengthUnit) -> Option<ConstraintRule> {
        let (min, max) = (self.min_length, self.max_length);
        let is_broken = min.is_some_and(|min| length < min) || max.is_some_and(|max| length > max);
        is_broken.then_some(ConstraintRule::Length { min, max, unit })
    }

    /// The rule for numbers, if there is one and `number` breaks it.
    fn broken_range(&self, number: &str) -> Option<ConstraintRule> {
        let (min, max) = (self.min, self.max);
        let is_broken = min.is_some_and(|min| !decimal::is_at_most(min, number))
            || max.is_some_and(|max| !decimal::is_at_most(number, max));
        is_broken.then_some(ConstraintRule::Range { min, max })
    }

    /// The rule for a string's form, if there is one and `text` breaks it.
    fn broken_pattern(&self, text: &str) -> Option<ConstraintRule> {
        let pattern = self.pattern?;
        (!pattern.is_match(text)).then_some(ConstraintRule::Pattern(pattern.as_str()))
    }
}

/// Declares the constraints of a model: for each namespace its members, sorted, each with its rules.
///
/// ```
/// use smithy_client_runtime::{constraints, structure};
///
/// pub struct Tag {
///     key: String,
/// }
///
/// structure! {
///     Tag = "com.example" "Tag" {
///         0 key: String "key",
///     }
/// }
///
/// constraints! {
///     "com.example" {
///         "Tag$key" => min_length(1) max_length(3) pattern("^[a-z]*$"),
///     }
/// }
///
/// let violations = CONSTRAINTS.check(&Tag { key: "team".into() }).unwrap_err();
/// assert_eq!(violations.to_string(), "`key` has 4 characters, and may have at most 3");
/// ```
#[macro_export]
macro_rules! constraints {
    ($(
        $namespace:literal {
            $($member:literal => $($rule:ident ($($argument:expr),*))+,)*
        }
    )*) => {
        /// What the model says about the members of inputs beyond their types.
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
