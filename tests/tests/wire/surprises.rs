//! Unexpected input: values of later versions of the service, truncated responses, incomplete configurations.

use partnercentral_channel::config::Region;
use partnercentral_channel::operation::get_relationship::GetRelationshipError;
use partnercentral_channel::types::{HandshakeDetail, HandshakeType, ParticipantType};
use partnercentral_channel::{Client, Config};
use serde_json::json;

use super::call::client;
use super::server::{Answer, REQUEST_ID, Server};
use crate::support::signature::Algorithm;

async fn server(answer: Answer) -> (Server, Client) {
    let server = Server::start([answer]).await;
    let client = client(&server, Algorithm::SigV4);
    (server, client)
}

#[tokio::test]
async fn accepts_additions_of_later_versions() {
    let items = json!([
        { "handshakeType": "A_LATER_TYPE", "status": null, "later": { "member": [1, { "a": 2 }] } },
        { "detail": { "aLaterDetail": { "anything": [true] } } },
        { "detail": { "startServicePeriodHandshakeDetail": {}, "aLaterDetail": null } },
        {},
    ]);
    let (_server, client) = server(Answer::ok(&json!({ "items": items }))).await;
    let call = client
        .list_channel_handshakes()
        .catalog("AWS")
        .participant_type(ParticipantType::from("A_LATER_ROLE"));
    let output = call
        .handshake_type(HandshakeType::from("A_LATER_TYPE"))
        .send()
        .await
        .expect("the call succeeds");
    let items = output.items.expect("items");
    let [first, second, third, fourth] = items.as_slice() else { panic!("{items:?}") };
    let handshake_type = first.handshake_type.as_ref().expect("a type");
    assert_eq!((handshake_type.as_str(), &first.status), ("A_LATER_TYPE", &None));
    assert!(matches!(second.detail, Some(HandshakeDetail::Unknown { .. })));
    assert!(matches!(third.detail, Some(HandshakeDetail::StartServicePeriodHandshakeDetail(_))));
    assert_eq!(fourth.detail, None);
}

#[tokio::test]
async fn rejects_a_union_with_a_known_and_a_later_member() {
    let known = "startServicePeriodHandshakeDetail";
    for (first, second) in [(known, "aLaterDetail"), ("aLaterDetail", known)] {
        let text = format!(r#"{{"items":[{{"detail":{{"{first}":{{}},"{second}":{{}}}}}}]}}"#);
        let (_server, client) = server(Answer::raw(200, "application/x-amz-json-1.0", &text)).await;
        let call = client
            .list_channel_handshakes()
            .catalog("AWS")
            .participant_type(ParticipantType::Sender);
        let error = call
            .handshake_type(HandshakeType::from("A_LATER_TYPE"))
            .send()
            .await
            .expect_err("the call fails");
        let expected = format!(
            "ListChannelHandshakes failed: the response can't be read: items[0].detail.{second}: \
             expected a union with one member, found a second one (HTTP status 200, request id {REQUEST_ID})"
        );
        assert_eq!(format!("{error:#}"), expected);
    }
}

#[tokio::test]
async fn fills_missing_required_members_of_errors() {
    let body = json!({ "__type": "ValidationException" });
    let (_server, client) = server(Answer::json(400, &body)).await;
    let call = client.get_relationship().catalog("AWS").identifier("rs-1");
    let call = call.program_management_account_identifier("pma-1").send();
    let error = call.await.expect_err("the call fails");
    let Some(GetRelationshipError::ValidationException(error)) = error.as_service_error() else {
        panic!("{error}")
    };
    assert_eq!((error.message.as_str(), error.reason.as_str()), ("", ""));
    assert_eq!(error.field_list, None);
}

#[tokio::test]
async fn reports_a_truncated_response() {
    let (server, client) = server(Answer::html(200, "{\"tags\": [{\"key\": \"te")).await;
    let error = client.list_tags_for_resource().resource_arn("arn").send().await;
    let error = error.expect_err("the call fails");
    assert!(error.as_service_error().is_none());
    let text = error.to_string();
    assert!(text.starts_with("ListTagsForResource failed: "), "{text}");
    let response = format!("(HTTP status 200, request id {REQUEST_ID})");
    assert!(text.ends_with(&response), "{text}");
    // The service has completed the operation, so the client must not retry.
    assert!(!error.is_retryable());
    assert_eq!(server.verified().len(), 1);
}

/// Returns the error message of a call with an incomplete configuration.
async fn failure(config: Config) -> String {
    let call = Client::from_conf(config).list_tags_for_resource().resource_arn("arn");
    call.send().await.expect_err("the call fails").to_string()
}

#[tokio::test]
async fn errors_describe_missing_settings() {
    let text = failure(Config::default()).await;
    assert!(text.contains("Invalid Configuration: Missing Region"), "{text}");
    assert!(text.contains("`Config::builder().region(…)`"), "{text}");

    let config = Config::builder().region(Region::new("us-east-1"));
    let text = failure(config.clone().endpoint_url("http://127.0.0.1:9").build()).await;
    assert!(text.contains("no credentials are configured"), "{text}");
    assert!(text.contains("`Config::builder().credentials_provider(…)`"), "{text}");

    let text = failure(config.endpoint_url("").build()).await;
    assert!(text.contains("the endpoint URL is empty"), "{text}");
}
