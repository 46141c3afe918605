//! What requests fail with.

use partnercentral_channel::types::error::{
    AccessDeniedException, ConflictException, ResourceNotFoundException, ValidationException,
};
use partnercentral_channel::types::{ValidationExceptionField, ValidationExceptionReason};
use serde::Serialize;
use serde_json::{Value, json};

use super::kind::Kind;

/// An error as it is answered.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) status: u16,
    /// The name of the error's shape, or what AWS calls errors that models leave out.
    pub(super) code: &'static str,
    /// Its members.
    pub(super) members: Value,
}

/// Errors of the model, with the statuses that the model gives them.
impl Fault {
    /// Someone else's business.
    pub(super) fn denied(message: impl Into<String>) -> Self {
        let error = AccessDeniedException::builder().message(message).build();
        Self::modeled(403, "AccessDeniedException", &error)
    }

    /// A resource stands in the way.
    pub(super) fn conflict(kind: Kind, id: &str, message: impl Into<String>) -> Self {
        let error = ConflictException::builder()
            .message(message)
            .resource_id(id)
            .resource_type(kind.name())
            .build();
        Self::modeled(409, "ConflictException", &error)
    }

    /// There is no such resource, or none that the caller may see.
    pub(super) fn not_found(kind: Kind, identifier: &str) -> Self {
        let error = ResourceNotFoundException::builder()
            .message(format!("There is no {} {identifier}.", kind.name()))
            .resource_id(identifier)
            .resource_type(kind.name())
            .build();
        Self::modeled(404, "ResourceNotFoundException", &error)
    }

    /// The request breaks what the model says about its members.
    pub(super) fn malformed(fields: Vec<ValidationExceptionField>) -> Self {
        let error = ValidationException::builder()
            .message(format!("{} of the request's members can't be accepted.", fields.len()))
            .reason(ValidationExceptionReason::RequestValidationFailed)
            .field_list(fields)
            .build();
        Self::modeled(400, "ValidationException", &error)
    }

    /// The request is well-formed, but makes no sense.
    pub(super) fn against_the_rules(
        message: impl Into<String>,
        fields: impl IntoIterator<Item = ValidationExceptionField>,
    ) -> Self {
        let error = ValidationException::builder()
            .message(message)
            .reason(ValidationExceptionReason::BusinessValidationFailed)
            .field_list(fields)
            .build();
        Self::modeled(400, "ValidationException", &error)
    }

    fn modeled(status: u16, code: &'static str, error: &impl Serialize) -> Self {
        match serde_json::to_value(error) {
            Ok(members) => Self { status, code, members },
            Err(error) => Self::internal(&error),
        }
    }
}

/// Errors that AWS has for all services.
impl Fault {
    /// The server itself has failed.
    pub(super) fn internal(error: &serde_json::Error) -> Self {
        Self::plain(500, "InternalServerException", &error.to_string())
    }

    /// Nothing in the request says who sends it.
    pub(super) fn not_signed() -> Self {
        let message = "The request is not signed with credentials of the local server.";
        Self::plain(403, "UnrecognizedClientException", message)
    }

    /// The signature is not the one that the secret key gives.
    pub(super) fn wrong_signature() -> Self {
        let message = "The signature does not match the request and the secret key.";
        Self::plain(403, "InvalidSignatureException", message)
    }

    /// The body is no JSON, or not of the operation's form.
    pub(super) fn unreadable(error: &serde_json::Error) -> Self {
        Self::plain(400, "SerializationException", &error.to_string())
    }

    /// The request is of another protocol, or of an operation that there isn't.
    pub(super) fn unknown_operation(target: &str) -> Self {
        let message = format!("There is no operation {target}.");
        Self::plain(400, "UnknownOperationException", &message)
    }

    fn plain(status: u16, code: &'static str, message: &str) -> Self {
        Self { status, code, members: json!({ "message": message }) }
    }
}

/// A complaint about one member.
pub(super) fn field(
    name: impl Into<String>,
    code: &str,
    message: impl Into<String>,
) -> ValidationExceptionField {
    ValidationExceptionField::builder().name(name).code(code).message(message).build()
}
