//! The life cycle of relationships.

use anyhow::Context;
use clap::Parser;
use partner_central_examples::options::Options;
use partnercentral_channel::Client;
use partnercentral_channel::primitives::DateTimeFormat;
use partnercentral_channel::types::{
    AssociationType, Program, RelationshipDetail, ResaleAccountModel, Sector,
};

const CATALOG: &str = "AWS";

/// Creates, lists, reads, updates and deletes relationships
///
/// Without --aws, calls a local server in the same process. With --aws, creates one relationship with each
/// --associated-account under --program-management-account, renames the first, and deletes them all. If a call
/// fails in between, the relationships are not deleted.
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

    // On AWS, the example does not enroll an account in a program, but uses an existing one.
    let account = match options.has_program_management_account() {
        true => options.program_management_account().to_owned(),
        false => enroll(&client).await?,
    };

    let mut ids = Vec::new();
    for (number, associated) in (1..).zip(options.associated_accounts()) {
        let name = format!("Customer {number}");
        ids.push(create(&client, &account, associated, &name).await?);
    }
    list_by_page(&client, &account).await?;
    list_by_item(&client, &account).await?;

    let first = ids.first().context("no relationship was created")?;
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

/// Enrolls an AWS account in a channel program, as a program management account.
async fn enroll(client: &Client) -> anyhow::Result<String> {
    let created = client
        .create_program_management_account()
        .catalog(CATALOG)
        .program(Program::Distribution)
        .display_name("Distribution North")
        .account_id("555566667777")
        .send()
        .await?;
    let detail =
        created.program_management_account_detail.context("the response contains no detail")?;
    let id = detail.id.context("the response contains no ID")?;
    println!("Created the program management account {id}.");

    // Only lists contain its status. Another AWS account than the caller's has to consent first.
    let mut accounts =
        client.list_program_management_accounts().catalog(CATALOG).into_paginator().items();
    while let Some(account) = accounts.next().await {
        let account = account?;
        if account.id.as_ref() == Some(&id) {
            println!("It is {}.", account.status.context("the response contains no status")?);
        }
    }
    Ok(id)
}

/// Creates a relationship between a program management account and an AWS account. Omitting a required member
/// is a compile error.
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
    let id = id.context("the response contains no ID")?;
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

/// Lists the relationships item by item. The paginator requests pages as needed.
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

/// Reads a relationship and prints it. All members of a response are optional.
async fn get(client: &Client, account: &str, id: &str) -> anyhow::Result<RelationshipDetail> {
    let got = client
        .get_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(account)
        .identifier(id)
        .send()
        .await?;
    let relationship = got.relationship_detail.context("the response contains no relationship")?;
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

/// Renames a relationship, unless it was changed after it was read.
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
        .identifier(read.id.as_deref().context("the response contains no ID")?)
        .revision(read.revision.as_deref().context("the response contains no revision")?)
        .display_name(name)
        .send()
        .await?;
    let updated = updated.relationship_detail.context("the response contains no relationship")?;
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
