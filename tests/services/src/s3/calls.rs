//! Calls with fixed inputs, for either client.

use aws_smithy_types::DateTime;

use super::sdk::types::{
    AnalyticsConfiguration, AnalyticsFilter, BucketLocationConstraint, CompletedMultipartUpload,
    CompletedPart, CreateBucketConfiguration, EncodingType, Event, EventBridgeConfiguration,
    MetadataDirective, MetricsConfiguration, NotificationConfiguration, ObjectAttributes,
    ObjectCannedAcl, OptionalObjectAttributes, QueueConfiguration, RequestPayer,
    ServerSideEncryption, StorageClass, StorageClassAnalysis,
};
use crate::pair::calls;

calls! {
    "ListBuckets": |client| client.list_buckets().max_buckets(3).prefix("a/b c").bucket_region("eu-west-1");
    "CreateBucket": |client| client
        .create_bucket()
        .bucket("amzn-s3-demo-bucket")
        .acl(super::sdk::types::BucketCannedAcl::Private)
        .create_bucket_configuration(
            CreateBucketConfiguration::builder()
                .location_constraint(BucketLocationConstraint::EuWest1)
                .build(),
        );
    "DeleteBucket": |client| client.delete_bucket().bucket("amzn-s3-demo-bucket").expected_bucket_owner("123456789012");
    "HeadBucket": |client| client.head_bucket().bucket("amzn-s3-demo-bucket");
    "HeadObject": |client| client
        .head_object()
        .bucket("amzn-s3-demo-bucket")
        .key("a/b c/ü+%.txt")
        .if_modified_since(DateTime::from_secs_and_nanos(1_767_323_045, 250_000_000))
        .range("bytes=0-9")
        .version_id("v 1");
    "DeleteObject": |client| client
        .delete_object()
        .bucket("amzn-s3-demo-bucket")
        .key("a//b/./c/../d")
        .request_payer(RequestPayer::Requester)
        .mfa("serial 123456");
    "CopyObject": |client| super::entry!(client.copy_object(), metadata, "Color", "  blue \u{e9} ")
        .bucket("amzn-s3-demo-bucket")
        .key("copy")
        .copy_source("amzn-s3-demo-bucket/a%20b")
        .metadata_directive(MetadataDirective::Replace)
        .acl(ObjectCannedAcl::PublicRead)
        .server_side_encryption(ServerSideEncryption::AwsKms)
        .storage_class(StorageClass::GlacierIr);
    "ListObjectsV2": |client| client
        .list_objects_v2()
        .bucket("amzn-s3-demo-bucket")
        .prefix("a/<b>&\"c\"")
        .delimiter("/")
        .encoding_type(EncodingType::Url)
        .fetch_owner(true)
        .optional_object_attributes(super::one(OptionalObjectAttributes::RestoreStatus))
        .max_keys(10)
        .continuation_token("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=");
    "ListObjectVersions": |client| client.list_object_versions().bucket("amzn-s3-demo-bucket").key_marker("k");
    "GetObjectAttributes": |client| client
        .get_object_attributes()
        .bucket("amzn-s3-demo-bucket")
        .key("a")
        .object_attributes(super::one(ObjectAttributes::Etag))
        .object_attributes(super::one(ObjectAttributes::ObjectParts));
    "GetBucketLocation": |client| client.get_bucket_location().bucket("amzn-s3-demo-bucket");
    "GetBucketLifecycleConfiguration": |client| client
        .get_bucket_lifecycle_configuration()
        .bucket("amzn-s3-demo-bucket");
    "GetBucketPolicy": |client| client.get_bucket_policy().bucket("amzn-s3-demo-bucket");
    "CreateMultipartUpload": |client| super::entry!(client.create_multipart_upload(), metadata, "a", "b")
        .bucket("amzn-s3-demo-bucket")
        .key("large")
        .content_type("text/plain; charset=utf-8");
    "CompleteMultipartUpload": |client| client
        .complete_multipart_upload()
        .bucket("amzn-s3-demo-bucket")
        .key("large")
        .upload_id("u/1")
        .multipart_upload(
            CompletedMultipartUpload::builder()
                .parts(super::one(CompletedPart::builder().e_tag("\"a\"").part_number(1).build()))
                .parts(super::one(CompletedPart::builder().e_tag("<b>&").part_number(2).build()))
                .build(),
        );
    "CompleteMultipartUpload without parts": |client| client
        .complete_multipart_upload()
        .bucket("amzn-s3-demo-bucket")
        .key("large")
        .upload_id("u");
    "AbortMultipartUpload": |client| client
        .abort_multipart_upload()
        .bucket("amzn-s3-demo-bucket")
        .key("large")
        .upload_id("u");
    "ListParts": |client| client
        .list_parts()
        .bucket("amzn-s3-demo-bucket")
        .key("large")
        .upload_id("u")
        .part_number_marker("3");
    "PutBucketNotificationConfiguration": |client| client
        .put_bucket_notification_configuration()
        .bucket("amzn-s3-demo-bucket")
        .skip_destination_validation(true)
        .notification_configuration(
            NotificationConfiguration::builder()
                .queue_configurations(super::one(super::built(
                    QueueConfiguration::builder()
                        .id("queue")
                        .queue_arn("arn:aws:sqs:eu-west-1:123456789012:q")
                        .events(super::one(Event::S3ObjectCreated))
                        .events(super::one(Event::S3ObjectRemoved))
                        .build(),
                )))
                .event_bridge_configuration(EventBridgeConfiguration::builder().build())
                .build(),
        );
    "PutBucketAnalyticsConfiguration": |client| client
        .put_bucket_analytics_configuration()
        .bucket("amzn-s3-demo-bucket")
        .id("1")
        .analytics_configuration(super::built(
            AnalyticsConfiguration::builder()
                .id("1")
                .filter(AnalyticsFilter::Prefix("p".to_owned()))
                .storage_class_analysis(StorageClassAnalysis::builder().build())
                .build(),
        ));
    "PutBucketMetricsConfiguration": |client| client
        .put_bucket_metrics_configuration()
        .bucket("amzn-s3-demo-bucket")
        .id("m")
        .metrics_configuration(super::built(MetricsConfiguration::builder().id("m").build()));
}
