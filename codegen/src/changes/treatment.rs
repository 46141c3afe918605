//! Decides how differences in traits are reported.

use crate::model::ShapeId;

/// How a difference in a trait is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// As a change with a verdict.
    Change,
    /// As a difference that doesn't affect programs.
    DocumentationOnly,
    /// As part of the comparison of members or values, which depend on the trait.
    Elsewhere,
}

/// Returns how a difference in this trait is reported.
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

/// Returns whether the trait on a member overrides the same trait on the member's target.
pub(super) fn overrides_target(id: &ShapeId) -> bool {
    const OVERRIDING: [&str; 6] =
        ["length", "mediaType", "pattern", "range", "timestampFormat", "uniqueItems"];
    id.namespace() == "smithy.api" && OVERRIDING.contains(&id.name())
}
