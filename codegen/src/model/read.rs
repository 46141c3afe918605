//! Reading the JSON AST.
//!
//! Syntax is `serde_json`'s business. Objects are read level by level with their values left raw, so
//! that every piece knows its place: where a raw value lies in memory is where it stands in the text.
//! Reading goes on after a problem wherever it can, so that all problems come out at once.

mod check;
mod json;
mod resolve;
mod shapes;
mod traits;

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::node::reason;
use super::{Model, Node, Problem, ProblemKind, Problems, Shape, ShapeId, Source, Span};
use json::{Entries, Key};

/// A model could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file can't be read.
    #[error("can't read the model {}: {cause}", .path.display())]
    File {
        /// The path.
        path: PathBuf,
        /// Why not.
        cause: std::io::Error,
    },
    /// The file is not UTF-8, which JSON has to be.
    #[error("can't read the model {}: it is not UTF-8 from byte {valid_up_to} on", .path.display())]
    NotUtf8 {
        /// The path.
        path: PathBuf,
        /// How many bytes are fine.
        valid_up_to: usize,
    },
    /// The model has problems.
    #[error(transparent)]
    Problems(#[from] Problems),
}

impl Model {
    /// Reads a model from a file.
    ///
    /// # Errors
    ///
    /// The file can't be read, or the model has problems: all that were found.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let bytes = std::fs::read(path)
            .map_err(|cause| ReadError::File { path: path.to_owned(), cause })?;
        let text = String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
            path: path.to_owned(),
            valid_up_to: error.utf8_error().valid_up_to(),
        })?;
        Ok(Self::parse(&path.to_string_lossy(), &text)?)
    }

    /// Reads a model from text; `name` stands for the text in problems.
    ///
    /// # Errors
    ///
    /// The model has problems: all that were found.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problems> {
        let source = Source::new(name, text);
        let mut reader = Reader { source: &source, problems: Vec::new() };
        let document = reader.document();
        let problems = reader.problems;
        match document {
            Some((metadata, shapes)) if problems.is_empty() => {
                Ok(Self { source, metadata, shapes })
            }
            _ => Err(Problems::new(source, problems)),
        }
    }
}

/// What a document holds: its metadata and its shapes.
type Document = (IndexMap<String, Node>, IndexMap<ShapeId, Shape>);

/// The state of reading.
struct Reader<'s> {
    source: &'s Source,
    problems: Vec<Problem>,
}

impl<'s> Reader<'s> {
    fn document(&mut self) -> Option<Document> {
        self.check_syntax()?;
        let whole = Span { start: 0, end: self.source.text().len() };
        let Ok(entries) = serde_json::from_str::<Entries<'s>>(self.source.text()) else {
            self.not_smithy(whole, "it has to be an object");
            return None;
        };
        self.check_version(&entries, whole)?;
        let metadata = entries.get("metadata").map(|raw| self.metadata(raw)).unwrap_or_default();
        let Some(shapes) = entries.get("shapes") else {
            self.not_smithy(whole, "the property `shapes` is missing");
            return None;
        };
        let shapes = self.entries(shapes, None)?;
        let mut shapes = self.shapes(&shapes);
        self.interpret_traits(&mut shapes);
        self.check(&shapes);
        Some((metadata, shapes))
    }

    fn check_syntax(&mut self) -> Option<()> {
        let Err(error) = serde_json::from_str::<IgnoredAny>(self.source.text()) else {
            return Some(());
        };
        let whole = Span { start: 0, end: self.source.text().len() };
        let start = self.source.offset(whole, error.line(), error.column());
        let reason = reason(&error);
        let kind = match error.is_eof() {
            true if self.source.text().trim().is_empty() => {
                ProblemKind::NotJson { reason: "the document is empty".to_owned() }
            }
            true => ProblemKind::Truncated { reason },
            false => ProblemKind::NotJson { reason },
        };
        self.report(Problem::new(kind).at(Span { start, end: start }));
        None
    }

    fn check_version(&mut self, entries: &Entries<'s>, whole: Span) -> Option<()> {
        let Some(raw) = entries.get("smithy") else {
            self.not_smithy(whole, "the property `smithy` is missing");
            return None;
        };
        let version: String = self.value(raw, None)?;
        if version == "2" || version.starts_with("2.") {
            return Some(());
        }
        let kind = ProblemKind::UnsupportedVersion { version };
        self.report(Problem::new(kind).at(self.span(raw)));
        None
    }

    fn metadata(&mut self, raw: &'s RawValue) -> IndexMap<String, Node> {
        let entries = self.entries(raw, None).unwrap_or_default();
        let nodes = entries.iter().map(|(key, raw)| Some((key.to_string(), self.node(raw, None)?)));
        nodes.flatten().collect()
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn not_smithy(&mut self, span: Span, reason: &str) {
        let kind = ProblemKind::NotSmithy { reason: reason.to_owned() };
        self.report(Problem::new(kind).at(span));
    }

    /// Reports a problem of a shape.
    fn wrong(&mut self, shape: Option<&ShapeId>, span: Span, kind: ProblemKind) {
        let problem = Problem::new(kind).at(span);
        self.report(match shape {
            Some(shape) => problem.of(shape.clone()),
            None => problem,
        });
    }

    /// The place of a raw value.
    fn span(&self, raw: &RawValue) -> Span {
        self.source.span_of(raw.get()).unwrap_or_default()
    }

    /// The place of a key with its quotes, or of its value where the key is written with escapes.
    fn key_span(&self, key: &Key<'_>, raw: &RawValue) -> Span {
        let inner = key.borrowed().and_then(|key| self.source.span_of(key));
        inner.map_or_else(
            || self.span(raw),
            |inner| Span { start: inner.start.saturating_sub(1), end: inner.end + 1 },
        )
    }

    /// A raw value as a type of one's own.
    fn value<T: DeserializeOwned>(&mut self, raw: &RawValue, shape: Option<&ShapeId>) -> Option<T> {
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                let kind = ProblemKind::InvalidValue { reason: reason(&error) };
                let whole = self.span(raw);
                let start = self.source.offset(whole, error.line(), error.column());
                self.wrong(shape, Span { start, end: whole.end.max(start) }, kind);
                None
            }
        }
    }

    /// A raw value kept as it is.
    fn node(&mut self, raw: &RawValue, shape: Option<&ShapeId>) -> Option<Node> {
        Some(Node { value: self.value(raw, shape)?, span: self.span(raw) })
    }

    /// The entries of an object. One that stands twice is a problem; the first counts.
    fn entries(&mut self, raw: &'s RawValue, shape: Option<&ShapeId>) -> Option<Entries<'s>> {
        let Ok(mut entries) = serde_json::from_str::<Entries<'s>>(raw.get()) else {
            let kind = ProblemKind::InvalidValue { reason: "this has to be an object".to_owned() };
            self.wrong(shape, self.span(raw), kind);
            return None;
        };
        for (key, raw) in entries.remove_duplicates() {
            let kind = ProblemKind::Duplicate { name: key.to_string() };
            self.wrong(shape, self.key_span(&key, raw), kind);
        }
        Some(entries)
    }
}

#[cfg(test)]
mod tests;
