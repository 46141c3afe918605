//! Configurations that lack something, or hold what can't be: no call panics, and each says what to
//! set.

use aws_types::sdk_config;
use partnercentral_channel::config::{
    AppName, AuthSchemeId, BehaviorVersion, Builder, Region, RetryConfig, SdkConfig,
    SharedCredentialsProvider, TimeoutConfig,
};
use partnercentral_channel::{Client, Config};

use super::offline::{responding, response, unconnected};
use super::setup::{credentials, failure, list_tags};

const NO_REGION: &str = "the endpoint can't be resolved: Invalid Configuration: Missing Region \
     (no region is configured: set one with `Config::builder().region(…)`, or in the environment that \
     `aws_config` loads, with AWS_REGION)";
const NO_CREDENTIALS: &str = "no credentials are available: no credentials are configured: \
     set them with `Config::builder().credentials_provider(…)`, or load them with `aws_config`";
const FIPS_AND_URL: &str = "the endpoint can't be resolved: Invalid Configuration: \
     FIPS and custom endpoint are not supported";

/// What a configuration holds of what a call depends on.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    region: bool,
    credentials: bool,
    url: bool,
    fips: bool,
}

impl Held {
    /// Why a call with the configuration fails, which it always does for lack of a network.
    fn reason(self) -> String {
        let host = match self {
            Self { url: true, fips: true, .. } => return FIPS_AND_URL.to_owned(),
            Self { url: false, region: false, .. } => return NO_REGION.to_owned(),
            Self { credentials: false, .. } => return NO_CREDENTIALS.to_owned(),
            Self { url: true, .. } => "localhost:8000",
            Self { fips: true, .. } => "partnercentral-channel-fips.global.api.aws",
            _ => "partnercentral-channel.global.api.aws",
        };
        format!("the connection failed: there is no network (host {host})")
    }
}

/// A setting, and what it means to a call.
type Setting<B> = fn(B, &mut Held) -> B;

const SETTINGS: [Setting<Builder>; 8] = [
    |config, held| {
        held.region = true;
        config.region(Region::new("eu-west-3"))
    },
    |config, held| {
        held.credentials = true;
        config.credentials_provider(credentials())
    },
    |config, held| {
        held.url = true;
        config.endpoint_url("http://localhost:8000")
    },
    |config, held| {
        held.fips = true;
        config.use_fips(true)
    },
    |config, _| config.use_dual_stack(true),
    |config, _| config.behavior_version(BehaviorVersion::latest()),
    |config, _| config.app_name(AppName::new("app").expect("a name")),
    |config, _| config.timeout_config(TimeoutConfig::disabled()),
];

const SHARED_SETTINGS: [Setting<sdk_config::Builder>; 6] = [
    |config, held| {
        held.region = true;
        config.region(Region::new("eu-west-3"))
    },
    |config, held| {
        held.credentials = true;
        config.credentials_provider(SharedCredentialsProvider::new(credentials()))
    },
    |config, held| {
        held.url = true;
        config.endpoint_url("http://localhost:8000")
    },
    |config, held| {
        held.fips = true;
        config.use_fips(true)
    },
    |config, _| config.behavior_version(BehaviorVersion::latest()),
    |config, _| config.timeout_config(TimeoutConfig::disabled()),
];

/// All subsets of some settings, each made onto a new `base`.
fn subsets<B>(settings: &[Setting<B>], base: impl Fn() -> B) -> impl Iterator<Item = (B, Held)> {
    (0..1_u32 << settings.len()).map(move |chosen| {
        let mut held = Held::default();
        let chosen = settings.iter().enumerate().filter(|(index, _)| chosen & (1 << index) != 0);
        let config = chosen.fold(base(), |config, (_, set)| set(config, &mut held));
        (config, held)
    })
}

async fn assert_said(client: &Client, held: Held) {
    let expected = format!("ListTagsForResource failed: {}", held.reason());
    assert_eq!(failure(client).await, expected, "{held:?}");
}

#[tokio::test]
async fn each_combination_of_settings_says_what_is_missing() {
    let base =
        || Config::builder().http_client(unconnected()).retry_config(RetryConfig::disabled());
    for (config, held) in subsets(&SETTINGS, base) {
        assert_said(&Client::from_conf(config.build()), held).await;
    }
}

#[tokio::test]
async fn each_combination_of_shared_settings_says_what_is_missing() {
    let base =
        || SdkConfig::builder().http_client(unconnected()).retry_config(RetryConfig::disabled());
    for (config, held) in subsets(&SHARED_SETTINGS, base) {
        assert_said(&Client::new(&config.build()), held).await;
    }
}

#[tokio::test]
async fn a_url_that_nothing_can_be_sent_to_is_named() {
    let config = Config::builder().http_client(unconnected()).credentials_provider(credentials());
    for url in [" ", "localhost:8000", "/path", "ftp://localhost", "http://", "http://host:99999"] {
        let said = failure(&Client::from_conf(config.clone().endpoint_url(url).build())).await;
        let expected = format!(
            "ListTagsForResource failed: the endpoint can't be resolved: \
             the endpoint URL `{url}` can't be called: it has to start with `http://` or `https://` \
             and to name a host, such as `http://localhost:8000`"
        );
        assert_eq!(said, expected);
    }
    assert_eq!(
        failure(&Client::from_conf(config.endpoint_url("").build())).await,
        "ListTagsForResource failed: the endpoint can't be resolved: \
         the endpoint URL is empty; omit it to call the service's default endpoint"
    );
}

#[tokio::test]
async fn a_preference_for_a_signature_that_needs_a_region_is_passed_over_without_one() {
    for (region, algorithm) in
        [(None, "AWS4-ECDSA-P256-SHA256 "), (Some("eu-west-3"), "AWS4-HMAC-SHA256 ")]
    {
        let http_client = responding(move |request| {
            let signature = request.headers().get("authorization").expect("a signature");
            assert!(signature.starts_with(algorithm), "{signature}");
            Ok(response(200, "{}"))
        });
        let mut config = Config::builder()
            .http_client(http_client)
            .endpoint_url("http://localhost:8000")
            .credentials_provider(credentials())
            .auth_scheme_preference([AuthSchemeId::from("sigv4")]);
        if let Some(region) = region {
            config = config.region(Region::new(region));
        }
        list_tags(&Client::from_conf(config.build())).await.expect("the call succeeds");
    }
}

#[tokio::test]
async fn regions_of_any_form_are_called() {
    let config = Config::builder()
        .http_client(unconnected())
        .credentials_provider(credentials())
        .retry_config(RetryConfig::disabled());
    for region in ["", " ", "a b", "nowhere", "\u{1f980}", "eu-west-3.example.com/#", "\r\n"] {
        let config = config.clone().region(Region::new(region));
        assert_eq!(
            failure(&Client::from_conf(config.build())).await,
            "ListTagsForResource failed: the connection failed: there is no network \
             (host partnercentral-channel.global.api.aws)"
        );
    }
}

#[test]
fn names_of_applications_that_a_header_cannot_hold_are_no_names() {
    for name in ["", " ", "a b", "a/b", "\r\n", "\u{1f980}"] {
        assert!(AppName::new(name).is_err(), "{name:?}");
    }
    assert!(AppName::new("x".repeat(1000)).is_ok());
}
