//! Errors of calls, and how to distinguish them.

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

/// The ID of a relationship that does not exist.
const UNKNOWN: &str = "rs-zzzzzzzzzzzzz";

/// Makes calls that fail, and explains the errors
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

    missing_resource(&client, account).await?;
    conflicting_resource(&client, account, associated).await?;
    rejected_by_the_service(&client, account, associated).await?;
    rejected_before_sending(&client, account, associated).await?;
    no_connection().await?;
    no_credentials().await?;
    any_operation(&client, account).await
}

/// Each error of the service has its own type, contained in the error enum of the operation.
async fn missing_resource(client: &Client, account: &str) -> anyhow::Result<()> {
    println!("Reading a relationship that does not exist:");
    let call = client.get_relationship().catalog(CATALOG).identifier(UNKNOWN);
    let Err(error) = call.program_management_account_identifier(account).send().await else {
        bail!("{UNKNOWN} exists");
    };
    match error.as_service_error() {
        Some(GetRelationshipError::ResourceNotFoundException(missing)) => {
            let kind = missing.resource_type.as_deref().unwrap_or("resource");
            println!("  missing {kind}: {}", missing.resource_id.as_deref().unwrap_or(UNKNOWN));
        }
        _ => bail!(error),
    }
    report(&error.into());
    Ok(())
}

/// The members of an error describe the conflict.
async fn conflicting_resource(
    client: &Client,
    account: &str,
    associated: &str,
) -> anyhow::Result<()> {
    println!("Creating the same relationship twice:");
    let input = relationship(account, associated, "Lindqvist");
    let created = client.create_relationship().with_input(input.clone()).send().await?;
    let Err(error) = client.create_relationship().with_input(input).send().await else {
        bail!("the service created a second relationship");
    };
    let Some(CreateRelationshipError::ConflictException(conflict)) = error.as_service_error()
    else {
        bail!(error);
    };
    println!("  conflicts with: {} {}", conflict.resource_type, conflict.resource_id);

    let id = created.relationship_detail.and_then(|detail| detail.id);
    let call = client.delete_relationship().catalog(CATALOG);
    let call = call.identifier(id.context("the response contains no ID")?);
    call.program_management_account_identifier(account).send().await?;
    report(&error.into());
    Ok(())
}

/// The service names the invalid members.
async fn rejected_by_the_service(
    client: &Client,
    account: &str,
    associated: &str,
) -> anyhow::Result<()> {
    println!("Sending an invalid input:");
    let input = relationship(account, associated, "A name with more than thirty characters");
    let Err(error) = client.create_relationship().with_input(input).send().await else {
        bail!("the service accepted the input");
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

/// The constraints of the model can be checked without calling the service.
async fn rejected_before_sending(
    client: &Client,
    account: &str,
    associated: &str,
) -> anyhow::Result<()> {
    println!("Checking the same input, with another mistake, before sending it:");
    let input = relationship(account, associated, "A name with more than thirty characters");
    let input = input.into_builder().client_token("with spaces in it").build();
    let Err(violations) = input.validate() else { bail!("the input is valid") };
    for violation in &violations {
        println!("  {violation}");
    }

    println!("Configuring the client to check inputs:");
    let call = client.create_relationship().with_input(input);
    let Err(error) = call.customize(|config| config.validate_inputs(true)).send().await else {
        bail!("the input is valid");
    };
    println!("  {} violations", error.constraint_violations().into_iter().flatten().count());
    report(&error.into());
    Ok(())
}

/// Without a response there is no service error. The message says how far the call got.
async fn no_connection() -> anyhow::Result<()> {
    println!("Calling a closed port:");
    let config = Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "example"))
        .endpoint_url("http://127.0.0.1:1")
        // Failed connections are retried by default.
        .retry_config(RetryConfig::disabled());
    let client = Client::from_conf(config.build());
    let Err(error) = client.list_relationships().catalog(CATALOG).send().await else {
        bail!("the call succeeded");
    };
    report(&error.into());
    Ok(())
}

/// A client can be created without configuration, but its calls need credentials.
async fn no_credentials() -> anyhow::Result<()> {
    println!("Calling without credentials:");
    let config = Config::builder().region(Region::new("us-east-1")).build();
    let client = Client::from_conf(config);
    let Err(error) = client.list_relationships().catalog(CATALOG).send().await else {
        bail!("the call succeeded without credentials");
    };
    report(&error.into());
    Ok(())
}

/// The errors of all operations convert into one type, for functions that call several operations.
async fn any_operation(client: &Client, account: &str) -> anyhow::Result<()> {
    println!("Calling several operations in one function:");
    let Err(error) = remove_if_present(client, account).await else {
        bail!("the relationship was deleted")
    };
    if error.is_service_error_and(ServiceError::is_resource_not_found_exception) {
        println!("  {} did not find it", error.operation());
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

/// Prints the properties common to all errors.
fn report(error: &Error) {
    // `{error}` alone leaves out the causes that `error.source()` returns.
    println!("  {error:#}");
    println!("  code: {}", error.code().unwrap_or("none"));
    println!("  request id: {}", error.request_id().unwrap_or("none"));
    println!("  retryable: {}", if error.is_retryable() { "yes" } else { "no" });
}
