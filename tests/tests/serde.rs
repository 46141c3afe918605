//! `serde` for the generated crate: the wire format, and round trips through a file.

use std::fmt::Debug;
use std::fs::File;
use std::io::BufReader;

use partnercentral_channel::operation::create_relationship::{
    CreateRelationshipInput, CreateRelationshipOutput,
};
use partnercentral_channel::operation::list_channel_handshakes::ListChannelHandshakesOutput;
use partnercentral_channel::test_util::{offline, replay, response, wire};
use partnercentral_channel::types::ValidationExceptionReason;
use partnercentral_channel::types::error::ValidationException;
use partnercentral_channel::types::{
    ChannelHandshakePayload, Coverage, HandshakeDetail, HandshakeStatus, HandshakeType,
    ParticipantType, PartnerLedSupport, Provider, ResoldEnterprise, RevokeServicePeriodPayload,
    ServicePeriodType, StartServicePeriodPayload, SupportPlan,
};
use partnercentral_channel::{Client, SERVICE};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use smithy_client_runtime::operation::Operation;
use tests::partnercentral_channel as model_path;

/// Returns the model's examples of an operation.
fn examples(operation: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(model_path()).expect("the model");
    let model: Value = serde_json::from_str(&text).expect("JSON");
    let id = format!("com.amazonaws.partnercentralchannel#{operation}");
    let examples = model["shapes"][id]["traits"]["smithy.api#examples"].as_array();
    examples.expect("examples").clone()
}

/// Asserts that `serde` and the protocol agree on an operation's examples.
fn assert_examples<O: Operation>()
where
    O::Input: Serialize + DeserializeOwned + PartialEq,
    O::Output: Serialize + DeserializeOwned + PartialEq,
{
    for example in examples(O::NAME) {
        let input: O::Input = serde_json::from_value(example["input"].clone()).expect("an input");
        assert_eq!(wire::request_body::<O>(&SERVICE, &input).expect("a body"), example["input"]);
        assert_eq!(serde_json::to_value(&input).expect("JSON"), example["input"]);
        let Some(output) = example.get("output") else { continue };
        let read: O::Output = serde_json::from_value(output.clone()).expect("an output");
        assert_eq!(wire::output::<O>(&SERVICE, output).expect("an output"), read);
        assert_eq!(serde_json::to_value(&read).expect("JSON"), *output);
        assert_returns(&read);
    }
}

macro_rules! examples_of {
    ($($module:ident: $operation:ident,)*) => {
        $(
            #[test]
            fn $module() {
                assert_examples::<partnercentral_channel::operation::$module::$operation>();
            }
        )*
    };
}

examples_of! {
    accept_channel_handshake: AcceptChannelHandshake,
    cancel_channel_handshake: CancelChannelHandshake,
    create_channel_handshake: CreateChannelHandshake,
    create_program_management_account: CreateProgramManagementAccount,
    create_relationship: CreateRelationship,
    delete_program_management_account: DeleteProgramManagementAccount,
    delete_relationship: DeleteRelationship,
    get_relationship: GetRelationship,
    list_channel_handshakes: ListChannelHandshakes,
    list_program_management_accounts: ListProgramManagementAccounts,
    list_relationships: ListRelationships,
    list_tags_for_resource: ListTagsForResource,
    reject_channel_handshake: RejectChannelHandshake,
    tag_resource: TagResource,
    untag_resource: UntagResource,
    update_program_management_account: UpdateProgramManagementAccount,
    update_relationship: UpdateRelationship,
}

/// Asserts that a value survives a round trip through a file.
#[track_caller]
fn assert_returns<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("value.json");
    serde_json::to_writer_pretty(File::create(&path).expect("a file"), value).expect("written");
    let file = BufReader::new(File::open(&path).expect("the file"));
    assert_eq!(serde_json::from_reader::<_, T>(file).expect("read"), *value);
}

#[test]
fn all_union_members_round_trip() {
    let support = PartnerLedSupport::builder()
        .coverage(Coverage::EntireOrganization)
        .provider(Provider::Distributor)
        .tam_location("Oslo")
        .build();
    let enterprise =
        ResoldEnterprise::builder().coverage(Coverage::EntireOrganization).tam_location("Oslo");
    for plan in [SupportPlan::from(support), SupportPlan::from(enterprise.build())] {
        assert_returns(&plan);
    }
    let start = StartServicePeriodPayload::builder()
        .program_management_account_identifier("pma-1")
        .service_period_type(ServicePeriodType::FixedCommitmentPeriod)
        .build();
    let revoke = RevokeServicePeriodPayload::builder().program_management_account_identifier("p");
    for payload in
        [ChannelHandshakePayload::from(start), ChannelHandshakePayload::from(revoke.build())]
    {
        assert_returns(&payload);
    }
}

/// Lists handshakes, and returns the output read from the given body.
fn listed(body: String) -> ListChannelHandshakesOutput {
    let config = offline().http_client(replay([response(200, body)])).build();
    let call = Client::from_conf(config)
        .list_channel_handshakes()
        .handshake_type(HandshakeType::StartServicePeriod)
        .catalog("AWS")
        .participant_type(ParticipantType::Receiver);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(call.send()).expect("an output")
}

#[test]
fn additions_of_later_versions_round_trip() {
    let body = json!({ "items": [
        { "status": "LATER", "detail": { "laterDetail": { "a": [1] } }, "later": true },
        { "detail": { "startServicePeriodHandshakeDetail": { "startDate": "2026-11-21T09:30:00.5Z" } } },
    ] });
    let output = listed(body.to_string());
    assert_returns(&output);
    let read: ListChannelHandshakesOutput = serde_json::from_value(body).expect("an output");
    assert_eq!(read.items, output.items);
    let [first, _] = output.items.as_deref().expect("items") else { panic!("{output:?}") };
    assert_eq!(first.status, Some(HandshakeStatus::from("LATER")));
    assert!(matches!(first.detail, Some(HandshakeDetail::Unknown { .. })));
    assert_eq!(
        serde_json::to_value(first).expect("JSON"),
        json!({ "status": "LATER", "detail": {} })
    );
}

#[test]
fn errors_round_trip_with_metadata() {
    let error = ValidationException::builder()
        .message("no")
        .reason(ValidationExceptionReason::RequestValidationFailed);
    assert_returns(&error.clone().build());
    let metadata = partnercentral_channel::error::ErrorMetadata::builder()
        .code("ValidationException")
        .message("no")
        .custom("aws_request_id", "r-1");
    assert_returns(&error.metadata(metadata.build()).build());
}

/// Returns the error of reading an input with all required members and one more.
fn refused(member: &str, value: Value) -> String {
    let mut json = json!({
        "catalog": "AWS",
        "associationType": "END_CUSTOMER",
        "programManagementAccountIdentifier": "pma-1",
        "displayName": "Lindqvist",
        "sector": "COMMERCIAL",
    });
    assert!(serde_json::from_value::<CreateRelationshipInput>(json.clone()).is_ok());
    json[member] = value;
    serde_json::from_value::<CreateRelationshipInput>(json).expect_err("an error").to_string()
}

#[test]
fn inputs_are_read_strictly() {
    let error = serde_json::from_str::<CreateRelationshipInput>("{}").expect_err("an error");
    assert_eq!(
        error.to_string(),
        "missing required members `catalog`, `associationType`, `programManagementAccountIdentifier`, `displayName` \
         and `sector` of CreateRelationshipInput"
    );
    assert_eq!(
        refused("client_token", json!("t")),
        "unknown member `client_token` of CreateRelationshipInput, expected `clientToken`"
    );
    assert_eq!(
        refused("tags", json!([{ "key": "team", "value": "north" }, { "key": "cost" }])),
        "tags[1]: missing required member `value` of Tag"
    );
    assert_eq!(
        refused("tags", json!([{ "key": "team", "value": "north", "color": "red" }])),
        "tags[0]: unknown member `color` of Tag, expected one of `key` or `value`"
    );
}

#[test]
fn outputs_are_read_leniently() {
    let read: CreateRelationshipOutput =
        serde_json::from_value(json!({ "later": 1, "relationshipDetail": { "later": {} } }))
            .expect("an output");
    assert!(read.relationship_detail.is_some());
}
