//! Dispatch of operations by name.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fault::Fault;
use super::store::Store;
use super::{model, validation};

/// Runs an operation for an AWS account.
///
/// # Errors
///
/// Fails if the operation is unknown, its input does not match the model, or the operation fails.
pub(super) fn call(
    store: &mut Store,
    caller: &str,
    operation: &str,
    input: Value,
) -> Result<Value, Fault> {
    let shape = model::input_of(operation).ok_or_else(|| Fault::unknown_operation(operation))?;
    validation::check(shape, &input)?;
    store.end_contracts();
    if let Some(answer) = store.responses.recall(caller, operation, &input)? {
        return Ok(answer);
    }
    let answer = execute(store, caller, operation, input.clone())?;
    store.responses.keep(caller, operation, input, &answer);
    Ok(answer)
}

/// Deserializes the input of an operation, runs the operation, and serializes its output.
macro_rules! operations {
    ($($name:literal => $method:ident,)*) => {
        fn execute(
            store: &mut Store,
            caller: &str,
            operation: &str,
            input: Value,
        ) -> Result<Value, Fault> {
            match operation {
                $($name => run(input, |input| store.$method(caller, input)),)*
                _ => Err(Fault::unknown_operation(operation)),
            }
        }
    };
}

operations! {
    "AcceptChannelHandshake" => accept_channel_handshake,
    "CancelChannelContract" => cancel_channel_contract,
    "CancelChannelHandshake" => cancel_channel_handshake,
    "CreateChannelContract" => create_channel_contract,
    "CreateChannelHandshake" => create_channel_handshake,
    "CreateProgramManagementAccount" => create_program_management_account,
    "CreateRelationship" => create_relationship,
    "DeleteProgramManagementAccount" => delete_program_management_account,
    "DeleteRelationship" => delete_relationship,
    "GetChannelContract" => get_channel_contract,
    "GetRelationship" => get_relationship,
    "ListChannelContracts" => list_channel_contracts,
    "ListChannelHandshakes" => list_channel_handshakes,
    "ListProgramManagementAccounts" => list_program_management_accounts,
    "ListRelationships" => list_relationships,
    "ListTagsForResource" => list_tags_for_resource,
    "RejectChannelHandshake" => reject_channel_handshake,
    "TagResource" => tag_resource,
    "UntagResource" => untag_resource,
    "UpdateProgramManagementAccount" => update_program_management_account,
    "UpdateRelationship" => update_relationship,
}

fn run<I: DeserializeOwned, O: Serialize>(
    input: Value,
    operation: impl FnOnce(I) -> Result<O, Fault>,
) -> Result<Value, Fault> {
    let input = serde_json::from_value(input).map_err(|error| Fault::unreadable(&error))?;
    serde_json::to_value(operation(input)?).map_err(|error| Fault::internal(&error))
}
