//! Outputs with their responses, and calls without an async runtime.

use std::error::Error;

use partnercentral_channel::blocking::BlockingError;
use partnercentral_channel::error::RequestId;
use partnercentral_channel::operation::get_relationship::{GetRelationship, GetRelationshipOutput};
use partnercentral_channel::operation::list_relationships::ListRelationships;
use partnercentral_channel::response::{Headers, ResponseInfo};
use partnercentral_channel::test_util::{Mocks, Rule, response};
use partnercentral_channel::types::RelationshipSummary;
use partnercentral_channel::{Client, operation};

/// Returns a client whose service answers one call.
fn client() -> Client {
    let rule = Rule::<GetRelationship>::any().http_response(|_| {
        let mut response = response(200, "{}");
        response.headers_mut().insert("x-amzn-requestid", "request-1");
        response.headers_mut().insert("x-more", "more");
        response
    });
    Client::from_conf(Mocks::new().rule(rule).config())
}

type Get = operation::get_relationship::GetRelationshipInputBuilder<
    operation::get_relationship::input_builder::Complete<
        partnercentral_channel::builder::FromClient,
    >,
>;

fn get(client: &Client) -> Get {
    let input = operation::get_relationship::GetRelationshipInput::builder()
        .catalog("AWS")
        .identifier("rs-1")
        .program_management_account_identifier("pma-1")
        .build();
    client.get_relationship().with_input(input)
}

#[tokio::test]
async fn outputs_give_access_to_the_response() {
    let output = get(&client()).send().await.expect("an output");
    assert_eq!(output.request_id(), Some("request-1"));
    assert_eq!(RequestId::request_id(&output), Some("request-1"));
    let response = output.response();
    assert_eq!(response.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(response.header("X-More"), Some("more"));
    assert_eq!(response.headers().and_then(|headers| headers.get("x-more")), Some("more"));

    let built = GetRelationshipOutput::builder().build();
    assert_eq!((built.request_id(), built.response().status()), (None, None));
    assert_eq!(built, output, "the response is no part of the value");
    let mut headers = Headers::new();
    headers.insert("x-amzn-requestid", "request-2");
    let info = ResponseInfo::new(response.status().expect("a status"), headers);
    let built = GetRelationshipOutput::builder().with_response(info).build();
    assert_eq!(built.request_id(), Some("request-2"));
}

#[test]
fn calls_can_block() {
    let output = get(&client()).send_blocking().expect("an output");
    assert_eq!(output.request_id(), Some("request-1"));
    let page = |ids: &[&str], next: Option<&str>| {
        let items = ids.iter().map(|id| RelationshipSummary::builder().id(*id).build());
        let page = operation::list_relationships::ListRelationshipsOutput::builder();
        page.items(items).set_next_token(next.map(str::to_owned)).build()
    };
    let rule = Rule::<ListRelationships>::any()
        .output(move |input| match &input.next_token {
            None => page(&["rs-1", "rs-2"], Some("2")),
            Some(_) => page(&["rs-3"], None),
        })
        .repeatedly();
    let client = Client::from_conf(Mocks::new().rule(rule).config());
    let list = || client.list_relationships().catalog("AWS").into_paginator();
    let ids: Result<Vec<_>, _> = list().items().blocking().map(|item| Ok(item?.id)).collect();
    let ids: Vec<Option<String>> =
        ids.map_err(|error: partnercentral_channel::Error| error).expect("items");
    assert_eq!(ids.into_iter().flatten().collect::<Vec<_>>(), ["rs-1", "rs-2", "rs-3"]);
    assert_eq!(list().blocking().filter(Result::is_ok).count(), 2);
}

#[tokio::test]
async fn blocking_calls_fail_in_an_async_runtime() {
    let client = client();
    let error = get(&client).send_blocking().expect_err("no output");
    assert!(matches!(error.find::<BlockingError>(), Some(BlockingError::InAsyncRuntime)));
    let text = format!("{error:#}");
    assert!(text.contains("on a thread of an async runtime"), "{text}");
    assert!(error.source().is_some());
    let mut pages = client.list_relationships().catalog("AWS").into_paginator().blocking();
    assert!(pages.next().is_some_and(|page| page.is_err()));
    assert!(pages.next().is_none(), "an error ends the pages");
}
