//! Bindings of operations and their inputs to parameters of the rules.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#rules-engine-parameter-traits>.

mod plan;

pub use self::plan::{ContextBinding, ContextSource};
use super::parameters::{Parameter, ParameterValue, check_client_params, names};
use super::plan::EndpointPlan;
use super::refused::{Compiled, PathContext, refused, unknown};
use super::types::Kind;
use crate::model::{Member, Node, Operation, ProblemKind, Shape, ShapeKind, Traits};
use crate::plan::context::Context;
use crate::plan::endpoint::refused::accept;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::path::{PathCompiler, PathRoot, PathType, PathValue};
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::rust_type::RustType;

/// The maximum length of a path in messages.
const MAX_QUOTED: usize = 200;

/// Plans the bindings of operations, in order of precedence. Without rules in the model, there are none.
pub(super) fn bind_endpoint_params(
    cx: &Context<'_>,
    service: &Shape,
    plan: &EndpointPlan,
    operations: &mut [OperationPlan],
) {
    let traits = &service.traits;
    let has_rules = traits.endpoint_rule_set.is_some() || traits.endpoint_bdd.is_some();
    let has_params = has_rules || traits.endpoint_label.is_some();
    if let Some(node) = trait_of(service, "clientContextParams").filter(|_| has_params) {
        accept(cx, node, check_client_params(&plan.parameters, &traits.client_context_params));
    }
    for id in &cx.closure.operations {
        let Some(shape) = cx.shape(id) else { continue };
        let ShapeKind::Operation(operation) = &shape.kind else { continue };
        let planned = operations.iter_mut().find(|planned| planned.id == *id);
        if let Some(planned) = planned {
            let of_operation = OperationBindings { cx, plan, service, shape, operation };
            if has_params {
                planned.endpoint_params = of_operation.bindings();
            }
            planned.endpoint_params.extend(endpoint_member(cx, operation));
        }
    }
}

fn trait_of<'s>(shape: &'s Shape, name: &str) -> Option<&'s Node> {
    applied(&shape.traits, "smithy.rules", name)
}

fn applied<'t>(traits: &'t Traits, namespace: &str, name: &str) -> Option<&'t Node> {
    let mut all = traits.all.iter();
    all.find(|(id, _)| id.namespace() == namespace && id.name() == name).map(|(_, node)| node)
}

/// Returns the parameter that a member of an input sets, and the trait that says so.
pub(super) fn context_param<'m>(
    service: &'m Shape,
    member: &'m Member,
) -> Option<(&'m str, &'m Node)> {
    if let Some(name) = &member.traits.context_param {
        return Some((name, applied(&member.traits, "smithy.rules", "contextParam")?));
    }
    let node = applied(&service.traits, "smithy.client", "endpointLabel")?;
    is_endpoint_label(service, member).then_some((&member.name, node))
}

/// Returns whether a member of an input is the label that the endpoint contains.
fn is_endpoint_label(service: &Shape, member: &Member) -> bool {
    member.traits.http_label && service.traits.endpoint_label.as_deref() == Some(&member.name)
}

/// Returns the binding of the member of an operation's input that is the endpoint, if there is one.
fn endpoint_member(cx: &Context<'_>, operation: &Operation) -> Option<ContextBinding> {
    let members = cx.shape(&operation.input).map(Shape::members).unwrap_or_default();
    let member = members.into_iter().find(|member| member.traits.endpoint_member)?;
    if type_of_member(cx, member) != RustType::String {
        let trait_id = "smithy.client#endpoint".to_owned();
        let kind = ProblemKind::InvalidTrait { trait_id, reason: "expected a string".to_owned() };
        cx.sink.report(&member.id, member.span, kind);
        return None;
    }
    let field = cx.member_names(&member.id).field;
    Some(binding("endpoint", ContextSource::Endpoint { field }))
}

/// Plans the bindings of one operation.
struct OperationBindings<'p, 'm> {
    cx: &'p Context<'m>,
    plan: &'p EndpointPlan,
    service: &'p Shape,
    shape: &'p Shape,
    operation: &'p Operation,
}

impl OperationBindings<'_, '_> {
    fn bindings(&self) -> Vec<ContextBinding> {
        let mut bindings = Vec::new();
        if let Some(node) = trait_of(self.shape, "staticContextParams") {
            for (name, param) in &self.shape.traits.static_context_params {
                let binding = self.fixed(name, &param.value).within(name);
                bindings.extend(accept(self.cx, node, binding));
            }
        }
        let members = self.cx.shape(&self.operation.input).map(Shape::members);
        for member in members.unwrap_or_default() {
            if let Some((name, node)) = context_param(self.service, member) {
                let found = accept(self.cx, node, self.of_member(name, member));
                bindings.extend(found.into_iter().flatten());
            }
        }
        if let Some(node) = trait_of(self.shape, "operationContextParams") {
            for (name, param) in &self.shape.traits.operation_context_params {
                let binding = self.of_path(name, &param.path).within("path").within(name);
                bindings.extend(accept(self.cx, node, binding));
            }
        }
        bindings
    }

    fn parameter(&self, name: &str) -> Compiled<&Parameter> {
        match self.plan.parameters.iter().find(|parameter| parameter.wire_name == name) {
            Some(parameter) => Ok(parameter),
            None => {
                let what = format!("the parameter `{name}`");
                unknown(
                    what,
                    "the rules have no such parameter",
                    name,
                    names(&self.plan.parameters),
                )
            }
        }
    }

    fn fixed(&self, name: &str, value: &serde_json::Value) -> Compiled<ContextBinding> {
        let kind = self.parameter(name)?.kind;
        match ParameterValue::of(value).filter(|value| value.kind() == kind) {
            Some(value) => Ok(binding(name, ContextSource::Fixed(value))),
            None => refused(
                format!("the value of the parameter `{name}`"),
                format!("it must be {kind}, but is {value}"),
            )
            .within("value"),
        }
    }

    /// A binding to a member. A required string must not be blank.
    fn of_member(&self, name: &str, member: &Member) -> Compiled<Vec<ContextBinding>> {
        let value = self.value(name, &format!("{:?}", member.name)).within("name")?;
        let is_required = member.traits.required && !member.traits.client_optional;
        let names = || (self.cx.member_names(&member.id).field, member.name.clone());
        let check = if value.value_type != PathType::Text {
            None
        } else if is_endpoint_label(self.service, member) {
            let (field, member) = names();
            Some(ContextSource::Label { field, member })
        } else {
            is_required.then(names).map(|(field, member)| ContextSource::NotBlank { field, member })
        };
        let check = check.map(|source| binding(name, source));
        Ok(check.into_iter().chain([binding(name, ContextSource::Path(value))]).collect())
    }

    fn of_path(&self, name: &str, path: &str) -> Compiled<ContextBinding> {
        Ok(binding(name, ContextSource::Path(self.value(name, path)?)))
    }

    /// Compiles a path in the operation's input, whose value must have the type of a parameter.
    fn value(&self, name: &str, path: &str) -> Compiled<PathValue> {
        let kind = self.parameter(name)?.kind;
        let (cx, Operation { input, output, .. }) = (self.cx, self.operation);
        let value = PathCompiler { cx, input, output }.compile(path, PathRoot::Input);
        let value = value.and_then(|value| match kind {
            Kind::TextList => {
                let fits = value.is_list_of_strings();
                value.checked(fits, &kind.to_string())?.into_present_items()
            }
            kind => {
                let expected = if kind == Kind::Bool { PathType::Bool } else { PathType::Text };
                let fits = value.value_type == expected;
                value.checked(fits, &kind.to_string())
            }
        });
        value.or_else(|error| match path.len() {
            0..=MAX_QUOTED => refused(format!("the path `{path}`"), error.to_string()),
            _ => refused("a path", error.to_string()),
        })
    }
}

fn binding(parameter: &str, source: ContextSource) -> ContextBinding {
    ContextBinding { parameter: parameter.to_owned(), source }
}

#[cfg(test)]
mod tests;
