//! How differences in traits are reported.

use crate::model::ShapeId;

/// How a difference in a trait is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// As a change, with a verdict.
    Change,
    /// As one without effect on programs.
    DocumentationOnly,
    /// Not as a trait: the comparison of members or values tells it.
    Elsewhere,
}

/// How a difference in this trait is reported.
pub(super) fn treatment(id: &ShapeId) -> Treatment {
    match (id.namespace(), id.name()) {
        (
            "smithy.api",
            "addedDefault" | "box" | "clientOptional" | "default" | "enum" | "enumValue"
            | "required",
        ) => Treatment::Elsewhere,
        (
            "smithy.api",
            "cors"
            | "documentation"
            | "examples"
            | "externalDocumentation"
            | "input"
            | "internal"
            | "mixin"
            | "nestedProperties"
            | "noReplace"
            | "notProperty"
            | "output"
            | "private"
            | "property"
            | "recommended"
            | "references"
            | "resourceIdentifier"
            | "since"
            | "suppress"
            | "tags"
            | "title"
            | "unstable",
        )
        | (
            "aws.api",
            "arn" | "arnReference" | "controlPlane" | "data" | "dataPlane" | "tagEnabled"
            | "taggable",
        )
        | ("smithy.rules", "endpointTests")
        | (
            "aws.apigateway" | "aws.cloudformation" | "aws.iam" | "smithy.openapi" | "smithy.test",
            _,
        ) => Treatment::DocumentationOnly,
        _ => Treatment::Change,
    }
}

/// Whether a member can have the trait instead of its target's.
pub(super) fn overrides_target(id: &ShapeId) -> bool {
    const OVERRIDING: [&str; 6] =
        ["length", "mediaType", "pattern", "range", "timestampFormat", "uniqueItems"];
    id.namespace() == "smithy.api" && OVERRIDING.contains(&id.name())
}
