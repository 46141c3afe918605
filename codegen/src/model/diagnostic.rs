//! Diagnostics: messages about a model, with their places in the document.

use std::collections::HashSet;
use std::fmt::{self, Display};

use super::id::ShapeId;
use super::source::Source;
use super::span::Span;

/// The content of a diagnostic: the message, as the `Display` form, and the remedy.
pub trait DiagnosticKind: Display + PartialEq {
    /// Returns a remedy, if there is one.
    fn help(&self) -> Option<String>;
}

/// A message about a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic<K> {
    /// The message and the remedy.
    pub kind: K,
    /// The span, if the message is about one place.
    pub span: Option<Span>,
    /// The shape or member, if the message is about one.
    pub shape: Option<ShapeId>,
}

impl<K> Diagnostic<K> {
    /// Creates a diagnostic without a span and shape.
    pub fn new(kind: K) -> Self {
        Self { kind, span: None, shape: None }
    }

    /// Sets the span.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Sets the shape or member.
    #[must_use]
    pub fn of(mut self, shape: ShapeId) -> Self {
        self.shape = Some(shape);
        self
    }
}

impl<K: DiagnosticKind> Diagnostic<K> {
    /// Returns a key that is equal for duplicates.
    ///
    /// The diagnostics of a mixin are repeated for each shape that includes the mixin, with the same span.
    fn key(&self) -> (Option<Span>, Option<ShapeId>, String) {
        let shape = self.shape.clone().filter(|_| self.span.is_none());
        (self.span, shape, self.kind.to_string())
    }
}

/// The diagnostics of one document, in the order of their places.
///
/// The `Display` form has a block for each diagnostic: the place, the shape and the message, then the remedy.
#[derive(Clone, Debug)]
pub struct Diagnostics<K> {
    source: Source,
    list: Vec<Diagnostic<K>>,
}

impl<K: DiagnosticKind> Diagnostics<K> {
    /// Sorts the diagnostics of a document by place, and removes duplicates.
    pub fn new(source: Source, mut list: Vec<Diagnostic<K>>) -> Self {
        list.sort_by_key(|diagnostic| diagnostic.span);
        let mut seen = HashSet::with_capacity(list.len());
        list.retain(|diagnostic| seen.insert(diagnostic.key()));
        Self { source, list }
    }

    /// Adds diagnostics of the same document.
    #[must_use]
    pub fn with(self, more: impl IntoIterator<Item = Diagnostic<K>>) -> Self {
        Self::new(self.source, self.list.into_iter().chain(more).collect())
    }
}

impl<K> Diagnostics<K> {
    /// Returns the document.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Iterates over the diagnostics.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Diagnostic<K>> {
        self.list.iter()
    }

    /// Returns the number of diagnostics.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<K: DiagnosticKind> Diagnostics<K> {
    fn write(&self, f: &mut fmt::Formatter<'_>, diagnostic: &Diagnostic<K>) -> fmt::Result {
        f.write_str(self.source.name())?;
        if let Some(span) = diagnostic.span {
            let position = self.source.position(span);
            write!(f, ":{}:{}", position.line, position.column)?;
        }
        if let Some(shape) = &diagnostic.shape {
            write!(f, ": {shape}")?;
        }
        write!(f, ": {}", diagnostic.kind)?;
        match diagnostic.kind.help() {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl<K: DiagnosticKind> Display for Diagnostics<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            self.write(f, diagnostic)?;
        }
        Ok(())
    }
}
