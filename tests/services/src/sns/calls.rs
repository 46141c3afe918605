//! Calls with fixed inputs, for either client.

use aws_smithy_types::Blob;

use super::sdk::types::{MessageAttributeValue, PublishBatchRequestEntry, Tag};
use crate::pair::calls;

fn price() -> MessageAttributeValue {
    let builder = MessageAttributeValue::builder().data_type("Binary");
    super::built(builder.binary_value(Blob::new([0, 1, 254, 255])).build())
}

calls! {
    "Publish": |client| super::entry!(client.publish(), message_attributes, "price", price())
        .topic_arn("arn:aws:sns:eu-west-1:123456789012:orders")
        .subject("a & b = c + d%")
        .message("line 1\nline 2 \u{1F600} ~*'()");
    "PublishBatch": |client| client
        .publish_batch()
        .topic_arn("arn:aws:sns:eu-west-1:123456789012:orders")
        .publish_batch_request_entries(super::one(super::built(
            PublishBatchRequestEntry::builder().id("1").message("one").build(),
        )))
        .publish_batch_request_entries(super::one(super::built(
            PublishBatchRequestEntry::builder().id("2").message("two").subject("").build(),
        )));
    "CreateTopic": |client| super::entry!(client.create_topic(), attributes, "FifoTopic", "true")
        .name("orders.fifo")
        .tags(super::one(super::built(Tag::builder().key("k").value("v").build())));
    "ListTopics": |client| client.list_topics();
    "GetTopicAttributes": |client| client
        .get_topic_attributes()
        .topic_arn("arn:aws:sns:eu-west-1:123456789012:orders");
    "SetTopicAttributes": |client| client
        .set_topic_attributes()
        .topic_arn("arn:aws:sns:eu-west-1:123456789012:orders")
        .attribute_name("DisplayName")
        .attribute_value("");
    "Subscribe": |client| super::entry!(client.subscribe(), attributes, "RawMessageDelivery", "true")
        .topic_arn("arn:aws:sns:eu-west-1:123456789012:orders")
        .protocol("https")
        .endpoint("https://example.com/?a=b")
        .return_subscription_arn(true);
    "ListSubscriptionsByTopic": |client| client
        .list_subscriptions_by_topic()
        .topic_arn("arn:aws:sns:eu-west-1:123456789012:orders")
        .next_token("n");
    "UntagResource": |client| client
        .untag_resource()
        .resource_arn("arn:aws:sns:eu-west-1:123456789012:orders")
        .tag_keys(super::one("a"));
    "GetSMSSandboxAccountStatus": |client| client.get_sms_sandbox_account_status();
}
