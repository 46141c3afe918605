//! Operations on tags.

use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceOutput;
use partnercentral_channel::operation::tag_resource::TagResourceOutput;
use partnercentral_channel::operation::untag_resource::UntagResourceOutput;
use partnercentral_channel::types::Tag;
use serde_json::json;

use super::call::call;

const ARN: &str =
    "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS/relationship/rs-0123456789xyz";

#[tokio::test]
async fn tag_resource() {
    let body = json!({
        "resourceArn": ARN,
        "tags": [{ "key": "team", "value": "north" }, { "key": "größe", "value": "" }],
    });
    let output = call("TagResource", body, json!({}), async |client| {
        client.tag_resource().resource_arn(ARN).tags(tags()).send().await
    });
    assert_eq!(output.await, TagResourceOutput::builder().build());
}

#[tokio::test]
async fn untag_resource() {
    let body = json!({ "resourceArn": ARN, "tagKeys": ["team", "größe"] });
    let output = call("UntagResource", body, json!({}), async |client| {
        client.untag_resource().resource_arn(ARN).tag_keys(["team", "größe"]).send().await
    });
    assert_eq!(output.await, UntagResourceOutput::builder().build());
}

#[tokio::test]
async fn list_tags_for_resource() {
    let body = json!({ "resourceArn": ARN });
    let answer = json!({
        "tags": [{ "key": "team", "value": "north" }, { "key": "größe", "value": "" }],
    });
    let output = call("ListTagsForResource", body, answer, async |client| {
        client.list_tags_for_resource().resource_arn(ARN).send().await
    });
    assert_eq!(output.await, ListTagsForResourceOutput::builder().tags(tags()).build());
}

/// Returns a tag with a value and a tag with an empty value.
fn tags() -> [Tag; 2] {
    [
        Tag::builder().key("team").value("north").build(),
        Tag::builder().key("größe").value("").build(),
    ]
}
