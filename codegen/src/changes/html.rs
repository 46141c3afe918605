//! Renders the report as a self-contained HTML page without scripts.
//!
//! The page contains the summary, the changes, breaking ones first, and each changed operation with its request
//! and response as Rust code. The code is derived from the [plans](crate::plan) of both revisions. If no crate
//! can be generated, trees of members replace it.
//!
//! - [`snippet`] and [`value`] write the Rust code, [`line`] compares it.
//! - [`types`] collects the types that the operations use.
//! - [`view`] defines the data of the page; [`changes`], [`operations`] and [`code`] build it.
//! - [`markup`] writes the HTML.

mod change_numbers;
mod changes;
mod code;
mod crates;
mod line;
mod markup;
mod operations;
mod page;
mod safe_text;
mod snippet;
mod types;
mod value;
mod view;

use super::documentation::DocumentationChange;
use super::operation::OperationStatus;
use super::report::Report;
use super::revision::Revision;
use super::source;
use super::summary::Note;
use super::words::{capitalized, changed_lines, plural, pretty, short_id};
use crate::model::ShapeId;
use changes::lines;
use page::Page;
use safe_text::SafeText;
use types::{Crates, TypeDiff, TypeStatus};
use view::{DocumentedView, Figure, GroupView, Link, NoteView, TypeView, View};

impl Report {
    /// Renders the report as an HTML page, given the revisions that were compared. `old` is `None` for a report on
    /// a first revision.
    pub fn html(&self, old: Option<Revision<'_>>, new: Revision<'_>) -> String {
        let plans = (old.map(source::plan_crate).transpose(), source::plan_crate(new));
        let (old, planned) = match &plans {
            (Ok(old), Ok(new)) => (old.as_ref(), Some(new)),
            _ => (None, None),
        };
        let page = Page::new(self, planned.map(|new| Crates::new(old, new)));
        markup::page(&page.view(new))
    }
}

impl Page<'_> {
    fn view(&self, new: Revision<'_>) -> View {
        let report = self.report;
        let unchanged = self.unchanged(new);
        let [breaking, others] = self.numbers.listed().each_ref().map(|list| {
            list.iter().map(|(number, change)| self.change(*number, change)).collect::<Vec<_>>()
        });
        View {
            service: report.service.name().into(),
            old: report.old.as_ref().map(Into::into),
            new: report.new.as_str().into(),
            headline: report.headline().into(),
            figures: self.figures(breaking.len(), others.len(), unchanged.len()),
            notes: self.notes(),
            breaking,
            others,
            new_types: self.new_types(),
            groups: self.groups(),
            shared: self.types_where(|of| of.status != TypeStatus::Same && of.operations.len() > 1),
            same: self.types_where(|of| of.status == TypeStatus::Same),
            unchanged,
            documentation: self.documentation(),
        }
    }

    fn figures(&self, breaking: usize, others: usize, unchanged: usize) -> Vec<Figure> {
        let figure = |count: usize, of: &str, what: &str, is_alarming| Figure {
            label: format!("{of} {what}{}", plural(count)).into(),
            value: count.to_string().into(),
            is_alarming: is_alarming && count > 0,
        };
        let count = |status: OperationStatus| (self.report.operations_of(status).count(), status);
        let counts = OperationStatus::ALL.map(count).into_iter().filter(|(count, _)| *count > 0);
        let of_status = |(count, status): (usize, OperationStatus)| {
            figure(count, status.name(), "operation", status == OperationStatus::Removed)
        };
        let mut figures: Vec<Figure> = counts.map(of_status).collect();
        if self.report.old.is_some() {
            let step = self.report.version_bump().name();
            figures.push(figure(unchanged, "unchanged", "operation", false));
            figures.push(figure(breaking, "breaking", "change", true));
            figures.push(figure(others, "other", "change", false));
            let label = "version bump".into();
            figures.push(Figure { label, value: step.into(), is_alarming: false });
        }
        figures
    }

    fn notes(&self) -> Vec<NoteView> {
        let notes = self.report.notes().into_iter();
        let view = |note: Note<'_>| NoteView {
            sentence: note.sentence.into(),
            quote: note.quote.map(|(about, quote)| (about.into(), quote.into())),
        };
        notes.map(view).collect()
    }

    fn new_types(&self) -> Vec<Link> {
        let link =
            |shape: &ShapeId| Link { text: shape.name().into(), to: self.type_anchor_of(shape) };
        self.report.new_type_shapes().into_iter().map(link).collect()
    }

    fn groups(&self) -> Vec<GroupView> {
        let group = |status: OperationStatus| {
            let operations = self.report.operations.iter().enumerate();
            let operations = operations.filter(|(_, operation)| operation.status == status);
            let operations = operations.map(|(at, operation)| self.operation(at, operation));
            let title = format!("{} operations", capitalized(status.name())).into();
            GroupView { title, operations: operations.collect() }
        };
        // Operations that existing programs call come first.
        let order = [
            OperationStatus::Removed,
            OperationStatus::Deprecated,
            OperationStatus::Updated,
            OperationStatus::New,
        ];
        order.map(group).into_iter().filter(|group| !group.operations.is_empty()).collect()
    }

    fn types_where(&self, is_wanted: impl Fn(&TypeDiff) -> bool) -> Vec<TypeView> {
        let types = self.types.values().filter(|of| is_wanted(of));
        types.map(|of| self.type_view(of)).collect()
    }

    fn unchanged(&self, new: Revision<'_>) -> Vec<SafeText> {
        let names = new.closure.operations.iter().map(ShapeId::name);
        let mut names: Vec<&str> =
            names.filter(|name| self.operation_anchor(name).is_none()).collect();
        names.sort_unstable();
        names.into_iter().map(Into::into).collect()
    }

    fn documentation(&self) -> Vec<DocumentedView> {
        let changes = self.report.documentation.iter();
        let view = |change: &DocumentationChange| DocumentedView {
            subject: short_id(&change.shape).into(),
            name: format!("@{}", change.id.name()).into(),
            lines: lines(changed_lines(&pretty(change.old.as_ref()), &pretty(change.new.as_ref()))),
        };
        changes.map(view).collect()
    }
}
