#![allow(clippy::all, dead_code, deprecated, unused_imports)]

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::ops::Deref;
use std::str::FromStr;

use smithy_client_runtime::builder::{CanSend, Empty, FromWaiter, HasClient, Set};
// These require features that some of the crates enable, and thereby all crates of the workspace.
use smithy_client_runtime::config::{ProvideToken, ResolveIdentity};
use smithy_client_runtime::error::OperationError;
use smithy_client_runtime::operation::Operation;
#[cfg(feature = "serde")]
use smithy_client_runtime::serde;
use smithy_client_runtime::service::Service;
use smithy_client_runtime::value::UnknownValue;

fn main() {}
