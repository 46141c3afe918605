//! A stand-in for the service, in memory and on the loopback interface.
//!
//! It speaks the service's protocol, awsJson 1.0, knows all operations, and checks inputs against the model.
//! It takes any account of 12 digits for the caller: the one in the access key id, after `LOCAL`. Signatures are
//! checked only if the server has a secret key. Ids, times and the ids of requests follow from the requests that came before, so that a program
//! prints the same each time it runs against a server of its own.
//!
//! Channel contracts are accepted by a signatory, and end as time passes. Neither is an operation: programs call
//! [`LocalServer::accept_contract`] and [`LocalServer::pass_days`], or send `POST /local/contracts/ID/accept` and
//! `POST /local/days/N`.
//!
//! Rules that the model does not state follow its documentation. AWS may decide otherwise.

mod account;
mod accounts;
mod attestation;
mod caller;
mod clock;
mod contract;
mod contract_life;
mod contracts;
mod fault;
mod handshake;
mod handshake_lists;
mod handshakes;
mod http;
mod idempotency;
mod kind;
mod managed;
mod model;
mod operations;
mod pages;
mod proposal;
mod relationship;
mod relationships;
mod revision;
mod server;
mod signature;
mod store;
mod tags;
mod validation;

#[cfg(test)]
mod tests;

pub use server::LocalServer;

/// The AWS account that owns [`PROGRAM_MANAGEMENT_ACCOUNT`].
pub const PARTNER: &str = "111122223333";

/// A program management account that every local server has from the beginning.
pub const PROGRAM_MANAGEMENT_ACCOUNT: &str = "pma-0000000000001";

/// Where the service is, as far as ARNs and signatures tell.
const REGION: &str = "us-east-1";

/// The catalog of [`PROGRAM_MANAGEMENT_ACCOUNT`].
const CATALOG: &str = "AWS";
