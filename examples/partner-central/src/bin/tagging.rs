//! Tags: given on creation, added, changed, listed and taken off.

use anyhow::Context;
use clap::Parser;
use partner_central_examples::options::Options;
use partnercentral_channel::Client;
use partnercentral_channel::types::{AssociationType, Sector, Tag};

const CATALOG: &str = "AWS";

/// Puts tags on a relationship and takes them off
///
/// Without --aws it does so on a server that it starts in its own process. With --aws it creates a relationship
/// with the first --associated-account under --program-management-account, and deletes it at the end; if it fails
/// in between, the relationship stays.
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
    let associated = associated.first().context("no AWS account is given")?;

    let relationship = create(&client, account, associated).await?;
    show_tags(&client, &relationship.arn).await?;
    change(&client, &relationship.arn).await?;
    show_tags(&client, &relationship.arn).await?;
    take_off(&client, &relationship.arn).await?;
    show_tags(&client, &relationship.arn).await?;
    delete(&client, account, &relationship.id).await
}

/// What names a relationship: the id where its account is given as well, the ARN by itself.
struct Relationship {
    id: String,
    arn: String,
}

/// Creates a relationship that has tags from the beginning.
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
    let detail = created.relationship_detail.context("no relationship was answered")?;
    let id = detail.id.context("no id was answered")?;
    let arn = detail.arn.context("no ARN was answered")?;
    println!("Created {id} with tags.");
    Ok(Relationship { id, arn })
}

/// Sets tags. One with a key that is there already gets the new value.
async fn change(client: &Client, arn: &str) -> anyhow::Result<()> {
    let tags = [tag("team", "south"), tag("Ansprechpartnerin", "Jürgensen")];
    client.tag_resource().resource_arn(arn).tags(tags).send().await?;
    println!("Changed one tag and added one.");
    Ok(())
}

/// Takes tags off, by their keys.
async fn take_off(client: &Client, arn: &str) -> anyhow::Result<()> {
    client.untag_resource().resource_arn(arn).tag_keys(["reviewed", "team"]).send().await?;
    println!("Took two tags off.");
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
