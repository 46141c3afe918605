//! The operations of both clients: members of their inputs and outputs, and their errors.

use std::pin::Pin;

use pastey::paste;
use serde_json::Value;

use crate::json::{ToJson, optional, required};
use crate::outcome::{ModeledError, Outcome, outcome};
use crate::shapes::structure_to_json;
use crate::{official, ours};
use ours::types::{AssociationType, HandshakeType, ParticipantType, Program, Sector, Tag};

/// An operation of both clients.
#[derive(Debug)]
pub struct Operation {
    /// The operation's name in the model.
    pub name: &'static str,
    pub(crate) ours: Call<ours::Client>,
    pub(crate) official: Call<official::Client>,
}

/// Returns the operation with the given name.
///
/// # Panics
///
/// Panics if the operation does not exist.
pub fn operation(name: &str) -> &'static Operation {
    OPERATIONS
        .iter()
        .find(|operation| operation.name == name)
        .unwrap_or_else(|| panic!("unknown operation {name}"))
}

/// Calls an operation with a JSON input.
pub(crate) type Call<C> = fn(C, Value) -> Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Declares the operations of both clients: the required input members with their types, the optional input
/// members, the output members, and the errors.
macro_rules! operations {
    ($(
        $name:ident $method:ident
        { $($required:ident: $type:ty),* } { $($optional:ident),* }
        -> { $($member:ident),* }
        or $($error:ident)|+;
    )*) => {
        paste! {
            /// The operations that both clients have.
            pub const OPERATIONS: &[Operation] = &[$(Operation {
                name: stringify!($name),
                ours: |client, input| Box::pin(async move {
                    let call = client.$method()
                        $(.$required(required::<$type>(&input, stringify!($required))))*
                        $(.[<set_ $optional>](optional(&input, stringify!($optional))))*;
                    outcome(call.send().await.map_err(Into::into))
                }),
                official: |client, input| Box::pin(async move {
                    let call = client.$method()
                        $(.[<set_ $required>](optional(&input, stringify!($required))))*
                        $(.[<set_ $optional>](optional(&input, stringify!($optional))))*;
                    outcome(call.send().await)
                }),
            },)*];

            $(
                structure_to_json!(ours::operation::$method::[<$name Output>] { $($member),* });
                structure_to_json!(official::operation::$method::[<$name Output>] { $($member),* });
                operations!(@error ours::operation::$method::[<$name Error>] { $($error)* });
                operations!(@error official::operation::$method::[<$name Error>] { $($error)* });
            )*
        }
    };
    (@error $type:ty { $($error:ident)* }) => {
        impl ModeledError for $type {
            fn variant(&self) -> (&'static str, Value) {
                match self {
                    $(Self::$error(error) => (stringify!($error), error.to_json()),)*
                    _ => ("Unhandled", Value::Null),
                }
            }
        }
    };
}

operations! {
    AcceptChannelHandshake accept_channel_handshake
        { catalog: String, identifier: String } {}
        -> { channel_handshake_detail }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    CancelChannelHandshake cancel_channel_handshake
        { catalog: String, identifier: String } {}
        -> { channel_handshake_detail }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    CreateChannelHandshake create_channel_handshake
        { handshake_type: HandshakeType, catalog: String, associated_resource_identifier: String }
        { payload, client_token, tags }
        -> { channel_handshake_detail }
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ServiceQuotaExceededException | ThrottlingException
            | ValidationException;
    CreateProgramManagementAccount create_program_management_account
        { catalog: String, program: Program, display_name: String, account_id: String }
        { client_token, tags }
        -> { program_management_account_detail }
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ServiceQuotaExceededException | ThrottlingException
            | ValidationException;
    CreateRelationship create_relationship
        {
            catalog: String, association_type: AssociationType,
            program_management_account_identifier: String, display_name: String, sector: Sector
        }
        { associated_account_id, resale_account_model, client_token, tags, requested_support_plan }
        -> { relationship_detail }
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ServiceQuotaExceededException | ThrottlingException
            | ValidationException;
    DeleteProgramManagementAccount delete_program_management_account
        { catalog: String, identifier: String } { client_token }
        -> {}
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ThrottlingException | ValidationException;
    DeleteRelationship delete_relationship
        { catalog: String, identifier: String, program_management_account_identifier: String }
        { client_token }
        -> {}
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ThrottlingException | ValidationException;
    GetRelationship get_relationship
        { catalog: String, program_management_account_identifier: String, identifier: String } {}
        -> { relationship_detail }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    ListChannelHandshakes list_channel_handshakes
        { handshake_type: HandshakeType, catalog: String, participant_type: ParticipantType }
        {
            max_results, statuses, associated_resource_identifiers, handshake_type_filters,
            handshake_type_sort, next_token
        }
        -> { items, next_token }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    ListProgramManagementAccounts list_program_management_accounts
        { catalog: String }
        { max_results, display_names, programs, account_ids, statuses, sort, next_token }
        -> { items, next_token }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    ListRelationships list_relationships
        { catalog: String }
        {
            max_results, associated_account_ids, association_types, display_names,
            program_management_account_identifiers, sort, next_token
        }
        -> { items, next_token }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    ListTagsForResource list_tags_for_resource
        { resource_arn: String } {}
        -> { tags }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    RejectChannelHandshake reject_channel_handshake
        { catalog: String, identifier: String } {}
        -> { channel_handshake_detail }
        or AccessDeniedException | InternalServerException | ResourceNotFoundException
            | ThrottlingException | ValidationException;
    TagResource tag_resource
        { resource_arn: String, tags: Vec<Tag> } {}
        -> {}
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ThrottlingException | ValidationException;
    UntagResource untag_resource
        { resource_arn: String, tag_keys: Vec<String> } {}
        -> {}
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ThrottlingException | ValidationException;
    UpdateProgramManagementAccount update_program_management_account
        { catalog: String, identifier: String } { revision, display_name }
        -> { program_management_account_detail }
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ThrottlingException | ValidationException;
    UpdateRelationship update_relationship
        { catalog: String, identifier: String, program_management_account_identifier: String }
        { revision, display_name, requested_support_plan }
        -> { relationship_detail }
        or AccessDeniedException | ConflictException | InternalServerException
            | ResourceNotFoundException | ThrottlingException | ValidationException;
}
