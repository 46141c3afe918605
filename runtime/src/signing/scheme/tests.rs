//! Tests of parameters that come from the configuration of a call.

use std::time::Duration;

use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_types::config_bag::Layer;

use super::*;
use crate::signing::ClockSkew;

const NOW: SystemTime = SystemTime::UNIX_EPOCH;

fn config(store: impl FnOnce(&mut Layer)) -> ConfigBag {
    let mut layer = Layer::new("signing");
    store(&mut layer);
    ConfigBag::of_layers(vec![layer])
}

fn in_query() -> SigningOptions {
    let placement = Placement::Query { expires_in: Duration::from_secs(60) };
    SigningOptions { placement, ..SigningOptions::default() }
}

#[test]
fn only_headers_use_the_clock_of_the_service() {
    let skew = ClockSkew::between(NOW, NOW + Duration::from_secs(600));
    let corrected = config(|layer| {
        layer.store_put(AttemptSkew(skew));
    });
    let credentials = Credentials::new("id", "secret", None, None, "scheme");
    let text = |options: &SigningOptions, config: &ConfigBag| {
        let time = time(NOW, &credentials, options, config).expect("a time");
        time.date_time().to_owned()
    };
    let in_headers = SigningOptions::default();
    assert_eq!(text(&in_headers, &config(|_| {})), "19700101T000000Z");
    assert_eq!(text(&in_headers, &corrected), "19700101T001000Z");
    assert_eq!(text(&in_query(), &corrected), "19700101T000000Z");
}

#[test]
fn the_configuration_can_rename_the_session_token() {
    let renamed = config(|layer| {
        layer.store_put(SigV4SessionTokenNameOverride::new(|settings, _| {
            Ok(Some(match settings.signature_location {
                SignatureLocation::QueryParams => "X-Amz-S3session-Token",
                _ => "x-amz-s3session-token",
            }))
        }));
    });
    let name = |options: &SigningOptions, config: &ConfigBag| {
        session_token_name(options, config).expect("a name")
    };
    assert_eq!(name(&in_query(), &config(|_| {})), None);
    assert_eq!(name(&in_query(), &renamed), Some("X-Amz-S3session-Token"));
    assert_eq!(name(&SigningOptions::default(), &renamed), Some("x-amz-s3session-token"));
}

#[test]
fn other_identities_are_refused() {
    let identity = Identity::new(Token::new("token", None), None);
    let error = credentials(&identity).expect_err("an error").to_string();
    let expected = "wrong identity type for SigV4/sigV4a. Expected AWS credentials but got `";
    assert!(error.starts_with(expected), "{error}");
}
