//! Traits: what a model says about its shapes beyond their structure.
//!
//! [`Traits`] keeps every trait as it stands and offers those that the generator acts on as typed
//! values. A trait with a wrong value is a problem of the model and is reported when it is read.

use indexmap::IndexMap;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Decimal, HttpRequestTest, HttpResponseTest, Node, ShapeId, Waiter};

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

/// Bounds on the length of a string (in characters), blob (bytes), list or map (items).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Length {
    /// The least length.
    pub min: Option<u64>,
    /// The greatest length.
    pub max: Option<u64>,
}

/// Bounds on a number, both included.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Range {
    /// The least value.
    #[serde(default, deserialize_with = "number")]
    pub min: Option<Decimal>,
    /// The greatest value.
    #[serde(default, deserialize_with = "number")]
    pub max: Option<Decimal>,
}

/// A number, or text that is one: the JSON AST writes numbers of any precision as either.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a number")]
    enum Written {
        Number(serde_json::Number),
        Text(String),
    }
    let text = match Option::deserialize(deserializer)? {
        None => return Ok(None),
        Some(Written::Number(number)) => number.to_string(),
        Some(Written::Text(text)) => text,
    };
    text.parse().map(Some).map_err(D::Error::custom)
}

/// What is known about a deprecation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Deprecated {
    /// What to use instead.
    pub message: Option<String>,
    /// Since which date or version.
    pub since: Option<String>,
}

/// Why a member should be set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Recommended {
    /// The reason.
    pub reason: Option<String>,
}

/// Whose fault an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorFault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// How an error may be retried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object", default)]
pub struct Retryable {
    /// The error says that there were too many requests.
    pub throttling: bool,
}

/// An operation's HTTP binding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `method` and `uri`")]
pub struct Http {
    /// The HTTP method.
    pub method: String,
    /// The URI pattern.
    pub uri: String,
    /// The status of a success.
    #[serde(default = "Http::default_code")]
    pub code: u16,
}

impl Http {
    fn default_code() -> u16 {
        200
    }
}

/// How an operation's request may be compressed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `encodings`")]
pub struct RequestCompression {
    /// The names of the encodings, the preferred one first.
    pub encodings: Vec<String>,
}

/// What an operation puts before its host, with names of members of its input in braces.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `hostPrefix`", rename_all = "camelCase")]
pub struct HostPrefix {
    /// The prefix.
    pub host_prefix: String,
}

/// How an operation is paginated. Paths name a member of the input or output, through nested
/// structures with dots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object", rename_all = "camelCase")]
pub struct Paginated {
    /// The input member that takes the token of the page to fetch.
    pub input_token: Option<String>,
    /// The path of the output member that holds the token of the next page.
    pub output_token: Option<String>,
    /// The path of the output member that holds the page's items.
    pub items: Option<String>,
    /// The input member that limits the number of items of a page.
    pub page_size: Option<String>,
}

/// The ways of serializing a timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampFormat {
    /// RFC 3339 in UTC, with optional fractions of a second.
    DateTime,
    /// The IMF-fixdate of RFC 7231.
    HttpDate,
    /// Seconds since 1970-01-01T00:00:00Z as a number, with optional fractions.
    EpochSeconds,
}

/// An example of calling an operation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `title`", rename_all = "camelCase")]
pub struct Example {
    /// What the example shows, in a few words.
    pub title: String,
    /// More about it, in CommonMark.
    pub documentation: Option<String>,
    /// The operation's input, which may not fit its shape.
    #[serde(default)]
    pub input: Value,
    /// What the operation returns, where it succeeds.
    pub output: Option<Value>,
    /// What it fails with, where it does not.
    pub error: Option<ExampleError>,
    /// The input may break the model's constraints on purpose.
    #[serde(default)]
    pub allow_constraint_errors: bool,
}

/// The error of an [`Example`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `shapeId` and `content`", rename_all = "camelCase")]
pub struct ExampleError {
    /// The id of the error structure.
    pub shape_id: String,
    /// Its members.
    #[serde(default)]
    pub content: Value,
}

/// Where a service takes API keys.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenHttpApiKeyAuth")]
pub enum HttpApiKeyAuth {
    /// In a header.
    Header {
        /// The name of the header.
        name: String,
        /// The name of the scheme that stands before the key.
        scheme: Option<String>,
    },
    /// In a parameter of the query.
    Query {
        /// The name of the parameter.
        name: String,
    },
}

/// `smithy.api#httpApiKeyAuth` as it is written.
#[derive(Deserialize)]
#[serde(expecting = "an object with `name` and `in`")]
struct WrittenHttpApiKeyAuth {
    name: String,
    #[serde(rename = "in")]
    location: HttpApiKeyLocation,
    scheme: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum HttpApiKeyLocation {
    Header,
    Query,
}

impl TryFrom<WrittenHttpApiKeyAuth> for HttpApiKeyAuth {
    type Error = String;

    fn try_from(written: WrittenHttpApiKeyAuth) -> Result<Self, Self::Error> {
        let WrittenHttpApiKeyAuth { name, location, scheme } = written;
        match location {
            HttpApiKeyLocation::Header => {
                token(&name)?;
                scheme.as_deref().map_or(Ok(()), token)?;
                Ok(Self::Header { name, scheme })
            }
            HttpApiKeyLocation::Query if scheme.is_none() => Ok(Self::Query { name }),
            HttpApiKeyLocation::Query => {
                Err("`scheme` can only be set where `in` is `header`".to_owned())
            }
        }
    }
}

/// Checks that a text is a token as RFC 9110 defines it, such as the name of a header.
fn token(text: &str) -> Result<(), String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    match !text.is_empty() && text.chars().all(is_part) {
        true => Ok(()),
        false => Err(format!("`{text}` is no name that a header can have")),
    }
}

/// A parameter of the endpoint rules that clients set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `type`")]
pub struct ClientContextParam {
    /// The type, as the endpoint rules name it.
    #[serde(rename = "type")]
    pub parameter_type: String,
    /// The documentation, in CommonMark.
    pub documentation: Option<String>,
}

/// A parameter of the endpoint rules that an operation sets.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `value`")]
pub struct StaticContextParam {
    /// The value.
    pub value: Value,
}

/// A parameter of the endpoint rules that a path leads to in an operation's input.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `path`")]
pub struct OperationContextParam {
    /// The path, in JMESPath.
    pub path: String,
}

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
