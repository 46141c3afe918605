//! Traits of AWS.

use serde::Deserialize;

/// `aws.api#service`: names of an AWS service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `sdkId`", rename_all = "camelCase")]
pub struct AwsService {
    /// The SDK id. SDKs derive the names of clients from it.
    pub sdk_id: String,
    /// The service namespace in ARNs.
    pub arn_namespace: Option<String>,
    /// The first label of the service's endpoints.
    pub endpoint_prefix: Option<String>,
    /// The event source in AWS CloudTrail.
    pub cloud_trail_event_source: Option<String>,
}
