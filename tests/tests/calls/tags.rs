//! The operations on tags.

use partnercentral_channel::types::Tag;
use serde_json::json;

use super::exchange;
use super::server::Answer;

const ARN: &str =
    "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/channel-handshake/ch-1";

#[tokio::test]
async fn list_tags_for_resource() {
    let answer = Answer::ok(json!({"tags": [{"key": "team", "value": "Süd ☀"}]}));
    let output = exchange("ListTagsForResource", json!({"resourceArn": ARN}), answer, |client| {
        client.list_tags_for_resource().resource_arn(ARN).send()
    })
    .await
    .expect("an answer");
    assert_eq!(output.tags, Some(vec![Tag::builder().key("team").value("Süd ☀").build()]));
}

#[tokio::test]
async fn tag_resource() {
    let body = json!({"resourceArn": ARN, "tags": [{"key": "a", "value": "1"}, {"key": "b", "value": ""}]});
    let tags = [("a", "1"), ("b", "")];
    exchange("TagResource", body, Answer::ok(json!({})), |client| {
        let tags = tags.map(|(key, value)| Tag::builder().key(key).value(value).build());
        client.tag_resource().tags(tags).resource_arn(ARN).send()
    })
    .await
    .expect("an answer");
}

#[tokio::test]
async fn untag_resource() {
    let body = json!({"resourceArn": ARN, "tagKeys": ["a", "b"]});
    exchange("UntagResource", body, Answer::ok(json!({})), |client| {
        client.untag_resource().resource_arn(ARN).tag_keys(["a", "b"]).send()
    })
    .await
    .expect("an answer");
}
