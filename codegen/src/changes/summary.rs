//! Parts of a report that all formats share: its headline, and how changes are named and ordered.

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
    /// The service and the revisions, as in `Service: old → new`.
    pub(super) fn title(&self) -> String {
        match &self.old {
            Some(old) => format!("{}: {old} → {}", self.service.name(), self.new),
            None => format!("{}: {}", self.service.name(), self.new),
        }
    }

    /// The summary in one sentence, as in `4 new and 9 updated operations, 1 breaking change (source): major
    /// version bump.`
    pub fn headline(&self) -> String {
        let operations = capitalized(&self.counts());
        if self.old.is_none() {
            return format!("{operations}.");
        }
        format!("{operations}, {}: {}.", self.breaking_in_words(), self.bump())
    }

    /// The number of operations of each status, as in `4 new and 9 updated operations`.
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

    /// How many changes break what, as in `1 breaking change (source)`.
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

    /// Sentences about the report as a whole, if there is anything to say.
    pub(super) fn notes(&self) -> Vec<Note<'_>> {
        let mut notes = Vec::new();
        if let SourceBasis::Estimated { revision, reason } = &self.source {
            notes.push(Note {
                sentence:
                    "The source verdict is an estimate, because no crate can be generated from a \
                           revision."
                        .to_owned(),
                quote: Some((revision, reason)),
            });
        }
        if let Some(Rewritten { changed, documented }) = self.rewritten {
            let sentence = format!(
                "The documentation differs nearly everywhere ({changed} of {documented} texts), so the \
                 differences are not listed."
            );
            notes.push(Note { sentence, quote: None });
        }
        if self.has_other_files {
            let sentence = "Only details of generated files differ.".to_owned();
            notes.push(Note { sentence, quote: None });
        }
        notes
    }

    /// The changes of an operation itself, but for its having come or gone.
    pub(super) fn own_changes(
        &self,
        operation: &OperationChanges,
    ) -> impl Iterator<Item = &Change> {
        let own = if operation.is_added_or_removed() { &[] } else { operation.own.as_slice() };
        own.iter().filter_map(|position| self.changes.get(*position))
    }

    /// The changes of a member that is in both revisions.
    pub(super) fn changes_in(&self, node: &MemberNode) -> impl Iterator<Item = &Change> {
        let own = if node.status == MemberStatus::Changed { node.changes.as_slice() } else { &[] };
        own.iter().filter_map(|position| self.changes.get(*position))
    }

    /// The changes to list, in this order: those that break something, then the others. New types are
    /// left out; [`Report::new_types`] has them.
    pub fn listed(&self) -> [Vec<&Change>; 2] {
        if self.old.is_none() {
            return [Vec::new(), Vec::new()];
        }
        let is_listed = |change: &&Change| !change.is_plain_new_type();
        self.changes.iter().filter(is_listed).partition(|change| change.is_breaking()).into()
    }

    /// The names of the types that are new and break nothing.
    pub fn new_types(&self) -> Vec<&str> {
        self.new_type_shapes().into_iter().map(ShapeId::name).collect()
    }

    /// The shapes of the types that are new and break nothing.
    pub(super) fn new_type_shapes(&self) -> Vec<&ShapeId> {
        let changes = if self.old.is_none() { &[] } else { self.changes.as_slice() };
        let types = changes.iter().filter(|change| change.is_plain_new_type());
        types.map(|change| &change.shape).collect()
    }

    /// The shapes and members with differences without effect on programs, each with the names of the
    /// traits that differ.
    pub(super) fn documented(&self) -> Vec<(String, String)> {
        let mut shapes: Vec<(String, String)> = Vec::new();
        for change in &self.documentation {
            let (place, name) = (short_id(&change.shape), format!("@{}", change.id.name()));
            match shapes.last_mut() {
                Some((last, names)) if *last == place => *names += &format!(", {name}"),
                _ => shapes.push((place, name)),
            }
        }
        shapes
    }
}

/// A sentence about a report as a whole.
pub(super) struct Note<'r> {
    pub(super) sentence: String,
    /// The name of a revision and text about it, which may come from a model.
    pub(super) quote: Option<(&'r str, &'r str)>,
}

impl OperationChanges {
    /// The names of the errors of an operation that was added or removed.
    pub(super) fn errors_in_words(&self) -> Option<String> {
        let names: Vec<&str> = self.facts.errors.iter().map(ShapeId::name).collect();
        (!names.is_empty()).then(|| format!("errors: {}", names.join(", ")))
    }

    /// The traits of an operation that was added or removed, a line for each.
    pub(super) fn facts_in_words(&self) -> Vec<String> {
        self.facts.traits.iter().map(Fact::in_words).collect()
    }

    /// Whether the operation is in one revision only.
    pub(super) fn is_added_or_removed(&self) -> bool {
        matches!(self.status, OperationStatus::New | OperationStatus::Removed)
    }
}

impl Change {
    /// The shape or member, as in `SupportPlan$resoldBusiness`.
    pub(super) fn short_id(&self) -> String {
        short_id(&self.shape)
    }

    /// The change as a line under a member of a tree. A trait of an enum's value names the value, because the
    /// line would be read as one about the member otherwise.
    pub(super) fn under(&self, node: &MemberNode) -> String {
        let of = self.shape.member().filter(|of| self.is_trait() && !is_of_member(of, node));
        of.map_or_else(|| self.kind.to_string(), |value| format!("{value}: {}", self.kind))
    }

    fn is_trait(&self) -> bool {
        matches!(self.kind, ChangeKind::Trait { .. })
    }

    /// Whether the change breaks the wire or the source.
    pub fn is_breaking(&self) -> bool {
        self.verdict.breaks_wire() || self.verdict.breaks_source()
    }

    fn is_plain_new_type(&self) -> bool {
        self.kind == ChangeKind::TypeAdded && !self.is_breaking()
    }

    /// How the accepted values differ, as a clause and a phrase from the model, if the change is one of a
    /// constraint.
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

    /// The lines in which the old and the new value of a trait differ, if the values are too long for one
    /// line.
    pub(super) fn value_lines(&self) -> Vec<(char, String)> {
        let ChangeKind::Trait { old, new, .. } = &self.kind else { return Vec::new() };
        if [old, new].into_iter().flatten().all(|value| change::shown(value).is_some()) {
            return Vec::new();
        }
        changed_lines(&pretty(old.as_ref()), &pretty(new.as_ref()))
    }

    /// The word for what the change breaks.
    pub(super) fn breaks(&self) -> &'static str {
        match (self.verdict.breaks_wire(), self.verdict.breaks_source()) {
            (true, true) => "wire and source",
            (true, false) => "wire",
            (false, true) => "source",
            (false, false) => "nothing",
        }
    }

    /// The operations that the change reaches, with the parts of each, as in
    /// `CreateTag (request, response)`; nothing where the change is one of an operation as a whole.
    pub(super) fn reach_in_words(&self) -> Option<String> {
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
        let hidden = operations.len().saturating_sub(MOST_NAMED);
        let mut words: Vec<String> = operations
            .into_iter()
            .take(MOST_NAMED)
            .map(|(name, parts)| format!("{name} ({})", parts.join(", ")))
            .collect();
        if hidden > 0 {
            words.push(format!("and {hidden} more"));
        }
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// Whether a name is that of a member, or of what its list or map holds.
fn is_of_member(name: &str, node: &MemberNode) -> bool {
    name == node.name || ["member", "key", "value"].contains(&name)
}

/// How many of the operations that a change reaches are named. The JSON report has all of them.
const MOST_NAMED: usize = 12;
