//! Traits: metadata of shapes and members.
//!
//! [`Traits`] holds the raw values of all traits, and typed values of the traits that the generator uses. The reader
//! reports traits with invalid values.

mod auth;
mod aws;
mod constraints;
mod documentation;
mod endpoint_rules;
mod errors;
mod examples;
mod http;
mod paginated;
mod protocols;
mod timestamp_format;
mod xml;

pub use auth::HttpApiKeyAuth;
pub use aws::AwsService;
pub use constraints::{Length, Range};
pub use documentation::{Deprecated, Recommended};
pub use endpoint_rules::{ClientContextParam, OperationContextParam, StaticContextParam};
pub use errors::{ErrorFault, Retryable};
pub use examples::{Example, ExampleError};
pub use http::{HostPrefix, Http, RequestCompression};
pub use paginated::Paginated;
pub use protocols::{AwsQueryError, RestXml};
pub use timestamp_format::TimestampFormat;
pub use xml::XmlNamespace;

use indexmap::IndexMap;
use serde_json::Value;

use super::id::ShapeId;
use super::node::Node;
use super::protocol_tests::{HttpRequestTest, HttpResponseTest};
use super::waiters::Waiter;

/// The traits applied to one shape or member.
///
/// Each field has the name of its trait. The documentation of a field has the trait's id if it is not in the namespace
/// `smithy.api`.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// The values of all applied traits, known and unknown, in the order of the model.
    pub all: IndexMap<ShapeId, Node>,

    /// True if the member is required.
    pub required: bool,
    /// The default value. On a member, `null` removes the default of the target.
    pub default: Option<Value>,
    /// True if clients must treat the member as optional, even if it is required or has a default.
    pub client_optional: bool,
    /// The bounds of the length.
    pub length: Option<Length>,
    /// The bounds of a number.
    pub range: Option<Range>,
    /// The regular expression (ECMA 262) that a string must match.
    pub pattern: Option<String>,
    /// True if the items of a list are unique.
    pub unique_items: bool,
    /// True if a list or map can contain nulls.
    pub sparse: bool,
    /// The documentation, in CommonMark, which can contain HTML.
    pub documentation: Option<String>,
    /// Links to further documentation, by name.
    pub external_documentation: IndexMap<String, String>,
    /// The date or version that introduced the shape.
    pub since: Option<String>,
    /// True if the shape may change incompatibly.
    pub unstable: bool,
    /// True if only the service's owner may use the shape.
    pub internal: bool,
    /// Present if the member should be set.
    pub recommended: Option<Recommended>,
    /// Present if the shape is deprecated.
    pub deprecated: Option<Deprecated>,
    /// True if the value must not appear in logs.
    pub sensitive: bool,
    /// The fault of an error. Present if the structure is an error.
    pub error: Option<ErrorFault>,
    /// The HTTP status of an error.
    pub http_error: Option<u16>,
    /// Present if the error can be retried.
    pub retryable: Option<Retryable>,
    /// True if the member identifies a request across its retries. Clients generate its value.
    pub idempotency_token: bool,
    /// True if calling the operation twice has the same effect as calling it once.
    pub idempotent: bool,
    /// True if the operation has no side effects.
    pub readonly: bool,
    /// The operation's HTTP binding.
    pub http: Option<Http>,
    /// True if the member is a label of the URI.
    pub http_label: bool,
    /// The query parameter that the member is bound to.
    pub http_query: Option<String>,
    /// True if the entries of the member are query parameters.
    pub http_query_params: bool,
    /// The header that the member is bound to.
    pub http_header: Option<String>,
    /// The prefix of the headers that the entries of the member are bound to.
    pub http_prefix_headers: Option<String>,
    /// True if the member is the body of the message.
    pub http_payload: bool,
    /// True if the member is the status code of the response.
    pub http_response_code: bool,
    /// The media type of a blob or string.
    pub media_type: Option<String>,
    /// The request compression of the operation.
    pub request_compression: Option<RequestCompression>,
    /// True if the request requires a checksum.
    pub http_checksum_required: bool,
    /// The prefix of the host.
    pub endpoint: Option<HostPrefix>,
    /// True if the member is a label of the host prefix.
    pub host_label: bool,
    /// The pagination of an operation, or the defaults of a service.
    pub paginated: Option<Paginated>,
    /// The serialization format of a timestamp.
    pub timestamp_format: Option<TimestampFormat>,
    /// The member's name in JSON, for protocols that support it.
    pub json_name: Option<String>,
    /// The name of the XML element or attribute.
    pub xml_name: Option<String>,
    /// The namespace of the XML element.
    pub xml_namespace: Option<XmlNamespace>,
    /// True if the member is an XML attribute.
    pub xml_attribute: bool,
    /// True if the elements of the list or map have no enclosing element.
    pub xml_flattened: bool,
    /// True if the structure is the input of a single operation.
    pub input: bool,
    /// True if the structure is the output of a single operation.
    pub output: bool,
    /// The operation's examples.
    pub examples: Vec<Example>,
    /// The authentication schemes of the service or operation, in order of preference.
    pub auth: Option<Vec<ShapeId>>,
    /// True if the operation can be called without authentication.
    pub optional_auth: bool,
    /// The place of API keys in requests.
    pub http_api_key_auth: Option<HttpApiKeyAuth>,
    /// The name of the service, for documentation.
    pub title: Option<String>,
    /// True if the blob or union is a stream.
    pub streaming: bool,
    /// `aws.api#service`.
    pub aws_service: Option<AwsService>,
    /// `aws.auth#sigv4`: the signing name.
    pub sigv4: Option<String>,
    /// `aws.auth#sigv4a`: the signing name.
    pub sigv4a: Option<String>,
    /// `aws.customizations#s3UnwrappedXmlOutput`: true if the XML of the operation's output has no enclosing element.
    pub s3_unwrapped_xml_output: bool,
    /// `aws.protocols#restXml`: the settings of the protocol.
    pub rest_xml: Option<RestXml>,
    /// `aws.protocols#awsQueryError`: the error's code and status in the AWS Query protocol.
    pub aws_query_error: Option<AwsQueryError>,
    /// `aws.protocols#ec2QueryName`: the member's name in requests of the EC2 Query protocol.
    pub ec2_query_name: Option<String>,
    /// `aws.api#clientDiscoveredEndpoint`: true if the operation requires a discovered endpoint.
    pub requires_discovered_endpoint: bool,
    /// `aws.auth#unsignedPayload`: true if the signature excludes the request's body.
    pub unsigned_payload: bool,
    /// `aws.protocols#awsQueryCompatible`: true if errors have the same codes as in the AWS Query protocol.
    pub query_compatible: bool,
    /// `smithy.client#requestHeaders`: the values of headers of every request to the service, by name.
    pub request_headers: IndexMap<String, String>,
    /// `smithy.client#contentHash`: true if signed requests to the service state the hash of their bodies.
    pub content_hash: bool,
    /// `smithy.client#errorCodes`: the codes of an operation's errors without a body, by HTTP status.
    pub error_codes: IndexMap<String, String>,
    /// `smithy.client#rawPathSignature`: true if signatures cover paths as they are sent.
    pub raw_path_signature: bool,
    /// `smithy.client#inputDefaults`: the values of string members of inputs that are unset or empty, by member.
    pub input_defaults: IndexMap<String, String>,
    /// `smithy.client#endpointLabel`: the label that endpoints contain, so that URIs omit it.
    pub endpoint_label: Option<String>,
    /// `smithy.client#endpoint`: true if the member of an input is the URL of the endpoint.
    pub endpoint_member: bool,
    /// `smithy.client#labelAfterLast`: the separator before the part of a label that is sent.
    pub label_after_last: Option<String>,
    /// `smithy.rules#endpointRuleSet`, unparsed.
    pub endpoint_rule_set: Option<Node>,
    /// `smithy.rules#endpointBdd`, unparsed.
    pub endpoint_bdd: Option<Node>,
    /// `smithy.rules#endpointTests`, unparsed.
    pub endpoint_tests: Option<Node>,
    /// `smithy.rules#clientContextParams`: the endpoint parameters that a client sets.
    pub client_context_params: IndexMap<String, ClientContextParam>,
    /// `smithy.rules#staticContextParams`: the endpoint parameters that an operation sets to constants.
    pub static_context_params: IndexMap<String, StaticContextParam>,
    /// `smithy.rules#operationContextParams`: the endpoint parameters at paths in an operation's input.
    pub operation_context_params: IndexMap<String, OperationContextParam>,
    /// `smithy.rules#contextParam`: the endpoint parameter that a member of an operation's input sets.
    pub context_param: Option<String>,
    /// `smithy.test#httpRequestTests` of the operation.
    pub http_request_tests: Vec<HttpRequestTest>,
    /// `smithy.test#httpResponseTests` of the operation or error.
    pub http_response_tests: Vec<HttpResponseTest>,
    /// `smithy.waiters#waitable` of the operation: its waiters, by name.
    pub waiters: IndexMap<String, Waiter>,
}
