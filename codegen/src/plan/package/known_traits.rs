//! A table of the known traits and their handling.
//!
//! Look here to find out whether the generator acts on a trait. The generator ignores traits outside the
//! namespaces of Smithy and AWS, which belong to other vendors' tools.

use self::Meaning::{Ignored, OfProtocol, Refused, Used};
use crate::model::ShapeId;
use crate::plan::protocol::Protocol;

/// The generator's handling of a trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The generator acts on the trait.
    Used,
    /// The generator refuses shapes with the trait, for this reason.
    Refused(&'static str),
    /// The trait has no effect on a client, for this reason.
    Ignored(&'static str),
    /// The generator acts on the trait if the protocol gives it a meaning.
    OfProtocol,
}

const SCHEME: Meaning = Ignored("the runtime doesn't support the scheme; clients use another one");
const EVENT_STREAMS: Meaning = Refused("event streams are not supported yet");
const RESOURCES: Meaning = Ignored("only the operations of resources are generated");
const META: Meaning = Ignored("it concerns models and traits");
const SERVICES: Meaning = Ignored("it concerns the service's operation");
const ENDPOINTS: Meaning = Ignored("endpoint rules determine the endpoint");
const DISCOVERY: Meaning = Ignored("callers discover endpoints and set them");

/// The known traits, by namespace, except those that define a protocol.
const NAMESPACES: &[(&str, &[(&str, Meaning)])] = &[
    ("smithy.api", SMITHY_API),
    (
        "aws.api",
        &[
            ("arn", RESOURCES),
            ("arnReference", RESOURCES),
            ("clientDiscoveredEndpoint", Used),
            ("clientEndpointDiscovery", DISCOVERY),
            ("clientEndpointDiscoveryId", DISCOVERY),
            ("controlPlane", SERVICES),
            ("data", SERVICES),
            ("dataPlane", SERVICES),
            ("service", Used),
            ("tagEnabled", RESOURCES),
            ("taggable", RESOURCES),
        ],
    ),
    (
        "aws.auth",
        &[
            ("cognitoUserPools", SCHEME),
            ("sigv4", Used),
            ("sigv4a", Used),
            ("unsignedPayload", Used),
        ],
    ),
    ("aws.customizations", &[("s3UnwrappedXmlOutput", OfProtocol)]),
    (
        "aws.endpoints",
        &[
            ("dualStackOnlyEndpoints", ENDPOINTS),
            ("endpointsModifier", ENDPOINTS),
            ("rulesBasedEndpoints", ENDPOINTS),
            ("standardPartitionalEndpoints", ENDPOINTS),
            ("standardRegionalEndpoints", ENDPOINTS),
        ],
    ),
    (
        "aws.protocols",
        &[
            ("awsQueryCompatible", Used),
            ("awsQueryError", OfProtocol),
            ("ec2QueryName", OfProtocol),
            ("httpChecksum", Refused("checksums other than `Content-MD5` are not supported yet")),
        ],
    ),
    (
        "smithy.client",
        &[
            ("contentHash", Used),
            ("endpoint", Used),
            ("endpointLabel", Used),
            ("errorCodes", Used),
            ("inputDefaults", Used),
            ("labelAfterLast", Used),
            ("rawPathSignature", Used),
            ("requestHeaders", Used),
        ],
    ),
    (
        "smithy.rules",
        &[
            ("clientContextParams", Used),
            ("contextParam", Used),
            ("endpointBdd", Used),
            ("endpointRuleSet", Used),
            ("endpointTests", Used),
            ("operationContextParams", Used),
            ("staticContextParams", Used),
        ],
    ),
    (
        "smithy.test",
        &[
            ("eventStreamTests", Ignored("operations with event streams are refused")),
            ("httpMalformedRequestTests", Ignored("it tests servers")),
            ("httpRequestTests", Used),
            ("httpResponseTests", Used),
            ("smokeTests", Ignored("it requires a running service")),
        ],
    ),
    ("smithy.waiters", &[("waitable", Used)]),
];

const SMITHY_API: &[(&str, Meaning)] = &[
    ("addedDefault", Ignored("all defaults count, regardless of when they were added")),
    ("auth", Used),
    ("authDefinition", Used),
    ("box", Used),
    ("clientOptional", Used),
    ("cors", SERVICES),
    ("default", Used),
    ("deprecated", Used),
    ("documentation", Used),
    ("endpoint", Used),
    ("enum", Used),
    ("enumValue", Used),
    ("error", Used),
    ("eventHeader", EVENT_STREAMS),
    ("eventPayload", EVENT_STREAMS),
    ("examples", Used),
    ("externalDocumentation", Used),
    ("hostLabel", Used),
    ("http", OfProtocol),
    ("httpApiKeyAuth", Used),
    ("httpBasicAuth", Used),
    ("httpBearerAuth", Used),
    ("httpChecksumRequired", Used),
    ("httpDigestAuth", SCHEME),
    ("httpError", Ignored("clients identify errors by their codes")),
    ("httpHeader", OfProtocol),
    ("httpLabel", OfProtocol),
    ("httpPayload", OfProtocol),
    ("httpPrefixHeaders", OfProtocol),
    ("httpQuery", OfProtocol),
    ("httpQueryParams", OfProtocol),
    ("httpResponseCode", OfProtocol),
    ("idRef", META),
    ("idempotencyToken", Used),
    ("idempotent", Ignored("retries depend on the failure")),
    ("input", Ignored("every operation has a separate input type")),
    ("internal", Used),
    ("jsonName", OfProtocol),
    ("length", Used),
    ("mediaType", OfProtocol),
    ("mixin", Used),
    ("nestedProperties", RESOURCES),
    ("noReplace", RESOURCES),
    ("notProperty", RESOURCES),
    ("optionalAuth", Used),
    ("output", Ignored("every operation has a separate output type")),
    ("paginated", Used),
    ("pattern", Used),
    ("private", META),
    ("property", RESOURCES),
    ("protocolDefinition", META),
    ("range", Used),
    ("readonly", Ignored("retries depend on the failure")),
    ("recommended", Used),
    ("references", RESOURCES),
    ("requestCompression", Used),
    ("required", Used),
    ("requiresLength", Ignored("requests have complete bodies of known length")),
    ("resourceIdentifier", RESOURCES),
    ("retryable", Used),
    ("sensitive", Used),
    ("since", Used),
    ("sparse", Used),
    ("streaming", Used),
    ("suppress", META),
    ("tags", Ignored("tags are for the vendor's tools")),
    ("timestampFormat", OfProtocol),
    ("title", Used),
    ("trait", META),
    ("traitValidators", META),
    ("uniqueItems", Used),
    ("unitType", META),
    ("unstable", Used),
    ("xmlAttribute", OfProtocol),
    ("xmlFlattened", OfProtocol),
    ("xmlName", OfProtocol),
    ("xmlNamespace", OfProtocol),
];

/// Namespaces whose traits never affect clients.
const OTHER_TOOLS: &[&str] = &[
    "aws.apigateway",
    "aws.cloudformation",
    "aws.iam",
    "smithy.contracts",
    "smithy.mqtt",
    "smithy.openapi",
];

/// Returns the handling of a trait under a protocol, or `None` if the trait is unknown.
pub(crate) fn meaning(id: &ShapeId, protocol: &Protocol) -> Option<Meaning> {
    Some(match entry(id)? {
        OfProtocol if protocol.uses(id.name()) => Used,
        OfProtocol => Ignored("the service's protocol doesn't use it"),
        other => other,
    })
}

/// Returns the trait's entry in the table.
fn entry(id: &ShapeId) -> Option<Meaning> {
    if OTHER_TOOLS.contains(&id.namespace()) {
        return Some(Ignored("it is for other tools"));
    }
    if Protocol::of(id).is_some() {
        return Some(Used);
    }
    let (_, traits) = NAMESPACES.iter().find(|(namespace, _)| *namespace == id.namespace())?;
    traits.iter().find(|(name, _)| *name == id.name()).map(|(_, meaning)| *meaning)
}

/// Returns whether a trait of Smithy or AWS is unknown, so that it may affect clients in an unknown way.
pub(crate) fn is_unknown(id: &ShapeId) -> bool {
    let is_of = |root| id.namespace().split('.').next() == Some(root);
    (is_of("smithy") || is_of("aws")) && entry(id).is_none()
}

#[cfg(test)]
mod tests;
