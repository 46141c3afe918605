//! An in-memory simulation of the service on the loopback interface.
//!
//! It implements the service's protocol, awsJson 1.0, and all operations, and checks inputs against the model.
//! The caller can be any account of 12 digits: the digits after `LOCAL` in the access key ID. Signatures are
//! verified only if the server has a secret key. IDs, times and request IDs depend only on previous requests, so
//! a program prints the same output on each run against a new server.
//!
//! Two events are not operations: a signatory accepts a channel contract, and time passes. To simulate them,
//! call [`LocalServer::accept_contract`] and [`LocalServer::pass_days`], or send
//! `POST /local/contracts/ID/accept` and `POST /local/days/N`.
//!
//! Rules that the model does not state follow its documentation. AWS may behave differently.

mod account;
mod accounts;
mod attestation;
mod caller;
mod clock;
mod constants;
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

pub use constants::{PARTNER, PROGRAM_MANAGEMENT_ACCOUNT};
pub use server::LocalServer;
