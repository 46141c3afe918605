//! The planned selections.

use crate::plan::names::name::Name;

/// A path to values within a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The value itself: the input or, within [`Selection::Each`], the item.
    This,
    /// A member.
    Member(Box<Selection>, Access),
    /// The keys of a map.
    Keys(Box<Selection>),
    /// The values of a map.
    Values(Box<Selection>),
    /// A projection: the values selected from each item of a list, without missing ones.
    Each(Box<Selection>, Box<Selection>),
    /// A multi-select list of strings.
    Several(Vec<(Selection, Leaf)>),
    /// A list of lists, flattened.
    Flat(Box<Selection>),
}

/// The access to a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// The field of a structure.
    Field {
        /// The field.
        name: Name,
        /// Returns whether the field is an `Option`.
        is_optional: bool,
    },
    /// The variant of a union.
    Variant {
        /// The accessor.
        method: Name,
    },
}

/// The type of a selected value, or of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A `String`.
    String,
    /// `&str`.
    Str,
    /// A string enum.
    Enum,
    /// `bool`.
    Bool,
}
