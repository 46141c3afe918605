//! Methods of generated types: setters, accessors and predicates.

use crate::plan::{Derives, ErrorRef, MemberPlan, Name, RustType, VariantPlan};

/// The argument of a setter.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'p> {
    /// An iterable of values that convert to the item type.
    List(&'p RustType),
    /// An iterable of keys, and values that convert to the value type.
    Map(&'p RustType),
    /// A value that converts to the type.
    Into(&'p RustType),
    /// A value of the type.
    Exact(&'p RustType),
}

impl RustType {
    /// Returns the argument of a setter for a value of the type.
    pub fn argument(&self) -> Argument<'_> {
        match self {
            Self::List { item, sparse: false } if item.converts() => Argument::List(item),
            Self::Map { value, sparse: false } if value.converts() => Argument::Map(value),
            other if other.converts() => Argument::Into(other),
            other => Argument::Exact(other),
        }
    }
}

impl MemberPlan {
    /// Returns the name of the setter that takes an `Option`, if the member is optional.
    pub fn optional_setter(&self) -> Option<String> {
        self.is_optional().then(|| self.setter.with_prefix("set"))
    }
}

/// The method that returns a variant's payload.
#[derive(Clone, Debug)]
pub struct Accessor<'p> {
    /// The method's name.
    pub name: String,
    /// The referenced type; `None` for `str`.
    pub target: Option<&'p RustType>,
}

impl VariantPlan {
    /// Returns the accessor, if the variant has a payload.
    pub fn accessor(&self) -> Option<Accessor<'_>> {
        let payload = self.rust_type.as_ref()?;
        let target = (*payload != RustType::String).then_some(payload);
        Some(Accessor { name: self.snake_name.with_prefix("as"), target })
    }

    /// Returns the type that converts to the variant, if there is one.
    pub fn converts_from(&self) -> Option<&RustType> {
        self.rust_type.as_ref().filter(|_| self.converts)
    }
}

impl ErrorRef {
    /// Returns the name of the method that checks for this error.
    pub fn predicate(&self) -> String {
        Name::snake(self.name.bare()).with_prefix("is")
    }
}

impl Derives {
    /// Returns the derived traits of an enum of the given errors.
    pub fn of_errors(errors: &[ErrorRef]) -> Self {
        Self { eq: errors.iter().all(|error| error.derives.eq), hash: false }
    }
}
