//! Typed path expressions.

use serde_json::Number;

use super::types::{NumberType, PathType, View};
use crate::plan::names::name::Name;
use crate::plan::types::rust_type::TypeName;

/// A path or subexpression, with the type of its value.
#[derive(Clone, Debug, PartialEq)]
pub struct PathValue {
    /// The expression.
    pub path: Path,
    /// The type of its value.
    pub value_type: PathType,
    /// Whether the value may be null.
    pub is_optional: bool,
}

/// The expression of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Path {
    /// The operation's input.
    Input,
    /// The operation's output.
    Output,
    /// The current item of the enclosing projection, or the present value of the enclosing multi-select list.
    This,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// A member of a structure.
    Field {
        /// The structure.
        of: Box<PathValue>,
        /// The field.
        name: Name,
        /// Returns whether the field is an `Option`.
        is_optional: bool,
        /// Whether the field's value is boxed.
        boxed: bool,
        /// How the field's value is read.
        view: View,
    },
    /// A member of a union.
    Variant {
        /// The union.
        of: Box<PathValue>,
        /// The accessor for the member's value.
        method: Name,
        /// How the value is read.
        view: View,
    },
    /// A union's member without a value: an empty object if it is set, and null otherwise.
    UnitVariant {
        /// The union.
        of: Box<PathValue>,
        /// The union's type.
        union: TypeName,
        /// The variant.
        variant: Name,
    },
    /// The name of the member that a union has, as a list of one item.
    UnionKeys {
        /// The union.
        of: Box<PathValue>,
        /// The union's type.
        union: TypeName,
        /// For each variant, whether it has a value, and its member's name.
        variants: Vec<(Name, bool, String)>,
    },
    /// The literal `[]`.
    EmptyList,
    /// The items of a `Vec`.
    Items(Box<PathValue>),
    /// The items of a sparse `Vec`, including nulls.
    Nullable(Box<PathValue>),
    /// The keys of a map.
    Keys(Box<PathValue>),
    /// The values of a map.
    Values(Box<PathValue>),
    /// A multi-select list.
    Several {
        /// The optional value that the elements are read from. If it is null, so is the list.
        of: Option<Box<PathValue>>,
        /// The elements.
        elements: Vec<PathValue>,
    },
    /// A projection: the results for a list's items, without nulls.
    Each {
        /// The list.
        list: Box<PathValue>,
        /// The expression that is evaluated for each item.
        each: Box<PathValue>,
    },
    /// The items of a list that satisfy a condition.
    Filter {
        /// The list.
        list: Box<PathValue>,
        /// The condition.
        condition: Box<PathValue>,
    },
    /// A list of lists, flattened.
    Flat(Box<PathValue>),
    /// A list without nulls.
    Present(Box<PathValue>),
    /// A contiguous slice of a list.
    Slice {
        /// The list.
        list: Box<PathValue>,
        /// The number of items to skip.
        skip: usize,
        /// The maximum number of items to take.
        take: Option<usize>,
    },
    /// A slice of a list with negative indices or a step.
    Stepped {
        /// The list.
        list: Box<PathValue>,
        /// The index of the first item, counted from the end if it is negative.
        start: Option<i32>,
        /// The exclusive end of the slice, counted from the end if it is negative.
        stop: Option<i32>,
        /// The step, which is not 0 and is negative for a reversed slice.
        step: i32,
    },
    /// A list's items in reverse order.
    Reversed(Box<PathValue>),
    /// A list's items in ascending order.
    Sorted(Box<PathValue>),
    /// A value aggregated from the items of a list.
    Aggregate {
        /// The function.
        function: Aggregate,
        /// The list.
        list: Box<PathValue>,
    },
    /// A rounded or absolute number, as `f64`.
    Rounded {
        /// The function.
        function: Rounding,
        /// The number.
        of: Box<PathValue>,
    },
    /// An item of a list, counted from the end if the index is negative.
    Index {
        /// The list.
        list: Box<PathValue>,
        /// The index.
        index: i32,
    },
    /// Logical negation.
    Not(Box<PathValue>),
    /// The second value if the first is true, and the first value otherwise.
    And(Box<PathValue>, Box<PathValue>),
    /// The first value if it is true, and the second value otherwise.
    Or(Box<PathValue>, Box<PathValue>),
    /// True if the value is null.
    IsNull {
        /// The value.
        of: Box<PathValue>,
        /// Whether the result is negated.
        negated: bool,
    },
    /// The list, or an empty list if it is null.
    OrEmpty(Box<PathValue>),
    /// True if a value of any type is the expected boolean.
    IsBool {
        /// The value.
        of: Box<PathValue>,
        /// The expected boolean.
        expected: bool,
        /// Whether the result is negated.
        negated: bool,
    },
    /// A comparison of two values.
    Compare {
        /// The comparator.
        comparison: Comparison,
        /// The first value.
        left: Box<PathValue>,
        /// The second value.
        right: Box<PathValue>,
        /// The type that both values are converted to, if they are numbers.
        number: Option<NumberType>,
    },
    /// The number of characters in a string, items in a list, or entries in a map.
    Length(Box<PathValue>),
    /// True if a list contains an item.
    Contains {
        /// The list.
        list: Box<PathValue>,
        /// The item.
        item: Box<PathValue>,
    },
    /// True if a string contains another one in the given position.
    TextTest {
        /// The position.
        test: TextTest,
        /// The string to search.
        text: Box<PathValue>,
        /// The string to search for.
        part: Box<PathValue>,
    },
    /// The first value, or the second if the first is null.
    FirstOf(Box<PathValue>, Box<PathValue>),
}

/// A comparator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessOrEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterOrEqual,
}

/// The position of a string in another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextTest {
    /// Anywhere.
    Contains,
    /// At the start.
    StartsWith,
    /// At the end.
    EndsWith,
}

/// A function that aggregates the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// `sum`.
    Sum,
    /// `avg`.
    Average,
    /// `max`.
    Max,
    /// `min`.
    Min,
}

/// A function that rounds a number or returns its absolute value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// `abs`.
    Absolute,
    /// `ceil`.
    Ceiling,
    /// `floor`.
    Floor,
}

impl Comparison {
    /// Returns whether this compares by order. Null has no order.
    pub fn is_order(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }

    /// The opposite comparator.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
        }
    }

    /// The comparator with its sides swapped.
    #[must_use]
    pub(super) fn swapped(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }
}

impl PathValue {
    pub(super) fn new(path: Path, value_type: PathType, is_optional: bool) -> Self {
        Self { path, value_type, is_optional }
    }

    /// A value that is never null.
    pub(super) fn present(path: Path, value_type: PathType) -> Self {
        Self::new(path, value_type, false)
    }

    /// Returns whether the value may be a boolean.
    pub(in crate::plan) fn may_be_bool(&self) -> bool {
        match (&self.value_type, &self.path) {
            (PathType::Either, Path::And(left, right) | Path::Or(left, right)) => {
                left.may_be_bool() || right.may_be_bool()
            }
            (value_type, _) => *value_type == PathType::Bool,
        }
    }

    /// Returns whether this is a literal.
    pub fn is_literal(&self) -> bool {
        matches!(
            self.path,
            Path::Null | Path::Bool(_) | Path::Number(_) | Path::Text(_) | Path::EmptyList
        )
    }
}
