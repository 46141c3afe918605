//! Operations.

mod plan;

pub use self::plan::OperationPlan;
use crate::model::{Operation, ProblemKind, Shape, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::links::{Message, Scope};
use crate::plan::names::distinct::methods_of_client;
use crate::plan::names::operation_names::{OperationNames, operations_in_order};
use crate::plan::operations::auth::auth_of_operation;
use crate::plan::operations::customization::{
    check_customizations, check_error_codes, customization_of, http_of,
};
use crate::plan::operations::pagination::plan_pagination;
use crate::plan::operations::waiters::add_waiters;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::members::{Role, SchemaSetter, deprecation};
use crate::plan::types::rust_type::RustType;
use crate::plan::types::shapes::{ErrorRef, StructurePlan, plan_structure};

/// Plans the operations.
pub(in crate::plan) fn plan_operations(cx: &Context<'_>) -> Vec<OperationPlan> {
    check_customizations(cx);
    let shapes = operations_in_order(cx.model, cx.closure);
    let mut plans: Vec<OperationPlan> = Vec::new();
    for shape in &shapes {
        let ShapeKind::Operation(operation) = &shape.kind else { continue };
        let Some(names) = cx.operation_names.get(&shape.id) else { continue };
        check_error_codes(cx, shape);
        plans.push(plan_operation(cx, shape, operation, names));
    }
    let methods = plans.iter().map(|plan| plan.module.bare().to_owned());
    let methods = methods_of_client().reserve(methods);
    add_waiters(cx, &shapes, &mut plans, methods);
    plans.sort_by(|a, b| a.name.cmp(&b.name));
    plans
}

fn plan_operation(
    cx: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
    names: &OperationNames,
) -> OperationPlan {
    let input = plan_message(cx, shape, &operation.input, names, Message::Input);
    let output = plan_message(cx, shape, &operation.output, names, Message::Output);
    let scope = Scope::of_operation(cx, shape);
    let http = http_of(cx, shape);
    OperationPlan {
        id: shape.id.clone(),
        wire_name: shape.id.name().to_owned(),
        customization: customization_of(cx, shape, operation, http.as_ref()),
        http,
        module: names.module.clone(),
        docs: Docs::of(
            &shape.traits,
            Docs::text(&format!("The model does not document `{}`.", names.module)),
            &scope,
        ),
        endpoint_params: Vec::new(),
        host_prefix: host_prefix_of(cx, shape, operation),
        compresses_request: compresses_request(cx, shape),
        sends_content_md5: shape.traits.http_checksum_required,
        unsigned_payload: shape.traits.unsigned_payload,
        auth: auth_of_operation(cx, shape),
        sensitive_input: cx.value_properties.may_contain_sensitive(&operation.input),
        sensitive_output: has_sensitive_response(cx, shape, operation),
        pagination: plan_pagination(cx, shape, operation),
        waiters: Vec::new(),
        input,
        output,
        error_name: names.error(),
        errors: errors_of_operation(cx, shape),
        deprecated: deprecation(&shape.traits, &scope),
        name: names.name.clone(),
    }
}

/// Returns whether the output of an operation or one of its errors contains sensitive values.
fn has_sensitive_response(cx: &Context<'_>, shape: &Shape, operation: &Operation) -> bool {
    let errors = cx.closure.errors_of(cx.model, &shape.id);
    cx.value_properties.may_contain_sensitive(&operation.output)
        || errors.iter().any(|id| cx.value_properties.may_contain_sensitive(id))
}

/// Plans the input or output of an operation.
fn plan_message(
    cx: &Context<'_>,
    operation: &Shape,
    id: &ShapeId,
    names: &OperationNames,
    message: Message,
) -> StructurePlan {
    let (name, role, noun) = match message {
        Message::Input => (names.input(), Role::Input, "input"),
        Message::Output => (names.output(), Role::Response, "output"),
    };
    let Some(shape) = cx.shape(id) else {
        return StructurePlan {
            id: id.clone(),
            name,
            docs: Docs::default(),
            members: Vec::new(),
            is_error: false,
            schema_setters: Vec::new(),
            deprecated: None,
        };
    };
    let scope = Scope::of_message(cx, operation, message).on_own_page();
    let mut plan = plan_structure(cx, shape, &name, role, &scope);
    if plan.docs.is_placeholder() {
        let method = names.module.bare();
        plan.docs.prepend_written(&format!(
            "The {noun} of [`Client::{method}`](crate::Client::{method})."
        ));
    }
    let unwraps = operation.traits.s3_unwrapped_xml_output;
    if message == Message::Output && unwraps && cx.protocol.uses("s3UnwrappedXmlOutput") {
        plan.schema_setters.push(SchemaSetter::XmlUnwrappedOutput);
    }
    // An error shape used as an input or output has no error metadata.
    plan.is_error = false;
    plan
}

/// Returns the prefix of the endpoint's host. Each name in braces must be a member of the input with
/// `smithy.api#hostLabel`.
fn host_prefix_of(cx: &Context<'_>, shape: &Shape, operation: &Operation) -> Option<String> {
    let prefix = &shape.traits.endpoint.as_ref()?.host_prefix;
    let input = cx.shape(&operation.input).map(Shape::members).unwrap_or_default();
    let is_label = |name: &str| {
        input.iter().any(|member| {
            member.name == name
                && member.traits.host_label
                && type_of_member(cx, member) == RustType::String
        })
    };
    if let Err(reason) = check_host_prefix(prefix, is_label) {
        let id = ShapeId::prelude("endpoint");
        let span = shape.traits.all.get(&id).map_or(shape.span, |node| node.span);
        let kind = ProblemKind::InvalidTrait { trait_id: id.to_string(), reason };
        cx.sink.report(&shape.id, span, kind);
    }
    Some(prefix.clone())
}

/// Returns whether the request is compressed. Only gzip is supported.
fn compresses_request(cx: &Context<'_>, shape: &Shape) -> bool {
    let Some(compression) = &shape.traits.request_compression else { return false };
    let has_gzip = compression.encodings.iter().any(|name| name.eq_ignore_ascii_case("gzip"));
    if !has_gzip {
        let what = format!("@requestCompression with {}", compression.encodings.join(", "));
        cx.sink.refuse(&shape.id, shape.span, what, "only gzip is supported");
    }
    has_gzip
}

/// Returns the errors that an operation can return.
fn errors_of_operation(cx: &Context<'_>, operation: &Shape) -> Vec<ErrorRef> {
    let ids = cx.closure.errors_of(cx.model, &operation.id);
    let names = ids.iter().filter_map(|id| cx.names.get(id));
    names.map(|name| ErrorRef { name: name.name.clone() }).collect()
}

/// Checks that a prefix consists of parts of a host, and of names in braces that satisfy `is_label`.
fn check_host_prefix(prefix: &str, is_label: impl Fn(&str) -> bool) -> Result<(), String> {
    let mut texts = prefix.split('{');
    let first = texts.next().unwrap_or_default();
    let mut fixed = vec![first];
    for text in texts {
        let Some((name, text)) = text.split_once('}') else {
            return Err(format!("`{prefix}` has an unclosed brace"));
        };
        if !is_label(name) {
            return Err(format!(
                "`{{{name}}}` is not a string member of the input with `smithy.api#hostLabel`"
            ));
        }
        fixed.push(text);
    }
    let is_host = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    match !prefix.is_empty() && fixed.iter().all(|text| text.chars().all(is_host)) {
        true => Ok(()),
        false => Err(format!("`{prefix}` is not a valid host prefix")),
    }
}

#[cfg(test)]
mod tests;
