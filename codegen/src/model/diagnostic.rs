//! Diagnostics: messages about a model, each with its place in the document.

use std::collections::HashSet;
use std::fmt::{self, Display};

use super::id::ShapeId;
use super::source::Source;
use super::span::Span;

/// The message of a diagnostic, as its `Display` form, and the remedy.
pub trait DiagnosticKind: Display + PartialEq {
    /// Returns what to do about it, if anything helps.
    fn help(&self) -> Option<String>;
}

/// One message about a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic<K> {
    /// The message.
    pub kind: K,
    /// The place, if it is about one place.
    pub span: Option<Span>,
    /// The shape or member that it is about.
    pub shape: Option<ShapeId>,
}

impl<K> Diagnostic<K> {
    /// A diagnostic without a place yet.
    pub fn new(kind: K) -> Self {
        Self { kind, span: None, shape: None }
    }

    /// The diagnostic at a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The diagnostic of a shape or member.
    #[must_use]
    pub fn of(mut self, shape: ShapeId) -> Self {
        self.shape = Some(shape);
        self
    }
}

impl<K: DiagnosticKind> Diagnostic<K> {
    /// What tells the diagnostic from others. Those with the same key say the same of the same place: those of a
    /// mixin come again with each shape that includes it.
    fn key(&self) -> (Option<Span>, Option<ShapeId>, String) {
        let shape = self.shape.clone().filter(|_| self.span.is_none());
        (self.span, shape, self.kind.to_string())
    }
}

/// The diagnostics of one document, in the order of their places.
///
/// The `Display` form is a block for each: the place, the shape and the message, then the remedy.
#[derive(Clone, Debug)]
pub struct Diagnostics<K> {
    source: Source,
    list: Vec<Diagnostic<K>>,
}

impl<K: DiagnosticKind> Diagnostics<K> {
    /// The diagnostics of a document, sorted by place. Those that say the same of the same place
    /// become one.
    pub fn new(source: Source, mut list: Vec<Diagnostic<K>>) -> Self {
        list.sort_by_key(|diagnostic| diagnostic.span);
        let mut seen = HashSet::with_capacity(list.len());
        list.retain(|diagnostic| seen.insert(diagnostic.key()));
        Self { source, list }
    }

    /// These and more of the same document.
    #[must_use]
    pub fn with(self, more: impl IntoIterator<Item = Diagnostic<K>>) -> Self {
        Self::new(self.source, self.list.into_iter().chain(more).collect())
    }
}

impl<K> Diagnostics<K> {
    /// The document.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The diagnostics.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Diagnostic<K>> {
        self.list.iter()
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns whether there are none.
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
