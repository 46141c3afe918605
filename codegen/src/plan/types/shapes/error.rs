//! Error shapes.

use super::structure::{StructurePlan, plan_structure};
use crate::model::{ErrorFault, Shape};
use crate::plan::context::Context;
use crate::plan::links::Scope;
use crate::plan::names::name::Name;
use crate::plan::types::members::Role;

/// An error shape.
#[derive(Clone, Debug)]
pub struct ErrorPlan {
    /// The structure.
    pub structure: StructurePlan,
    /// The retry kind, if the model marks the error as retryable.
    pub retry: Option<Retry>,
    /// Whether the message is redacted in logs.
    pub sensitive_message: bool,
}

/// The kind of a retryable error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The service throttles requests.
    Throttling,
    /// The client is at fault.
    ClientError,
    /// The server is at fault.
    ServerError,
}

/// An error that an operation can return.
#[derive(Clone, Debug)]
pub struct ErrorRef {
    /// The name of the error's type and of its variant.
    pub name: Name,
}

impl ErrorPlan {
    /// Returns the error as a variant of an enum of errors.
    pub fn as_ref(&self) -> ErrorRef {
        ErrorRef { name: self.structure.name.clone() }
    }
}

pub(super) fn plan_error(cx: &Context<'_>, shape: &Shape, name: &Name) -> ErrorPlan {
    let scope = Scope::of_type(cx, shape).on_own_page();
    let mut structure = plan_structure(cx, shape, name, Role::Value, &scope);
    if structure.docs.is_placeholder() {
        structure.docs.prepend_written(match shape.traits.error {
            Some(ErrorFault::Server) => "A server error.",
            _ => "A client error.",
        });
    }
    let mut messages = structure.members.iter().filter(|member| is_message(&member.wire_name));
    let sensitive_message = shape.traits.sensitive || messages.any(|member| member.sensitive);
    ErrorPlan { retry: retry(shape), sensitive_message, structure }
}

/// Returns whether a member with the name holds an error's message.
fn is_message(name: &str) -> bool {
    ["message", "errorMessage"].iter().any(|message| name.eq_ignore_ascii_case(message))
}

fn retry(shape: &Shape) -> Option<Retry> {
    let retryable = shape.traits.retryable?;
    Some(match shape.traits.error {
        _ if retryable.throttling => Retry::Throttling,
        Some(ErrorFault::Server) => Retry::ServerError,
        _ => Retry::ClientError,
    })
}
