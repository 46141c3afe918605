//! Which members are required.

use super::plan::Presence;
use crate::model::{HttpMessage, Member};
use crate::plan::context::Context;
use crate::plan::types::tokens::is_filled_in;

/// The role of a structure, which decides the presence of its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The input of an operation. The client does not send default values, since the service applies them.
    Input,
    /// The output or an error of an operation.
    Response,
    /// Any other structure.
    Value,
}

impl Role {
    /// Returns the message that the structure describes, if it is one.
    pub(in crate::plan) fn message(self) -> Option<HttpMessage> {
        match self {
            Self::Input => Some(HttpMessage::Request),
            Self::Response => Some(HttpMessage::Response),
            Self::Value => None,
        }
    }
}

/// Returns the presence of a member of a structure with a role.
pub(crate) fn presence_of(
    cx: &Context<'_>,
    member: &Member,
    has_default: bool,
    role: Role,
) -> Presence {
    let traits = &member.traits;
    let is_set_by_client = || is_filled_in(cx, member) || has_input_default(cx, member);
    if traits.client_optional || role == Role::Input && is_set_by_client() {
        return Presence::Optional;
    }
    match (traits.required, has_default, role) {
        (true, ..) => Presence::Required,
        (false, true, Role::Response | Role::Value) => Presence::Defaulted,
        _ => Presence::Optional,
    }
}

/// Returns whether clients set the member of an input if it is unset.
fn has_input_default(cx: &Context<'_>, member: &Member) -> bool {
    let service = cx.shape(&cx.closure.service);
    service.is_some_and(|service| service.traits.input_defaults.contains_key(&member.name))
}
