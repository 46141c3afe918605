//! The generated client.

use sns as sdk;

crate::setup::ours!(sdk);

#[path = "calls.rs"]
pub(super) mod calls;
