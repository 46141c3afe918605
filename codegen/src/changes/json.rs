//! The report as JSON, for programs.
//!
//! The format is documented at [`Report::json`].

use serde::Serialize;
use serde_json::Value;

use super::{Change, ChangeKind, Node, OperationChanges, Part, Report, Use};

const FORMAT: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportJson<'a> {
    format: u32,
    service: &'a str,
    old: Option<&'a str>,
    new: &'a str,
    step: &'static str,
    breaks_wire: bool,
    breaks_source: bool,
    unseen: usize,
    operations: Vec<OperationJson<'a>>,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct OperationJson<'a> {
    id: &'a str,
    name: &'a str,
    status: &'static str,
    changes: &'a [usize],
    request: Vec<NodeJson<'a>>,
    response: Vec<NodeJson<'a>>,
    errors: Vec<ErrorJson<'a>>,
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    id: &'a str,
    members: Vec<NodeJson<'a>>,
}

#[derive(Serialize)]
struct NodeJson<'a> {
    name: &'a str,
    status: &'static str,
    #[serde(rename = "type")]
    type_name: &'a str,
    required: bool,
    values: &'a [String],
    changes: &'a [usize],
    members: Vec<NodeJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ChangeJson<'a> {
    shape: &'a str,
    kind: &'static str,
    summary: String,
    breaks_wire: bool,
    breaks_source: bool,
    step: &'static str,
    why: String,
    #[serde(flatten)]
    applied: Option<TraitJson<'a>>,
    uses: Vec<UseJson<'a>>,
}

#[derive(Serialize)]
struct TraitJson<'a> {
    #[serde(rename = "trait")]
    id: &'a str,
    old: Option<&'a Value>,
    new: Option<&'a Value>,
}

#[derive(Serialize)]
struct UseJson<'a> {
    operation: &'a str,
    part: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    path: &'a str,
}

impl Report {
    /// The report as JSON, laid out for reading, with a line feed at the end.
    ///
    /// An object with these fields:
    ///
    /// - `format`: `1`; raised if fields or values go or mean something else, not if some are added.
    /// - `service`: the service's shape id.
    /// - `old`, `new`: the names of the revisions; `old` is `null` for a first one.
    /// - `step`: of the version: `none`, `patch`, `minor` or `major`.
    /// - `breaksWire`, `breaksSource`: whether any change does.
    /// - `unseen`: how many shapes and members differ only in what callers don't see.
    /// - `operations`: objects with `id`, `name`, `status` (`new`, `removed`, `deprecated`, `updated`),
    ///   `changes` (positions in the report's `changes`), `request` and `response` (members), and
    ///   `errors` (objects with `id` and `members`).
    /// - `changes`: objects with `shape` (the id of the shape or member), `kind`
    ///   ([`ChangeKind::name`]), `summary`, `breaksWire`, `breaksSource`, `step`, `why` (a sentence);
    ///   for traits `trait`, `old` and `new`; and `uses`, objects with `operation`, `part`
    ///   (`operation`, `request`, `response`, `error`), `error` (the error's id, if that is the part) and
    ///   `path`.
    ///
    /// A member is an object with `name`, `status` (`added`, `removed`, `changed`, or `within` if only
    /// something below it has changed), `type` (in words), `required`, `values` (of an enum that has come
    /// or gone with the member), `changes` (positions) and `members`.
    pub fn json(&self) -> String {
        let report = ReportJson {
            format: FORMAT,
            service: self.service.as_str(),
            old: self.old.as_deref(),
            new: &self.new,
            step: self.step().name(),
            breaks_wire: self.breaks_wire(),
            breaks_source: self.breaks_source(),
            unseen: self.unseen,
            operations: self.operations.iter().map(operation).collect(),
            changes: self.changes.iter().map(change).collect(),
        };
        // Serializing plain data with text keys into memory can't fail.
        let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn operation(operation: &OperationChanges) -> OperationJson<'_> {
    OperationJson {
        id: operation.id.as_str(),
        name: operation.id.name(),
        status: operation.status.name(),
        changes: &operation.own,
        request: nodes(&operation.request),
        response: nodes(&operation.response),
        errors: operation
            .errors
            .iter()
            .map(|(id, members)| ErrorJson { id: id.as_str(), members: nodes(members) })
            .collect(),
    }
}

fn nodes(nodes: &[Node]) -> Vec<NodeJson<'_>> {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> NodeJson<'_> {
    NodeJson {
        name: &node.name,
        status: node.status.name(),
        type_name: &node.type_name,
        required: node.is_required,
        values: &node.values,
        changes: &node.changes,
        members: nodes(&node.members),
    }
}

fn change(change: &Change) -> ChangeJson<'_> {
    let applied = match &change.kind {
        ChangeKind::Trait { id, old, new } => {
            Some(TraitJson { id: id.as_str(), old: old.as_ref(), new: new.as_ref() })
        }
        _ => None,
    };
    ChangeJson {
        shape: change.shape.as_str(),
        kind: change.kind.name(),
        summary: change.kind.to_string(),
        breaks_wire: change.verdict.breaks_wire(),
        breaks_source: change.verdict.breaks_source(),
        step: change.verdict.step.name(),
        why: change.verdict.why(),
        applied,
        uses: change.uses.iter().map(used).collect(),
    }
}

fn used(used: &Use) -> UseJson<'_> {
    let (part, error) = match &used.part {
        Part::Operation => ("operation", None),
        Part::Request => ("request", None),
        Part::Response => ("response", None),
        Part::Error(id) => ("error", Some(id.as_str())),
    };
    UseJson { operation: used.operation.as_str(), part, error, path: &used.path }
}
