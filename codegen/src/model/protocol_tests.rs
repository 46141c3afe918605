//! Protocol tests: requests that a client must send, and responses that it must parse.
//!
//! See <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::id::ShapeId;

/// A protocol test. `M` holds the properties of only request tests or only response tests.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(
    expecting = "an object with `id` and `protocol`",
    rename_all = "camelCase",
    bound(deserialize = "M: Deserialize<'de>")
)]
pub struct ProtocolTest<M> {
    /// The test's id, unique among the tests of the same kind.
    pub id: String,
    /// The tested protocol.
    pub protocol: ShapeId,
    /// The assumed authentication scheme.
    pub auth_scheme: Option<ShapeId>,
    /// Headers that must have these values. Other headers are allowed.
    #[serde(default)]
    pub headers: IndexMap<String, String>,
    /// Headers that must be absent.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// Headers that must be present, with any value.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body: any body if `None`, no body if empty.
    pub body: Option<String>,
    /// The media type that determines how to compare bodies.
    pub body_media_type: Option<String>,
    /// The members of the input, output or error.
    #[serde(default)]
    pub params: Map<String, Value>,
    /// Parameters that are specific to a vendor.
    #[serde(default)]
    pub vendor_params: Map<String, Value>,
    /// The description, in CommonMark.
    pub documentation: Option<String>,
    /// The tested side of the protocol, or `None` for both.
    pub applies_to: Option<AppliesTo>,
    /// The properties of only request tests or only response tests.
    #[serde(flatten)]
    pub message: M,
}

/// `smithy.test#httpRequestTests`: a test of an operation's request.
pub type HttpRequestTest = ProtocolTest<RequestMessage>;

/// `smithy.test#httpResponseTests`: a test of the response of an operation or error.
pub type HttpResponseTest = ProtocolTest<ResponseMessage>;

/// The properties of request tests only.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestMessage {
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub uri: String,
    /// The configured host, with a path if the endpoint has one.
    pub host: Option<String>,
    /// The host of the request.
    pub resolved_host: Option<String>,
    /// Query parameters that must be present, as `key=value` or `key`.
    #[serde(default)]
    pub query_params: Vec<String>,
    /// Query parameters that must be absent.
    #[serde(default)]
    pub forbid_query_params: Vec<String>,
    /// Query parameters that must be present, with any value.
    #[serde(default)]
    pub require_query_params: Vec<String>,
}

/// The properties of response tests only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct ResponseMessage {
    /// The HTTP status.
    pub code: u16,
}

/// A side of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AppliesTo {
    /// The side that sends requests.
    Client,
    /// The side that sends responses.
    Server,
}
