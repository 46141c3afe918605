//! The protocol tests of a model: requests that a client has to send, and responses that it has to
//! understand.
//!
//! See <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::id::ShapeId;

/// A protocol test; `M` is what only requests have, or only responses.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(
    expecting = "an object with `id` and `protocol`",
    rename_all = "camelCase",
    bound(deserialize = "M: Deserialize<'de>")
)]
pub struct ProtocolTest<M> {
    /// The test's id, which is unique among the tests of its kind.
    pub id: String,
    /// The protocol that the test is of.
    pub protocol: ShapeId,
    /// The authentication scheme that the test assumes.
    pub auth_scheme: Option<ShapeId>,
    /// Headers with their values; there may be others.
    #[serde(default)]
    pub headers: IndexMap<String, String>,
    /// Headers that must not be there.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// Headers that must be there, with any value.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body; an empty one is no body, and where it is left out, nothing is said about it.
    pub body: Option<String>,
    /// The media type by which bodies are compared.
    pub body_media_type: Option<String>,
    /// The members of the input, output or error.
    #[serde(default)]
    pub params: Map<String, Value>,
    /// What only clients of the model's vendor can make something of.
    #[serde(default)]
    pub vendor_params: Map<String, Value>,
    /// What the test is about, in CommonMark.
    pub documentation: Option<String>,
    /// The side that the test is for, if it isn't for both.
    pub applies_to: Option<AppliesTo>,
    /// What only requests have, or only responses.
    #[serde(flatten)]
    pub message: M,
}

/// `smithy.test#httpRequestTests`: a test of an operation's request.
pub type HttpRequestTest = ProtocolTest<RequestMessage>;

/// `smithy.test#httpResponseTests`: a test of the response of an operation or error.
pub type HttpResponseTest = ProtocolTest<ResponseMessage>;

/// What a test says of a request alone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestMessage {
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub uri: String,
    /// The host that the client is given, with a path if the endpoint has one.
    pub host: Option<String>,
    /// The host that the request goes to.
    pub resolved_host: Option<String>,
    /// Parameters of the query, as `key=value` or `key`.
    #[serde(default)]
    pub query_params: Vec<String>,
    /// Keys of parameters that must not be there.
    #[serde(default)]
    pub forbid_query_params: Vec<String>,
    /// Keys of parameters that must be there, with any value.
    #[serde(default)]
    pub require_query_params: Vec<String>,
}

/// What a test says of a response alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct ResponseMessage {
    /// The HTTP status.
    pub code: u16,
}

/// A side of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AppliesTo {
    /// Those that send requests.
    Client,
    /// Those that answer them.
    Server,
}
