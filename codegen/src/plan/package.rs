//! The package and the service as a whole.

pub(super) mod features;
pub(super) mod known_traits;
pub(super) mod name;
pub(super) mod service;
pub(super) mod unsupported;
