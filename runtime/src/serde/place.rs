//! Where in a value something is wrong.

use std::fmt;

use aws_smithy_schema::serde::SerdeError;

/// The way from the whole value to a part of it.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

/// A step down.
#[derive(Clone, Copy)]
pub(super) enum Step<'p> {
    /// The value itself.
    Whole,
    /// To a member or the value of a key.
    Name(&'p str),
    /// To an item.
    Item(usize),
}

impl<'p> Place<'p> {
    /// The place of the whole value.
    pub(super) const WHOLE: Self = Self { parent: None, step: Step::Whole };

    /// The place a step below this one.
    pub(super) fn below(&'p self, step: Step<'p>) -> Self {
        Self { parent: Some(self), step }
    }

    /// An error at this place.
    pub(super) fn error(&self, what: impl fmt::Display) -> SerdeError {
        SerdeError::custom(match self.step {
            Step::Whole => what.to_string(),
            _ => format!("`{self}`: {what}"),
        })
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        let at_start = self.parent.is_none_or(|parent| matches!(parent.step, Step::Whole));
        match self.step {
            Step::Whole => Ok(()),
            Step::Name(name) if at_start => f.write_str(name),
            Step::Name(name) => write!(f, ".{name}"),
            Step::Item(index) => write!(f, "[{index}]"),
        }
    }
}
