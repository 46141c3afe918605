//! What tests with a server of their own share.

pub(crate) mod received;
pub(crate) mod signature;
