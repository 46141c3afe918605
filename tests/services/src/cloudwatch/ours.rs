//! The generated client.

use cloudwatch as sdk;

crate::setup::ours!(sdk);

#[path = "calls.rs"]
pub(super) mod calls;
