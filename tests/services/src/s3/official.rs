//! AWS's client.

use aws_sdk_s3 as sdk;

crate::setup::official!(sdk);

#[path = "calls.rs"]
pub(super) mod calls;
