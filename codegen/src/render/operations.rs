//! Operations: their types, the client's methods and their tests.

pub(super) mod auth;
pub(super) mod client;
mod customization;
pub(super) mod example;
pub(super) mod example_tests;
mod input;
pub(super) mod operation;
pub(super) mod pagination;
pub(super) mod protocol_tests;
pub(super) mod waiters;
