//! The state of the reader, and methods to read a piece of the document.

use std::collections::HashSet;

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::draft::RawTraits;
use super::reference::Reference;
use super::version::Version;
use crate::model::id::ShapeId;
use crate::model::json::{self, Entries, Entry, Items, ParseError, Repeated};
use crate::model::node::Node;
use crate::model::numbers;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::source::Source;
use crate::model::span::Span;

/// A reader of one document.
pub(super) struct Reader<'s> {
    pub(super) source: &'s Source,
    /// The version of Smithy of the document.
    pub(super) version: Version,
    /// The references to shapes, for checking after all shapes are read.
    pub(super) references: Vec<Reference>,
    /// Shapes that can't be read completely. Problems that follow from that are not reported.
    pub(super) broken: HashSet<ShapeId>,
    /// The remaining number of comparisons with missing names, to suggest similar ones.
    pub(super) comparisons: usize,
    problems: Vec<Problem>,
}

/// The maximum number of comparisons with missing names.
///
/// Without a limit, the time would be quadratic for a model in which every target is missing.
const COMPARISONS: usize = 100_000;

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self {
            source,
            version: Version::Two,
            references: Vec::new(),
            broken: HashSet::new(),
            comparisons: COMPARISONS,
            problems: Vec::new(),
        }
    }

    /// Returns the reported problems.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Reports a problem of a shape, or of the document if `shape` is `None`.
    pub(super) fn report(&mut self, shape: Option<&ShapeId>, span: Span, kind: ProblemKind) {
        let problem = Problem::new(kind).at(span);
        self.problems.push(match shape {
            Some(shape) => problem.of(shape.clone()),
            None => problem,
        });
    }

    /// Returns the span of a raw value or key.
    pub(super) fn span(&self, raw: &RawValue) -> Span {
        self.source.span_of(raw.get()).unwrap_or_default()
    }

    /// Parses a raw value. Reports a problem if it does not match the type.
    pub(super) fn value<T: Deserialize<'s>>(
        &mut self,
        raw: &'s RawValue,
        shape: Option<&ShapeId>,
    ) -> Option<T> {
        self.parse(raw.get(), shape)
    }

    /// Parses a raw value into a node.
    pub(super) fn node(&mut self, raw: &'s RawValue, shape: Option<&ShapeId>) -> Option<Node> {
        let value = self.value(raw, shape)?;
        Some(Node { value, span: self.span(raw), numbers: numbers::unpreserved(raw.get()) })
    }

    /// Parses the items of an array.
    pub(super) fn items(
        &mut self,
        raw: &'s RawValue,
        shape: Option<&ShapeId>,
    ) -> Option<Items<'s>> {
        self.value(raw, shape)
    }

    /// Parses the entries of an object. Reports and removes entries with the key of an earlier one.
    pub(super) fn entries(
        &mut self,
        raw: &'s RawValue,
        shape: Option<&ShapeId>,
    ) -> Option<Entries<'s>> {
        self.entries_of(raw.get(), shape)
    }

    /// Parses the entries of an object from text.
    pub(super) fn entries_of(
        &mut self,
        text: &'s str,
        shape: Option<&ShapeId>,
    ) -> Option<Entries<'s>> {
        let mut entries: Entries<'s> = self.parse(text, shape)?;
        for Repeated { entry: Entry { key, raw_key, .. }, first } in entries.take_repeated() {
            let first = self.source.position(self.span(first));
            let span = self.span(raw_key);
            self.report(shape, span, ProblemKind::Duplicate { name: key, first });
        }
        Some(entries)
    }

    /// Parses the traits of a shape or member.
    pub(super) fn raw_traits(&mut self, entries: &Entries<'s>, id: &ShapeId) -> RawTraits {
        let mut traits = RawTraits::new();
        let entries = entries.get("traits").and_then(|raw| self.entries(raw, Some(id)));
        for entry in entries.unwrap_or_default().iter() {
            match entry.key.parse() {
                Ok(name) => traits.extend(self.node(entry.value, Some(id)).map(|it| (name, it))),
                Err(_) => self.report_invalid_id(Some(id), entry, "trait id"),
            }
        }
        traits
    }

    /// Records a reference for a later check. Returns its target.
    pub(super) fn record(&mut self, reference: Reference) -> ShapeId {
        let target = reference.target.clone();
        self.references.push(reference);
        target
    }

    /// Reports a missing property.
    pub(super) fn report_missing_property(
        &mut self,
        id: &ShapeId,
        span: Span,
        shape_type: &str,
        property: &'static str,
    ) {
        let shape_type = shape_type.to_owned();
        self.report(Some(id), span, ProblemKind::MissingProperty { shape_type, property });
    }

    /// Reports a key that is not a valid id.
    pub(super) fn report_invalid_id(
        &mut self,
        owner: Option<&ShapeId>,
        entry: &Entry<'s>,
        what: &'static str,
    ) {
        let span = self.span(entry.raw_key);
        self.report(owner, span, ProblemKind::InvalidId { id: entry.key.clone(), what });
    }

    fn parse<T: Deserialize<'s>>(&mut self, text: &'s str, shape: Option<&ShapeId>) -> Option<T> {
        match json::parse(self.source, text) {
            Ok(value) => Some(value),
            Err(ParseError { reason, span }) => {
                self.report(shape, span, ProblemKind::InvalidValue { reason });
                None
            }
        }
    }
}
