//! Configuration of both clients.

use aws_credential_types::Credentials;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_types::region::Region;
use ours::config::IdempotencyTokenSource;

use crate::fixed::{FixedCall, NoSleep};
use crate::signature::KEYS;
use crate::wire::Wire;
use crate::{official, ours};

/// The generated idempotency token in both clients.
pub const IDEMPOTENCY_TOKEN: &str = "parity-token";

/// The time of all calls: 2026-01-02 03:04:05 UTC.
const NOW: u64 = 1_767_323_045;

/// A configuration for both clients.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The region.
    pub region: Option<&'static str>,
    /// Whether credentials are configured.
    pub credentials: bool,
    /// The endpoint, if different from the service's default.
    pub endpoint_url: Option<&'static str>,
    /// Whether to use FIPS endpoints.
    pub fips: bool,
    /// The preferred signature.
    pub signature: Option<&'static str>,
    /// The regions that SigV4a signatures are valid in.
    pub signing_region_set: Option<&'static str>,
    /// The session token of the credentials.
    pub session_token: Option<&'static str>,
    /// Whether both clients send the same user agent.
    pub same_user_agent: bool,
}

/// Configures a client. Both builders have the same methods, but different types.
macro_rules! configured {
    ($builder:expr, $setup:expr, $wire:expr) => {{
        let setup = $setup;
        let mut builder = $builder
            .behavior_version(BehaviorVersion::latest())
            .use_fips(setup.fips)
            .http_client($wire.clone())
            .interceptor(FixedCall { user_agent: setup.same_user_agent })
            .time_source(StaticTimeSource::from_secs(NOW))
            .sleep_impl(NoSleep)
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        if let Some(region) = setup.region {
            builder = builder.region(Region::new(region));
        }
        if setup.credentials {
            builder = builder.credentials_provider(setup.credentials());
        }
        if let Some(url) = setup.endpoint_url {
            builder = builder.endpoint_url(url);
        }
        if let Some(signature) = setup.signature {
            builder = builder.auth_scheme_preference([AuthSchemeId::from(signature)]);
        }
        if let Some(regions) = setup.signing_region_set {
            builder = builder.sigv4a_signing_region_set(regions);
        }
        builder
    }};
}

impl Setup {
    /// The service's default endpoint and its preferred signature.
    pub const DEFAULT: Self = Self {
        region: Some("us-east-1"),
        credentials: true,
        endpoint_url: None,
        fips: false,
        signature: None,
        signing_region_set: None,
        session_token: None,
        same_user_agent: true,
    };

    /// A custom endpoint, and the faster signature.
    pub const PLAIN: Self = Self {
        endpoint_url: Some("http://127.0.0.1:8000"),
        signature: Some("sigv4"),
        ..Self::DEFAULT
    };

    pub(crate) fn ours(&self, wire: &Wire) -> ours::Client {
        let builder = ours::Config::builder()
            .idempotency_token_source(IdempotencyTokenSource::fixed(IDEMPOTENCY_TOKEN));
        ours::Client::from_conf(configured!(builder, self, wire).build())
    }

    pub(crate) fn official(&self, wire: &Wire) -> official::Client {
        let builder = official::Config::builder().idempotency_token_provider(IDEMPOTENCY_TOKEN);
        official::Client::from_conf(configured!(builder, self, wire).build())
    }

    fn credentials(&self) -> Credentials {
        let token = self.session_token.map(str::to_owned);
        Credentials::new(KEYS.0, KEYS.1, token, None, "parity")
    }
}
