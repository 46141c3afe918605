//! The rows of the table.

use super::row::{Codec, Protocol};
use crate::model::ShapeId;

/// The traits of protocols that bind operations and members to HTTP messages.
const HTTP: &[&str] = &[
    "http",
    "httpHeader",
    "httpLabel",
    "httpPayload",
    "httpPrefixHeaders",
    "httpQuery",
    "httpQueryParams",
    "httpResponseCode",
    "mediaType",
];

/// The traits of protocols with XML in requests or responses.
const XML: &[&str] = &["xmlAttribute", "xmlFlattened", "xmlName", "xmlNamespace"];

/// The traits of protocols with member names that can differ from those of the model.
const JSON_NAMES: &[&str] = &["jsonName"];

/// The traits of protocols with several formats of timestamps.
const TIMESTAMPS: &[&str] = &["timestampFormat"];

/// The traits of errors with codes of their own.
const CODES: &[&str] = &["awsQueryError"];

/// The traits of single operations with other XML.
const UNWRAPPED: &[&str] = &["s3UnwrappedXmlOutput"];

/// The traits of the EC2 Query protocol.
const EC2: &[&str] = &["ec2QueryName"];

/// A row with the properties that most protocols have.
const ROW: Protocol = Protocol {
    trait_id: "",
    constructor: "",
    query_compatible: None,
    feature: None,
    binds_http: false,
    codec: Codec::Json,
    sends_service: false,
    traits: &[],
};

/// The protocols, in order of preference.
///
/// See <https://smithy.io/2.0/guides/client-guidance/protocols.html>.
static PROTOCOLS: [Protocol; 8] = [
    Protocol {
        trait_id: "smithy.protocols#rpcv2Cbor",
        constructor: "rpc_v2_cbor",
        query_compatible: Some("rpc_v2_cbor_query_compatible"),
        feature: Some("protocol-rpc-v2-cbor"),
        codec: Codec::Cbor,
        sends_service: true,
        ..ROW
    },
    Protocol {
        trait_id: "aws.protocols#awsJson1_0",
        constructor: "aws_json_1_0",
        query_compatible: Some("aws_json_1_0_query_compatible"),
        sends_service: true,
        traits: &[TIMESTAMPS],
        ..ROW
    },
    Protocol {
        trait_id: "aws.protocols#awsJson1_1",
        constructor: "aws_json_1_1",
        query_compatible: Some("aws_json_1_1_query_compatible"),
        sends_service: true,
        traits: &[TIMESTAMPS],
        ..ROW
    },
    Protocol {
        trait_id: "aws.protocols#restJson1",
        constructor: "rest_json_1",
        feature: Some("protocol-rest-json"),
        binds_http: true,
        traits: &[HTTP, JSON_NAMES, TIMESTAMPS],
        ..ROW
    },
    Protocol {
        trait_id: "aws.protocols#restXml",
        constructor: "rest_xml",
        feature: Some("protocol-rest-xml"),
        binds_http: true,
        codec: Codec::Xml,
        traits: &[HTTP, XML, UNWRAPPED, TIMESTAMPS],
        ..ROW
    },
    Protocol {
        trait_id: "aws.protocols#awsQuery",
        constructor: "aws_query",
        feature: Some("protocol-aws-query"),
        codec: Codec::Query,
        traits: &[CODES, XML, TIMESTAMPS],
        ..ROW
    },
    Protocol {
        trait_id: "aws.protocols#ec2Query",
        constructor: "ec2_query",
        feature: Some("protocol-ec2-query"),
        codec: Codec::Query,
        traits: &[EC2, XML, TIMESTAMPS],
        ..ROW
    },
    Protocol {
        trait_id: "smithy.protocols#rpcv2Json",
        constructor: "rpc_v2_json",
        query_compatible: Some("rpc_v2_json_query_compatible"),
        feature: Some("protocol-rpc-v2-json"),
        sends_service: true,
        ..ROW
    },
];

impl Protocol {
    /// Returns the protocol that a trait defines.
    pub(crate) fn of(trait_id: &ShapeId) -> Option<&'static Self> {
        Self::all().iter().find(|protocol| protocol.trait_id == trait_id.as_str())
    }

    /// Returns all protocols, in order of preference.
    pub(crate) fn all() -> &'static [Self] {
        &PROTOCOLS
    }

    /// Returns whether the meaning of a trait depends on the protocol.
    #[cfg(test)]
    pub(crate) fn decides(trait_name: &str) -> bool {
        Self::all().iter().any(|protocol| protocol.uses(trait_name))
    }

    /// Returns the protocol that stands for a missing one, after a problem was reported.
    pub(in crate::plan) fn placeholder() -> &'static Self {
        &PROTOCOLS[1]
    }
}
