//! Remedies for problems.

use super::kind::ProblemKind;
use crate::model::diagnostic::DiagnosticKind;

impl DiagnosticKind for ProblemKind {
    fn help(&self) -> Option<String> {
        self.suggestion().or_else(|| self.remedy().map(str::to_owned))
    }
}

impl ProblemKind {
    /// Returns a remedy with names from the model.
    fn suggestion(&self) -> Option<String> {
        Some(match self {
            Self::UnknownType { nearest: Some(nearest), .. }
            | Self::UnknownOperation { nearest: Some(nearest), .. }
            | Self::PaginationPath { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::MissingTarget { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::UnknownService { nearest: Some(nearest), .. } => {
                format!("did you mean `--service {nearest}`?")
            }
            Self::MissingPagination { property } => {
                format!("add `{property}` to the trait of the operation or of the service")
            }
            Self::MissingProperty { property, .. } => format!("add `{property}`"),
            Self::MissingTrait { trait_id, .. } => format!("apply the trait `{trait_id}`"),
            Self::Binding(problem) => problem.help(),
            Self::UnknownProtocol { found, .. } => {
                format!("the supported protocols of the service are {}", listed(found))
            }
            Self::NoSupportedProtocol { supported, .. } => {
                format!("the supported protocols are {}", listed(supported))
            }
            _ => return None,
        })
    }

    /// Returns a remedy that is the same for all problems of this kind.
    fn remedy(&self) -> Option<&'static str> {
        self.remedy_for_document()
            .or_else(|| self.remedy_for_definition())
            .or_else(|| self.remedy_for_relation())
            .or_else(|| self.remedy_for_service())
    }

    /// Returns a remedy for a problem of the document or a JSON value.
    fn remedy_for_document(&self) -> Option<&'static str> {
        Some(match self {
            Self::OtherFormat { format } => format.remedy(),
            Self::NotUtf8 => "save the file as UTF-8",
            Self::Empty | Self::NotSmithy { .. } => {
                "use a Smithy model in JSON: an object with `smithy` and `shapes`"
            }
            Self::NotJson { .. } => "correct the JSON, or use another file",
            Self::Truncated { .. } => "download or copy the file again",
            Self::UnsupportedVersion { .. } => "use a model of Smithy 2.0 or 1.0",
            Self::InvalidValue { .. } => {
                "correct the value; see https://smithy.io/2.0/spec/json-ast.html"
            }
            Self::InvalidTrait { .. } => "correct the trait's value, or remove the trait",
            Self::InvalidId { .. } => {
                "use ASCII letters, digits and underscores in names, and write ids as `namespace#Name`"
            }
            _ => return None,
        })
    }

    /// Returns a remedy for a problem in the definition of a shape.
    fn remedy_for_definition(&self) -> Option<&'static str> {
        Some(match self {
            Self::UnknownType { .. } => {
                "see https://smithy.io/2.0/spec/json-ast.html for the types of shapes"
            }
            Self::NoMembers { .. } => "add a member",
            Self::Duplicate { .. } => "remove or rename one of the two",
            Self::MissingTarget { .. } => "define the shape, or target another one",
            Self::WrongTarget { .. } => "target another shape, or change the type of this one",
            Self::UnitMember { .. } => "target a structure without members, or remove the member",
            Self::TraitConflict { .. } => "keep one of the two values",
            Self::InvalidDefault { .. } => "correct the default, or remove it",
            Self::MissingEnumValue => "apply the trait `smithy.api#enumValue`",
            Self::DuplicateEnumValue { .. } => {
                "remove one of the two members, or give it another value"
            }
            _ => return None,
        })
    }

    /// Returns a remedy for a problem between several shapes.
    fn remedy_for_relation(&self) -> Option<&'static str> {
        Some(match self {
            Self::InfiniteValue { .. } => {
                "make one of the members on this path optional, or put a list or map between"
            }
            Self::InfiniteCollection { .. } | Self::DeepCollection { .. } => {
                "put a structure or union between"
            }
            Self::MixinCycle { .. } => "remove one of these shapes from the `mixins` of another",
            Self::MixinConflict { .. } => {
                "give both members the same target, or rename one of them"
            }
            Self::ResourceCycle { .. } => {
                "remove one of these resources from the `resources` of another"
            }
            Self::InvalidRename { .. } => "choose another name, or remove the entry from `rename`",
            _ => return None,
        })
    }

    /// Returns a remedy for a problem of a service or its operations.
    fn remedy_for_service(&self) -> Option<&'static str> {
        Some(match self {
            Self::PaginationPath { .. } => "name another member, or add this one",
            Self::PaginationType { .. } => "name another member, or change this one's target",
            Self::RequiredToken { .. } => "remove `smithy.api#required` from the member",
            Self::EndpointRules { .. } => {
                "see https://smithy.io/2.0/additional-specs/rules-engine/specification.html for valid \
                 endpoint rules"
            }
            Self::WaiterPath { is_valid: true, .. } => {
                "rewrite the path, or leave the waiter out with `--skip-unsupported`"
            }
            Self::WaiterPath { .. } => {
                "correct the path, or leave the waiter out with `--skip-unsupported`"
            }
            Self::NoService => "use a model that defines a service",
            Self::SeveralServices { .. } => "choose one with `--service SHAPE_ID`",
            Self::UnknownOperation { .. } => "use ids or names of operations of this service",
            Self::UnknownService { .. } => "use the id or name of a service of this model",
            _ => return None,
        })
    }
}

/// Lists several items, with `and` before the last.
fn listed(items: &[&str]) -> String {
    match items {
        [items @ .., last] if !items.is_empty() => format!("{} and {last}", items.join(", ")),
        items => items.concat(),
    }
}
