//! What calls fail with, and how to tell one from another.

use anyhow::{Context, bail};
use clap::Parser;
use partner_central_examples::options::Options;
use partnercentral_channel::config::{Credentials, Region, RetryConfig};
use partnercentral_channel::error::ServiceError;
use partnercentral_channel::operation::create_relationship::{
    CreateRelationshipError, CreateRelationshipInput,
};
use partnercentral_channel::operation::get_relationship::GetRelationshipError;
use partnercentral_channel::types::{AssociationType, Sector};
use partnercentral_channel::{Client, Config, Error};

const CATALOG: &str = "AWS";

/// The id of no relationship.
const UNKNOWN: &str = "rs-zzzzzzzzzzzzz";

/// Makes calls that fail, and tells why they do
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

    nothing_there(&client, account).await?;
    something_in_the_way(&client, account, associated).await?;
    refused_by_the_service(&client, account, associated).await?;
    refused_before_it_is_sent(&client, account, associated).await?;
    no_connection().await?;
    no_credentials().await?;
    any_operation(&client, account).await
}

/// An error of the service has a type of its own, which the enum of the operation's errors holds.
async fn nothing_there(client: &Client, account: &str) -> anyhow::Result<()> {
    println!("Reading a relationship that there isn't:");
    let call = client.get_relationship().catalog(CATALOG).identifier(UNKNOWN);
    let Err(error) = call.program_management_account_identifier(account).send().await else {
        bail!("{UNKNOWN} is there");
    };
    match error.as_service_error() {
        Some(GetRelationshipError::ResourceNotFoundException(missing)) => {
            let kind = missing.resource_type.as_deref().unwrap_or("resource");
            println!("  no {kind}: {}", missing.resource_id.as_deref().unwrap_or(UNKNOWN));
        }
        _ => bail!(error),
    }
    report(&error.into());
    Ok(())
}

/// The members of an error say what it is about.
async fn something_in_the_way(
    client: &Client,
    account: &str,
    associated: &str,
) -> anyhow::Result<()> {
    println!("Creating the same relationship twice:");
    let input = relationship(account, associated, "Lindqvist");
    let created = client.create_relationship().with_input(input.clone()).send().await?;
    let Err(error) = client.create_relationship().with_input(input).send().await else {
        bail!("there are two of them now");
    };
    let Some(CreateRelationshipError::ConflictException(conflict)) = error.as_service_error()
    else {
        bail!(error);
    };
    println!("  in the way: {} {}", conflict.resource_type, conflict.resource_id);

    let id = created.relationship_detail.and_then(|detail| detail.id);
    let call = client.delete_relationship().catalog(CATALOG);
    let call = call.identifier(id.context("no id was answered")?);
    call.program_management_account_identifier(account).send().await?;
    report(&error.into());
    Ok(())
}

/// The service names the members that it doesn't accept.
async fn refused_by_the_service(
    client: &Client,
    account: &str,
    associated: &str,
) -> anyhow::Result<()> {
    println!("Sending an input that isn't as it should be:");
    let input = relationship(account, associated, "A name with more than thirty characters");
    let Err(error) = client.create_relationship().with_input(input).send().await else {
        bail!("the service accepts it");
    };
    let Some(CreateRelationshipError::ValidationException(invalid)) = error.as_service_error()
    else {
        bail!(error);
    };
    println!("  {}", invalid.reason);
    for field in invalid.field_list.as_deref().unwrap_or_default() {
        println!("  {}: {} ({})", field.name, field.message, field.code);
    }
    report(&error.into());
    Ok(())
}

/// What the model says about inputs can be checked without the service.
async fn refused_before_it_is_sent(
    client: &Client,
    account: &str,
    associated: &str,
) -> anyhow::Result<()> {
    println!("Checking the same input, and another mistake, before it is sent:");
    let input = relationship(account, associated, "A name with more than thirty characters");
    let input = input.into_builder().client_token("with spaces in it").build();
    let Err(violations) = input.validate() else { bail!("nothing is wrong with it") };
    for violation in &violations {
        println!("  {violation}");
    }

    println!("Leaving it to the client to check:");
    let call = client.create_relationship().with_input(input);
    let Err(error) = call.customize(|config| config.validate_inputs(true)).send().await else {
        bail!("nothing is wrong with it");
    };
    println!("  {} violations", error.constraint_violations().into_iter().flatten().count());
    report(&error.into());
    Ok(())
}

/// Without an answer there is no error of the service. The text says how far the call has come.
async fn no_connection() -> anyhow::Result<()> {
    println!("Calling where nobody listens:");
    let config = Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "example"))
        .endpoint_url("http://127.0.0.1:1")
        // Failed connections are tried again by default.
        .retry_config(RetryConfig::disabled());
    let client = Client::from_conf(config.build());
    let Err(error) = client.list_relationships().catalog(CATALOG).send().await else {
        bail!("somebody listens");
    };
    report(&error.into());
    Ok(())
}

/// Nothing has to be configured to make a client, but for its calls.
async fn no_credentials() -> anyhow::Result<()> {
    println!("Calling without credentials:");
    let config = Config::builder().region(Region::new("us-east-1")).build();
    let client = Client::from_conf(config);
    let Err(error) = client.list_relationships().catalog(CATALOG).send().await else {
        bail!("credentials aren't needed");
    };
    report(&error.into());
    Ok(())
}

/// The errors of all operations convert into one, for functions that call several.
async fn any_operation(client: &Client, account: &str) -> anyhow::Result<()> {
    println!("Calling several operations in one function:");
    let Err(error) = remove_if_present(client, account).await else { bail!("it is gone") };
    if error.is_service_error_and(ServiceError::is_resource_not_found_exception) {
        println!("  it was {} that didn't find it", error.operation());
    }
    report(&error);
    Ok(())
}

async fn remove_if_present(client: &Client, account: &str) -> Result<(), Error> {
    let call = client.get_relationship().catalog(CATALOG).identifier(UNKNOWN);
    call.program_management_account_identifier(account).send().await?;
    let call = client.delete_relationship().catalog(CATALOG).identifier(UNKNOWN);
    call.program_management_account_identifier(account).send().await?;
    Ok(())
}

fn relationship(account: &str, associated: &str, name: &str) -> CreateRelationshipInput {
    CreateRelationshipInput::builder()
        .catalog(CATALOG)
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier(account)
        .associated_account_id(associated)
        .display_name(name)
        .sector(Sector::Commercial)
        .build()
}

/// What all errors tell.
fn report(error: &Error) {
    println!("  {error}");
    println!("  code: {}", error.code().unwrap_or("none"));
    println!("  request id: {}", error.request_id().unwrap_or("none"));
    println!("  worth another try: {}", if error.is_retryable() { "yes" } else { "no" });
}
