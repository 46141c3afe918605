//! The kinds of problems.

use super::article::Article;
use super::binding::BindingProblem;
use crate::model::format::Format;
use crate::model::id::ShapeId;
use crate::model::span::Position;

/// A flaw of a model, or a part that the generator does not support.
///
/// The `Display` form describes the problem; [`help`](crate::model::DiagnosticKind::help) suggests a remedy.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The document is not text.
    #[error("the file is not valid UTF-8")]
    NotUtf8,
    /// The document is empty.
    #[error("the file is empty")]
    Empty,
    /// The document is in another format.
    #[error("this looks like {format}; expected a Smithy model in JSON")]
    OtherFormat {
        /// The format.
        format: Format,
    },
    /// The document is not JSON.
    #[error("this is not valid JSON: {reason}")]
    NotJson {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The document ends in the middle of a JSON value.
    #[error("the file is truncated: {reason}")]
    Truncated {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The document is JSON, but not a Smithy model.
    #[error("this is not a Smithy model in JSON: {reason}")]
    NotSmithy {
        /// The missing or invalid part.
        reason: String,
    },
    /// The model is written for an unsupported version of Smithy.
    #[error("Smithy version `{version}` is not supported")]
    UnsupportedVersion {
        /// The version.
        version: String,
    },
    /// A value has the wrong type.
    #[error("{reason}")]
    InvalidValue {
        /// The found and the expected type.
        reason: String,
    },
    /// A trait has a value that its definition does not allow.
    #[error("invalid value of the trait `{trait_id}`: {reason}")]
    InvalidTrait {
        /// The trait.
        trait_id: String,
        /// The flaw of the value.
        reason: String,
    },
    /// A shape, member or trait id is malformed.
    #[error("`{id}` is not a valid {what}")]
    InvalidId {
        /// The id.
        id: String,
        /// The kind of id, such as `trait id`.
        what: &'static str,
    },
    /// Smithy has no shape type of this name.
    #[error("unknown shape type `{name}`")]
    UnknownType {
        /// The type.
        name: String,
        /// The most similar type.
        nearest: Option<String>,
    },
    /// A shape lacks a property that its type requires.
    #[error("{} requires the property `{property}`", Article(.shape_type))]
    MissingProperty {
        /// The shape's type.
        shape_type: String,
        /// The property.
        property: &'static str,
    },
    /// A shape has no members, but its type requires some.
    #[error("{} requires at least one member", Article(.shape_type))]
    NoMembers {
        /// The shape's type.
        shape_type: &'static str,
    },
    /// Two entries of an object have the same name.
    #[error("`{name}` is defined twice; the first definition is at line {}, column {}", .first.line, .first.column)]
    Duplicate {
        /// The name.
        name: String,
        /// The place of the first entry.
        first: Position,
    },
    /// A target does not exist.
    #[error("the {role} `{target}` does not exist")]
    MissingTarget {
        /// The role of the target, such as `input`.
        role: &'static str,
        /// The target.
        target: ShapeId,
        /// The most similar shape that fits the role.
        nearest: Option<ShapeId>,
    },
    /// A target is of a type that does not fit its role.
    #[error("the {role} `{target}` is {}; expected {expected}", Article(.found))]
    WrongTarget {
        /// The role of the target, such as `input`.
        role: &'static str,
        /// The target.
        target: ShapeId,
        /// The type of the target.
        found: &'static str,
        /// The types that fit the role.
        expected: &'static str,
    },
    /// A member targets `smithy.api#Unit`, but is not a member of a union.
    #[error(
        "a member of {} can't target `smithy.api#Unit`; only members of unions can", Article(.container)
    )]
    UnitMember {
        /// The type of the shape with the member.
        container: &'static str,
    },
    /// A trait is applied twice to a member or shape, with different values.
    #[error("the trait `{trait_id}` is applied twice, with different values")]
    TraitConflict {
        /// The trait.
        trait_id: ShapeId,
    },
    /// A default is not a value of its target.
    #[error("the default `{value}` is not a valid value of `{target}`: expected {expected}")]
    InvalidDefault {
        /// The default, as JSON.
        value: String,
        /// The target.
        target: ShapeId,
        /// The values that the target allows as a default.
        expected: String,
    },
    /// A member of an `intEnum` has no value.
    #[error("a member of an intEnum requires a value")]
    MissingEnumValue,
    /// Two members of an enum have the same value.
    #[error("two members of the enum have the value `{value}`")]
    DuplicateEnumValue {
        /// The value.
        value: String,
    },
    /// Each value of a shape has to contain another value of the same shape.
    #[error("the shape has no finite value: {}", chain(.path, " requires "))]
    InfiniteValue {
        /// The shapes from this one back to itself.
        path: Vec<ShapeId>,
    },
    /// A list or map contains itself, with only lists and maps between.
    #[error("the type is infinite: {}", chain(.path, " contains "))]
    InfiniteCollection {
        /// The shapes from this one back to itself.
        path: Vec<ShapeId>,
    },
    /// Lists and maps are nested too deeply.
    #[error("lists and maps are nested more than {limit} levels deep")]
    DeepCollection {
        /// The maximum number of levels.
        limit: usize,
    },
    /// A mixin includes itself.
    #[error("the mixin includes itself: {}", chain(.path, " includes "))]
    MixinCycle {
        /// The shapes from this one back to itself.
        path: Vec<ShapeId>,
    },
    /// Two definitions of a member, at least one of them in a mixin, have different targets.
    #[error(
        "the member targets `{target}`, but a mixin's member of the same name targets `{inherited}`"
    )]
    MixinConflict {
        /// The target in the shape, or in the later of two mixins.
        target: ShapeId,
        /// The target in the mixin, or in the earlier of two mixins.
        inherited: ShapeId,
    },
    /// A resource contains itself.
    #[error("the resource contains itself: {}", chain(.path, " contains "))]
    ResourceCycle {
        /// The resources from this one back to itself.
        path: Vec<ShapeId>,
    },
    /// A service gives a shape a name that Smithy does not allow.
    #[error("`{shape}` can't be renamed to `{name}`: {reason}")]
    InvalidRename {
        /// The renamed shape.
        shape: ShapeId,
        /// The new name.
        name: String,
        /// The violated rule.
        reason: String,
    },
    /// The model defines no service.
    #[error("the model has no service")]
    NoService,
    /// More than one service can be meant.
    #[error("the model has several services: {}", chain(.services, ", "))]
    SeveralServices {
        /// The services.
        services: Vec<ShapeId>,
    },
    /// The requested service does not exist.
    #[error("the model has no service `{wanted}`")]
    UnknownService {
        /// The requested id or name.
        wanted: String,
        /// The most similar service.
        nearest: Option<ShapeId>,
    },
    /// The requested operation does not exist.
    #[error("the service has no operation `{wanted}`")]
    UnknownOperation {
        /// The requested id or name.
        wanted: String,
        /// The name of the most similar operation.
        nearest: Option<String>,
    },
    /// A member or operation has an invalid HTTP binding.
    #[error(transparent)]
    Binding(#[from] BindingProblem),
    /// The requested protocol is not one of the service's.
    #[error("the service does not have the protocol `{wanted}`")]
    UnknownProtocol {
        /// The requested ID or name.
        wanted: String,
        /// The supported protocols of the service.
        found: Vec<&'static str>,
    },
    /// The generator supports none of the service's protocols.
    #[error("{}", unsupported(.found))]
    NoSupportedProtocol {
        /// The service's protocols.
        found: Vec<ShapeId>,
        /// The supported protocols.
        supported: Vec<&'static str>,
    },
    /// A paginated operation lacks a property of the trait `paginated`.
    #[error(
        "neither the operation's nor the service's trait `smithy.api#paginated` has the property `{property}`"
    )]
    MissingPagination {
        /// The property.
        property: &'static str,
    },
    /// A property of the trait `paginated` refers to a missing member.
    #[error("`{property}` refers to `{member}`, which does not exist")]
    PaginationPath {
        /// The property.
        property: &'static str,
        /// The missing member, at the end of the path or before.
        member: ShapeId,
        /// The name of the most similar member.
        nearest: Option<String>,
    },
    /// A property of the trait `paginated` refers to a member of the wrong type.
    #[error("`{property}` refers to `{member}`, which is {}; expected {expected}", Article(.found))]
    PaginationType {
        /// The property.
        property: &'static str,
        /// The member, at the end of the path or before.
        member: ShapeId,
        /// The type of the member.
        found: &'static str,
        /// The types that fit the property.
        expected: &'static str,
    },
    /// The input token of a paginated operation is required.
    #[error("the token `{member}` is required, but the request for the first page has none")]
    RequiredToken {
        /// The token.
        member: ShapeId,
    },
    /// A trait that the generator requires is missing.
    #[error("the trait `{trait_id}` is missing: {reason}")]
    MissingTrait {
        /// The trait.
        trait_id: ShapeId,
        /// The use of the trait.
        reason: String,
    },
    /// A path of a waiter is invalid or unsupported.
    #[error("the path `{path}` of the waiter `{waiter}` can't be compiled: {reason}")]
    WaiterPath {
        /// The waiter's name.
        waiter: String,
        /// The path.
        path: String,
        /// The flaw or the unsupported part.
        reason: String,
        /// True if the path is valid, but unsupported.
        is_valid: bool,
    },
    /// A part of the endpoint rules or one of their parameters is invalid or unsupported.
    #[error("{what} can't be generated: {reason}")]
    EndpointRules {
        /// The part.
        what: String,
        /// The flaw.
        reason: String,
    },
    /// The generator does not support a part of the model.
    #[error("{what} can't be generated: {reason}")]
    Unsupported {
        /// The part.
        what: String,
        /// The reason.
        reason: String,
    },
}

fn chain(ids: &[ShapeId], between: &str) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

fn unsupported(protocols: &[ShapeId]) -> String {
    match protocols {
        [] => "the service has no protocol".to_owned(),
        [only] => format!("the service's protocol is not supported: {only}"),
        several => {
            format!("none of the service's protocols is supported: {}", chain(several, ", "))
        }
    }
}
