//! The top-level properties of a document: its version, metadata and shapes.
//!
//! See <https://smithy.io/2.0/spec/json-ast.html#top-level-properties>.

use indexmap::IndexMap;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::reader::Reader;
use super::version::Version;
use crate::model::format::Format;
use crate::model::id::ShapeId;
use crate::model::json::{self, Entries};
use crate::model::node::Node;
use crate::model::problem::ProblemKind;
use crate::model::shape::Shape;
use crate::model::span::Span;

/// The metadata and the shapes of a document.
pub(super) type Document = (IndexMap<String, Node>, IndexMap<ShapeId, Shape>);

impl<'s> Reader<'s> {
    /// Reads the whole document. Returns `None` if a problem prevents that.
    pub(super) fn document(&mut self) -> Option<Document> {
        let text = self.text();
        self.check_syntax(text)?;
        if !text.trim_start().starts_with('{') {
            self.report_not_smithy("expected an object");
            return None;
        }
        let entries = self.entries_of(text, None)?;
        self.check_format(&entries)?;
        let version = entries.get("smithy");
        match version {
            Some(version) => self.check_version(version)?,
            None => self.report_not_smithy("the property `smithy` is missing"),
        }
        let shapes = entries.get("shapes");
        if shapes.is_none() {
            self.report_not_smithy("the property `shapes` is missing");
        }
        let (_, shapes) = (version?, shapes?);
        let metadata = self.metadata(&entries);
        Some((metadata, self.shapes(shapes)?))
    }

    /// Returns the document's text without a byte order mark.
    fn text(&self) -> &'s str {
        let text = self.source.text();
        text.strip_prefix('\u{feff}').unwrap_or(text)
    }

    /// Checks the syntax of the whole document.
    fn check_syntax(&mut self, text: &'s str) -> Option<()> {
        if text.trim().is_empty() {
            self.report(None, Span::default(), ProblemKind::Empty);
            return None;
        }
        let Err(error) = json::parse::<IgnoredAny>(self.source, text) else { return Some(()) };
        let reason = error.reason;
        let of_text = Format::of_text(text).map(|format| (format, self.first_line(text)));
        let rest = self.source.text().get(error.span.start..).unwrap_or_default();
        let of_rest = || Format::of_rest(rest).map(|format| (format, error.span));
        let (kind, span) = match of_text.or_else(of_rest) {
            Some((format, span)) => (ProblemKind::OtherFormat { format }, span),
            None if error.span.start < error.span.end => {
                (ProblemKind::NotJson { reason }, error.span)
            }
            None => (ProblemKind::Truncated { reason }, error.span),
        };
        self.report(None, span, kind);
        None
    }

    /// Returns the span of the first line that is not blank.
    fn first_line(&self, text: &str) -> Span {
        let line = text.trim_start().lines().next().unwrap_or_default();
        self.source.span_of(line).unwrap_or_default()
    }

    /// Rejects JSON in another format, such as OpenAPI.
    fn check_format(&mut self, entries: &Entries<'s>) -> Option<()> {
        if entries.get("smithy").is_some() {
            return Some(());
        }
        let properties: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        let Some((format, property)) = Format::of_object(&properties) else { return Some(()) };
        let entry = entries.iter().find(|entry| entry.key == property);
        let span = entry.map_or(self.source.span(), |entry| self.span(entry.raw_key));
        self.report(None, span, ProblemKind::OtherFormat { format });
        None
    }

    fn check_version(&mut self, raw: &'s RawValue) -> Option<()> {
        let version: String = self.value(raw, None)?;
        if let Some(version) = Version::of(&version) {
            self.version = version;
            return Some(());
        }
        let span = self.span(raw);
        self.report(None, span, ProblemKind::UnsupportedVersion { version });
        None
    }

    fn metadata(&mut self, entries: &Entries<'s>) -> IndexMap<String, Node> {
        let Some(raw) = entries.get("metadata") else { return IndexMap::new() };
        let entries = self.entries(raw, None).unwrap_or_default();
        let nodes = entries.iter().map(|e| Some((e.key.clone(), self.node(e.value, None)?)));
        nodes.flatten().collect()
    }

    fn report_not_smithy(&mut self, reason: &str) {
        let kind = ProblemKind::NotSmithy { reason: reason.to_owned() };
        self.report(None, self.source.span(), kind);
    }
}
