//! Compares two revisions of a model from the perspective of API callers.
//!
//! The result is a [`Report`]. It lists each change once, with the operations that the change affects and
//! its consequences for the [wire and the source](verdict). It also lists each changed operation, with its
//! request, response and errors as trees of members. Shapes that no operation reaches are ignored, and so is
//! the order of unordered collections.
//!
//! A report can be rendered as [text](Report::text) for a terminal, [Markdown](Report::markdown) for a pull
//! request or changelog, [JSON](Report::json) for programs, and [HTML](Report::html) for a browser.
//!
//! The wire verdict is derived from the models alone. The source verdict is derived from the public
//! [`api`](crate::api) of the two crates. If no crate can be generated from one of the models, the source
//! verdict is an [estimate](SourceBasis::Estimated).

mod accepted;
mod api_words;
mod assessment;
mod change;
mod collector;
mod compare;
mod complete_tree;
mod context;
mod documentation;
mod escape;
mod facts;
mod fits;
mod html;
mod json;
mod markdown;
mod member_tree;
mod operation;
mod remedy;
mod report;
mod revision;
mod rules;
mod side;
mod source;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod treatment;
pub mod verdict;
mod walk;
mod words;

pub use accepted::{AcceptedValues, RefusedValues};
pub use change::{
    Change, ChangeKind, Container, Field, MemberFacts, Part, Presence, TypeChange, Use,
};
pub use documentation::{DocumentationChange, Rewritten};
pub use facts::{Fact, OperationFacts};
pub use member_tree::{MemberNode, MemberStatus};
pub use operation::{OperationChanges, OperationStatus};
pub use report::Report;
pub use revision::Revision;
pub use source::SourceBasis;
pub use verdict::{Verdict, VersionBump};
