//! Changes: two revisions of a model, compared as callers of the API see them.
//!
//! The result is a [`Report`]: each change once, with the operations that it reaches and what follows
//! from it for the [wire and the source](verdict); and each operation once, with what has changed in
//! its request, its response and its errors as trees of members. Shapes that no operation reaches
//! don't count, nor does the order of what has no order.
//!
//! A report is data, from which each format is rendered: [text](Report::text) for a terminal,
//! [Markdown](Report::markdown) for a pull request or a changelog, [JSON](Report::json) for programs, and
//! [HTML](Report::html) for a browser.
//!
//! The wire verdict follows from the models alone. The source verdict follows from the listings of the two
//! crates' public [`api`](crate::api). Models from which no crate can be generated can be compared too; the
//! report then says that its source verdict is an [estimate](SourceBasis::Estimated).

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
