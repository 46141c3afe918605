//! Memory usage of calls, and thread safety of public types.

use std::error::Error as StdError;
use std::fmt::Debug;

use partnercentral_channel::config::SdkConfig;
use partnercentral_channel::error::{CallError, ServiceError};
use partnercentral_channel::operation::{
    accept_channel_handshake, cancel_channel_contract, cancel_channel_handshake,
    create_channel_contract, create_channel_handshake, create_program_management_account,
    create_relationship, delete_program_management_account, delete_relationship,
    get_channel_contract, get_relationship, list_channel_contracts, list_channel_handshakes,
    list_program_management_accounts, list_relationships, list_tags_for_resource,
    reject_channel_handshake, tag_resource, untag_resource, update_program_management_account,
    update_relationship,
};
use partnercentral_channel::types::{
    AssociationType, ChannelContractType, HandshakeType, ParticipantType, Program, Sector, Tag,
};
use partnercentral_channel::{Client, Config, Error};
use serde_json::json;

use super::sensitive::terms;
use super::server::Server;
use super::setup::{client, list_tags};
use super::step::Step;

/// Returns the size of a call's future. The future can be sent to another thread.
fn size(future: impl Future + Send + 'static) -> usize {
    size_of_val(&future)
}

/// Returns the sizes of the futures of all operations.
fn sizes(client: &Client) -> [usize; 21] {
    let groups: [&[usize]; 5] = [
        &account_sizes(client),
        &relationship_sizes(client),
        &handshake_sizes(client),
        &contract_sizes(client),
        &tag_sizes(client),
    ];
    groups.concat().try_into().expect("21 operations")
}

fn account_sizes(client: &Client) -> [usize; 4] {
    [
        size({
            let call = client.create_program_management_account().catalog("");
            call.program(Program::Distribution).display_name("").account_id("").send()
        }),
        size(client.delete_program_management_account().catalog("").identifier("").send()),
        size(client.list_program_management_accounts().catalog("").send()),
        size(client.update_program_management_account().catalog("").identifier("").send()),
    ]
}

fn relationship_sizes(client: &Client) -> [usize; 5] {
    [
        size({
            let call = client.create_relationship().catalog("").display_name("");
            let call = call.association_type(AssociationType::Internal).sector(Sector::Commercial);
            call.program_management_account_identifier("").send()
        }),
        size({
            let call = client.delete_relationship().catalog("").identifier("");
            call.program_management_account_identifier("").send()
        }),
        size({
            let call = client.get_relationship().catalog("").identifier("");
            call.program_management_account_identifier("").send()
        }),
        size(client.list_relationships().catalog("").send()),
        size({
            let call = client.update_relationship().catalog("").identifier("");
            call.program_management_account_identifier("").send()
        }),
    ]
}

fn handshake_sizes(client: &Client) -> [usize; 5] {
    [
        size(client.accept_channel_handshake().catalog("").identifier("").send()),
        size(client.cancel_channel_handshake().catalog("").identifier("").send()),
        size({
            let call = client.create_channel_handshake().catalog("");
            let call = call.handshake_type(HandshakeType::StartServicePeriod);
            call.associated_resource_identifier("").send()
        }),
        size({
            let call = client.list_channel_handshakes().catalog("");
            let call = call.handshake_type(HandshakeType::StartServicePeriod);
            call.participant_type(ParticipantType::Sender).send()
        }),
        size(client.reject_channel_handshake().catalog("").identifier("").send()),
    ]
}

fn contract_sizes(client: &Client) -> [usize; 4] {
    [
        size(client.cancel_channel_contract().catalog("").identifier("").send()),
        size({
            let call = client.create_channel_contract().catalog("");
            let call = call.contract_type(ChannelContractType::ManagedServicesAttestation);
            call.payload(terms("")).send()
        }),
        size(client.get_channel_contract().catalog("").identifier("").send()),
        size({
            let call = client.list_channel_contracts().catalog("");
            call.contract_type(ChannelContractType::ManagedServicesAttestation).send()
        }),
    ]
}

fn tag_sizes(client: &Client) -> [usize; 3] {
    [
        size(client.list_tags_for_resource().resource_arn("").send()),
        size(client.tag_resource().resource_arn("").tags([] as [Tag; 0]).send()),
        size(client.untag_resource().resource_arn("").tag_keys([""; 0]).send()),
    ]
}

#[test]
fn futures_of_calls_are_small() {
    let sizes = sizes(&Client::from_conf(Config::default()));
    // The size of a few pointers: the call itself is on the heap.
    assert!(sizes.iter().all(|&size| size <= 32), "{sizes:?}");
}

/// Checks a type that programs share between threads.
const fn assert_shared<T: Send + Sync + Clone + Debug + 'static>() {}

/// Checks an error type that programs send between threads and convert to `Box<dyn Error + Send + Sync>`.
const fn assert_error<T: StdError + Send + Sync + 'static>() {}

/// Checks the errors of operations and of their calls.
macro_rules! assert_errors {
    ($($error:ty,)*) => {
        $(
            assert_shared::<$error>();
            assert_error::<$error>();
            assert_error::<CallError<$error>>();
        )*
    };
}

const _: () = {
    assert_shared::<Client>();
    assert_shared::<Config>();
    assert_shared::<SdkConfig>();
    assert_shared::<ServiceError>();
    assert_error::<ServiceError>();
    assert_error::<Error>();
    assert_errors! {
        accept_channel_handshake::AcceptChannelHandshakeError,
        cancel_channel_contract::CancelChannelContractError,
        cancel_channel_handshake::CancelChannelHandshakeError,
        create_channel_contract::CreateChannelContractError,
        create_channel_handshake::CreateChannelHandshakeError,
        create_program_management_account::CreateProgramManagementAccountError,
        create_relationship::CreateRelationshipError,
        delete_program_management_account::DeleteProgramManagementAccountError,
        delete_relationship::DeleteRelationshipError,
        get_channel_contract::GetChannelContractError,
        get_relationship::GetRelationshipError,
        list_channel_contracts::ListChannelContractsError,
        list_channel_handshakes::ListChannelHandshakesError,
        list_program_management_accounts::ListProgramManagementAccountsError,
        list_relationships::ListRelationshipsError,
        list_tags_for_resource::ListTagsForResourceError,
        reject_channel_handshake::RejectChannelHandshakeError,
        tag_resource::TagResourceError,
        untag_resource::UntagResourceError,
        update_program_management_account::UpdateProgramManagementAccountError,
        update_relationship::UpdateRelationshipError,
    }
};

/// Makes a call on a thread with the given stack size.
fn call_on_stack(bytes: usize) {
    let call = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let server = Server::start([Step::html(503), Step::ok(&json!({}))]).await;
            list_tags(&client(&server)).await.expect("the second attempt succeeds");
            assert_eq!(server.log().requests.len(), 2);
        });
    };
    let thread = std::thread::Builder::new().stack_size(bytes).spawn(call).expect("a thread");
    thread.join().expect("no panic");
}

#[test]
fn a_call_needs_little_stack() {
    // A quarter of the stack of tokio's threads; optimized code needs much less.
    call_on_stack(512 * 1024);
}
