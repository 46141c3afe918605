//! The report as JSON, for programs.
//!
//! The format is documented at [`Report::json`].

use serde::Serialize;
use serde_json::Value;

use super::accepted::{AcceptedValues, RefusedValues};
use super::change::{Change, ChangeKind, Part, Use};
use super::documentation::{DocumentationChange, Rewritten};
use super::facts::Fact;
use super::member_tree::MemberNode;
use super::operation::OperationChanges;
use super::report::Report;
use super::source::SourceBasis;
use crate::api::{Difference, Item};
use crate::model::ShapeId;

const FORMAT: u32 = 2;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    source_estimated: Option<EstimateJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documentation_rewritten: Option<RewrittenJson>,
    operations: Vec<OperationJson<'a>>,
    changes: Vec<ChangeJson<'a>>,
    documentation: Vec<DocumentationJson<'a>>,
}

#[derive(Serialize)]
struct EstimateJson<'a> {
    revision: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct RewrittenJson {
    changed: usize,
    documented: usize,
}

#[derive(Serialize)]
struct DocumentationJson<'a> {
    shape: &'a str,
    #[serde(rename = "trait")]
    id: &'a str,
    old: Option<&'a Value>,
    new: Option<&'a Value>,
}

#[derive(Serialize)]
struct FactJson<'a> {
    path: &'a str,
    #[serde(rename = "trait")]
    id: &'a str,
    value: &'a Value,
}

#[derive(Serialize)]
struct FactsJson<'a> {
    errors: Vec<&'a str>,
    traits: Vec<FactJson<'a>>,
}

#[derive(Serialize)]
struct ValuesJson {
    values: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undecided: Option<String>,
}

#[derive(Serialize)]
struct ApiJson {
    old: Option<String>,
    new: Option<String>,
    breaks: bool,
}

#[derive(Serialize)]
struct OperationJson<'a> {
    id: &'a str,
    name: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<FactsJson<'a>>,
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
    facts: Vec<FactJson<'a>>,
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
    #[serde(flatten)]
    accepted: Option<ValuesJson>,
    api: Vec<ApiJson>,
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
    /// Renders the report as indented JSON, with a final newline.
    ///
    /// The report is an object with these fields:
    ///
    /// - `format`: `2`. Incremented if fields or values are removed or change their meaning, but not if fields or
    ///   values are added.
    /// - `service`: the shape ID of the service.
    /// - `old`, `new`: the names of the revisions; `old` is `null` for a first revision.
    /// - `step`: the version bump: `none`, `patch`, `minor` or `major`.
    /// - `breaksWire`, `breaksSource`: whether any change breaks the wire or the source.
    /// - `sourceEstimated`: an object with `revision` and `reason`, only if the source verdicts are estimates.
    /// - `documentationRewritten`: an object with the numbers `changed` and `documented`, only if nearly all of the
    ///   documentation changed.
    /// - `operations`: objects with `id`, `name`, `status` (`new`, `removed`, `deprecated`, `updated`),
    ///   `changes` (indices into the report's `changes`), `request` and `response` (members), `errors` (objects
    ///   with `id` and `members`) and, for new and removed operations, `facts` (an object with `errors`, a list of
    ///   IDs, and `traits`, a list of facts).
    /// - `changes`: objects with `shape` (the ID of the shape or member), `kind` ([`ChangeKind::name`]), `summary`,
    ///   `breaksWire`, `breaksSource`, `step` and `why` (a sentence). For traits: `trait`, `old` and `new`. For
    ///   constraints: `values` ([`AcceptedValues::name`](super::AcceptedValues::name)), `refused` (a value or
    ///   values that are no longer accepted) and `undecided` (the reason). `api` contains objects with `old` and
    ///   `new` (lines of the listings of the public API, or `null`) and `breaks`. `uses` contains objects with
    ///   `operation`, `part` (`operation`, `request`, `response`, `error`), `error` (the ID, if the part is an
    ///   error) and `path`.
    /// - `documentation`: differences that don't affect programs, as objects with `shape`, `trait`, `old` and
    ///   `new`.
    ///
    /// A member is an object with `name`, `status` (`added`, `removed`, `changed`, or `within` if only nested
    /// members changed), `type` (a description), `required`, `facts` and `values` (of an enum) if the member was
    /// added or removed, `changes` (indices) and `members`. A fact is an object with `path` (`[]`, `{}` or `{key}`
    /// for the items of a list, or the values or keys of a map), `trait` and `value`.
    pub fn json(&self) -> String {
        let report = ReportJson {
            format: FORMAT,
            service: self.service.as_str(),
            old: self.old.as_deref(),
            new: &self.new,
            step: self.version_bump().name(),
            breaks_wire: self.breaks_wire(),
            breaks_source: self.breaks_source(),
            source_estimated: match &self.source {
                SourceBasis::Estimated { revision, reason } => {
                    Some(EstimateJson { revision, reason })
                }
                SourceBasis::Listings => None,
            },
            documentation_rewritten: self
                .rewritten
                .map(|Rewritten { changed, documented }| RewrittenJson { changed, documented }),
            operations: self.operations.iter().map(operation).collect(),
            changes: self.changes.iter().map(change).collect(),
            documentation: self.documentation.iter().map(documentation).collect(),
        };
        // Serializing plain data with string keys into memory can't fail.
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
        facts: operation.is_added_or_removed().then(|| FactsJson {
            errors: operation.facts.errors.iter().map(ShapeId::as_str).collect(),
            traits: facts(&operation.facts.traits),
        }),
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

fn facts(facts: &[Fact]) -> Vec<FactJson<'_>> {
    facts.iter().map(|Fact { path, id, value }| FactJson { path, id: id.as_str(), value }).collect()
}

fn documentation(change: &DocumentationChange) -> DocumentationJson<'_> {
    let DocumentationChange { shape, id, old, new } = change;
    let (old, new) = (old.as_ref(), new.as_ref());
    DocumentationJson { shape: shape.as_str(), id: id.as_str(), old, new }
}

fn accepted(values: &AcceptedValues) -> ValuesJson {
    let refused = values.refused().map(|refused| match refused {
        RefusedValues::Text(text) => text.clone(),
        other => other.to_string(),
    });
    let undecided = match values {
        AcceptedValues::Undecided { reason } => Some(reason.clone()),
        _ => None,
    };
    ValuesJson { values: values.name(), refused, undecided }
}

fn api(difference: &Difference) -> ApiJson {
    let (old, new) = (difference.older(), difference.newer());
    let line = |item: Option<&Item>| item.map(ToString::to_string);
    ApiJson { old: line(old), new: line(new), breaks: difference.breaks() }
}

fn nodes(nodes: &[MemberNode]) -> Vec<NodeJson<'_>> {
    nodes.iter().map(node).collect()
}

fn node(node: &MemberNode) -> NodeJson<'_> {
    NodeJson {
        name: &node.name,
        status: node.status.name(),
        type_name: &node.type_name,
        required: node.is_required,
        facts: facts(&node.facts),
        values: &node.values,
        changes: &node.changes,
        members: nodes(&node.members),
    }
}

fn change(change: &Change) -> ChangeJson<'_> {
    let accepted = match &change.kind {
        ChangeKind::Trait { values, .. } => values.as_ref().map(accepted),
        _ => None,
    };
    let applied = match &change.kind {
        ChangeKind::Trait { id, old, new, .. } => {
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
        step: change.verdict.version_bump.name(),
        why: change.verdict.why(),
        applied,
        accepted,
        api: change.api.iter().map(api).collect(),
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
