//! Tags: set on creation, added, changed, listed and removed.

use anyhow::Context;
use clap::Parser;
use partner_central_examples::options::Options;
use partnercentral_channel::Client;
use partnercentral_channel::types::{AssociationType, Sector, Tag};

const CATALOG: &str = "AWS";

/// Adds tags to a relationship and removes them
///
/// Without --aws, calls a local server in the same process. With --aws, creates a relationship with the first
/// --associated-account under --program-management-account, and deletes it at the end. If a call fails in
/// between, the relationship is not deleted.
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

    let relationship = create(&client, account, associated).await?;
    show_tags(&client, &relationship.arn).await?;
    change(&client, &relationship.arn).await?;
    show_tags(&client, &relationship.arn).await?;
    remove(&client, &relationship.arn).await?;
    show_tags(&client, &relationship.arn).await?;
    delete(&client, account, &relationship.id).await
}

/// The identifiers of a relationship: operations on tags require the ARN.
struct Relationship {
    id: String,
    arn: String,
}

/// Creates a relationship with tags.
async fn create(client: &Client, account: &str, associated: &str) -> anyhow::Result<Relationship> {
    let created = client
        .create_relationship()
        .catalog(CATALOG)
        .association_type(AssociationType::Internal)
        .program_management_account_identifier(account)
        .associated_account_id(associated)
        .display_name("Test systems")
        .sector(Sector::Commercial)
        .tags([tag("team", "north"), tag("reviewed", "")])
        .send()
        .await?;
    let detail = created.relationship_detail.context("the response contains no relationship")?;
    let id = detail.id.context("the response contains no ID")?;
    let arn = detail.arn.context("the response contains no ARN")?;
    println!("Created {id} with tags.");
    Ok(Relationship { id, arn })
}

/// Sets tags. An existing tag with the same key gets the new value.
async fn change(client: &Client, arn: &str) -> anyhow::Result<()> {
    let tags = [tag("team", "south"), tag("Ansprechpartnerin", "Jürgensen")];
    client.tag_resource().resource_arn(arn).tags(tags).send().await?;
    println!("Changed one tag and added one.");
    Ok(())
}

/// Removes tags by key.
async fn remove(client: &Client, arn: &str) -> anyhow::Result<()> {
    client.untag_resource().resource_arn(arn).tag_keys(["reviewed", "team"]).send().await?;
    println!("Removed two tags.");
    Ok(())
}

async fn delete(client: &Client, account: &str, id: &str) -> anyhow::Result<()> {
    let call = client.delete_relationship().catalog(CATALOG).identifier(id);
    call.program_management_account_identifier(account).send().await?;
    println!("Deleted {id}.");
    Ok(())
}

fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}

async fn show_tags(client: &Client, arn: &str) -> anyhow::Result<()> {
    let listed = client.list_tags_for_resource().resource_arn(arn).send().await?;
    for Tag { key, value, .. } in listed.tags.unwrap_or_default() {
        println!("  {key} = {value:?}");
    }
    Ok(())
}
