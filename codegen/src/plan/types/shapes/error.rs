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
    /// The error's code in responses, if it is not the shape's name.
    pub code: Option<String>,
    /// Whether no message of the error may be displayed, because the shape is sensitive.
    pub sensitive: bool,
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
    let mut structure = plan_structure(cx, shape, name, Role::Response, &scope);
    if structure.docs.is_placeholder() {
        structure.docs.prepend_written(match shape.traits.error {
            Some(ErrorFault::Server) => "A server error.",
            _ => "A client error.",
        });
    }
    let code = shape.traits.aws_query_error.as_ref().map(|error| error.code.clone());
    ErrorPlan {
        structure,
        retry: retry(shape),
        code: code.filter(|_| cx.protocol.uses("awsQueryError")),
        sensitive: shape.traits.sensitive,
    }
}

fn retry(shape: &Shape) -> Option<Retry> {
    let retryable = shape.traits.retryable?;
    Some(match shape.traits.error {
        _ if retryable.throttling => Retry::Throttling,
        Some(ErrorFault::Server) => Retry::ServerError,
        _ => Retry::ClientError,
    })
}
