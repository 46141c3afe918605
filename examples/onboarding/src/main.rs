//! A reseller's script that creates relationships with the customers in a file.
//!
//! The feature `blocking` of the client makes calls without an async runtime.

#![forbid(unsafe_code)]

mod batch;
mod customer;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use batch::{Batch, Onboarded, tag};
use clap::Parser;
use customer::Customer;
use partnercentral_channel::Client;
use partnercentral_channel::config::{BehaviorVersion, Region};
use partnercentral_channel::error::{CallError, ConnectorError};
use partnercentral_channel::operation::create_relationship::CreateRelationshipError;
use partnercentral_channel::types::Tag;
use partnercentral_channel::types::error::ValidationException;

/// Creates relationships with the customers in a file, and lists all relationships
///
/// Credentials and endpoint are those of the environment, as for the AWS command line. A batch can be repeated, for
/// example after corrections: it creates nothing twice. The exit code is 1 if a customer failed.
#[derive(Parser)]
struct Arguments {
    /// JSON file with the customers
    file: PathBuf,

    /// Program management account to create the relationships under
    #[arg(long, value_name = "ID")]
    program_management_account: String,

    /// Name of the batch, the prefix of its idempotency tokens
    #[arg(long, value_name = "NAME", default_value = "onboarding")]
    batch: String,

    /// Tag of all relationships; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse_tag)]
    tag: Vec<Tag>,
}

fn parse_tag(text: &str) -> Result<Tag, &'static str> {
    let (key, value) = text.split_once('=').ok_or("the `=` is missing")?;
    Ok(tag(key, value))
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let customers = customer::read(&arguments.file)?;
    let batch = Batch {
        client: client(),
        account: arguments.program_management_account,
        name: arguments.batch,
        tags: arguments.tag,
    };

    let failed = onboard_all(&batch, &customers)?;
    println!("All relationships:");
    for relationship in batch.relationships() {
        let relationship = relationship?;
        let id = relationship.id.unwrap_or_default();
        println!("  {id}  {}", relationship.display_name.unwrap_or_default());
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Creates a client with the configuration of the environment.
///
/// Loading it is async, but needs no runtime. The client resolves the credentials with its first call.
fn client() -> Client {
    let loader = aws_config::defaults(BehaviorVersion::latest()).region(Region::new("us-east-1"));
    Client::new(&pollster::block_on(loader.load()))
}

/// Creates the relationships and reports the result of each. Returns the number of customers that failed.
///
/// Stops if the service can't be reached.
fn onboard_all(batch: &Batch, customers: &[Customer]) -> anyhow::Result<usize> {
    let mut failed = 0;
    for (position, customer) in customers.iter().enumerate() {
        let Customer { account, name, .. } = customer;
        match batch.onboard(customer) {
            Ok(Onboarded::Created { id, request_id }) => {
                println!("{name} ({account}): created {id}, request ID {request_id}");
            }
            Ok(Onboarded::Existing { id }) => println!("{name} ({account}): {id} exists"),
            Err(error) if error.find::<ConnectorError>().is_some() => {
                let left = customers.len() - position;
                return Err(error).with_context(|| format!("stopped before {left} customers"));
            }
            Err(error) => {
                failed += 1;
                report(customer, &error);
            }
        }
    }
    Ok(failed)
}

/// Reports why the relationship with a customer was not created.
fn report(customer: &Customer, error: &CallError<CreateRelationshipError>) {
    // `{:#}` prints all causes.
    eprintln!("{} ({}): {error:#}", customer.name, customer.account);
    let invalid = error.find::<ValidationException>().and_then(|it| it.field_list.as_ref());
    for field in invalid.into_iter().flatten() {
        eprintln!("  {}: {}", field.name, field.message);
    }
}
