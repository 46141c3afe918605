//! Methods of generated types: setters, accessors and predicates.

use crate::plan::{ErrorRef, MemberPlan, Name, RustType, VariantPlan};

/// The argument of a setter.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'p> {
    /// An iterable of items.
    List(ArgumentValue<'p>),
    /// An iterable of strings with values.
    Map(ArgumentValue<'p>),
    /// One value.
    One(ArgumentValue<'p>),
}

/// A value in the argument of a setter.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentValue<'p> {
    /// The type.
    pub of: &'p RustType,
    /// Whether the value may be null.
    pub sparse: bool,
    /// Whether any value that converts to the type is accepted.
    pub converts: bool,
}

impl RustType {
    /// Returns the argument of a setter for a value of the type.
    pub fn argument(&self) -> Argument<'_> {
        let value = |of, sparse| ArgumentValue { of, sparse, converts: !sparse && of.converts() };
        match self {
            Self::List { item, sparse } => Argument::List(value(item, *sparse)),
            Self::Map { value: of, sparse } => Argument::Map(value(of, *sparse)),
            other => Argument::One(value(other, false)),
        }
    }
}

impl MemberPlan {
    /// Returns whether the setter accepts values that convert to a union.
    pub fn converts_to_union(&self) -> bool {
        let (Argument::List(value) | Argument::Map(value) | Argument::One(value)) =
            self.rust_type.argument();
        value.converts && matches!(value.of, RustType::Named(_))
    }
}

impl MemberPlan {
    /// Returns the name of the associated type with the state of a required member, such as `DisplayName`. The states of
    /// every builder have an associated type `Origin` of their own.
    pub fn state_type(&self) -> String {
        let name = self.state();
        if name == "Origin" { format!("{name}_") } else { name }
    }

    /// Returns the end of the name of the state in which a required member is set, such as `DisplayName` for
    /// `SetDisplayName`.
    ///
    /// Different fields have different names, because an underscore is only dropped before a letter. The runtime's
    /// macros follow the same rule.
    pub fn state(&self) -> String {
        let name = self.field.bare();
        let mut camel = String::with_capacity(name.len());
        let mut starts_word = true;
        let mut letters = name.chars().peekable();
        while let Some(letter) = letters.next() {
            let before_letter = letters.peek().is_some_and(char::is_ascii_lowercase);
            if letter == '_' && before_letter && !camel.is_empty() {
                starts_word = true;
            } else {
                camel.push(if starts_word { letter.to_ascii_uppercase() } else { letter });
                starts_word = false;
            }
        }
        camel
    }

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
