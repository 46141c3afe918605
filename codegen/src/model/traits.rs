//! Traits: what a model says about its shapes beyond their structure.
//!
//! [`Traits`] keeps every trait as it stands and offers those that the generator acts on as typed
//! values. A trait with a wrong value is a problem of the model and is reported when it is read.

mod auth;
mod aws;
mod constraints;
mod documentation;
mod endpoint_rules;
mod errors;
mod examples;
mod http;
mod paginated;
mod timestamp_format;

pub use auth::HttpApiKeyAuth;
pub use aws::AwsService;
pub use constraints::{Length, Range};
pub use documentation::{Deprecated, Recommended};
pub use endpoint_rules::{ClientContextParam, OperationContextParam, StaticContextParam};
pub use errors::{ErrorFault, Retryable};
pub use examples::{Example, ExampleError};
pub use http::{HostPrefix, Http, RequestCompression};
pub use paginated::Paginated;
pub use timestamp_format::TimestampFormat;

use indexmap::IndexMap;
use serde_json::Value;

use super::id::ShapeId;
use super::node::Node;
use super::protocol_tests::{HttpRequestTest, HttpResponseTest};
use super::waiters::Waiter;

/// The traits applied to one shape or member.
///
/// Each field stands for the trait of the same name; where the trait's id is not in the namespace
/// `smithy.api`, the field's documentation gives it.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// Every applied trait with its value, known or not, in the order of the model.
    pub all: IndexMap<ShapeId, Node>,

    /// The member must be there.
    pub required: bool,
    /// The value that a member or shape has when nothing is given; `null` removes a default that the
    /// target has.
    pub default: Option<Value>,
    /// Clients treat the member as optional whatever else is said about it.
    pub client_optional: bool,
    /// Bounds on a length.
    pub length: Option<Length>,
    /// Bounds on a number.
    pub range: Option<Range>,
    /// The regular expression (ECMA 262) that a string matches.
    pub pattern: Option<String>,
    /// A list has no item twice.
    pub unique_items: bool,
    /// A list or map may hold nulls.
    pub sparse: bool,
    /// The documentation, in CommonMark (which lets HTML through).
    pub documentation: Option<String>,
    /// Links to more documentation, by their names.
    pub external_documentation: IndexMap<String, String>,
    /// Since which date or version the shape is there.
    pub since: Option<String>,
    /// The shape may change in ways that break its users.
    pub unstable: bool,
    /// The shape is for use within the service's own company.
    pub internal: bool,
    /// The member should be set.
    pub recommended: Option<Recommended>,
    /// The shape is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The value must not appear in logs.
    pub sensitive: bool,
    /// The structure is an error, and whose fault it is.
    pub error: Option<ErrorFault>,
    /// The HTTP status of an error.
    pub http_error: Option<u16>,
    /// The error may be retried.
    pub retryable: Option<Retryable>,
    /// The member tells retries of one request from new requests; clients fill it in.
    pub idempotency_token: bool,
    /// Doing the operation twice is the same as doing it once.
    pub idempotent: bool,
    /// The operation changes nothing.
    pub readonly: bool,
    /// The operation's HTTP binding.
    pub http: Option<Http>,
    /// How the operation's request may be compressed.
    pub request_compression: Option<RequestCompression>,
    /// The operation's request needs a digest.
    pub http_checksum_required: bool,
    /// What the operation puts before its host.
    pub endpoint: Option<HostPrefix>,
    /// The member is part of the host.
    pub host_label: bool,
    /// The operation (or, as defaults, the service) is paginated.
    pub paginated: Option<Paginated>,
    /// How a timestamp is serialized.
    pub timestamp_format: Option<TimestampFormat>,
    /// The member's name in JSON, for the protocols that honour it.
    pub json_name: Option<String>,
    /// The structure is the input of exactly one operation.
    pub input: bool,
    /// The structure is the output of exactly one operation.
    pub output: bool,
    /// The operation's examples.
    pub examples: Vec<Example>,
    /// The authentication schemes of the service or operation, in order of preference.
    pub auth: Option<Vec<ShapeId>>,
    /// The operation can be called without authentication.
    pub optional_auth: bool,
    /// Where the service takes API keys.
    pub http_api_key_auth: Option<HttpApiKeyAuth>,
    /// The proper name of the service.
    pub title: Option<String>,
    /// The blob or union is a stream.
    pub streaming: bool,
    /// `aws.api#service`.
    pub aws_service: Option<AwsService>,
    /// `aws.auth#sigv4`: the signing name.
    pub sigv4: Option<String>,
    /// `aws.auth#sigv4a`: the signing name.
    pub sigv4a: Option<String>,
    /// The protocols of the service: its traits from `aws.protocols` and `smithy.protocols` that are
    /// protocol definitions, in the order of the model.
    pub protocols: Vec<ShapeId>,
    /// `aws.api#clientDiscoveredEndpoint`, if the operation can't be called without a discovered endpoint.
    pub requires_discovered_endpoint: bool,
    /// `aws.auth#unsignedPayload`: the operation's signature leaves out the request's body.
    pub unsigned_payload: bool,
    /// `aws.protocols#awsQueryCompatible`: errors keep the codes that they had in the AWS Query protocol.
    pub query_compatible: bool,
    /// `smithy.rules#endpointRuleSet`, read further by whoever compiles it.
    pub endpoint_rule_set: Option<Node>,
    /// `smithy.rules#endpointBdd`, read further by whoever compiles it.
    pub endpoint_bdd: Option<Node>,
    /// `smithy.rules#endpointTests`, read further by whoever renders them.
    pub endpoint_tests: Option<Node>,
    /// `smithy.rules#clientContextParams`: the parameters of the endpoint rules that clients set.
    pub client_context_params: IndexMap<String, ClientContextParam>,
    /// `smithy.rules#staticContextParams`: those that an operation sets.
    pub static_context_params: IndexMap<String, StaticContextParam>,
    /// `smithy.rules#operationContextParams`: those that paths lead to in an operation's input.
    pub operation_context_params: IndexMap<String, OperationContextParam>,
    /// `smithy.rules#contextParam`: the one that a member of an operation's input sets.
    pub context_param: Option<String>,
    /// `smithy.test#httpRequestTests` of the operation.
    pub http_request_tests: Vec<HttpRequestTest>,
    /// `smithy.test#httpResponseTests` of the operation or error.
    pub http_response_tests: Vec<HttpResponseTest>,
    /// `smithy.waiters#waitable` of the operation, by the waiters' names.
    pub waiters: IndexMap<String, Waiter>,
}
