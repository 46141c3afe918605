//! Compares the generated client with AWS's client for every operation.

mod bodies;
mod compare;
mod config;
mod endpoints;
mod errors;
mod lenience;
mod migrating;
mod missing;
mod other_errors;
mod outputs;
mod requests;
mod retries;
