//! Traits of AWS.

use serde::Deserialize;

/// `aws.api#service`: how AWS names the service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `sdkId`", rename_all = "camelCase")]
pub struct AwsService {
    /// The name that SDKs derive theirs from.
    pub sdk_id: String,
    /// The namespace of the service's resources in ARNs.
    pub arn_namespace: Option<String>,
    /// The first label of the service's endpoints.
    pub endpoint_prefix: Option<String>,
    /// The name of the service in AWS CloudTrail's events.
    pub cloud_trail_event_source: Option<String>,
}
