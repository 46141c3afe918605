//! The generated client.

use lambda as sdk;

crate::setup::ours!(sdk);

#[path = "calls.rs"]
pub(super) mod calls;
