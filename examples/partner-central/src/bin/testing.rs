//! A function of an application, and its tests without a network.

use anyhow::{Context, bail};
use clap::Parser;
use partner_central_examples::options::Options;
use partnercentral_channel::operation::create_relationship::CreateRelationshipError;
use partnercentral_channel::types::{AssociationType, Sector};
use partnercentral_channel::{Client, Error};

const CATALOG: &str = "AWS";

/// Ensures, three times, that a relationship with a customer exists
///
/// Without --aws, calls a local server in the same process. With --aws, creates a relationship with the first
/// --associated-account under --program-management-account, renames it, and deletes it at the end. If a call
/// fails in between, the relationship is not deleted. Fails if a relationship with the account already exists.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    options: Options,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Arguments::parse().options;
    let service = options.start().await?;
    let client = service.client().await;
    let account = options.program_management_account();
    let associated = options.associated_accounts();
    let associated = associated.first().context("no AWS account was given")?;

    refuse_existing(&client, account, associated).await?;

    for name in ["Lindqvist", "Lindqvist", "Lindqvist & Sons"] {
        let customer = Customer { account_id: associated, name };
        match ensure_relationship(&client, account, customer).await? {
            Ensured::Created => println!("Created a relationship for {name}."),
            Ensured::Unchanged(id) => println!("{id} exists and is unchanged."),
            Ensured::Renamed(id) => println!("Renamed {id} to {name}."),
        }
    }

    let customer = Customer { account_id: associated, name: "Lindqvist & Sons" };
    if let Ensured::Unchanged(id) = ensure_relationship(&client, account, customer).await? {
        let call = client.delete_relationship().catalog(CATALOG).identifier(&id);
        call.program_management_account_identifier(account).send().await?;
        println!("Deleted {id}.");
    }
    Ok(())
}

/// Fails if the relationship exists, so that the example does not change or delete it.
async fn refuse_existing(client: &Client, account: &str, associated: &str) -> anyhow::Result<()> {
    let mut existing = client
        .list_relationships()
        .catalog(CATALOG)
        .program_management_account_identifiers([account])
        .associated_account_ids([associated])
        .into_paginator()
        .items();
    match existing.next().await.transpose()? {
        Some(_) => bail!("a relationship with {associated} already exists; pass another account"),
        None => Ok(()),
    }
}

/// The other side of a relationship.
#[derive(Clone, Copy, Debug)]
struct Customer<'a> {
    account_id: &'a str,
    name: &'a str,
}

/// The result of [`ensure_relationship`].
#[derive(Debug, PartialEq, Eq)]
enum Ensured {
    Created,
    Unchanged(String),
    Renamed(String),
}

/// Ensures that a relationship with a customer exists and has the customer's name.
///
/// # Errors
///
/// Fails if the service can't be reached or does not allow the change.
async fn ensure_relationship(
    client: &Client,
    account: &str,
    customer: Customer<'_>,
) -> Result<Ensured, Error> {
    let created = client
        .create_relationship()
        .catalog(CATALOG)
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier(account)
        .associated_account_id(customer.account_id)
        .display_name(customer.name)
        .sector(Sector::Commercial)
        .send()
        .await;
    let Err(error) = created else { return Ok(Ensured::Created) };
    match error.as_service_error() {
        Some(CreateRelationshipError::ConflictException(conflict)) => {
            rename(client, account, &conflict.resource_id, customer.name).await
        }
        _ => Err(error.into()),
    }
}

/// Renames a relationship, if its name differs.
async fn rename(client: &Client, account: &str, id: &str, name: &str) -> Result<Ensured, Error> {
    let call = client.get_relationship().catalog(CATALOG).identifier(id);
    let found = call.program_management_account_identifier(account).send().await?;
    let found = found.relationship_detail.map(|detail| (detail.display_name, detail.revision));
    let (present, revision) = found.unwrap_or_default();
    if present.as_deref() == Some(name) {
        return Ok(Ensured::Unchanged(id.to_owned()));
    }
    client
        .update_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(account)
        .identifier(id)
        .set_revision(revision)
        .display_name(name)
        .send()
        .await?;
    Ok(Ensured::Renamed(id.to_owned()))
}

#[cfg(test)]
mod tests {
    use partnercentral_channel::error::ServiceError;
    use partnercentral_channel::operation::create_relationship::{
        CreateRelationship, CreateRelationshipOutput,
    };
    use partnercentral_channel::operation::get_relationship::{
        GetRelationship, GetRelationshipOutput,
    };
    use partnercentral_channel::operation::update_relationship::{
        UpdateRelationship, UpdateRelationshipOutput,
    };
    use partnercentral_channel::test_util::{Mocks, Rule, response};
    use partnercentral_channel::types::RelationshipDetail;
    use partnercentral_channel::types::error::ConflictException;

    use super::*;

    const ACCOUNT: &str = "pma-7k2m9q4x8w1c5";
    const ID: &str = "rs-5t8n2v6b9z3h1";
    const CUSTOMER: Customer<'static> = Customer { account_id: "222233334444", name: "Lindqvist" };

    /// Calls the function with a client that responds according to the rules.
    async fn ensure(mocks: &Mocks) -> Result<Ensured, Error> {
        let client = Client::from_conf(mocks.config());
        ensure_relationship(&client, ACCOUNT, CUSTOMER).await
    }

    /// The error for a relationship that already exists.
    fn conflict() -> Rule<CreateRelationship> {
        Rule::any().error(|_| {
            CreateRelationshipError::ConflictException(
                ConflictException::builder()
                    .message("already exists")
                    .resource_id(ID)
                    .resource_type("Relationship")
                    .build(),
            )
        })
    }

    /// The response with the existing relationship.
    fn existing(name: &'static str) -> Rule<GetRelationship> {
        let rule = Rule::<GetRelationship>::matching(|input| input.identifier == ID);
        rule.output(move |_| {
            let detail = RelationshipDetail::builder().display_name(name).revision("7").build();
            GetRelationshipOutput::builder().relationship_detail(detail).build()
        })
    }

    #[tokio::test]
    async fn creates_a_missing_relationship() {
        let create = Rule::<CreateRelationship>::any()
            .output(|_| CreateRelationshipOutput::builder().build());
        let mocks = Mocks::new().rule(&create);

        assert_eq!(ensure(&mocks).await.expect("it works"), Ensured::Created);

        let input = &create.inputs()[0];
        assert_eq!(input.associated_account_id.as_deref(), Some("222233334444"));
        assert_eq!(input.display_name, "Lindqvist");
    }

    #[tokio::test]
    async fn keeps_an_existing_relationship() {
        let (create, get) = (conflict(), existing("Lindqvist"));
        let mocks = Mocks::new().rule(&create).rule(&get);

        let ensured = ensure(&mocks).await.expect("a result");

        assert_eq!(ensured, Ensured::Unchanged(ID.to_owned()));
        mocks.verify();
    }

    #[tokio::test]
    async fn renames_a_relationship_at_its_current_revision() {
        let (create, get) = (conflict(), existing("Lindkvist"));
        let update = Rule::<UpdateRelationship>::any()
            .output(|_| UpdateRelationshipOutput::builder().build());
        let mocks = Mocks::new().rule(&create).rule(&get).rule(&update);

        let ensured = ensure(&mocks).await.expect("a result");

        assert_eq!(ensured, Ensured::Renamed(ID.to_owned()));
        let input = &update.inputs()[0];
        assert_eq!(input.revision.as_deref(), Some("7"));
        assert_eq!(input.display_name.as_deref(), Some("Lindqvist"));
        mocks.verify();
    }

    #[tokio::test]
    async fn retries_after_a_server_error() {
        let create = Rule::<CreateRelationship>::any()
            .http_response(|_| response(500, ""))
            .then()
            .output(|_| CreateRelationshipOutput::builder().build());
        let mocks = Mocks::new().rule(&create);

        assert_eq!(ensure(&mocks).await.expect("it works"), Ensured::Created);
        assert_eq!((create.calls(), create.requests()), (1, 2));
    }

    #[tokio::test]
    async fn returns_other_errors() {
        let create = Rule::<CreateRelationship>::any().http_response(|_| {
            response(403, r#"{"__type": "AccessDeniedException", "message": "not your account"}"#)
        });
        let mocks = Mocks::new().rule(&create);

        let error = ensure(&mocks).await.expect_err("an error");

        assert!(error.is_service_error_and(ServiceError::is_access_denied_exception), "{error}");
    }
}
