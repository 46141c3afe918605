//! The changes of an operation.

use super::change::Part;
use super::facts::OperationFacts;
use super::member_tree::MemberNode;
use crate::model::ShapeId;

/// The changes of an operation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OperationChanges {
    /// The operation.
    pub id: ShapeId,
    /// Whether the operation is new, removed, deprecated or updated.
    pub status: OperationStatus,
    /// The errors and traits of the operation, if it was added or removed.
    pub facts: OperationFacts,
    /// The changes to the operation itself, and to its input, output and errors as a whole, as indices into
    /// [`Report::changes`](super::Report::changes).
    pub own: Vec<usize>,
    /// The changed members of the request; all members if the operation was added or removed.
    pub request: Vec<MemberNode>,
    /// The changed members of the response; all members if the operation was added or removed.
    pub response: Vec<MemberNode>,
    /// The changed members of errors. Added and removed errors are listed in `own`.
    pub errors: Vec<(ShapeId, Vec<MemberNode>)>,
}

/// The status of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationStatus {
    /// The operation was added.
    New,
    /// The operation was removed.
    Removed,
    /// The operation was deprecated. It may have other changes.
    Deprecated,
    /// The operation has other changes.
    Updated,
}

impl OperationChanges {
    pub(super) fn new(id: &ShapeId, status: OperationStatus) -> Self {
        Self {
            id: id.clone(),
            status,
            facts: OperationFacts::default(),
            own: Vec::new(),
            request: Vec::new(),
            response: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// Returns whether there is any change.
    pub(super) fn has_any(&self) -> bool {
        let is_empty = self.own.is_empty() && self.request.is_empty() && self.response.is_empty();
        !(is_empty && self.errors.is_empty())
    }

    /// Returns the parts with changed members: the request, the response, then errors.
    pub fn parts(&self) -> Vec<(Part, &[MemberNode])> {
        let messages =
            [(Part::Request, self.request.as_slice()), (Part::Response, self.response.as_slice())];
        let errors =
            self.errors.iter().map(|(id, nodes)| (Part::Error(id.clone()), nodes.as_slice()));
        messages.into_iter().chain(errors).filter(|(_, nodes)| !nodes.is_empty()).collect()
    }
}

impl OperationStatus {
    /// All statuses, in the order of reports.
    pub const ALL: [Self; 4] = [Self::New, Self::Removed, Self::Deprecated, Self::Updated];

    /// Returns the name of the status, as used in all formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Removed => "removed",
            Self::Deprecated => "deprecated",
            Self::Updated => "updated",
        }
    }
}
