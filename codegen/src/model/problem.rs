//! Problems: everything that can be wrong with a model, with its place and what to do about it.

use std::fmt;

use super::{ShapeId, Source, Span};

/// One problem of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where, if it is at one place.
    pub span: Option<Span>,
    /// The shape or member that it is about.
    pub shape: Option<ShapeId>,
}

/// The ways in which a model can be wrong, or more than the generator can do.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
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
    #[error("a {shape_type} needs the property `{property}`")]
    MissingProperty {
        /// The shape's type.
        shape_type: String,
        /// The property.
        property: &'static str,
    },
    /// A name stands twice in one object.
    #[error("`{name}` is defined twice")]
    Duplicate {
        /// The name.
        name: String,
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
    #[error("no value is finite: {}", .path.iter().map(ToString::to_string).collect::<Vec<_>>().join(" needs "))]
    Endless {
        /// The shapes, from the one to itself.
        path: Vec<ShapeId>,
    },
    /// A mixin includes itself.
    #[error("the mixin includes itself")]
    MixinCycle,
    /// There is nothing to generate a client for.
    #[error("the model has no service")]
    NoService,
    /// There is more than one service.
    #[error("the model has several services: {}", .services.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
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
    /// The service speaks no protocol that the generator knows.
    #[error("no protocol of the service is supported: {}", list(.found))]
    NoSupportedProtocol {
        /// The service's protocols.
        found: Vec<ShapeId>,
        /// The supported ones.
        supported: Vec<&'static str>,
    },
    /// Something that the generator can't express.
    #[error("{what} can't be generated: {reason}")]
    Unsupported {
        /// What it is.
        what: String,
        /// Why not.
        reason: String,
    },
    /// Two things would have the same name in Rust.
    #[error("`{first}` and `{second}` would both be named `{name}` in Rust")]
    NameCollision {
        /// The name.
        name: String,
        /// The first.
        first: ShapeId,
        /// The second.
        second: ShapeId,
    },
}

fn list(ids: &[ShapeId]) -> String {
    match ids {
        [] => "it has none".to_owned(),
        ids => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

impl ProblemKind {
    /// What to do about the problem, where there is something to say.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::NotJson { .. } => "correct the JSON, or give another file".to_owned(),
            Self::Truncated { .. } => "get the whole file again".to_owned(),
            Self::NotSmithy { .. } => {
                "give the model's JSON AST, an object with `smithy` and `shapes`".to_owned()
            }
            Self::UnsupportedVersion { .. } => {
                "convert the model to Smithy 2.0, for instance with `smithy ast`".to_owned()
            }
            Self::UnknownType { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::MissingTarget { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::UnknownService { nearest: Some(nearest), .. } => {
                format!("did you mean `--service {nearest}`?")
            }
            Self::MissingTarget { .. } => "define the shape, or target another".to_owned(),
            Self::MissingProperty { property, .. } => format!("add `{property}`"),
            Self::Duplicate { .. } => "remove or rename one of the two".to_owned(),
            Self::MissingEnumValue => "add the trait `smithy.api#enumValue`".to_owned(),
            Self::Endless { .. } => "make one of the members optional, or a list".to_owned(),
            Self::SeveralServices { .. } => "choose one with `--service SHAPE_ID`".to_owned(),
            Self::NoService => "give a model with a service shape".to_owned(),
            Self::NoSupportedProtocol { supported, .. } => {
                format!("supported are {}", supported.join(" and "))
            }
            Self::NameCollision { .. } => {
                "rename one of the two in the model, or in the service's `rename`".to_owned()
            }
            _ => return None,
        })
    }
}

impl Problem {
    /// A problem without a place yet.
    pub fn new(kind: ProblemKind) -> Self {
        Self { kind, span: None, shape: None }
    }

    /// The problem at a place.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The problem of a shape or member.
    pub fn of(mut self, shape: ShapeId) -> Self {
        self.shape = Some(shape);
        self
    }
}

/// All the problems of one model, in the order of their places.
#[derive(Clone, Debug)]
pub struct Problems {
    source: Source,
    problems: Vec<Problem>,
}

impl Problems {
    /// The problems of a document.
    pub fn new(source: Source, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| problem.span);
        problems.dedup();
        Self { source, problems }
    }

    /// The document.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The problems.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.problems.iter()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, problem: &Problem) -> fmt::Result {
        f.write_str(self.source.name())?;
        if let Some(span) = problem.span {
            let position = self.source.position(span);
            write!(f, ":{}:{}", position.line, position.column)?;
        }
        if let Some(shape) = &problem.shape {
            write!(f, ": {shape}")?;
        }
        write!(f, ": {}", problem.kind)?;
        match problem.kind.help() {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            self.write(f, problem)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
