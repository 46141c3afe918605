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
    /// The status of the operation.
    pub status: OperationStatus,
    /// The facts about an operation that was added or removed.
    pub facts: OperationFacts,
    /// The changes in the operation itself, and in its input, output and errors as a whole: positions in
    /// [`Report::changes`].
    pub own: Vec<usize>,
    /// The changes of its request; all members, if the operation was added or removed.
    pub request: Vec<MemberNode>,
    /// The changes of its response; all members, if the operation was added or removed.
    pub response: Vec<MemberNode>,
    /// The changes of its errors. Added and removed errors are among its own changes.
    pub errors: Vec<(ShapeId, Vec<MemberNode>)>,
}

/// The status of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationStatus {
    /// It is new.
    New,
    /// It is gone.
    Removed,
    /// It is deprecated now; more of it may have changed.
    Deprecated,
    /// Something of it has changed.
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

    /// Whether there is anything to say.
    pub(super) fn has_any(&self) -> bool {
        let is_empty = self.own.is_empty() && self.request.is_empty() && self.response.is_empty();
        !(is_empty && self.errors.is_empty())
    }

    /// The parts in which members have changed, in order.
    pub fn parts(&self) -> Vec<(Part, &[MemberNode])> {
        let halves =
            [(Part::Request, self.request.as_slice()), (Part::Response, self.response.as_slice())];
        let errors =
            self.errors.iter().map(|(id, nodes)| (Part::Error(id.clone()), nodes.as_slice()));
        halves.into_iter().chain(errors).filter(|(_, nodes)| !nodes.is_empty()).collect()
    }
}

impl OperationStatus {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 4] = [Self::New, Self::Removed, Self::Deprecated, Self::Updated];

    /// The status's name, in words and in the JSON report.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Removed => "removed",
            Self::Deprecated => "deprecated",
            Self::Updated => "updated",
        }
    }
}
