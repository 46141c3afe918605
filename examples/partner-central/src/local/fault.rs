//! Error responses.

use partnercentral_channel::types::error::{
    AccessDeniedException, ConflictException, ResourceNotFoundException, ValidationException,
};
use partnercentral_channel::types::{ValidationExceptionField, ValidationExceptionReason};
use serde::Serialize;
use serde_json::{Value, json};

use super::kind::Kind;

/// An error response.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) status: u16,
    /// The name of the error's shape, or the AWS error code of an error that models omit.
    pub(super) code: &'static str,
    /// The members of the error.
    pub(super) members: Value,
}

/// Errors of the model, with their HTTP statuses.
impl Fault {
    /// The caller is not allowed to access the resource.
    pub(super) fn denied(message: impl Into<String>) -> Self {
        let error = AccessDeniedException::builder().message(message).build();
        Self::modeled(403, "AccessDeniedException", &error)
    }

    /// The request conflicts with a resource.
    pub(super) fn conflict(kind: Kind, id: &str, message: impl Into<String>) -> Self {
        let error = ConflictException::builder()
            .message(message)
            .resource_id(id)
            .resource_type(kind.name())
            .build();
        Self::modeled(409, "ConflictException", &error)
    }

    /// The resource does not exist, or the caller may not see it.
    pub(super) fn not_found(kind: Kind, identifier: &str) -> Self {
        let error = ResourceNotFoundException::builder()
            .message(format!("{} {identifier} does not exist.", kind.name()))
            .resource_id(identifier)
            .resource_type(kind.name())
            .build();
        Self::modeled(404, "ResourceNotFoundException", &error)
    }

    /// Members of the request violate constraints of the model.
    pub(super) fn malformed(fields: Vec<ValidationExceptionField>) -> Self {
        let error = ValidationException::builder()
            .message(format!("Number of invalid members: {}.", fields.len()))
            .reason(ValidationExceptionReason::RequestValidationFailed)
            .field_list(fields)
            .build();
        Self::modeled(400, "ValidationException", &error)
    }

    /// The request is well-formed, but violates a rule of the service.
    pub(super) fn invalid(
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

/// Errors common to all AWS services.
impl Fault {
    /// The server failed.
    pub(super) fn internal(error: &serde_json::Error) -> Self {
        Self::plain(500, "InternalServerException", &error.to_string())
    }

    /// The request has no credentials.
    pub(super) fn not_signed() -> Self {
        let message = "The request is not signed with credentials of the local server.";
        Self::plain(403, "UnrecognizedClientException", message)
    }

    /// The signature does not match the secret key.
    pub(super) fn wrong_signature() -> Self {
        let message = "The signature does not match the request and the secret key.";
        Self::plain(403, "InvalidSignatureException", message)
    }

    /// The body is not JSON, or does not match the operation's input.
    pub(super) fn unreadable(error: &serde_json::Error) -> Self {
        Self::plain(400, "SerializationException", &error.to_string())
    }

    /// The request uses another protocol or an unknown operation.
    pub(super) fn unknown_operation(target: &str) -> Self {
        let message = format!("Operation {target} does not exist.");
        Self::plain(400, "UnknownOperationException", &message)
    }

    fn plain(status: u16, code: &'static str, message: &str) -> Self {
        Self { status, code, members: json!({ "message": message }) }
    }
}

/// Returns a validation error for one member.
pub(super) fn field(
    name: impl Into<String>,
    code: &str,
    message: impl Into<String>,
) -> ValidationExceptionField {
    ValidationExceptionField::builder().name(name).code(code).message(message).build()
}
