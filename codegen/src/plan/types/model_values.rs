//! Values of the model in the form that generated code uses.

use crate::model::{AcceptorState, Comparator, EnumValue, TimestampFormat};
use crate::plan::{AcceptorPlan, ComparedPath};

/// A value of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumLiteral<'p> {
    /// A string.
    Text(&'p str),
    /// An integer.
    Number(i32),
}

impl<'p> From<&'p EnumValue> for EnumLiteral<'p> {
    fn from(value: &'p EnumValue) -> Self {
        match value {
            EnumValue::Text(text) => Self::Text(text),
            EnumValue::Number(number) => Self::Number(*number),
        }
    }
}

/// Returns the variant of the runtime's `TimestampFormat`.
pub fn timestamp_format_variant(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::DateTime => "DateTime",
        TimestampFormat::HttpDate => "HttpDate",
        TimestampFormat::EpochSeconds => "EpochSeconds",
    }
}

impl AcceptorPlan {
    /// Returns the constructor of the runtime's `Acceptor`.
    pub fn constructor(&self) -> &'static str {
        match self.state {
            AcceptorState::Success => "success",
            AcceptorState::Failure => "failure",
            AcceptorState::Retry => "retry",
        }
    }
}

/// The test of a value in an acceptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptorTest<'p> {
    /// The value is the boolean.
    IsBool(bool),
    /// The value is the string.
    IsText(&'p str),
    /// The value is a list whose items all equal the string, and is not empty.
    AllItems(&'p str),
    /// The value is a list with an item that equals the string.
    AnyItem(&'p str),
}

impl ComparedPath {
    /// Returns the test of the value.
    pub fn test(&self) -> AcceptorTest<'_> {
        let expected = self.expected.as_str();
        match self.comparator {
            Comparator::BooleanEquals => AcceptorTest::IsBool(expected == "true"),
            Comparator::StringEquals => AcceptorTest::IsText(expected),
            Comparator::AllStringEquals => AcceptorTest::AllItems(expected),
            Comparator::AnyStringEquals => AcceptorTest::AnyItem(expected),
        }
    }
}
