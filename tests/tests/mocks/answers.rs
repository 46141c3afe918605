//! Answers and their handling by the client.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use partnercentral_channel::Client;
use partnercentral_channel::config::{Intercept, TimeoutConfig};
use partnercentral_channel::error::{ErrorMetadata, ProvideErrorMetadata, Unhandled};
use partnercentral_channel::operation::get_relationship::{GetRelationship, GetRelationshipError};
use partnercentral_channel::test_util::{Mocks, Rule, response};
use partnercentral_channel::types::error::ResourceNotFoundException;

use super::application::{find, not_found, relationship};

async fn error(rule: Rule<GetRelationship>) -> GetRelationshipError {
    let client = Client::from_conf(Mocks::new().rule(rule).config());
    let call = client.get_relationship().catalog("AWS").identifier("rs-1");
    let call = call.program_management_account_identifier("pma-1");
    let error = call.send().await.expect_err("an error");
    error.as_service_error().expect("an error of the service").clone()
}

#[tokio::test]
async fn an_error_shape_gets_a_code_and_message() {
    let error = error(Rule::any().error(|_| not_found("rs-1"))).await;
    assert_eq!(
        (error.code(), error.message()),
        (Some("ResourceNotFoundException"), Some("no rs-1"))
    );
    let GetRelationshipError::ResourceNotFoundException(shape) = error else { panic!("{error}") };
    assert_eq!(shape.meta().code(), Some("ResourceNotFoundException"));
    assert_eq!(shape.resource_id.as_deref(), Some("rs-1"));
}

#[tokio::test]
async fn existing_metadata_of_an_error_is_kept() {
    let metadata = ErrorMetadata::builder().message("said").custom("aws_request_id", "abc-1");
    let metadata = metadata.build();
    let shape = move |_: &_| {
        let shape = ResourceNotFoundException::builder().message("meant").resource_id("rs-1");
        let shape = shape.resource_type("Relationship").metadata(metadata.clone()).build();
        GetRelationshipError::from(shape)
    };
    let error = error(Rule::any().error(shape)).await;
    assert_eq!((error.code(), error.message()), (Some("ResourceNotFoundException"), Some("said")));
    assert_eq!(error.meta().extra("aws_request_id"), Some("abc-1"));
}

#[tokio::test]
async fn unlisted_errors_can_be_answers() {
    let unlisted = GetRelationshipError::Unhandled(Unhandled::new(
        ErrorMetadata::builder().code("TeapotException").message("short and stout").build(),
    ));
    let expected = unlisted.clone();
    assert_eq!(error(Rule::any().error(move |_| unlisted.clone())).await, expected);
}

#[tokio::test]
async fn http_responses_are_read_like_the_services() {
    let body =
        r#"{"__type": "ResourceNotFoundException", "message": "gone", "resourceId": "rs-1"}"#;
    let rule = Rule::any().http_response(move |_| {
        let mut response = response(404, body);
        response.headers_mut().insert("x-amzn-requestid", "abc-1");
        response
    });
    let error = error(rule).await;
    assert_eq!((error.code(), error.message()), (Some("ResourceNotFoundException"), Some("gone")));
    assert_eq!(error.meta().extra("aws_request_id"), Some("abc-1"));
    let GetRelationshipError::ResourceNotFoundException(shape) = error else { panic!("{error}") };
    assert_eq!(shape.resource_id.as_deref(), Some("rs-1"));
}

/// An interceptor that records responses.
#[derive(Clone, Debug, Default)]
struct Witness(Arc<Mutex<Vec<String>>>);

#[dyn_dispatch_hint]
impl Intercept for Witness {
    fn name(&self) -> &'static str {
        "Witness"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let status = context.response().status();
        let seen = match context.output_or_error() {
            Ok(_) => status.to_string(),
            Err(error) => format!("{status}: {error:?}"),
        };
        self.0.lock().expect("no panic").push(seen);
        Ok(())
    }
}

#[tokio::test]
async fn interceptors_see_outputs_and_errors() {
    let witness = Witness::default();
    let rule = Rule::<GetRelationship>::any()
        .output(|_| relationship("rs-1", "Lindqvist", "1"))
        .then()
        .error(|_| not_found("rs-1"));
    let config = Mocks::new().rule(rule).config_builder().interceptor(witness.clone()).build();
    let client = Client::from_conf(config);
    find(&client, "rs-1").await.expect("an output");
    find(&client, "rs-1").await.expect("nothing found");

    let seen = witness.0.lock().expect("no panic");
    assert_eq!(seen[0], "200");
    assert!(seen[1].starts_with("400: "), "{}", seen[1]);
    assert!(seen[1].contains("ResourceNotFoundException"), "{}", seen[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn timeouts_do_not_elapse_although_delays_are_skipped() {
    let rule = Rule::<GetRelationship>::any()
        .output(|input| relationship(&input.identifier, "Lindqvist", "1"))
        .repeatedly();
    let (soon, timeouts) = (Duration::from_millis(1), TimeoutConfig::builder());
    let timeouts = timeouts.operation_timeout(soon).operation_attempt_timeout(soon);
    let config = Mocks::new().rule(&rule).config_builder().timeout_config(timeouts.build());
    let client = Client::from_conf(config.build());
    let calls = (0..50).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { find(&client, "rs-1").await.map(|_| ()) })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("the task ends").expect("an answer");
    }
}
