//! The report as a page: HTML that needs nothing else, neither a network nor scripts.
//!
//! The page has the summary, the changes, those that break something first, and each operation with its
//! request and response as the Rust that programs have for them. That comes of the [plans](crate::plan) of
//! both revisions; where no crate can be generated, trees of members take its place.
//!
//! - [`snippet`] and [`value`] write the Rust, [`line`] compares it.
//! - [`types`] collects the types that are shown with the operations.
//! - [`view`] is the data that the template in `templates/changes` shows; [`changes`], [`operations`] and
//!   [`code`] make it.

mod change_numbers;
mod changes;
mod code;
mod crates;
mod line;
mod operations;
mod page;
mod safe_text;
mod snippet;
mod types;
mod value;
mod view;

use askama::Template;

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
use view::{ChangeView, DocumentedView, Figure, GroupView, Link, NoteView, PieceView, TypeView};

/// The data of a page.
#[derive(Template)]
#[template(path = "changes/page.html")]
struct View {
    service: SafeText,
    old: Option<SafeText>,
    new: SafeText,
    headline: SafeText,
    figures: Vec<Figure>,
    notes: Vec<NoteView>,
    breaking: Vec<ChangeView>,
    others: Vec<ChangeView>,
    new_types: Vec<Link>,
    groups: Vec<GroupView>,
    /// The types that several operations reach.
    shared: Vec<TypeView>,
    /// The types that are the same in both revisions.
    same: Vec<TypeView>,
    /// The operations that have not changed.
    unchanged: Vec<SafeText>,
    documentation: Vec<DocumentedView>,
}

impl Report {
    /// The report as a page of HTML, with the models that it was made from: the old one as well, unless it
    /// is the report on a first revision.
    pub fn html(&self, old: Option<Revision<'_>>, new: Revision<'_>) -> String {
        let plans = (old.map(source::plan_crate).transpose(), source::plan_crate(new));
        let (old, planned) = match &plans {
            (Ok(old), Ok(new)) => (old.as_ref(), Some(new)),
            _ => (None, None),
        };
        let page = Page::new(self, planned.map(|new| Crates::new(old, new)));
        // Writing plain data into memory can't fail.
        page.view(new).render().unwrap_or_default()
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
            shared: self.types_that(|of| of.status != TypeStatus::Same && of.operations.len() > 1),
            same: self.types_that(|of| of.status == TypeStatus::Same),
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
        // Those that programs have to adapt to come before those that they don't call yet.
        let order = [
            OperationStatus::Removed,
            OperationStatus::Deprecated,
            OperationStatus::Updated,
            OperationStatus::New,
        ];
        order.map(group).into_iter().filter(|group| !group.operations.is_empty()).collect()
    }

    fn types_that(&self, is_wanted: impl Fn(&TypeDiff) -> bool) -> Vec<TypeView> {
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
