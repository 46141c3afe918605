//! One implementation of each trait that the configuration of a client accepts, with the client crate as the only
//! dependency.

#![forbid(unsafe_code)]

pub mod auth;
pub mod endpoints;
pub mod http;
pub mod identities;
pub mod interceptors;
pub mod retries;
pub mod time;

#[cfg(test)]
mod tests;
