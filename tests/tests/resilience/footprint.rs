//! What a call takes of memory, and what may go from thread to thread.

use std::error::Error as StdError;
use std::fmt::Debug;

use partnercentral_channel::config::SdkConfig;
use partnercentral_channel::error::{CallError, ServiceError};
use partnercentral_channel::operation::{
    accept_channel_handshake, cancel_channel_handshake, create_channel_handshake,
    create_program_management_account, create_relationship, delete_program_management_account,
    delete_relationship, get_relationship, list_channel_handshakes,
    list_program_management_accounts, list_relationships, list_tags_for_resource,
    reject_channel_handshake, tag_resource, untag_resource, update_program_management_account,
    update_relationship,
};
use partnercentral_channel::types::{
    AssociationType, HandshakeType, ParticipantType, Program, Sector, Tag,
};
use partnercentral_channel::{Client, Config, Error};
use serde_json::json;

use super::server::Server;
use super::setup::{client, list_tags};
use super::step::Step;

/// The size of a future, which may be sent to another thread.
fn size<F: Future + Send + 'static>(future: F) -> usize {
    size_of_val(&future)
}

/// The sizes of the futures of all operations.
fn sizes(client: &Client) -> [usize; 17] {
    [
        size(client.accept_channel_handshake().catalog("").identifier("").send()),
        size(client.cancel_channel_handshake().catalog("").identifier("").send()),
        size({
            let call = client.create_channel_handshake().catalog("");
            let call = call.handshake_type(HandshakeType::StartServicePeriod);
            call.associated_resource_identifier("").send()
        }),
        size({
            let call = client.create_program_management_account().catalog("");
            call.program(Program::Distribution).display_name("").account_id("").send()
        }),
        size({
            let call = client.create_relationship().catalog("").display_name("");
            let call = call.association_type(AssociationType::Internal).sector(Sector::Commercial);
            call.program_management_account_identifier("").associated_account_id("").send()
        }),
        size(client.delete_program_management_account().catalog("").identifier("").send()),
        size({
            let call = client.delete_relationship().catalog("").identifier("");
            call.program_management_account_identifier("").send()
        }),
        size({
            let call = client.get_relationship().catalog("").identifier("");
            call.program_management_account_identifier("").send()
        }),
        size({
            let call = client.list_channel_handshakes().catalog("");
            let call = call.handshake_type(HandshakeType::StartServicePeriod);
            call.participant_type(ParticipantType::Sender).send()
        }),
        size(client.list_program_management_accounts().catalog("").send()),
        size(client.list_relationships().catalog("").send()),
        size(client.list_tags_for_resource().resource_arn("").send()),
        size(client.reject_channel_handshake().catalog("").identifier("").send()),
        size(client.tag_resource().resource_arn("").tags([] as [Tag; 0]).send()),
        size(client.untag_resource().resource_arn("").tag_keys([""; 0]).send()),
        size(client.update_program_management_account().catalog("").identifier("").send()),
        size({
            let call = client.update_relationship().catalog("").identifier("");
            call.program_management_account_identifier("").send()
        }),
    ]
}

#[test]
fn futures_of_calls_are_small() {
    let sizes = sizes(&Client::from_conf(Config::default()));
    // Besides the input, of which the largest is of about 300 bytes, there are only a few pointers: the
    // client, what configures this call, and the call itself.
    assert!(sizes.iter().all(|&size| size <= 416), "{sizes:?}");
}

/// What programs share between threads.
const fn assert_shared<T: Send + Sync + Clone + Debug + 'static>() {}

/// What programs hand from thread to thread, and turn into `Box<dyn Error + Send + Sync>`.
const fn assert_error<T: StdError + Send + Sync + 'static>() {}

/// The errors of operations, alone and as those of calls.
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
        cancel_channel_handshake::CancelChannelHandshakeError,
        create_channel_handshake::CreateChannelHandshakeError,
        create_program_management_account::CreateProgramManagementAccountError,
        create_relationship::CreateRelationshipError,
        delete_program_management_account::DeleteProgramManagementAccountError,
        delete_relationship::DeleteRelationshipError,
        get_relationship::GetRelationshipError,
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

/// Makes a call on a thread with a stack of so many bytes.
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
    // A quarter of what tokio's own threads have; optimized code takes far less.
    call_on_stack(512 * 1024);
}
