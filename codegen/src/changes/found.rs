//! The changes found so far: each once, with all operations that it reaches.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::change::{Change, ChangeKind, Part, Use};
use super::documentation::{DocumentationChange, Rewritten};
use super::verdict::{Judgement, Setting, judge};
use crate::api::Difference;
use crate::model::ShapeId;

/// The changes found so far.
#[derive(Default)]
pub(super) struct Found {
    changes: IndexMap<(ShapeId, ChangeKind), Vec<Use>>,
    /// Differences without effect on programs, by the shape or member and the trait.
    documentation: IndexMap<(ShapeId, ShapeId), DocumentationChange>,
    /// The number of shapes and members in both revisions that have documentation.
    documented: usize,
}

/// The position of the comparison within an operation.
pub(super) struct Walk {
    pub(super) operation: ShapeId,
    pub(super) part: Part,
    /// The names of the members on the way.
    pub(super) path: Vec<String>,
    /// The structures and unions that were compared in this part already, with shapes of the same id.
    visited: HashSet<ShapeId>,
    /// The structures and unions, old and new, that were compared with shapes of other ids.
    visited_pairs: HashSet<(ShapeId, ShapeId)>,
    /// Structures and unions, old and new, that lie too deep for a tree, with the paths to them.
    pub(super) deeper: Vec<(String, ShapeId, ShapeId)>,
}

impl Walk {
    pub(super) fn new(operation: &ShapeId, part: Part) -> Self {
        Self {
            operation: operation.clone(),
            part,
            path: Vec::new(),
            visited: HashSet::new(),
            visited_pairs: HashSet::new(),
            deeper: Vec::new(),
        }
    }

    /// Notes that two structures or unions are compared; says whether that is new.
    pub(super) fn visit(&mut self, old: &ShapeId, new: &ShapeId) -> bool {
        if old == new {
            !self.has_visited(new) && self.visited.insert(new.clone())
        } else {
            self.visited_pairs.insert((old.clone(), new.clone()))
        }
    }

    /// Whether a structure or union was compared with the one of the same id.
    pub(super) fn has_visited(&self, id: &ShapeId) -> bool {
        self.visited.contains(id)
    }

    fn place(&self) -> Use {
        Use { operation: self.operation.clone(), part: self.part.clone(), path: self.path() }
    }

    /// The path of the member at which the comparison stands.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for segment in &self.path {
            if !path.is_empty() && !segment.starts_with(['[', '{']) {
                path.push('.');
            }
            path.push_str(segment);
        }
        path
    }
}

impl Found {
    /// Notes a change that reaches an operation, and returns its position.
    pub(super) fn reach(&mut self, walk: &Walk, shape: &ShapeId, kind: ChangeKind) -> usize {
        let (position, uses) = self.entry(shape, kind);
        let here = walk.place();
        if !uses.iter().any(|used| used.operation == here.operation && used.part == here.part) {
            uses.push(here);
        }
        position
    }

    /// Notes a change of the service as a whole, and returns its position.
    pub(super) fn note(&mut self, shape: &ShapeId, kind: ChangeKind) -> usize {
        self.entry(shape, kind).0
    }

    /// Notes a difference without effect on programs.
    pub(super) fn document(&mut self, change: DocumentationChange) {
        let key = (change.shape.clone(), change.id.clone());
        self.documentation.insert(key, change);
    }

    /// Counts a shape or member in both revisions that has documentation.
    pub(super) fn count_documented(&mut self) {
        self.documented += 1;
    }

    fn entry(&mut self, shape: &ShapeId, kind: ChangeKind) -> (usize, &mut Vec<Use>) {
        let entry = self.changes.entry((shape.clone(), kind));
        let position = entry.index();
        (position, entry.or_default())
    }

    /// The differences without effect on programs, by shape; those of documentation are left out where
    /// it was rewritten.
    pub(super) fn take_documentation(&mut self) -> (Vec<DocumentationChange>, Option<Rewritten>) {
        let mut changes: Vec<DocumentationChange> =
            std::mem::take(&mut self.documentation).into_values().collect();
        let rewritten = Rewritten::among(&changes, self.documented);
        if rewritten.is_some() {
            changes.retain(|change| !change.is_text());
        }
        changes.sort_by(|a, b| (&a.shape, &a.id).cmp(&(&b.shape, &b.id)));
        (changes, rewritten)
    }

    /// The changes, judged by the rules.
    pub(super) fn into_drafts(self, protocol: Setting) -> Vec<Draft> {
        let judged = self.changes.into_iter().map(|((shape, kind), uses)| {
            let has = |is: fn(&Part) -> bool| uses.iter().any(|used| is(&used.part));
            let setting = Setting {
                in_request: has(|part| *part == Part::Request),
                in_response: has(|part| matches!(part, Part::Response | Part::Error(_))),
                ..protocol
            };
            Draft { judgement: judge(&kind, setting), shape, kind, uses }
        });
        judged.collect()
    }
}

/// A change that the rules have judged, before the public APIs are compared.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) shape: ShapeId,
    pub(super) kind: ChangeKind,
    pub(super) uses: Vec<Use>,
    pub(super) judgement: Judgement,
}

impl Draft {
    /// The change, with the differences of the public API that it causes.
    pub(super) fn with_api(self, api: Vec<Difference>) -> Change {
        let Self { shape, kind, uses, judgement } = self;
        Change { verdict: judgement.with_api(&api), shape, kind, uses, api }
    }

    /// The change with an estimated verdict, for want of public APIs to compare.
    pub(super) fn estimated(self) -> Change {
        let Self { shape, kind, uses, judgement } = self;
        Change { verdict: judgement.estimated(), shape, kind, uses, api: Vec::new() }
    }
}
