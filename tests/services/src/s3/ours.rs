//! The generated client.

use s3 as sdk;

crate::setup::ours!(sdk);

#[path = "calls.rs"]
pub(super) mod calls;
