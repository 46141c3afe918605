//! The fake behaves like the API, which the local server simulates.

use std::error::Error;

use partner_central_examples::local::{LocalServer, PARTNER, PROGRAM_MANAGEMENT_ACCOUNT};
use partner_directory::{DirectoryError, FakeDirectory, PartnerCentral, RelationshipDirectory};
use partnercentral_channel::config::RetryConfig;
use partnercentral_channel::operation::create_relationship::CreateRelationshipInput;
use partnercentral_channel::types::{AssociationType, Sector};
use partnercentral_channel::{Client, Config};

const CUSTOMER: &str = "222233334444";

fn relationship(directory: &impl RelationshipDirectory) -> CreateRelationshipInput {
    directory
        .new_relationship()
        .association_type(AssociationType::EndCustomer)
        .associated_account_id(CUSTOMER)
        .display_name("Lindqvist")
        .sector(Sector::Commercial)
        .build()
}

/// Checks the promises of the trait.
async fn check(directory: &impl RelationshipDirectory) {
    assert!(directory.find(CUSTOMER).await.expect("no failure").is_none());

    let id = directory.add(relationship(directory)).await.expect("an ID");
    let found = directory.find(CUSTOMER).await.expect("no failure").expect("a relationship");
    assert_eq!(found.id.as_ref(), Some(&id));
    assert_eq!(found.display_name.as_deref(), Some("Lindqvist"));
    assert_eq!(found.sector, Some(Sector::Commercial));

    match directory.add(relationship(directory)).await {
        Err(DirectoryError::Exists { id: existing }) => assert_eq!(existing, id),
        other => panic!("{other:?}"),
    }

    directory.remove(&id).await.expect("it exists");
    assert!(directory.find(CUSTOMER).await.expect("no failure").is_none());
    match directory.remove(&id).await {
        Err(DirectoryError::Missing { id: missing }) => assert_eq!(missing, id),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_fake_keeps_the_promises() {
    check(&FakeDirectory::new()).await;
}

#[tokio::test]
async fn the_api_keeps_the_promises() {
    let server = LocalServer::start(0).await.expect("a server");
    check(&PartnerCentral::new(server.client(PARTNER), PROGRAM_MANAGEMENT_ACCOUNT)).await;
}

/// Checks that all calls fail as they do if the directory is unavailable. Returns the cause.
async fn check_unavailable(directory: &impl RelationshipDirectory) -> String {
    let errors = [
        directory.add(relationship(directory)).await.map(|_| ()),
        directory.find(CUSTOMER).await.map(|_| ()),
        directory.remove("rs-0000000000001").await,
    ];
    let causes = errors.map(|result| match result {
        Err(error @ DirectoryError::Unavailable(_)) => error.source().map(ToString::to_string),
        other => panic!("{other:?}"),
    });
    causes.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_fake_can_be_unavailable() {
    let directory = FakeDirectory::new();
    directory.set_unavailable(true);
    check_unavailable(&directory).await;
    directory.set_unavailable(false);
    check(&directory).await;
}

#[tokio::test]
async fn the_cause_is_the_error_of_the_call() {
    let client = Client::from_conf(
        Config::builder()
            .endpoint_url("http://127.0.0.1:1")
            .retry_config(RetryConfig::disabled())
            .build(),
    );
    let directory = PartnerCentral::new(client, PROGRAM_MANAGEMENT_ACCOUNT);
    let causes = check_unavailable(&directory).await;
    for operation in ["CreateRelationship", "ListRelationships", "DeleteRelationship"] {
        assert!(causes.contains(&format!("{operation} failed: ")), "{causes}");
    }
}
