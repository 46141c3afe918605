//! An application and its tests.

use partnercentral_channel::Client;
use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::get_relationship::{
    GetRelationship, GetRelationshipError, GetRelationshipOutput,
};
use partnercentral_channel::operation::list_relationships::{
    ListRelationships, ListRelationshipsError, ListRelationshipsInput, ListRelationshipsOutput,
};
use partnercentral_channel::operation::update_relationship::{
    UpdateRelationship, UpdateRelationshipError, UpdateRelationshipOutput,
};
use partnercentral_channel::test_util::{Mocks, Rule};
use partnercentral_channel::types::error::{ConflictException, ResourceNotFoundException};
use partnercentral_channel::types::{
    RelationshipDetail, RelationshipSummary, UpdateRelationshipDetail,
};

const ACCOUNT: &str = "pma-7k2m9q4x8w1c5";

/// Returns a relationship, or `None` if it does not exist.
pub(crate) async fn find(
    client: &Client,
    id: &str,
) -> Result<Option<RelationshipDetail>, CallError<GetRelationshipError>> {
    let call = client
        .get_relationship()
        .catalog("AWS")
        .program_management_account_identifier(ACCOUNT)
        .identifier(id);
    match call.send().await {
        Ok(output) => Ok(output.relationship_detail),
        Err(error) => match error.as_service_error() {
            Some(GetRelationshipError::ResourceNotFoundException(_)) => Ok(None),
            _ => Err(error),
        },
    }
}

/// Returns the names of all relationships, reading all pages.
async fn names(client: &Client) -> Result<Vec<String>, CallError<ListRelationshipsError>> {
    let (mut names, mut token) = (Vec::new(), None);
    loop {
        let page = client.list_relationships().catalog("AWS").set_next_token(token).send().await?;
        let items = page.items.unwrap_or_default();
        names.extend(items.into_iter().filter_map(|item| item.display_name));
        token = page.next_token;
        if token.is_none() {
            return Ok(names);
        }
    }
}

/// Renames a relationship. If it was changed concurrently, reads it again and retries once. Returns its last revision.
async fn rename(
    client: &Client,
    id: &str,
    name: &str,
) -> Result<Option<String>, Box<dyn std::error::Error + Send + Sync>> {
    match rename_once(client, id, name).await {
        Ok(revision) => Ok(revision),
        Err(error) => match error.downcast_ref::<CallError<UpdateRelationshipError>>() {
            Some(error) if error.code() == Some("ConflictException") => {
                rename_once(client, id, name).await
            }
            _ => Err(error),
        },
    }
}

async fn rename_once(
    client: &Client,
    id: &str,
    name: &str,
) -> Result<Option<String>, Box<dyn std::error::Error + Send + Sync>> {
    let found = find(client, id).await?.ok_or("the relationship does not exist")?;
    let updated = client
        .update_relationship()
        .catalog("AWS")
        .program_management_account_identifier(ACCOUNT)
        .identifier(id)
        .set_revision(found.revision)
        .display_name(name)
        .send()
        .await?;
    Ok(updated.relationship_detail.and_then(|detail| detail.revision))
}

/// Creates an output with a relationship.
pub(crate) fn relationship(id: &str, name: &str, revision: &str) -> GetRelationshipOutput {
    let detail = RelationshipDetail::builder().id(id).display_name(name).revision(revision);
    GetRelationshipOutput::builder().relationship_detail(detail.build()).build()
}

fn updated(revision: &str) -> UpdateRelationshipOutput {
    let detail = UpdateRelationshipDetail::builder().revision(revision);
    UpdateRelationshipOutput::builder().relationship_detail(detail.build()).build()
}

pub(crate) fn not_found(id: &str) -> ResourceNotFoundException {
    ResourceNotFoundException::builder()
        .message(format!("no {id}"))
        .resource_id(id)
        .resource_type("Relationship")
        .build()
}

fn conflict() -> ConflictException {
    ConflictException::builder()
        .message("stale")
        .resource_id("rs-1")
        .resource_type("Relationship")
        .build()
}

fn page(input: &ListRelationshipsInput) -> ListRelationshipsOutput {
    let (names, next) = match input.next_token.as_deref() {
        None => (["Alpha", "Beta"], Some("2")),
        Some("2") => (["Gamma", "Delta"], Some("3")),
        Some(_) => (["Epsilon", "Zeta"], None),
    };
    let items = names.map(|name| RelationshipSummary::builder().display_name(name).build());
    ListRelationshipsOutput::builder().items(items).set_next_token(next.map(str::to_owned)).build()
}

#[tokio::test]
async fn finds_existing_relationships_and_returns_none_for_others() {
    let known = Rule::<GetRelationship>::matching(|input| input.identifier == "rs-1")
        .output(|input| relationship(&input.identifier, "Lindqvist", "1"));
    let unknown = Rule::<GetRelationship>::any().error(|input| not_found(&input.identifier));
    let mocks = Mocks::new().rule(&known).rule(&unknown);
    let client = Client::from_conf(mocks.config());

    let found = find(&client, "rs-1").await.expect("an answer").expect("a relationship");
    assert_eq!(found.display_name.as_deref(), Some("Lindqvist"));
    assert_eq!(find(&client, "rs-2").await.expect("an answer"), None);

    assert_eq!((known.calls(), unknown.calls()), (1, 1));
    assert_eq!(unknown.inputs()[0].program_management_account_identifier, ACCOUNT);
    mocks.verify();
}

#[tokio::test]
async fn resolves_a_conflict_by_reading_again() {
    let update = Rule::<UpdateRelationship>::matching(|input| input.revision == Some("8".into()))
        .output(|_| updated("9"));
    let mocks = Mocks::in_order()
        .rule(Rule::<GetRelationship>::any().output(|_| relationship("rs-1", "Old", "7")))
        .rule(Rule::<UpdateRelationship>::any().error(|_| conflict()))
        .rule(Rule::<GetRelationship>::any().output(|_| relationship("rs-1", "Older", "8")))
        .rule(&update);
    let client = Client::from_conf(mocks.config());

    let revision = rename(&client, "rs-1", "New").await.expect("renamed");

    assert_eq!(revision.as_deref(), Some("9"));
    assert_eq!(update.inputs()[0].display_name.as_deref(), Some("New"));
    mocks.verify();
}

#[tokio::test]
async fn gives_up_on_a_second_conflict() {
    let reads = Rule::<GetRelationship>::any().output(|_| relationship("rs-1", "Old", "7"));
    let updates = Rule::<UpdateRelationship>::any().error(|_| conflict()).times(2);
    let mocks = Mocks::new().rule(reads.times(2)).rule(updates);
    let client = Client::from_conf(mocks.config());

    let error = rename(&client, "rs-1", "New").await.expect_err("a conflict");

    assert_eq!(
        error.to_string(),
        "UpdateRelationship failed: ConflictException: stale (HTTP status 400)"
    );
    mocks.verify();
}

#[tokio::test]
async fn reads_all_pages() {
    let pages = Rule::<ListRelationships>::any().output(page).repeatedly();
    let client = Client::from_conf(Mocks::new().rule(&pages).config());

    let names = names(&client).await.expect("names");

    assert_eq!(names, ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"]);
    let tokens: Vec<_> = pages.inputs().into_iter().map(|input| input.next_token).collect();
    assert_eq!(tokens, [None, Some("2".to_owned()), Some("3".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn tasks_share_a_client_and_its_rules() {
    let rule = Rule::<GetRelationship>::any()
        .output(|input| relationship(&input.identifier, "Lindqvist", "1"))
        .times(100);
    let mocks = Mocks::new().rule(&rule);
    let client = Client::from_conf(mocks.config());

    let tasks: Vec<_> = (0..100)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move { find(&client, &format!("rs-{number}")).await })
        })
        .collect();
    for (number, task) in tasks.into_iter().enumerate() {
        let found = task.await.expect("the task ends").expect("an answer").expect("a relationship");
        assert_eq!(found.id, Some(format!("rs-{number}")));
    }

    assert_eq!((rule.calls(), rule.requests()), (100, 100));
    mocks.verify();
}
