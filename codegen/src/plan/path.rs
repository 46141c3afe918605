//! Paths: typed JMESPath expressions about an operation's input and output, for waiters and endpoint parameters.
//!
//! A path is compiled to a Rust expression. JMESPath decides by the values at run time how numbers compare,
//! which values are true and which are null; here, the types in the model decide. Null is `None`. Functions
//! return null for null instead of failing as in JMESPath, which no comparison can tell apart.
//!
//! See <https://jmespath.org/specification.html> and
//! <https://smithy.io/2.0/additional-specs/waiters.html#jmespath-data-model>. Smithy limits the paths of endpoint
//! parameters to a few kinds of expressions; here, they may contain every supported expression.

mod check;
mod compare;
mod compile;
mod error;
mod functions;
mod lists;
mod logic;
mod parse;
mod types;
mod value;

pub(super) use compile::{PathCompiler, PathRoot};
pub(super) use error::PathError;
pub use types::{ItemType, NumberType, PathType, View};
pub use value::{Aggregate, Comparison, Path, PathValue, Rounding, TextTest};
