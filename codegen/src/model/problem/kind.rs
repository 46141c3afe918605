//! The ways in which a model can be wrong.

use std::fmt;

use crate::model::format::Format;
use crate::model::id::ShapeId;
use crate::model::span::Position;

/// The ways in which a model can be wrong, or ask for more than the generator can do.
///
/// As text it says what is wrong; [`help`](crate::model::DiagnosticKind::help) says what to do about it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The document is no text.
    #[error("this is not UTF-8")]
    NotUtf8,
    /// The document is empty.
    #[error("the document is empty")]
    Empty,
    /// The document is of another format.
    #[error("this looks like {format}; a Smithy model in JSON is expected")]
    OtherFormat {
        /// The format.
        format: Format,
    },
    /// The document is no JSON.
    #[error("this is no JSON: {reason}")]
    NotJson {
        /// What the JSON parser says.
        reason: String,
    },
    /// The document ends in the middle.
    #[error("the document ends too early: {reason}")]
    Truncated {
        /// What the JSON parser says.
        reason: String,
    },
    /// The document is JSON but no Smithy model.
    #[error("this is no Smithy JSON AST: {reason}")]
    NotSmithy {
        /// What is missing or wrong.
        reason: String,
    },
    /// The model is of a version of Smithy that isn't read.
    #[error("Smithy version `{version}` is not supported")]
    UnsupportedVersion {
        /// The version.
        version: String,
    },
    /// A value is not what it has to be.
    #[error("{reason}")]
    InvalidValue {
        /// What is wrong with it.
        reason: String,
    },
    /// A trait's value is not what the trait defines.
    #[error("the value of the trait `{trait_id}` is wrong: {reason}")]
    InvalidTrait {
        /// The trait.
        trait_id: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A shape, member or trait id is malformed.
    #[error("`{id}` is no valid {what}")]
    InvalidId {
        /// The id.
        id: String,
        /// What it should be.
        what: &'static str,
    },
    /// A shape's type is none of Smithy's.
    #[error("there is no shape type `{name}`")]
    UnknownType {
        /// The type.
        name: String,
        /// The one that may have been meant.
        nearest: Option<String>,
    },
    /// A property that the shape's type needs is missing.
    #[error("{} needs the property `{property}`", Article(.shape_type))]
    MissingProperty {
        /// The shape's type.
        shape_type: String,
        /// The property.
        property: &'static str,
    },
    /// A shape of a type that needs members has none.
    #[error("{} needs a member", Article(.shape_type))]
    NoMembers {
        /// The shape's type.
        shape_type: &'static str,
    },
    /// A name stands twice in one object.
    #[error("`{name}` is defined twice, first in line {}, column {}", .first.line, .first.column)]
    Duplicate {
        /// The name.
        name: String,
        /// Where it stands first.
        first: Position,
    },
    /// A target does not exist.
    #[error("the {role} `{target}` does not exist")]
    MissingTarget {
        /// What the target is there for.
        role: &'static str,
        /// The target.
        target: ShapeId,
        /// The one that may have been meant.
        nearest: Option<ShapeId>,
    },
    /// A target is of a type that can't stand there.
    #[error("the {role} `{target}` is of type {found}, and has to be {expected}")]
    WrongTarget {
        /// What the target is there for.
        role: &'static str,
        /// The target.
        target: ShapeId,
        /// Its type.
        found: &'static str,
        /// The types that can stand there.
        expected: &'static str,
    },
    /// A member targets the type of nothing, which it can't hold.
    #[error(
        "a member of {} can't target `smithy.api#Unit`; only members of unions can", Article(.container)
    )]
    UnitMember {
        /// The type of the shape that has the member.
        container: &'static str,
    },
    /// Two places give a member or shape a trait with different values.
    #[error("the trait `{trait_id}` is applied twice, with different values")]
    TraitConflict {
        /// The trait.
        trait_id: ShapeId,
    },
    /// A default value is none of the target's values.
    #[error("the default `{value}` is not a valid value of `{target}`: expected {expected}")]
    InvalidDefault {
        /// The value, as JSON.
        value: String,
        /// The shape whose value it should be.
        target: ShapeId,
        /// What can stand there.
        expected: String,
    },
    /// An enum's member needs a value.
    #[error("a member of an intEnum needs a value")]
    MissingEnumValue,
    /// Two members of an enum have the same value.
    #[error("the value `{value}` stands for two members of the enum")]
    DuplicateEnumValue {
        /// The value.
        value: String,
    },
    /// A shape needs a value of itself within each of its values.
    #[error("no value can be finite: {}", chain(.path, " needs "))]
    Endless {
        /// The shapes, from the one to itself.
        path: Vec<ShapeId>,
    },
    /// A list or map is made of itself with nothing but lists and maps between.
    #[error("the type has no end: {}", chain(.path, " is made of "))]
    EndlessCollection {
        /// The shapes, from the one to itself.
        path: Vec<ShapeId>,
    },
    /// Lists and maps stand in one another more often than types can.
    #[error("more than {deepest} lists and maps stand in one another")]
    DeepCollection {
        /// How many may.
        deepest: usize,
    },
    /// A mixin includes itself.
    #[error("the mixin includes itself: {}", chain(.path, " includes "))]
    MixinCycle {
        /// The shapes, from the one to itself.
        path: Vec<ShapeId>,
    },
    /// Mixins bring in members of one name with different targets.
    #[error("the member targets `{target}` and, through a mixin, `{inherited}`")]
    MixinConflict {
        /// The target that stands with the shape or its later mixin.
        target: ShapeId,
        /// The target that stands with an earlier mixin.
        inherited: ShapeId,
    },
    /// A resource is below itself.
    #[error("the resource is below itself: {}", chain(.path, " holds "))]
    ResourceCycle {
        /// The resources, from the one to itself.
        path: Vec<ShapeId>,
    },
    /// A service renames a shape that it can't rename, or to a name that it can't have.
    #[error("`{shape}` can't be renamed to `{name}`: {reason}")]
    InvalidRename {
        /// The renamed shape.
        shape: ShapeId,
        /// Its name in the service.
        name: String,
        /// Why not.
        reason: String,
    },
    /// There is nothing to generate a client for.
    #[error("the model has no service")]
    NoService,
    /// There is more than one service.
    #[error("the model has several services: {}", chain(.services, ", "))]
    SeveralServices {
        /// The services.
        services: Vec<ShapeId>,
    },
    /// The service that was asked for isn't there.
    #[error("the model has no service `{wanted}`")]
    UnknownService {
        /// What was asked for.
        wanted: String,
        /// The one that may have been meant.
        nearest: Option<ShapeId>,
    },
    /// The operation that was asked for isn't there.
    #[error("the service has no operation `{wanted}`")]
    UnknownOperation {
        /// What was asked for.
        wanted: String,
        /// The name of the one that may have been meant.
        nearest: Option<String>,
    },
    /// The service speaks no protocol that the generator knows.
    #[error("no protocol of the service is supported: {}", protocols(.found))]
    NoSupportedProtocol {
        /// The service's protocols.
        found: Vec<ShapeId>,
        /// The supported ones.
        supported: Vec<&'static str>,
    },
    /// A paginated operation lacks a property of pagination.
    #[error("the trait `smithy.api#paginated` has no `{property}`, and neither has the service's")]
    MissingPagination {
        /// The property.
        property: &'static str,
    },
    /// A property of pagination names a member that is not there.
    #[error("`{property}` leads to `{member}`, which does not exist")]
    PaginationPath {
        /// The property.
        property: &'static str,
        /// The member that is not there, at the end of the path or on the way.
        member: ShapeId,
        /// The name that may have been meant.
        nearest: Option<String>,
    },
    /// A property of pagination names a member of a type that can't stand there.
    #[error("`{property}` leads to `{member}`, which is of type {found}, and has to be {expected}")]
    PaginationType {
        /// The property.
        property: &'static str,
        /// The member that is of another type, at the end of the path or on the way.
        member: ShapeId,
        /// Its type.
        found: &'static str,
        /// The types that can stand there.
        expected: &'static str,
    },
    /// The token of an input is required.
    #[error("the token `{member}` is required, but the request for the first page has none")]
    RequiredToken {
        /// The token.
        member: ShapeId,
    },
    /// A trait that the generator needs is not there.
    #[error("the trait `{trait_id}` is missing: {reason}")]
    MissingTrait {
        /// The trait.
        trait_id: ShapeId,
        /// What it is needed for.
        reason: String,
    },
    /// A path of a waiter that leads nowhere, or that the generator can't express.
    #[error("the path `{path}` of the waiter `{waiter}` can't be compiled: {reason}")]
    WaiterPath {
        /// The waiter's name.
        waiter: String,
        /// The path.
        path: String,
        /// Why not.
        reason: String,
        /// Whether the path is valid, and only the generator can't express it.
        is_valid: bool,
    },
    /// A part of a service's endpoint rules, or of what is given to them, that is wrong or that the
    /// generator can't express.
    #[error("{what} can't be generated: {reason}")]
    EndpointRules {
        /// The part.
        what: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Something that the generator can't express.
    #[error("{what} can't be generated: {reason}")]
    Unsupported {
        /// What it is.
        what: String,
        /// Why not.
        reason: String,
    },
}

/// A noun behind its indefinite article.
struct Article<'a, T: ?Sized>(&'a T);

impl<T: AsRef<str> + ?Sized> fmt::Display for Article<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = self.0.as_ref();
        // Of the types of shapes, only `union` is written with a vowel that is not spoken as one.
        let vowel = noun.starts_with(['a', 'e', 'i', 'o']);
        write!(f, "{} {noun}", if vowel { "an" } else { "a" })
    }
}

fn chain(ids: &[ShapeId], between: &str) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

fn protocols(found: &[ShapeId]) -> String {
    match found {
        [] => "it has none".to_owned(),
        found => chain(found, ", "),
    }
}
