//! What the forms of the report have in common: its headline, and how changes are named and ordered.

use super::{Change, Node, OperationChanges, OperationStatus, Part, Report, Status, Step, Use};

impl Report {
    /// What has been compared, as in `Service: old → new`.
    pub(super) fn title(&self) -> String {
        match &self.old {
            Some(old) => format!("{}: {old} → {}", self.service.name(), self.new),
            None => format!("{}: {}", self.service.name(), self.new),
        }
    }

    /// How many operations have come, gone or changed, as in `2 updated operations`.
    pub(super) fn counts(&self) -> String {
        let count = |status: OperationStatus| (status.name(), self.operations_of(status).count());
        let counts = OperationStatus::ALL.map(count);
        let found = counts.into_iter().filter(|(_, count)| *count > 0);
        let words: Vec<String> = found
            .map(|(name, count)| format!("{count} {name} operation{}", plural(count)))
            .collect();
        if words.is_empty() { "no operation has changed".to_owned() } else { words.join(", ") }
    }

    /// What breaks, in a sentence; nothing for a first revision, which can't break anything.
    pub(super) fn consequence(&self) -> Option<String> {
        self.old.as_ref()?;
        let step = match self.step() {
            Step::None => "the version stays".to_owned(),
            step => format!("{} step of the version", step.name()),
        };
        let what = match (self.breaks_wire(), self.breaks_source()) {
            (true, true) => "Breaks the wire and the source",
            (true, false) => "Breaks the wire",
            (false, true) => "Breaks the source",
            (false, false) => "Breaks nothing",
        };
        Some(format!("{what}; {step}."))
    }

    /// What is counted and not listed, if there is any.
    pub(super) fn unseen_in_words(&self) -> Option<String> {
        let count = self.unseen;
        (count > 0).then(|| {
            format!(
                "{count} shape{} or member{} with other documentation, examples or the like.",
                plural(count),
                plural(count)
            )
        })
    }

    /// The changes of an operation itself, but for its having come or gone.
    pub(super) fn own_changes(
        &self,
        operation: &OperationChanges,
    ) -> impl Iterator<Item = &Change> {
        let own = if operation.is_lone() { &[] } else { operation.own.as_slice() };
        own.iter().filter_map(|position| self.changes.get(*position))
    }

    /// The changes of a member that is in both revisions.
    pub(super) fn changes_in(&self, node: &Node) -> impl Iterator<Item = &Change> {
        let own = if node.status == Status::Changed { node.changes.as_slice() } else { &[] };
        own.iter().filter_map(|position| self.changes.get(*position))
    }

    /// The changes to list, in this order: those that break something, then the others. What
    /// has happened to an operation as a whole needs no list besides that of the operations.
    pub(super) fn listed(&self) -> [Vec<&Change>; 2] {
        let is_breaking =
            |change: &&Change| change.verdict.breaks_wire() || change.verdict.breaks_source();
        let (breaking, others): (Vec<&Change>, Vec<&Change>) =
            self.changes.iter().partition(is_breaking);
        if self.old.is_none() { [Vec::new(), Vec::new()] } else { [breaking, others] }
    }
}

impl OperationChanges {
    /// Whether the operation is in one revision only.
    pub(super) fn is_lone(&self) -> bool {
        matches!(self.status, OperationStatus::New | OperationStatus::Removed)
    }
}

impl Change {
    /// The shape or member, as in `SupportPlan$resoldBusiness`.
    pub(super) fn place(&self) -> String {
        match self.shape.member() {
            Some(member) => format!("{}${member}", self.shape.name()),
            None => self.shape.name().to_owned(),
        }
    }

    /// What the change breaks, in words.
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

/// How many of the operations that a change reaches are named. The JSON report has all of them.
const MOST_NAMED: usize = 12;

/// The ending of a plural.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Text with a capital letter at the start.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    first + chars.as_str()
}
