//! AWS's client.

use aws_sdk_lambda as sdk;

crate::setup::official!(sdk);

#[path = "calls.rs"]
pub(super) mod calls;
