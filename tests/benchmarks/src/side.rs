//! The two clients, with equal configurations.

use std::fmt;
use std::str::FromStr;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::region::Region;

use crate::canned::Canned;
use crate::{official, ours};

/// One of the two clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The generated client.
    Ours,
    /// AWS's client.
    Official,
}

impl Side {
    /// Both clients, in the order of the columns.
    pub const BOTH: [Self; 2] = [Self::Ours, Self::Official];
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ours => "ours",
            Self::Official => "official",
        })
    }
}

impl FromStr for Side {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut sides = Self::BOTH.into_iter();
        let found = sides.find(|side| side.to_string() == text);
        found.ok_or_else(|| format!("unknown side `{text}`: use `ours` or `official`"))
    }
}

/// The signature of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// The default of each client.
    Default,
    /// SigV4.
    SigV4,
}

/// Configures credentials and a region. Both builders have the same methods, but different types.
macro_rules! configured {
    ($builder:expr, $signature:expr, $http_client:expr) => {{
        let builder = $builder
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("us-east-1"))
            .credentials_provider(credentials())
            .http_client($http_client);
        let builder = match $signature {
            Signature::Default => builder,
            Signature::SigV4 => builder.auth_scheme_preference([AuthSchemeId::from("sigv4")]),
        };
        builder
    }};
}

pub(crate) const ACCESS_KEY_ID: &str = "AKIDBENCHMARKS00";
pub(crate) const SECRET: &str = "benchmarks/SECRET+key/of+40+characters/+";

fn credentials() -> Credentials {
    Credentials::new(ACCESS_KEY_ID, SECRET, None, None, "")
}

/// Returns the configuration of the generated client.
pub(crate) fn ours(signature: Signature, http_client: Canned) -> ours::config::Builder {
    configured!(ours::Config::builder(), signature, http_client)
}

/// Returns the configuration of AWS's client.
pub(crate) fn official(signature: Signature, http_client: Canned) -> official::config::Builder {
    configured!(official::Config::builder(), signature, http_client)
}
