//! Incomplete and invalid configurations. No call panics, and each error names the missing setting.

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
const NO_CREDENTIALS: &str = "the call can't be authenticated: no credentials are configured: \
     set them with `Config::builder().credentials_provider(…)`, or load them with `aws_config`";
const FIPS_AND_URL: &str = "the endpoint can't be resolved: Invalid Configuration: \
     FIPS and custom endpoint are not supported";

/// The settings of a configuration that affect a call.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    region: bool,
    credentials: bool,
    url: bool,
    fips: bool,
}

impl Held {
    /// Returns the expected error of a call with the configuration. There is no network, so every call fails.
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

/// Applies a setting, and records its effect.
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

/// Returns all subsets of some settings, each applied to a new `base`.
fn subsets<B>(settings: &[Setting<B>], base: impl Fn() -> B) -> impl Iterator<Item = (B, Held)> {
    (0..1_u32 << settings.len()).map(move |chosen| {
        let mut held = Held::default();
        let chosen = settings.iter().enumerate().filter(|(index, _)| chosen & (1 << index) != 0);
        let config = chosen.fold(base(), |config, (_, set)| set(config, &mut held));
        (config, held)
    })
}

async fn assert_error(client: &Client, held: Held) {
    let expected = format!("ListTagsForResource failed: {}", held.reason());
    assert_eq!(failure(client).await, expected, "{held:?}");
}

#[tokio::test]
async fn reports_missing_settings_for_each_combination() {
    let base =
        || Config::builder().http_client(unconnected()).retry_config(RetryConfig::disabled());
    for (config, held) in subsets(&SETTINGS, base) {
        assert_error(&Client::from_conf(config.build()), held).await;
    }
}

#[tokio::test]
async fn reports_missing_shared_settings_for_each_combination() {
    let base =
        || SdkConfig::builder().http_client(unconnected()).retry_config(RetryConfig::disabled());
    for (config, held) in subsets(&SHARED_SETTINGS, base) {
        assert_error(&Client::new(&config.build()), held).await;
    }
}

#[tokio::test]
async fn reports_an_invalid_endpoint_url() {
    let config = Config::builder().http_client(unconnected()).credentials_provider(credentials());
    for url in [" ", "localhost:8000", "/path", "ftp://localhost", "http://", "http://host:99999"] {
        let message = failure(&Client::from_conf(config.clone().endpoint_url(url).build())).await;
        let expected = format!(
            "ListTagsForResource failed: the endpoint can't be resolved: \
             the endpoint URL `{url}` can't be called: it must start with `http://` or `https://` \
             and name a host, such as `http://localhost:8000`"
        );
        assert_eq!(message, expected);
    }
    assert_eq!(
        failure(&Client::from_conf(config.endpoint_url("").build())).await,
        "ListTagsForResource failed: the endpoint can't be resolved: \
         the endpoint URL is empty; omit it to call the service's default endpoint"
    );
}

#[tokio::test]
async fn a_preferred_signature_requires_its_region() {
    let http_client = responding(|request| {
        let signature = request.headers().get("authorization").expect("a signature");
        assert!(signature.starts_with("AWS4-HMAC-SHA256 "), "{signature}");
        Ok(response(200, "{}"))
    });
    let config = Config::builder()
        .http_client(http_client)
        .endpoint_url("http://localhost:8000")
        .credentials_provider(credentials())
        .auth_scheme_preference([AuthSchemeId::from("sigv4")]);
    let text = failure(&Client::from_conf(config.clone().build())).await;
    assert!(text.contains("the request can't be signed: no region is configured"), "{text}");
    let config = config.region(Region::new("eu-west-3")).build();
    list_tags(&Client::from_conf(config)).await.expect("the call succeeds");
}

#[tokio::test]
async fn accepts_regions_of_any_form() {
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
fn rejects_application_names_that_are_invalid_in_headers() {
    for name in ["", " ", "a b", "a/b", "\r\n", "\u{1f980}"] {
        assert!(AppName::new(name).is_err(), "{name:?}");
    }
    assert!(AppName::new("x".repeat(1000)).is_ok());
}
