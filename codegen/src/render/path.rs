//! JMESPath expressions, rendered as Rust expressions.
//!
//! An optional value is an `Option`. The parameter of a closure is called `it`, or `list` for a list, even
//! in nested closures: a path never refers to an item of an outer closure.

mod computed;
mod condition;
mod list;
mod paths;

pub(super) use paths::Paths;
