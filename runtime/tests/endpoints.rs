//! Endpoints that depend on the identity, on service-specific settings and on the input.
#![cfg(feature = "test-util")]

#[path = "support/service.rs"]
mod service;

use smithy_client_runtime::client::Handle;
use smithy_client_runtime::config::{AccountIdEndpointMode, Builder, Credentials};
use smithy_client_runtime::endpoint::ResolveEndpointError;
use smithy_client_runtime::endpoint::{self, Builtins, ContextParams, Endpoint};
use smithy_client_runtime::error::Unhandled;
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::service::Service;
use smithy_client_runtime::test_util::{capture_request, offline};
use smithy_client_runtime::{operation_error, operation_span, structure};

static SERVICE: Service = Service { resolve_endpoint: resolve, ..service::SERVICE };

/// Rules as generated: the account if the mode allows it, the setting and the bucket.
fn resolve(builtins: &Builtins) -> Result<Endpoint, ResolveEndpointError> {
    let account = match (builtins.account_id_endpoint_mode.as_deref(), &builtins.account_id) {
        (Some("disabled"), _) => "none",
        (Some("required"), None) => return endpoint::unresolved("whose endpoint?"),
        (_, account) => account.as_deref().unwrap_or("unknown"),
    };
    let bucket = builtins.text("Bucket").unwrap_or_default();
    let setting = builtins.text("Setting").unwrap_or_else(|| "default".to_owned());
    endpoint::at(format!("https://{bucket}.{setting}.{account}.example.com")).resolved()
}

struct Put;

impl Operation for Put {
    type Input = PutInput;
    type Output = PutOutput;
    type Error = PutError;
    const NAME: &'static str = "Put";
    const SERVICE: &'static Service = &SERVICE;

    operation_span!("Some Service", "Put");

    fn endpoint_params(input: &Self::Input) -> ContextParams {
        ContextParams::default()
            .required("bucket", &input.bucket)
            .with("Bucket", Some(input.bucket.as_str()))
    }
}

#[structure("example#PutInput")]
struct PutInput {
    #[member("bucket", required)]
    bucket: String,
}

#[structure("example#PutOutput", output)]
struct PutOutput {}

#[derive(Clone, Debug)]
#[expect(dead_code, reason = "required by the macro, but never constructed")]
enum ServiceError {
    Unhandled(Unhandled),
}

#[operation_error("Put", ServiceError)]
enum PutError {}

fn with_account(config: Builder) -> Builder {
    let credentials = Credentials::builder()
        .access_key_id("id")
        .secret_access_key("secret")
        .account_id("123456789012")
        .provider_name("test")
        .build();
    config.credentials_provider(credentials)
}

/// Returns the host of a call, or its error message.
fn called_host(
    config: Builder,
    bucket: &str,
    customize: impl FnOnce(Builder) -> Builder,
) -> Result<String, String> {
    let (http_client, requests) = capture_request(None);
    let handle = Handle::new(&SERVICE, config.http_client(http_client).build());
    let call = handle.customized(customize).call::<Put>(PutInput { bucket: bucket.to_owned() });
    pollster::block_on(call).map_err(|error| format!("{error:#}"))?;
    let uri = requests.expect_request().uri().to_owned();
    Ok(uri.trim_start_matches("https://").trim_end_matches('/').to_owned())
}

#[test]
fn the_account_is_known_when_the_request_is_sent() {
    let host = called_host(with_account(offline()), "b", |config| config);
    assert_eq!(host.as_deref(), Ok("b.default.123456789012.example.com"));
    let host = called_host(offline(), "b", |config| config);
    assert_eq!(host.as_deref(), Ok("b.default.unknown.example.com"));
}

#[test]
fn the_account_can_be_required_or_disabled() {
    let with_mode = |config: Builder, mode| {
        called_host(config, "b", |config| config.account_id_endpoint_mode(mode))
    };
    let host = with_mode(with_account(offline()), AccountIdEndpointMode::Disabled);
    assert_eq!(host.as_deref(), Ok("b.default.none.example.com"));
    let host = with_mode(with_account(offline()), AccountIdEndpointMode::Required);
    assert_eq!(host.as_deref(), Ok("b.default.123456789012.example.com"));
    let host = with_mode(offline(), AccountIdEndpointMode::Required).expect_err("no account");
    assert!(host.ends_with("whose endpoint?"), "{host}");
}

#[test]
fn service_specific_settings_apply_to_a_client_or_a_call() {
    let config = || offline().endpoint_param("Setting", "client");
    let host = called_host(config(), "b", |config| config);
    assert_eq!(host.as_deref(), Ok("b.client.unknown.example.com"));
    let host = called_host(config(), "b", |config| config.endpoint_param("Setting", "call"));
    assert_eq!(host.as_deref(), Ok("b.call.unknown.example.com"));
}

#[test]
fn rejects_a_blank_member_that_the_endpoint_depends_on() {
    for blank in ["", " \t"] {
        let host = called_host(offline(), blank, |config| config).expect_err("nowhere to send it");
        assert!(host.contains("the member `bucket` is blank"), "{host}");
    }
}

#[test]
fn accepts_a_blank_member_if_the_rules_do_not_apply() {
    let resolver = |_: &Builtins| endpoint::at("http://user:secret@other.example").resolved();
    let host = called_host(offline().endpoint_fn(resolver), "", |config| config);
    assert_eq!(host.as_deref(), Ok("http://other.example"));
    let unchecked = |_: &Builtins| Ok(Endpoint::builder().url("http://a.example/?b=c").build());
    let host = called_host(offline().endpoint_fn(unchecked), "b", |config| config);
    let host = host.expect_err("a query");
    assert!(host.contains("has a query or a fragment"), "{host}");
}
