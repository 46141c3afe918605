//! The parts of a report that all formats share: the headline, and the names and order of changes.

use super::accepted::AcceptedValues;
use super::change::{self, Change, ChangeKind, Part, Use};
use super::documentation::Rewritten;
use super::facts::Fact;
use super::member_tree::{MemberNode, MemberStatus};
use super::operation::{OperationChanges, OperationStatus};
use super::report::Report;
use super::source::SourceBasis;
use super::verdict::VersionBump;
use super::words::{capitalized, changed_lines, plural, pretty, short_id};
use crate::model::ShapeId;
use crate::plan::joined;

impl Report {
    /// Returns the service and the revisions, as in `Service: old → new`.
    pub(super) fn title(&self) -> String {
        match &self.old {
            Some(old) => format!("{}: {old} → {}", self.service.name(), self.new),
            None => format!("{}: {}", self.service.name(), self.new),
        }
    }

    /// Returns the summary in one sentence, such as `4 new and 9 updated operations, 1 breaking change (source):
    /// major version bump.`
    pub fn headline(&self) -> String {
        let operations = capitalized(&self.counts());
        if self.old.is_none() {
            return format!("{operations}.");
        }
        format!("{operations}, {}: {}.", self.breaking_in_words(), self.bump())
    }

    /// Returns the number of operations of each status, as in `4 new and 9 updated operations`.
    fn counts(&self) -> String {
        let count = |status: OperationStatus| (self.operations_of(status).count(), status.name());
        let counts = OperationStatus::ALL.map(count).into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<(usize, &str)> = counts.collect();
        let words = counts.iter().map(|(count, name)| format!("{count} {name}"));
        match counts.last() {
            None => "no operation has changed".to_owned(),
            Some((last, _)) => format!("{} operation{}", joined(words, "and"), plural(*last)),
        }
    }

    /// Returns the number of breaking changes, as in `1 breaking change (source)`.
    fn breaking_in_words(&self) -> String {
        let count = self.listed()[0].len();
        let what = match (self.breaks_wire(), self.breaks_source()) {
            (true, true) => "wire and source",
            (true, false) => "wire",
            (false, true) => "source",
            (false, false) => return "no breaking changes".to_owned(),
        };
        format!("{count} breaking change{} ({what})", plural(count))
    }

    fn bump(&self) -> String {
        match self.version_bump() {
            VersionBump::None => "no version bump".to_owned(),
            step => format!("{} version bump", step.name()),
        }
    }

    /// Returns notes about the report as a whole, if any.
    pub(super) fn notes(&self) -> Vec<Note<'_>> {
        let mut notes = Vec::new();
        if let SourceBasis::Estimated { revision, reason } = &self.source {
            notes.push(Note {
                sentence:
                    "The source verdicts are estimates, because no crate can be generated from one \
                    of the revisions."
                        .to_owned(),
                quote: Some((revision, reason)),
            });
        }
        if let Some(Rewritten { changed, documented }) = self.rewritten {
            let sentence = format!(
                "Nearly all of the documentation changed ({changed} of {documented} texts); the changes \
                are not listed."
            );
            notes.push(Note { sentence, quote: None });
        }
        if self.has_other_files {
            let sentence = "Generated files differ, although no change is listed.".to_owned();
            notes.push(Note { sentence, quote: None });
        }
        notes
    }

    /// Returns the changes of an operation itself, except its addition or removal.
    pub(super) fn own_changes(
        &self,
        operation: &OperationChanges,
    ) -> impl Iterator<Item = &Change> {
        let own = if operation.is_added_or_removed() { &[] } else { operation.own.as_slice() };
        own.iter().filter_map(|position| self.changes.get(*position))
    }

    /// Returns the changes of a member that is in both revisions.
    pub(super) fn changes_in(&self, node: &MemberNode) -> impl Iterator<Item = &Change> {
        let own = if node.status == MemberStatus::Changed { node.changes.as_slice() } else { &[] };
        own.iter().filter_map(|position| self.changes.get(*position))
    }

    /// Returns the breaking changes, then the others. [`Report::new_types`] returns the new types, which are not
    /// included.
    pub fn listed(&self) -> [Vec<&Change>; 2] {
        if self.old.is_none() {
            return [Vec::new(), Vec::new()];
        }
        let is_listed = |change: &&Change| !change.is_plain_new_type();
        self.changes.iter().filter(is_listed).partition(|change| change.is_breaking()).into()
    }

    /// Returns the names of new types.
    pub fn new_types(&self) -> Vec<&str> {
        self.new_type_shapes().into_iter().map(ShapeId::name).collect()
    }

    /// Returns the shapes of new types.
    pub(super) fn new_type_shapes(&self) -> Vec<&ShapeId> {
        let changes = if self.old.is_none() { &[] } else { self.changes.as_slice() };
        let types = changes.iter().filter(|change| change.is_plain_new_type());
        types.map(|change| &change.shape).collect()
    }

    /// Returns the shapes and members with differences that don't affect programs, with the names of the traits
    /// that differ.
    pub(super) fn documented(&self) -> Vec<(String, String)> {
        let mut shapes: Vec<(String, String)> = Vec::new();
        for change in &self.documentation {
            let (id, name) = (short_id(&change.shape), format!("@{}", change.id.name()));
            match shapes.last_mut() {
                Some((last, names)) if *last == id => *names += &format!(", {name}"),
                _ => shapes.push((id, name)),
            }
        }
        shapes
    }
}

/// A note about a report as a whole.
pub(super) struct Note<'r> {
    pub(super) sentence: String,
    /// The name of a revision and text about it, which may contain text from a model.
    pub(super) quote: Option<(&'r str, &'r str)>,
}

impl OperationChanges {
    /// Returns a line with the errors of an operation that was added or removed.
    pub(super) fn errors_in_words(&self) -> Option<String> {
        let names: Vec<&str> = self.facts.errors.iter().map(ShapeId::name).collect();
        (!names.is_empty()).then(|| format!("errors: {}", names.join(", ")))
    }

    /// Returns a line for each trait of an operation that was added or removed.
    pub(super) fn facts_in_words(&self) -> Vec<String> {
        self.facts.traits.iter().map(Fact::in_words).collect()
    }

    /// Returns whether the operation is in one revision only.
    pub(super) fn is_added_or_removed(&self) -> bool {
        matches!(self.status, OperationStatus::New | OperationStatus::Removed)
    }
}

impl Change {
    /// Returns the shape or member without its namespace, such as `SupportPlan$resoldBusiness`.
    pub(super) fn short_id(&self) -> String {
        short_id(&self.shape)
    }

    /// Returns the change as a line under a member of a tree. For a trait of an enum value, the line starts with
    /// the value, to distinguish it from a trait of the member.
    pub(super) fn under(&self, node: &MemberNode) -> String {
        let of = self.shape.member().filter(|of| self.is_trait() && !is_of_member(of, node));
        of.map_or_else(|| self.kind.to_string(), |value| format!("{value}: {}", self.kind))
    }

    fn is_trait(&self) -> bool {
        matches!(self.kind, ChangeKind::Trait { .. })
    }

    /// Returns whether the change breaks the wire or the source.
    pub fn is_breaking(&self) -> bool {
        self.verdict.breaks_wire() || self.verdict.breaks_source()
    }

    fn is_plain_new_type(&self) -> bool {
        self.kind == ChangeKind::TypeAdded && !self.is_breaking()
    }

    /// Returns how the accepted values differ if a constraint changed, as a clause and a phrase from the model.
    pub(super) fn values_in_words(&self) -> Option<(String, Option<String>)> {
        let ChangeKind::Trait { values: Some(values), .. } = &self.kind else { return None };
        let relation = values.name();
        Some(match (values, values.refused()) {
            (_, Some(refused)) => {
                let clause = format!("accepted values: {relation}; no longer accepted");
                (clause, Some(refused.to_string()))
            }
            (AcceptedValues::Undecided { reason }, _) => {
                (format!("accepted values: {relation}"), Some(reason.clone()))
            }
            _ => (format!("accepted values: {relation}"), None),
        })
    }

    /// Returns the lines that differ between the old and the new value of a trait, if the values are too long for
    /// one line.
    pub(super) fn value_lines(&self) -> Vec<(char, String)> {
        let ChangeKind::Trait { old, new, .. } = &self.kind else { return Vec::new() };
        if [old, new].into_iter().flatten().all(|value| change::short_value(value).is_some()) {
            return Vec::new();
        }
        changed_lines(&pretty(old.as_ref()), &pretty(new.as_ref()))
    }

    /// Returns the severity of the change, such as `breaking (source)`.
    pub(super) fn severity(&self) -> String {
        if self.is_breaking() {
            format!("breaking ({})", self.breaks())
        } else {
            "not breaking".to_owned()
        }
    }

    /// Returns whether the change breaks the wire, the source or both, in words.
    pub(super) fn breaks(&self) -> &'static str {
        match (self.verdict.breaks_wire(), self.verdict.breaks_source()) {
            (true, true) => "wire and source",
            (true, false) => "wire",
            (false, true) => "source",
            (false, false) => "nothing",
        }
    }

    /// Returns the operations that the change affects and their parts, as in `CreateTag (request, response)`.
    /// Returns `None` if the change concerns an operation as a whole.
    pub(super) fn affected_in_words(&self) -> Option<String> {
        if matches!(self.kind, ChangeKind::ServiceRenamed { .. }) {
            return Some("every operation".to_owned());
        }
        let mut operations: Vec<(&str, Vec<String>)> = Vec::new();
        for used in self.uses.iter().filter(|used| used.part != Part::Operation) {
            let Use { operation, part, .. } = used;
            match operations.iter_mut().find(|(name, _)| *name == operation.name()) {
                Some((_, parts)) => parts.push(part.to_string()),
                None => operations.push((operation.name(), vec![part.to_string()])),
            }
        }
        let hidden = operations.len().saturating_sub(MAX_OPERATIONS);
        let mut words: Vec<String> = operations
            .into_iter()
            .take(MAX_OPERATIONS)
            .map(|(name, parts)| format!("{name} ({})", parts.join(", ")))
            .collect();
        if hidden > 0 {
            words.push(format!("and {hidden} more"));
        }
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// Returns whether a name is that of a member, or of the items, keys or values of its list or map.
fn is_of_member(name: &str, node: &MemberNode) -> bool {
    name == node.name || ["member", "key", "value"].contains(&name)
}

/// The maximum number of affected operations to list. The JSON report lists all of them.
const MAX_OPERATIONS: usize = 12;
