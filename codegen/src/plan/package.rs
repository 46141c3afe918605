//! The package and the service as a whole.

pub(super) mod exports;
pub(super) mod features;
pub(super) mod known_traits;
pub(super) mod name;
pub(super) mod runtime_features;
pub(super) mod service;
pub(super) mod unsupported;
