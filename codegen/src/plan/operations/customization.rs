//! Requests and responses that differ from those that Smithy's own traits describe, by the traits of `smithy.client`.

use crate::model::{Http, Member, Operation, ProblemKind, Shape, ShapeKind, Traits};
use crate::plan::context::Context;
use crate::plan::names::name::Name;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::rust_type::RustType;

/// The customization of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customization {
    /// The names and values of additional headers.
    pub headers: Vec<(String, String)>,
    /// The changes of the input before it is sent.
    pub input_changes: Vec<InputChange>,
    /// Whether signed requests state the hash of their bodies.
    pub sends_content_hash: bool,
    /// Whether signatures cover paths as they are sent.
    pub signs_raw_path: bool,
    /// The codes of errors without a body, by HTTP status.
    pub error_codes: Vec<(u16, String)>,
    /// Whether the endpoint contains the whole path, so that no slash follows it.
    pub path_in_endpoint: bool,
}

/// A change of a string member of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputChange {
    /// Sets an unset or empty member.
    Default {
        /// The field.
        field: Name,
        /// The value.
        value: String,
    },
    /// Keeps only the text after the last separator.
    AfterLast {
        /// The field.
        field: Name,
        /// The separator.
        separator: String,
    },
}

/// Returns the HTTP binding of an operation, without the label that the endpoint contains.
pub(super) fn http_of(cx: &Context<'_>, shape: &Shape) -> Option<Http> {
    let http = shape.traits.http.as_ref().filter(|_| cx.protocol.binds_http)?;
    let label = service_traits(cx).and_then(|traits| traits.endpoint_label.as_deref());
    Some(label.and_then(|label| http.without_label(label)).unwrap_or_else(|| http.clone()))
}

/// Returns the customization of an operation.
pub(super) fn customization_of(
    cx: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
    http: Option<&Http>,
) -> Customization {
    let Some(traits) = service_traits(cx) else { return Customization::default() };
    let is_shortened = shape.traits.http.as_ref() != http;
    Customization {
        headers: traits.request_headers.clone().into_iter().collect(),
        sends_content_hash: traits.content_hash,
        signs_raw_path: traits.raw_path_signature,
        error_codes: error_codes(shape),
        input_changes: input_changes(cx, traits, operation),
        path_in_endpoint: is_shortened && http.is_some_and(Http::is_root),
    }
}

fn service_traits<'a>(cx: &Context<'a>) -> Option<&'a Traits> {
    cx.shape(&cx.closure.service).map(|service| &service.traits)
}

fn error_codes(operation: &Shape) -> Vec<(u16, String)> {
    let codes = operation.traits.error_codes.iter();
    codes.filter_map(|(status, code)| Some((status.parse().ok()?, code.clone()))).collect()
}

fn input_changes(cx: &Context<'_>, service: &Traits, operation: &Operation) -> Vec<InputChange> {
    let members = cx.shape(&operation.input).map(Shape::members).unwrap_or_default();
    let changes = members.into_iter().filter(|member| is_string(cx, member)).flat_map(|member| {
        let field = || cx.member_names(&member.id).field;
        let default = service.input_defaults.get(&member.name);
        let default =
            default.map(|value| InputChange::Default { field: field(), value: value.clone() });
        let separator = separator_of(cx, member);
        let after = separator.map(|separator| InputChange::AfterLast { field: field(), separator });
        default.into_iter().chain(after)
    });
    changes.collect()
}

/// Returns the separator before the part of a label that is sent.
fn separator_of(cx: &Context<'_>, member: &Member) -> Option<String> {
    let is_label = cx.protocol.binds_http && member.traits.http_label;
    let target = cx.shape(&member.target).filter(|_| is_label)?;
    member.traits.label_after_last.clone().or_else(|| target.traits.label_after_last.clone())
}

fn is_string(cx: &Context<'_>, member: &Member) -> bool {
    type_of_member(cx, member) == RustType::String
}

/// Reports traits of the service with unusable values.
pub(super) fn check_customizations(cx: &Context<'_>) {
    let Some(service) = cx.shape(&cx.closure.service) else { return };
    for (name, value) in &service.traits.request_headers {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let is_value = |c: char| c.is_ascii_graphic() || c == ' ';
        if name.is_empty() || !name.chars().all(is_name) || !value.chars().all(is_value) {
            report(cx, service, "requestHeaders", format!("`{name}: {value}` is not a header"));
        }
    }
    for name in service.traits.input_defaults.keys() {
        let inputs = cx.closure.operations.iter().filter_map(|id| match &cx.shape(id)?.kind {
            ShapeKind::Operation(operation) => cx.shape(&operation.input),
            _ => None,
        });
        let mut members = inputs.flat_map(Shape::members).filter(|member| member.name == *name);
        if let Some(member) = members.find(|member| !is_string(cx, member)) {
            report(cx, service, "inputDefaults", format!("`{}` is not a string", member.id));
        }
    }
}

/// Reports codes of an operation that are not those of its errors.
pub(super) fn check_error_codes(cx: &Context<'_>, shape: &Shape) {
    let errors = cx.closure.errors_of(cx.model, &shape.id);
    for (status, code) in &shape.traits.error_codes {
        if !status.parse().is_ok_and(|status: u16| (300..600).contains(&status)) {
            report(cx, shape, "errorCodes", format!("`{status}` is not the status of an error"));
        }
        if !errors.iter().any(|error| error.name() == code) {
            report(cx, shape, "errorCodes", format!("the operation has no error `{code}`"));
        }
    }
}

fn report(cx: &Context<'_>, shape: &Shape, name: &str, reason: String) {
    let mut traits = shape.traits.all.iter();
    let applied = traits.find(|(id, _)| id.namespace() == "smithy.client" && id.name() == name);
    let span = applied.map_or(shape.span, |(_, node)| node.span);
    let kind = ProblemKind::InvalidTrait { trait_id: format!("smithy.client#{name}"), reason };
    cx.sink.report(&shape.id, span, kind);
}

#[cfg(test)]
mod tests;
