//! Items shared by tests that use a server.

pub(crate) mod received;
pub(crate) mod signature;
