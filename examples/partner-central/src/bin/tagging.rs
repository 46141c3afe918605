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

    // Tags can be there from the beginning.
    let associated = options.associated_accounts();
    let created = client
        .create_relationship()
        .catalog(CATALOG)
        .association_type(AssociationType::Internal)
        .program_management_account_identifier(account)
        .associated_account_id(*associated.first().context("no AWS account is given")?)
        .display_name("Test systems")
        .sector(Sector::Commercial)
        .tags([tag("team", "north"), tag("reviewed", "")])
        .send()
        .await?;
    let created = created.relationship_detail.context("no relationship was answered")?;
    let (arn, id) = (created.arn.context("no ARN")?, created.id.context("no id")?);
    println!("Created {id} with tags.");
    show_tags(&client, &arn).await?;

    // Tags belong to ARNs; ids aren't enough. What has the same key gets the new value.
    client
        .tag_resource()
        .resource_arn(&arn)
        .tags([tag("team", "south"), tag("Ansprechpartnerin", "Jürgensen")])
        .send()
        .await?;
    println!("Changed one tag and added one.");
    show_tags(&client, &arn).await?;

    client.untag_resource().resource_arn(&arn).tag_keys(["reviewed", "team"]).send().await?;
    println!("Took two tags off.");
    show_tags(&client, &arn).await?;

    client
        .delete_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(account)
        .identifier(&id)
        .send()
        .await?;
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
