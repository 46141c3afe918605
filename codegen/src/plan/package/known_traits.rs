//! The traits that are known, and what becomes of each.
//!
//! This is the one place to look up whether the generator acts on a trait. Traits that stand in no namespace of
//! Smithy's or AWS's are those of a vendor's own tools, and are left alone.

use crate::model::ShapeId;

/// What becomes of a trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The generator acts on it.
    Used,
    /// What it is on can't be generated, for this reason.
    Refused(&'static str),
    /// It means nothing to a client of the supported protocols, for this reason.
    Ignored(&'static str),
}

use Meaning::{Ignored, Refused, Used};

const BINDING: Meaning = Ignored("the supported protocols have everything in the body");
const SCHEME: Meaning = Ignored("the runtime can't authenticate so; a scheme beside it is taken");
const OTHER_PROTOCOL: Meaning = Ignored("it belongs to a protocol that is not the crate's");
const XML: Meaning = Ignored("the supported protocols write no XML");
const EVENT_STREAMS: Meaning = Refused("event streams are not supported yet");
const RESOURCES: Meaning = Ignored("resources are not generated; only their operations are");
const META: Meaning = Ignored("it is about models and traits");
const SERVICES: Meaning = Ignored("it is about how the service is run");
const ENDPOINTS: Meaning = Ignored("endpoint rules say where to send requests");
const DISCOVERY: Meaning = Ignored("callers ask for discovered endpoints themselves, and set them");

/// The known traits, by namespace.
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
    ("aws.customizations", &[("s3UnwrappedXmlOutput", XML)]),
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
            ("awsJson1_0", Used),
            ("awsJson1_1", Used),
            ("awsQuery", OTHER_PROTOCOL),
            ("awsQueryCompatible", Used),
            ("awsQueryError", Ignored("the service sends the code itself, in a header")),
            ("ec2Query", OTHER_PROTOCOL),
            ("ec2QueryName", OTHER_PROTOCOL),
            ("httpChecksum", Refused("checksums other than `Content-MD5` are not supported yet")),
            ("restJson1", OTHER_PROTOCOL),
            ("restXml", OTHER_PROTOCOL),
        ],
    ),
    ("smithy.protocols", &[("rpcv2Cbor", OTHER_PROTOCOL), ("rpcv2Json", OTHER_PROTOCOL)]),
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
            ("httpMalformedRequestTests", Ignored("it tests services")),
            ("httpRequestTests", Used),
            ("httpResponseTests", Used),
            ("smokeTests", Ignored("it needs the service itself")),
        ],
    ),
    ("smithy.waiters", &[("waitable", Used)]),
];

const SMITHY_API: &[(&str, Meaning)] = &[
    ("addedDefault", Ignored("a default counts whenever it was added")),
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
    ("http", BINDING),
    ("httpApiKeyAuth", Used),
    ("httpBasicAuth", Used),
    ("httpBearerAuth", Used),
    ("httpChecksumRequired", Used),
    ("httpDigestAuth", SCHEME),
    ("httpError", BINDING),
    ("httpHeader", BINDING),
    ("httpLabel", BINDING),
    ("httpPayload", BINDING),
    ("httpPrefixHeaders", BINDING),
    ("httpQuery", BINDING),
    ("httpQueryParams", BINDING),
    ("httpResponseCode", BINDING),
    ("idRef", META),
    ("idempotencyToken", Used),
    ("idempotent", Ignored("what is retried depends on how a call fails")),
    ("input", Ignored("every input has a type of its own")),
    ("internal", Used),
    ("jsonName", Used),
    ("length", Used),
    ("mediaType", Ignored("text and binary data are the caller's to interpret")),
    ("mixin", Used),
    ("nestedProperties", RESOURCES),
    ("noReplace", RESOURCES),
    ("notProperty", RESOURCES),
    ("optionalAuth", Used),
    ("output", Ignored("every output has a type of its own")),
    ("paginated", Used),
    ("pattern", Used),
    ("private", META),
    ("property", RESOURCES),
    ("protocolDefinition", META),
    ("range", Used),
    ("readonly", Ignored("what is retried depends on how a call fails")),
    ("recommended", Used),
    ("references", RESOURCES),
    ("requestCompression", Used),
    ("required", Used),
    ("requiresLength", Ignored("bodies are sent whole, with their length")),
    ("resourceIdentifier", RESOURCES),
    ("retryable", Used),
    ("sensitive", Used),
    ("since", Used),
    ("sparse", Used),
    ("streaming", Used),
    ("suppress", META),
    ("tags", Ignored("tags are for tools of the model's vendor")),
    ("timestampFormat", Used),
    ("title", Used),
    ("trait", META),
    ("traitValidators", META),
    ("uniqueItems", Used),
    ("unitType", META),
    ("unstable", Used),
    ("xmlAttribute", XML),
    ("xmlFlattened", XML),
    ("xmlName", XML),
    ("xmlNamespace", XML),
];

/// Namespaces of traits that say nothing about calls, whatever their names.
const OTHER_TOOLS: &[&str] = &[
    "aws.apigateway",
    "aws.cloudformation",
    "aws.iam",
    "smithy.contracts",
    "smithy.mqtt",
    "smithy.openapi",
];

/// What becomes of a trait; nothing is known of those of other vendors.
pub(crate) fn meaning(id: &ShapeId) -> Option<Meaning> {
    if OTHER_TOOLS.contains(&id.namespace()) {
        return Some(Ignored("it is for other tools"));
    }
    let (_, traits) = NAMESPACES.iter().find(|(namespace, _)| *namespace == id.namespace())?;
    traits.iter().find(|(name, _)| *name == id.name()).map(|(_, meaning)| *meaning)
}

/// Whether a trait is one of Smithy or AWS that the generator has never heard of, so that nobody can tell what it
/// means to a client.
pub(crate) fn is_unknown(id: &ShapeId) -> bool {
    let is_of = |root| id.namespace().split('.').next() == Some(root);
    (is_of("smithy") || is_of("aws")) && meaning(id).is_none()
}

#[cfg(test)]
mod tests;
