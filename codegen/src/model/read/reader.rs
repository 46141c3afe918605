//! The state of reading, and the ways of reading a piece of the document.

use std::collections::HashSet;

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::draft::RawTraits;
use super::reference::Reference;
use super::version::Version;
use crate::model::id::ShapeId;
use crate::model::json::{self, Entries, Entry, Items, Misfit, Repeated};
use crate::model::node::Node;
use crate::model::numbers;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::source::Source;
use crate::model::span::Span;

/// The state of reading one document.
pub(super) struct Reader<'s> {
    pub(super) source: &'s Source,
    /// The version of Smithy that the document is of.
    pub(super) version: Version,
    /// What refers to what, to be checked when all shapes are known.
    pub(super) references: Vec<Reference>,
    /// Shapes that are there but can't be read or miss members, so that nothing is said of what
    /// follows from that.
    pub(super) broken: HashSet<ShapeId>,
    /// How many names may still be compared with missing ones, to suggest one that looks alike.
    pub(super) comparisons: usize,
    problems: Vec<Problem>,
}

/// How many names are compared with missing ones. In a model where every target is wrong, each search for a similar
/// name would look at every shape.
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

    /// The problems found.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Reports a problem, of a shape or of the document.
    pub(super) fn wrong(&mut self, shape: Option<&ShapeId>, span: Span, kind: ProblemKind) {
        let problem = Problem::new(kind).at(span);
        self.problems.push(match shape {
            Some(shape) => problem.of(shape.clone()),
            None => problem,
        });
    }

    /// The place of a raw value or key.
    pub(super) fn span(&self, raw: &RawValue) -> Span {
        self.source.span_of(raw.get()).unwrap_or_default()
    }

    /// A raw value as a type of one's own; one that doesn't fit is a problem.
    pub(super) fn value<T: Deserialize<'s>>(
        &mut self,
        raw: &'s RawValue,
        shape: Option<&ShapeId>,
    ) -> Option<T> {
        self.parse(raw.get(), shape)
    }

    /// A raw value kept as it is.
    pub(super) fn node(&mut self, raw: &'s RawValue, shape: Option<&ShapeId>) -> Option<Node> {
        let value = self.value(raw, shape)?;
        Some(Node { value, span: self.span(raw), numbers: numbers::not_kept(raw.get()) })
    }

    /// The items of an array.
    pub(super) fn items(
        &mut self,
        raw: &'s RawValue,
        shape: Option<&ShapeId>,
    ) -> Option<Items<'s>> {
        self.value(raw, shape)
    }

    /// The entries of an object. One that stands twice is a problem; the first counts.
    pub(super) fn entries(
        &mut self,
        raw: &'s RawValue,
        shape: Option<&ShapeId>,
    ) -> Option<Entries<'s>> {
        self.entries_of(raw.get(), shape)
    }

    /// The entries of an object that stands as text.
    pub(super) fn entries_of(
        &mut self,
        text: &'s str,
        shape: Option<&ShapeId>,
    ) -> Option<Entries<'s>> {
        let mut entries: Entries<'s> = self.parse(text, shape)?;
        for Repeated { entry: Entry { key, raw_key, .. }, first } in entries.take_repeated() {
            let first = self.source.position(self.span(first));
            let span = self.span(raw_key);
            self.wrong(shape, span, ProblemKind::Duplicate { name: key, first });
        }
        Some(entries)
    }

    /// The traits of a shape or member as they stand.
    pub(super) fn raw_traits(&mut self, entries: &Entries<'s>, id: &ShapeId) -> RawTraits {
        let mut traits = RawTraits::new();
        let entries = entries.get("traits").and_then(|raw| self.entries(raw, Some(id)));
        for entry in entries.unwrap_or_default().iter() {
            match entry.key.parse() {
                Ok(name) => traits.extend(self.node(entry.value, Some(id)).map(|it| (name, it))),
                Err(_) => self.invalid_id(Some(id), entry, "trait id"),
            }
        }
        traits
    }

    /// Keeps a reference for later to check, and returns its target.
    pub(super) fn note(&mut self, reference: Reference) -> ShapeId {
        let target = reference.target.clone();
        self.references.push(reference);
        target
    }

    /// Reports a property that is missing.
    pub(super) fn missing(
        &mut self,
        id: &ShapeId,
        span: Span,
        shape_type: &str,
        property: &'static str,
    ) {
        let shape_type = shape_type.to_owned();
        self.wrong(Some(id), span, ProblemKind::MissingProperty { shape_type, property });
    }

    /// Reports a key that is not the id that it should be.
    pub(super) fn invalid_id(
        &mut self,
        owner: Option<&ShapeId>,
        entry: &Entry<'s>,
        what: &'static str,
    ) {
        let span = self.span(entry.raw_key);
        self.wrong(owner, span, ProblemKind::InvalidId { id: entry.key.clone(), what });
    }

    fn parse<T: Deserialize<'s>>(&mut self, text: &'s str, shape: Option<&ShapeId>) -> Option<T> {
        match json::parse(self.source, text) {
            Ok(value) => Some(value),
            Err(Misfit { reason, span }) => {
                self.wrong(shape, span, ProblemKind::InvalidValue { reason });
                None
            }
        }
    }
}
