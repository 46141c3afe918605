//! Inputs that violate constraints of the model: all violations are reported, and the client does not send the
//! request if validation is enabled.

use std::error::Error;

use partnercentral_channel::Client;
use partnercentral_channel::config::IdempotencyTokenSource;
use partnercentral_channel::error::{CallError, ConstraintRule, ConstraintViolations, LengthUnit};
use partnercentral_channel::operation::create_relationship::{
    CreateRelationshipError, CreateRelationshipInput,
};
use partnercentral_channel::operation::list_relationships::ListRelationshipsInput;
use partnercentral_channel::operation::untag_resource::UntagResourceInput;
use partnercentral_channel::types::{
    AssociationType, Coverage, ResoldEnterprise, Sector, SupportPlan, Tag,
};
use serde_json::json;
use smithy_client_runtime::value::Value;

use super::server::{Answer, Server};

const PMA: &str = "pma-0123456789abc";

/// Returns the messages of all violations.
fn words(checked: Result<(), ConstraintViolations>) -> Vec<String> {
    let violations = checked.expect_err("violations");
    violations.iter().map(ToString::to_string).collect()
}

#[test]
fn reports_all_violations_with_their_paths() {
    let plan = ResoldEnterprise::builder()
        .coverage(Coverage::EntireOrganization)
        .tam_location("Oslo")
        .charge_account_id("12345678901x")
        .build();
    let input = CreateRelationshipInput::builder()
        .catalog("A W S")
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier(PMA)
        .associated_account_id("1234")
        .display_name("d".repeat(31))
        .sector(Sector::from("SPACE"))
        .client_token("a b")
        .tags([tag("team", "north"), tag("", "n"), tag("k", "!"), tag("größe", "")])
        .requested_support_plan(plan)
        .build();
    assert_eq!(
        words(input.validate()),
        [
            "`catalog` is \"A W S\", but must match `^[a-zA-Z]*$`",
            "`associatedAccountId` has 4 characters, but must have exactly 12",
            "`displayName` has 31 characters, but must have at most 30",
            "`clientToken` is \"a b\", but must match `^[!-~]*$`",
            "`tags[1].key` has 0 characters, but must have at least 1",
            r#"`tags[2].value` is "!", but must match `^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$`"#,
            "`requestedSupportPlan.resoldEnterprise.chargeAccountId` is \"12345678901x\", but must \
             match `^[0-9]*$`",
        ]
    );
}

#[test]
fn checks_numbers_and_items() {
    let input = ListRelationshipsInput::builder().catalog("AWS").max_results(101);
    let input = input.display_names(["North", "So\nuth"]).build();
    assert_eq!(
        words(input.validate()),
        [
            "`maxResults` is 101, but must be 1 to 100",
            r#"`displayNames[1]` is "So\nuth", but must match `^[^\x00-\x1F\x7F]*$`"#,
        ]
    );
    let arn = "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS/relationship/rs-1";
    let input = UntagResourceInput::builder().resource_arn(arn).tag_keys([""]).build();
    assert_eq!(
        words(input.validate()),
        [
            format!("`resourceArn` doesn't match `{ARN_PATTERN}`").as_str(),
            "`tagKeys[0]` has 0 characters, but must have at least 1",
        ]
    );
}

const ARN_PATTERN: &str = "^arn:[a-z-]+:partnercentral:[a-z0-9-]+:[0-9]{12}:catalog/[a-zA-Z]+/\
    (program-management-account/pma-[a-z0-9]{13}(/relationship/rs-[a-z0-9]{13})?\
    |channel-handshake/ch-[a-z0-9]{13}|channel-contract/cc-[a-z0-9]{13})$";

#[test]
fn accepts_values_at_the_limits() {
    let input = CreateRelationshipInput::builder()
        .catalog("a".repeat(64))
        .association_type(AssociationType::Internal)
        .program_management_account_identifier(PMA)
        .associated_account_id("123456789012")
        .display_name("ä".repeat(30))
        .sector(Sector::Commercial)
        .tags([tag(&"k".repeat(128), "")])
        .build();
    // The client generates the missing token.
    assert_eq!(input.validate(), Ok(()));
}

#[test]
fn violations_contain_the_constraint() {
    let input = ListRelationshipsInput::builder().catalog("").build();
    let violations = input.validate().expect_err("too short");
    let violation = violations.into_iter().next().expect("a violation");
    assert_eq!(violation.path(), "catalog");
    let rule = ConstraintRule::Length { min: Some(1), max: Some(64), unit: LengthUnit::Characters };
    assert_eq!(*violation.rule(), rule);
}

#[tokio::test]
async fn does_not_send_invalid_inputs_if_validation_is_enabled() {
    let server = Server::start([Answer::ok(&json!({}))]).await;
    let client = Client::from_conf(server.config().validate_inputs(true).build());
    let error = create(&client, "").await.expect_err("not sent");
    assert_eq!(
        format!("{error:#}"),
        "CreateRelationship failed: the input violates constraints of the model: `displayName` has 0 characters, \
         but must have at least 1"
    );
    let violations = error.constraint_violations().expect("violations");
    assert_eq!(
        violations.iter().map(|violation| violation.path()).collect::<Vec<_>>(),
        ["displayName"]
    );
    let error = error.into_sdk_error();
    assert!(error.source().is_some_and(|source| source.is::<ConstraintViolations>()));
    assert!(server.verified().is_empty());

    create(&client, "North").await.expect("the call succeeds");
    assert_eq!(server.only_verified().request.json()["displayName"], "North");
}

#[tokio::test]
async fn sends_invalid_inputs_if_validation_is_disabled() {
    for validate in [None, Some(false)] {
        let server = Server::start([Answer::ok(&json!({}))]).await;
        let config = validate.into_iter().fold(server.config(), |c, on| c.validate_inputs(on));
        let client = Client::from_conf(config.build());
        create(&client, "").await.expect("the server accepts the input");
        assert_eq!(server.only_verified().request.json()["displayName"], "");
    }
}

#[tokio::test]
async fn generates_a_token_before_validation() {
    let server = Server::start([Answer::ok(&json!({}))]).await;
    let source = IdempotencyTokenSource::fixed("not visible ASCII");
    let config = server.config().validate_inputs(true).idempotency_token_source(source);
    let client = Client::from_conf(config.build());
    let error = format!("{:#}", create(&client, "North").await.expect_err("not sent"));
    assert!(error.ends_with("`clientToken` is \"not visible ASCII\", but must match `^[!-~]*$`"));
    assert!(server.verified().is_empty());
}

#[tokio::test]
async fn validates_inputs_before_checking_the_configuration() {
    // The client has no region, no endpoint and no credentials.
    let config = partnercentral_channel::Config::builder().validate_inputs(true).build();
    let error = create(&Client::from_conf(config), "").await.expect_err("not sent");
    assert!(error.constraint_violations().is_some(), "{error}");
}

async fn create(
    client: &Client,
    display_name: &str,
) -> Result<(), CallError<CreateRelationshipError>> {
    let call = client
        .create_relationship()
        .catalog("AWS")
        .association_type(AssociationType::Internal)
        .program_management_account_identifier(PMA)
        .associated_account_id("444455556666")
        .display_name(display_name)
        .sector(Sector::Commercial);
    call.send().await.map(drop)
}

#[test]
fn rejects_an_unknown_support_plan() {
    let mut input = CreateRelationshipInput::builder()
        .catalog("AWS")
        .association_type(AssociationType::Internal)
        .program_management_account_identifier(PMA)
        .associated_account_id("444455556666")
        .display_name("North")
        .sector(Sector::Commercial)
        .build();
    input.requested_support_plan = Some(SupportPlan::initial());
    let words = words(input.validate());
    assert!(words[0].starts_with("`requestedSupportPlan`: "), "{words:?}");
}

fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}
