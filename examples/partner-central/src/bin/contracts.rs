//! The life cycle of channel contracts: one is canceled, one is accepted, and one expires.

use anyhow::Context;
use clap::Parser;
use partner_central_examples::local;
use partner_central_examples::options::{Service, ServiceOptions};
use partnercentral_channel::Client;
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};
use partnercentral_channel::types::{
    AccountScope, Address, AssociationType, ChannelContractDetail, ChannelContractDetails,
    ChannelContractStatus, ChannelContractType, ManagedServicesAttestationPayload,
    ManagedServicesAttestationTypeSort, ManagedServicesAttestationTypeSortName,
    ManagedServicesSupportedService, Program, ProgramManagementAccountType, Sector, SortOrder,
};

const CATALOG: &str = "AWS";

/// Creates channel contracts, cancels one, and shows the status of the others
///
/// Without --aws, calls a local server in the same process, and accepts one contract as its signatory.
/// With --aws, creates one contract for --relationship, WHICH IS EMAILED TO --signatory-email, lists the
/// pending contracts, and cancels it again.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    service: ServiceOptions,

    /// Program management account of the relationship
    #[arg(long, value_name = "ID", required_if_eq("aws", "true"), requires = "relationship")]
    program_management_account: Option<String>,

    /// Managed services relationship for an entire organization
    #[arg(
        long,
        value_name = "ID",
        required_if_eq("aws", "true"),
        requires = "program_management_account"
    )]
    relationship: Option<String>,

    /// Email address of the signatory
    #[arg(long, value_name = "ADDRESS", required_if_eq("aws", "true"))]
    signatory_email: Option<String>,
}

/// The subject of the contracts.
struct Subject {
    account: String,
    relationship: String,
    email: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let service = arguments.service.start().await?;
    let client = service.client().await;
    let email = arguments.signatory_email.unwrap_or_else(|| "astrid.holm@example.com".to_owned());
    let subject = match (arguments.program_management_account, arguments.relationship) {
        (Some(account), Some(relationship)) => Subject { account, relationship, email },
        _ => create_subject(&client, email).await?,
    };

    let mistaken = create(&client, &subject, "Nordvind Rederi").await?;
    show_pending(&client).await?;
    cancel(&client, &mistaken, "The name of the legal entity is incomplete.").await?;

    // The other contracts need a signatory and time to pass, neither of which AWS can simulate.
    let Service::Local(server) = &service else { return Ok(()) };
    let contract = create(&client, &subject, "Nordvind Rederi AB").await?;
    server.accept_contract(&contract)?;
    println!("The signatory accepted {contract}.");
    show(&client, &contract).await?;
    show_in_effect(&client, &subject).await?;

    create(&client, &subject, "Nordvind Shipping AB").await?;
    server.pass_days(365);
    println!("A year passed.");
    show_in_effect(&client, &subject).await?;
    show_all(&client).await
}

/// Creates a program management account for managed services, and a relationship under it.
async fn create_subject(client: &Client, email: String) -> anyhow::Result<Subject> {
    let created = client
        .create_program_management_account()
        .catalog(CATALOG)
        .program(Program::ManagedServicesProvider)
        .r#type(ProgramManagementAccountType::ManagedServices)
        .display_name("Operations")
        .account_id(local::PARTNER)
        .send()
        .await?;
    let account = created.program_management_account_detail.and_then(|detail| detail.id);
    let account = account.context("the response contains no ID")?;
    // The AWS account of the customer is not required.
    let created = client
        .create_relationship()
        .catalog(CATALOG)
        .association_type(AssociationType::ManagedServicesEndCustomer)
        .program_management_account_identifier(&account)
        .display_name("Nordvind")
        .sector(Sector::Commercial)
        .account_scope(AccountScope::EntireOrganization)
        .send()
        .await?;
    let relationship = created.relationship_detail.and_then(|detail| detail.id);
    let relationship = relationship.context("the response contains no ID")?;
    println!("Created the relationship {relationship} under {account}.");
    Ok(Subject { account, relationship, email })
}

/// Creates a contract. The service emails it to the signatory.
async fn create(client: &Client, subject: &Subject, legal_entity: &str) -> anyhow::Result<String> {
    let address = Address::builder()
        .address_line("Kajgatan 12")
        .postal_code("411 05")
        .city("Göteborg")
        .state_or_region("Västra Götaland")
        .country_code("SE")
        .build();
    let terms = ManagedServicesAttestationPayload::builder()
        .relationship_identifier(&subject.relationship)
        .program_management_account_identifier(&subject.account)
        .legal_entity_name(legal_entity)
        .legal_entity_address(address)
        .signatory_name("Astrid Holm")
        .signatory_email(&subject.email)
        .supported_services([
            ManagedServicesSupportedService::Monitoring,
            ManagedServicesSupportedService::Patching,
        ])
        .end_date(DateTime::from_str("2026-12-31T23:59:59Z", DateTimeFormat::DateTime)?)
        .build();
    let created = client
        .create_channel_contract()
        .catalog(CATALOG)
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .payload(terms)
        .send()
        .await?;
    let id = created.channel_contract_detail.and_then(|detail| detail.id);
    let id = id.context("the response contains no ID")?;
    println!("Created the contract {id} with {legal_entity}.");
    Ok(id)
}

/// Lists the contracts that are waiting for a signature.
async fn show_pending(client: &Client) -> anyhow::Result<()> {
    let mut contracts = client
        .list_channel_contracts()
        .catalog(CATALOG)
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .statuses([ChannelContractStatus::Pending])
        .into_paginator()
        .items();
    println!("Pending contracts:");
    while let Some(contract) = contracts.next().await {
        println!("  {}", contract?.id);
    }
    Ok(())
}

async fn cancel(client: &Client, id: &str, reason: &str) -> anyhow::Result<()> {
    let call = client.cancel_channel_contract().catalog(CATALOG).identifier(id).reason(reason);
    let canceled = call.send().await?.channel_contract_detail;
    let canceled = canceled.context("the response contains no contract")?;
    println!("{id} is now {}.", canceled.status.context("the response contains no status")?);
    Ok(())
}

/// Prints a contract. The signatory and the address are sensitive: `{:?}` does not print them.
async fn show(client: &Client, id: &str) -> anyhow::Result<()> {
    let got = client.get_channel_contract().catalog(CATALOG).identifier(id).send().await?;
    let contract: ChannelContractDetail =
        got.channel_contract_detail.context("the response contains no contract")?;
    println!("{} is {}:", contract.id, contract.status);
    if let Some(responded) = contract.responded_at {
        println!("  accepted: {}", responded.fmt(DateTimeFormat::DateTime)?);
    }
    if let ChannelContractDetails::ManagedServicesAttestationDetails(details) = contract.details {
        let services = details.supported_services.iter().map(|service| service.as_str());
        println!("  services: {}", services.collect::<Vec<_>>().join(", "));
        println!("  until: {}", details.end_date.fmt(DateTimeFormat::DateTime)?);
        println!("  signatory: {}", details.signatory_name);
        println!("  address: {:?}", details.legal_entity_address);
    }
    Ok(())
}

/// Prints the contract in effect for the relationship.
async fn show_in_effect(client: &Client, subject: &Subject) -> anyhow::Result<()> {
    let call = client.get_relationship().catalog(CATALOG).identifier(&subject.relationship);
    let got = call.program_management_account_identifier(&subject.account).send().await?;
    let relationship = got.relationship_detail.context("the response contains no relationship")?;
    match relationship.channel_contract_id {
        Some(contract) => println!("{contract} is in effect for {}.", subject.relationship),
        None => println!("No contract is in effect for {}.", subject.relationship),
    }
    Ok(())
}

/// Lists all contracts, most recently changed first.
async fn show_all(client: &Client) -> anyhow::Result<()> {
    let latest_first = ManagedServicesAttestationTypeSort::builder()
        .sort_by(ManagedServicesAttestationTypeSortName::UpdatedAt)
        .sort_order(SortOrder::Descending)
        .build();
    let mut contracts = client
        .list_channel_contracts()
        .catalog(CATALOG)
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .contract_type_sort(latest_first)
        .into_paginator()
        .items();
    println!("All contracts:");
    while let Some(contract) = contracts.next().await {
        let contract = contract?;
        println!("  {} is {}", contract.id, contract.status);
    }
    Ok(())
}
