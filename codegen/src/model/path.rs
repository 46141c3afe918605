//! Paths into JSON values.

/// A step into a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the value of an entry of an object.
    Entry(String),
    /// To an item of an array.
    Item(usize),
}
