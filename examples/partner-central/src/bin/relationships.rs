//! Relationships from their creation to their removal.

use anyhow::Context;
use clap::Parser;
use partner_central_examples::options::Options;
use partnercentral_channel::Client;
use partnercentral_channel::primitives::DateTimeFormat;
use partnercentral_channel::types::{
    AssociationType, Program, RelationshipDetail, ResaleAccountModel, Sector,
};

const CATALOG: &str = "AWS";

/// Creates relationships, lists, reads and updates them, and deletes them again
///
/// Without --aws it does so on a server that it starts in its own process. With --aws it creates one relationship
/// with each --associated-account under --program-management-account, renames the first, and deletes them all;
/// if it fails in between, those that it has created so far stay.
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

    // On AWS, that an account is enrolled in a program is not a matter for examples.
    let account = match options.has_program_management_account() {
        true => options.program_management_account().to_owned(),
        false => enrol(&client).await?,
    };

    let mut ids = Vec::new();
    for (number, associated) in (1..).zip(options.associated_accounts()) {
        let name = format!("Customer {number}");
        ids.push(create(&client, &account, associated, &name).await?);
    }
    list_by_page(&client, &account).await?;
    list_by_item(&client, &account).await?;

    let first = ids.first().context("there is no relationship to go on with")?;
    let relationship = get(&client, &account, first).await?;
    rename(&client, &account, &relationship, "Customer 1, renamed").await?;

    for id in &ids {
        delete(&client, &account, id).await?;
    }
    if !options.has_program_management_account() {
        close(&client, &account).await?;
    }
    Ok(())
}

/// Enrols an AWS account in a channel program, as a program management account.
async fn enrol(client: &Client) -> anyhow::Result<String> {
    let created = client
        .create_program_management_account()
        .catalog(CATALOG)
        .program(Program::Distribution)
        .display_name("Distribution North")
        .account_id("555566667777")
        .send()
        .await?;
    let detail = created.program_management_account_detail.context("no detail was answered")?;
    let id = detail.id.context("no id was answered")?;
    println!("Created the program management account {id}.");

    // Its status is in lists only. An account that isn't the caller's own has to consent first.
    let mut accounts =
        client.list_program_management_accounts().catalog(CATALOG).into_paginator().items();
    while let Some(account) = accounts.next().await {
        let account = account?;
        if account.id.as_ref() == Some(&id) {
            println!("It is {}.", account.status.context("no status was answered")?);
        }
    }
    Ok(id)
}

/// Ties an AWS account to a program management account. To leave out a member that is required doesn't compile.
async fn create(
    client: &Client,
    account: &str,
    associated: &str,
    name: &str,
) -> anyhow::Result<String> {
    let created = client
        .create_relationship()
        .catalog(CATALOG)
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier(account)
        .associated_account_id(associated)
        .display_name(name)
        .resale_account_model(ResaleAccountModel::SolutionProvider)
        .sector(Sector::Commercial)
        .send()
        .await?;
    let id = created.relationship_detail.and_then(|detail| detail.id);
    let id = id.context("no id was answered")?;
    println!("Created the relationship {id} with {associated}.");
    Ok(id)
}

/// Lists the relationships of a program management account, page by page.
async fn list_by_page(client: &Client, account: &str) -> anyhow::Result<()> {
    let mut pages = client
        .list_relationships()
        .catalog(CATALOG)
        .program_management_account_identifiers([account])
        .into_paginator()
        .page_size(2);
    println!("The relationships of {account}, page by page:");
    while let Some(page) = pages.next().await {
        println!("  a page");
        for item in page?.items.unwrap_or_default() {
            println!("    {}", item.id.unwrap_or_default());
        }
    }
    Ok(())
}

/// Lists them item by item; pages are asked for when they are needed.
async fn list_by_item(client: &Client, account: &str) -> anyhow::Result<()> {
    let mut items = client
        .list_relationships()
        .catalog(CATALOG)
        .program_management_account_identifiers([account])
        .into_paginator()
        .items();
    println!("The same, item by item:");
    while let Some(item) = items.next().await {
        let item = item?;
        println!(
            "  {} with {}: {}",
            item.id.unwrap_or_default(),
            item.associated_account_id.unwrap_or_default(),
            item.display_name.unwrap_or_default(),
        );
    }
    Ok(())
}

/// Reads a relationship and prints it. Every member of an answer may be absent.
async fn get(client: &Client, account: &str, id: &str) -> anyhow::Result<RelationshipDetail> {
    let got = client
        .get_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(account)
        .identifier(id)
        .send()
        .await?;
    let relationship = got.relationship_detail.context("no relationship was answered")?;
    println!("Read {id}:");
    if let Some(association) = &relationship.association_type {
        println!("  association: {association}");
    }
    if let Some(sector) = &relationship.sector {
        println!("  sector: {sector}");
    }
    if let Some(model) = &relationship.resale_account_model {
        println!("  resale account model: {model}");
    }
    if let Some(created) = relationship.created_at {
        println!("  created: {}", created.fmt(DateTimeFormat::DateTime)?);
    }
    if let Some(revision) = &relationship.revision {
        println!("  revision: {revision}");
    }
    Ok(relationship)
}

/// Renames a relationship, unless somebody else has changed it since it was read.
async fn rename(
    client: &Client,
    account: &str,
    read: &RelationshipDetail,
    name: &str,
) -> anyhow::Result<()> {
    let updated = client
        .update_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(account)
        .identifier(read.id.as_deref().context("no id was answered")?)
        .revision(read.revision.as_deref().context("no revision was answered")?)
        .display_name(name)
        .send()
        .await?;
    let updated = updated.relationship_detail.context("no relationship was answered")?;
    println!(
        "Renamed it to {:?}; its revision is {}.",
        updated.display_name.unwrap_or_default(),
        updated.revision.unwrap_or_default(),
    );
    Ok(())
}

async fn delete(client: &Client, account: &str, id: &str) -> anyhow::Result<()> {
    client
        .delete_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(account)
        .identifier(id)
        .send()
        .await?;
    println!("Deleted {id}.");
    Ok(())
}

async fn close(client: &Client, account: &str) -> anyhow::Result<()> {
    let call = client.delete_program_management_account().catalog(CATALOG);
    call.identifier(account).send().await?;
    println!("Deleted {account}.");
    Ok(())
}
