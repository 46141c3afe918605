//! Signing with temporary credentials, region sets and a wrong secret key.

use partnercentral_channel::Client;
use partnercentral_channel::config::{Builder, Credentials};
use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceError;
use serde_json::json;
use smithy_client_runtime::service::AuthScheme;

use super::server::{ACCESS_KEY, Answer, REGION, SECRET, Server, Verified};
use crate::support::signature::Algorithm;

const ARN: &str = "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS";
const BOTH: [AuthScheme; 2] = [AuthScheme::SigV4a, AuthScheme::SigV4];

/// Makes a call with the given configuration, and returns the received request.
async fn call(server: &Server, config: Builder) -> Verified {
    let client = Client::from_conf(config.build());
    client.list_tags_for_resource().resource_arn(ARN).send().await.expect("the call succeeds");
    server.only_verified()
}

#[tokio::test]
async fn sends_and_signs_a_session_token() {
    for scheme in BOTH {
        let server = Server::start([Answer::ok(&json!({}))]).await;
        let token = Some("session/token==".to_owned());
        let credentials = Credentials::new(ACCESS_KEY, SECRET, token, None, "wire");
        let config = server.config_with(credentials).auth_scheme_preference([scheme.id()]);
        let verified = call(&server, config).await;
        assert_eq!(verified.request.header("x-amz-security-token"), Some("session/token=="));
        assert!(verified.signed.headers.iter().any(|name| name == "x-amz-security-token"));
    }
}

#[tokio::test]
async fn signs_for_the_configured_region_set() {
    let server = Server::start([Answer::ok(&json!({}))]).await;
    let config = server.config().sigv4a_signing_region_set("eu-west-3,us-east-1");
    let verified = call(&server, config).await;
    assert_eq!(verified.signed.algorithm, Algorithm::SigV4a);
    assert_eq!(verified.signed.region, "eu-west-3,us-east-1");
}

#[tokio::test]
async fn signs_for_the_region_if_sigv4_is_preferred() {
    let server = Server::start([Answer::ok(&json!({}))]).await;
    let config = server.config().auth_scheme_preference([AuthScheme::SigV4.id()]);
    let verified = call(&server, config).await;
    assert_eq!(verified.signed.algorithm, Algorithm::SigV4);
    assert_eq!(verified.signed.region, REGION);
    assert_eq!(verified.request.header("x-amz-region-set"), None);
}

#[tokio::test]
async fn the_server_rejects_a_wrong_secret() {
    for scheme in BOTH {
        let server = Server::start([Answer::ok(&json!({}))]).await;
        let credentials = Credentials::new(ACCESS_KEY, "another secret", None, None, "wire");
        let config = server.config_with(credentials).auth_scheme_preference([scheme.id()]);
        let client = Client::from_conf(config.build());
        let call = client.list_tags_for_resource().resource_arn(ARN).send();
        let error = call.await.expect_err("an error");
        assert!(matches!(error.as_service_error(), Some(ListTagsForResourceError::Unhandled(_))));
        assert_eq!(error.code(), Some("InvalidSignatureException"));
        assert_eq!(error.message(), Some("the signature does not match"));
        assert!(server.verified().is_empty());
    }
}
