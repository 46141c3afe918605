//! Configuration of both clients.

use std::time::Duration;

use aws_credential_types::Credentials;
use aws_smithy_types::retry::RetryConfig;

/// The time of all calls: 2026-01-02 03:04:05 UTC.
pub(crate) const NOW: u64 = 1_767_323_045;

pub(crate) fn credentials() -> Credentials {
    Credentials::new("AKIDSERVICES", "services/SECRET+key", None, None, "services")
}

/// Retries without delays.
pub(crate) fn retries() -> RetryConfig {
    let delay = Duration::from_millis(1);
    RetryConfig::standard().with_initial_backoff(delay).with_max_backoff(delay)
}

/// Declares how the generated client is created, and how its results become comparable.
macro_rules! ours {
    ($sdk:ident) => {
        $crate::setup::client!($sdk);

        fn outcome<O, E>(result: Result<O, $sdk::error::CallError<E>>) -> $crate::outcome::Outcome
        where
            O: std::fmt::Debug,
            E: $crate::outcome::ServiceError,
        {
            $crate::outcome::outcome(result.map_err(Into::into))
        }

        #[allow(unused_imports, reason = "some services have no map")]
        use $crate::setup::ours_entry as entry;

        /// Returns a structure that was built. All required members were set.
        #[allow(dead_code, reason = "some services have no such structure")]
        fn built<T>(structure: T) -> T {
            structure
        }

        /// Returns the argument of a list's setter that adds one item.
        #[allow(dead_code, reason = "some services have no such list")]
        fn one<T>(item: T) -> [T; 1] {
            [item]
        }
    };
}
pub(crate) use ours;

/// Declares how AWS's client is created, and how its results become comparable.
macro_rules! official {
    ($sdk:ident) => {
        $crate::setup::client!($sdk);

        use $crate::outcome::outcome;

        #[allow(unused_imports, reason = "some services have no map")]
        use $crate::setup::official_entry as entry;

        /// Returns a structure that was built.
        #[allow(dead_code, reason = "some services have no such structure")]
        fn built<T>(structure: Result<T, $sdk::error::BuildError>) -> T {
            structure.expect("all required members")
        }

        /// Returns the argument of a list's setter that adds one item.
        #[allow(dead_code, reason = "some services have no such list")]
        fn one<T>(item: T) -> T {
            item
        }
    };
}
pub(crate) use official;

/// Declares how a client is created. Both builders have the same methods, but different types.
macro_rules! client {
    ($sdk:ident) => {
        fn client(url: &str) -> $sdk::Client {
            let config = $sdk::Config::builder()
                .behavior_version(
                    aws_smithy_runtime_api::client::behavior_version::BehaviorVersion::latest(),
                )
                .endpoint_url(url)
                .region(aws_types::region::Region::new("eu-west-1"))
                .credentials_provider($crate::setup::credentials())
                .interceptor(parity::fixed::FixedCall { user_agent: true })
                .time_source(aws_smithy_async::time::StaticTimeSource::from_secs(
                    $crate::setup::NOW,
                ))
                .retry_config($crate::setup::retries());
            $sdk::Client::from_conf(config.build())
        }
    };
}
pub(crate) use client;

/// Adds an entry to a map of the generated client's builders.
macro_rules! ours_entry {
    ($builder:expr, $member:ident, $key:expr, $value:expr) => {
        $builder.$member([($key, $value)])
    };
}
pub(crate) use ours_entry;

/// Adds an entry to a map of the builders of AWS's client.
macro_rules! official_entry {
    ($builder:expr, $member:ident, $key:expr, $value:expr) => {
        $builder.$member($key, $value)
    };
}
pub(crate) use official_entry;
