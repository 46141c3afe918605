//! Paths into JSON values.

/// A step of a path into a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of an entry of an object.
    Entry(String),
    /// An item of an array.
    Item(usize),
}
