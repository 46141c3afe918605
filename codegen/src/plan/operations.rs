//! Operations, with everything that belongs to one.

pub(super) mod auth;
pub(super) mod bindings;
pub(super) mod customization;
pub(super) mod documentation_examples;
pub(super) mod examples;
pub(super) mod operation;
pub(super) mod pagination;
pub(super) mod protocol_tests;
pub(super) mod waiters;
