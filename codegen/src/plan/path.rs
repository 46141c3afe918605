//! Paths: expressions of JMESPath about an operation's input and output, with the types that the model
//! gives them.
//!
//! A path is compiled to an expression of Rust. What JMESPath leaves to the values at run time is decided
//! here by their types: which numbers are compared, what is true, whether something can be null at all.
//! Null is `None`. Functions give null for null, where JMESPath's fail; no comparator takes one for the other.
//!
//! See <https://jmespath.org/specification.html> and
//! <https://smithy.io/2.0/additional-specs/waiters.html#jmespath-data-model>.

mod compare;
mod compile;
mod functions;
mod join;
mod lists;
mod parse;
mod refused;
mod types;

pub(super) use compile::{PathCompiler, PathRoot};
pub(super) use parse::{ParseError, parse};
pub(super) use refused::Refused;
pub use types::{ItemType, NumberType, PathType, View};

use serde_json::Number;

use super::{Name, TypeName};

/// A path, or a part of one, with the type of what it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct PathValue {
    /// What it is.
    pub path: Path,
    /// The type of the value.
    pub value_type: PathType,
    /// Whether there may be no value.
    pub is_optional: bool,
}

/// What a path is.
#[derive(Clone, Debug, PartialEq)]
pub enum Path {
    /// The operation's input.
    Input,
    /// The operation's output.
    Output,
    /// Within parts that are there for each item of a list, or for a value that is there: that item or
    /// value.
    This,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// A structure's member.
    Field {
        /// The structure.
        of: Box<PathValue>,
        /// The field.
        name: Name,
        /// Whether the field is an `Option`.
        is_optional: bool,
        /// Whether the field's value is boxed.
        boxed: bool,
        /// How the field's value is looked at.
        view: View,
    },
    /// A union's member.
    Variant {
        /// The union.
        of: Box<PathValue>,
        /// The method that gives the member's value.
        method: Name,
        /// How the value is looked at.
        view: View,
    },
    /// Whether a union has a member that holds nothing: an empty object, or null.
    UnitVariant {
        /// The union.
        of: Box<PathValue>,
        /// The union's type.
        union: TypeName,
        /// The variant.
        variant: Name,
    },
    /// The list with the name of the member that a union has.
    UnionKeys {
        /// The union.
        of: Box<PathValue>,
        /// The union's type.
        union: TypeName,
        /// The variants, whether they hold something, and the names of their members.
        variants: Vec<(Name, bool, String)>,
    },
    /// The literal `[]`.
    EmptyList,
    /// The items of a `Vec`.
    Items(Box<PathValue>),
    /// The items of a `Vec` of texts, with the nulls among them.
    Nullable(Box<PathValue>),
    /// The keys of a map.
    Keys(Box<PathValue>),
    /// The values of a map.
    Values(Box<PathValue>),
    /// Several values as a list.
    Several {
        /// What has to be there for there to be a list, if it may be missing; the values are its.
        of: Option<Box<PathValue>>,
        /// The values.
        elements: Vec<PathValue>,
    },
    /// What is made of each item of a list, if it is there.
    Each {
        /// The list.
        list: Box<PathValue>,
        /// What is made of an item.
        each: Box<PathValue>,
    },
    /// The items of a list for which something holds.
    Filter {
        /// The list.
        list: Box<PathValue>,
        /// What has to hold.
        condition: Box<PathValue>,
    },
    /// The items of a list's lists.
    Flat(Box<PathValue>),
    /// The items of a list that aren't null.
    Present(Box<PathValue>),
    /// Some of a list's items.
    Slice {
        /// The list.
        list: Box<PathValue>,
        /// How many items to leave out.
        skip: usize,
        /// How many items there are at most.
        take: Option<usize>,
    },
    /// Some of a list's items, as JMESPath's slices select them.
    Stepped {
        /// The list.
        list: Box<PathValue>,
        /// The index of the first item, counted from the end if it is negative.
        start: Option<i32>,
        /// The index that the slice ends before, counted from the end if it is negative.
        stop: Option<i32>,
        /// The step, which is not 0; a negative one goes backwards.
        step: i32,
    },
    /// A list's items in reverse order.
    Reversed(Box<PathValue>),
    /// A list's items in ascending order.
    Sorted(Box<PathValue>),
    /// A value computed from all items of a list.
    Aggregate {
        /// The function.
        function: Aggregate,
        /// The list.
        list: Box<PathValue>,
    },
    /// A number computed from a number, as `f64`.
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
    /// Whether something doesn't hold.
    Not(Box<PathValue>),
    /// The second value, or the first if that doesn't hold.
    And(Box<PathValue>, Box<PathValue>),
    /// The first value, or the second if that doesn't hold.
    Or(Box<PathValue>, Box<PathValue>),
    /// Whether there is no value.
    IsNull {
        /// The value.
        of: Box<PathValue>,
        /// Whether it is the opposite that is asked for.
        negated: bool,
    },
    /// A list, or an empty one if it is null.
    OrEmpty(Box<PathValue>),
    /// Whether a value that may have another type is a boolean of this value.
    IsBool {
        /// The value.
        of: Box<PathValue>,
        /// The boolean.
        expected: bool,
        /// Whether it is the opposite that is asked for.
        negated: bool,
    },
    /// Whether two values compare as they should.
    Compare {
        /// How they should.
        comparison: Comparison,
        /// The first value.
        left: Box<PathValue>,
        /// The second value.
        right: Box<PathValue>,
        /// The type that both are made of first, if they are numbers.
        number: Option<NumberType>,
    },
    /// The number of characters of a text, items of a list or entries of a map.
    Length(Box<PathValue>),
    /// Whether an item is in a list.
    Contains {
        /// The list.
        list: Box<PathValue>,
        /// The item.
        item: Box<PathValue>,
    },
    /// Whether a text stands in another one.
    TextTest {
        /// Where it should stand.
        test: TextTest,
        /// The text to look in.
        text: Box<PathValue>,
        /// The text to look for.
        part: Box<PathValue>,
    },
    /// The first of two values that is there.
    FirstOf(Box<PathValue>, Box<PathValue>),
}

/// How two values should compare.
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

/// Where a text should stand in another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextTest {
    /// Anywhere.
    Contains,
    /// At the start.
    StartsWith,
    /// At the end.
    EndsWith,
}

/// A function of a list's items.
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

/// A function of a number.
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
    /// Whether this is about order, which null has none of.
    pub fn is_order(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }

    /// What holds where this doesn't.
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

    /// The same with the sides swapped.
    #[must_use]
    fn swapped(self) -> Self {
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
    fn new(path: Path, value_type: PathType, is_optional: bool) -> Self {
        Self { path, value_type, is_optional }
    }

    /// A value that is always there.
    fn firm(path: Path, value_type: PathType) -> Self {
        Self::new(path, value_type, false)
    }

    /// The same, but the items of a list that is stored.
    pub(super) fn gone_through(self) -> Self {
        match &self.value_type {
            PathType::Vec(item) if item.is_optional => {
                let value_type = lists::iterator(item.value_type.clone(), true);
                let is_optional = self.is_optional;
                Self::new(Path::Nullable(Box::new(self)), value_type, is_optional)
            }
            PathType::Vec(_) => lists::items(self.clone()).unwrap_or(self),
            _ => self,
        }
    }

    /// Returns whether this can be a boolean.
    pub(super) fn may_be_bool(&self) -> bool {
        match (&self.value_type, &self.path) {
            (PathType::Either, Path::And(left, right) | Path::Or(left, right)) => {
                left.may_be_bool() || right.may_be_bool()
            }
            (value_type, _) => *value_type == PathType::Bool,
        }
    }

    /// Whether this is a literal.
    pub fn is_literal(&self) -> bool {
        matches!(
            self.path,
            Path::Null | Path::Bool(_) | Path::Number(_) | Path::Text(_) | Path::EmptyList
        )
    }
}
