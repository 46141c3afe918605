//! Tests of the precedence of endpoint and configuration.

use std::time::Duration;

use aws_smithy_types::config_bag::{Layer, Storable, StoreReplace};
use aws_smithy_types::endpoint::EndpointAuthScheme;

use super::*;

fn stored<T: Storable<Storer = StoreReplace<T>>>(layer: &mut Layer, value: T) {
    layer.store_put(value);
}

/// Returns a configuration with these values, besides that of an operation.
fn config(store: impl FnOnce(&mut Layer)) -> ConfigBag {
    with_operation(SigV4OperationSigningConfig::default(), store)
}

fn with_operation(
    operation: SigV4OperationSigningConfig,
    store: impl FnOnce(&mut Layer),
) -> ConfigBag {
    let mut layer = Layer::new("signing");
    stored(&mut layer, operation);
    store(&mut layer);
    ConfigBag::of_layers(vec![layer])
}

fn property(name: &'static str, value: impl Into<Document>) -> EndpointAuthScheme {
    EndpointAuthScheme::with_capacity("sigv4", 1).put(name, value)
}

fn signing<'a>(endpoint: &'a EndpointAuthScheme, config: &'a ConfigBag) -> SigningConfig<'a> {
    SigningConfig::new(AuthSchemeEndpointConfig::from_typed(endpoint), config)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn none() -> EndpointAuthScheme {
    EndpointAuthScheme::with_capacity("sigv4", 0)
}

/// Returns a text, or the message of its error.
fn text<T: AsRef<str>>(result: Result<T, SigningError>) -> String {
    result.map_or_else(|error| error.to_string(), |text| text.as_ref().to_owned())
}

#[test]
fn the_endpoint_takes_precedence_for_region_and_name() {
    let operation = SigV4OperationSigningConfig {
        region: Some(SigningRegion::from_static("of-operation")),
        name: Some(SigningName::from_static("of-operation")),
        ..Default::default()
    };
    let of_operation = with_operation(operation.clone(), |_| {});
    let of_client = with_operation(operation, |layer| {
        stored(layer, SigningRegion::from_static("of-client"));
        stored(layer, SigningName::from_static("of-client"));
    });
    for (config, expected) in [(&of_operation, "of-operation"), (&of_client, "of-client")] {
        assert_eq!(text(signing(&none(), config).region()), expected);
        assert_eq!(text(signing(&none(), config).service()), expected);
        let region = property("signingRegion", "of-endpoint".to_owned());
        assert_eq!(text(signing(&region, config).region()), "of-endpoint");
        let name = property("signingName", "of-endpoint".to_owned());
        assert_eq!(text(signing(&name, config).service()), "of-endpoint");
    }
}

#[cfg(feature = "sigv4a")]
#[test]
fn a_configured_region_set_takes_precedence() {
    let of_endpoint = Document::Array(vec!["eu-west-3".to_owned().into(), "x".to_owned().into()]);
    let of_endpoint = property("signingRegionSet", of_endpoint);
    let region = |layer: &mut Layer| stored(layer, Region::new("us-east-1"));
    let set = |layer: &mut Layer| {
        region(layer);
        stored(layer, SigningRegionSet::from("*"));
    };
    let operation = SigV4OperationSigningConfig {
        region_set: Some("of-operation".into()),
        ..Default::default()
    };
    let (of_region, of_set) = (config(region), config(set));
    let of_operation = with_operation(operation, |_| {});
    assert_eq!(text(signing(&of_endpoint, &of_set).region_set()), "*");
    assert_eq!(text(signing(&of_endpoint, &of_region).region_set()), "eu-west-3,x");
    assert_eq!(text(signing(&none(), &of_region).region_set()), "us-east-1");
    assert_eq!(text(signing(&none(), &of_operation).region_set()), "of-operation");
}

#[test]
fn missing_values_are_reported() {
    let (config, none) = (config(|_| {}), none());
    let signing = signing(&none, &config);
    assert_eq!(text(signing.region()), "missing signing region");
    assert_eq!(text(signing.service()), "missing signing name");
    #[cfg(feature = "sigv4a")]
    assert_eq!(text(signing.region_set()), "missing signing region set");
    let empty = ConfigBag::base();
    let result = SigningConfig::new(AuthSchemeEndpointConfig::empty(), &empty);
    let error = result.err().expect("an error");
    assert_eq!(error.to_string(), "missing operation signing config");
}

#[test]
fn properties_of_wrong_types_are_reported() {
    let config = config(|layer| {
        #[cfg(feature = "sigv4a")]
        stored(layer, SigningRegionSet::from("*"));
        stored(layer, SigningRegion::from_static("eu-west-3"));
        stored(layer, SigningName::from_static("service"));
    });
    let message =
        |name: &str| format!("unexpected type for `{name}` in endpoint auth scheme config");
    let wrong = |name| property(name, Document::Null);
    assert_eq!(text(signing(&wrong("signingRegion"), &config).region()), message("signingRegion"));
    assert_eq!(text(signing(&wrong("signingName"), &config).service()), message("signingName"));
    #[cfg(feature = "sigv4a")]
    assert_eq!(
        text(signing(&wrong("signingRegionSet"), &config).region_set()),
        message("signingRegionSet")
    );
    for name in ["disableDoubleEncoding", "disableNormalizePath"] {
        let error = signing(&wrong(name), &config).options().expect_err("an error");
        assert_eq!(error.to_string(), message(name));
    }
}

#[test]
fn the_endpoint_takes_precedence_for_the_path() {
    let mut operation = SigV4OperationSigningConfig::default();
    operation.signing_options.double_uri_encode = false;
    operation.signing_options.normalize_uri_path = false;
    let configs = [config(|_| {}), with_operation(operation, |_| {})];
    for (config, default) in configs.iter().zip([true, false]) {
        let options = |endpoint: &EndpointAuthScheme| {
            let options = signing(endpoint, config).options().expect("options");
            (options.double_uri_encode, options.normalize_uri_path)
        };
        assert_eq!(options(&none()), (default, default));
        for disabled in [true, false] {
            let endpoint = property("disableDoubleEncoding", disabled);
            assert_eq!(options(&endpoint), (!disabled, default));
            let endpoint = property("disableNormalizePath", disabled);
            assert_eq!(options(&endpoint), (default, !disabled));
        }
    }
}

#[test]
fn options_of_the_operation_are_kept() {
    let mut operation = SigV4OperationSigningConfig::default();
    operation.signing_options.content_sha256_header = true;
    operation.signing_options.omit_session_token = true;
    operation.signing_options.signature_type = HttpSignatureType::HttpRequestQueryParams;
    let incomplete = with_operation(operation.clone(), |_| {});
    let error = signing(&none(), &incomplete).options().expect_err("an error");
    assert!(matches!(error, SigningError::MissingExpiration));
    let expires_in = Duration::from_secs(60);
    operation.signing_options.expires_in = Some(expires_in);
    let complete = with_operation(operation, |_| {});
    let options = signing(&none(), &complete).options().expect("options");
    assert!(options.content_sha256_header && options.omit_session_token);
    assert_eq!(options.placement, Placement::Query { expires_in });
}

#[test]
fn the_configuration_replaces_the_payload() {
    let mut operation = SigV4OperationSigningConfig::default();
    let payload = |config: &ConfigBag| {
        let endpoint = none();
        let payload = signing(&endpoint, config).payload().expect("a payload");
        payload.map(|payload| format!("{payload:?}"))
    };
    assert_eq!(payload(&config(|_| {})), None);
    operation.signing_options.payload_override = Some(SignableBody::Precomputed("digest".into()));
    assert_eq!(payload(&with_operation(operation.clone(), |_| {})).as_deref(), Some("digest"));
    let unsigned = with_operation(operation, |layer| {
        stored(layer, PayloadSigningOverride::unsigned_payload());
    });
    assert_eq!(payload(&unsigned).as_deref(), Some("UNSIGNED-PAYLOAD"));
}
