//! Reusable inputs.

use partnercentral_channel::Client;
use partnercentral_channel::operation::list_relationships::ListRelationshipsInput;
use partnercentral_channel::types::AssociationType;
use serde_json::json;

use super::server::{Answer, Server};

#[tokio::test]
async fn an_input_can_be_changed_and_sent_several_times() {
    let server = Server::start([Answer::ok(&json!({ "items": [] }))]).await;
    let client = Client::from_conf(server.config().build());
    let first = ListRelationshipsInput::builder()
        .catalog("AWS")
        .association_types([AssociationType::Internal])
        .build();
    client.list_relationships().with_input(first.clone()).send().await.expect("succeeds");

    let second = first.clone().into_builder().catalog("Sandbox").max_results(3).build();
    client.list_relationships().with_input(second).send().await.expect("succeeds");

    let third = client.list_relationships().catalog("gone").with_input(first.clone());
    assert_eq!(third.as_input(), &first);
    third.next_token("t-2").send().await.expect("succeeds");

    let bodies: Vec<_> = server.verified().iter().map(|verified| verified.request.json()).collect();
    let types = ["INTERNAL"];
    let expected = [
        json!({ "catalog": "AWS", "associationTypes": types }),
        json!({ "catalog": "Sandbox", "associationTypes": types, "maxResults": 3 }),
        json!({ "catalog": "AWS", "associationTypes": types, "nextToken": "t-2" }),
    ];
    assert_eq!(bodies, expected);
}
