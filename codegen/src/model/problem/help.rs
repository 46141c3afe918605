//! What to do about problems.

use super::kind::ProblemKind;
use crate::model::diagnostic::DiagnosticKind;

impl DiagnosticKind for ProblemKind {
    fn help(&self) -> Option<String> {
        self.suggestion().or_else(|| self.remedy().map(str::to_owned))
    }
}

impl ProblemKind {
    /// What helps, with names from the model.
    fn suggestion(&self) -> Option<String> {
        Some(match self {
            Self::UnknownType { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::MissingTarget { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::UnknownService { nearest: Some(nearest), .. } => {
                format!("did you mean `--service {nearest}`?")
            }
            Self::UnknownOperation { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::PaginationPath { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::MissingPagination { property } => {
                format!("add `{property}` to the trait of the operation or of the service")
            }
            Self::MissingProperty { property, .. } => format!("add `{property}`"),
            Self::MissingTrait { trait_id, .. } => format!("apply `{trait_id}`"),
            Self::NoSupportedProtocol { supported, .. } => {
                format!("supported are {}", supported.join(" and "))
            }
            _ => return None,
        })
    }

    /// What helps, whatever the names are.
    fn remedy(&self) -> Option<&'static str> {
        Some(match self {
            Self::OtherFormat { format } => format.remedy(),
            Self::NotUtf8 => "save the file as UTF-8",
            Self::Empty | Self::NotSmithy { .. } => {
                "give a model's JSON AST, an object with `smithy` and `shapes`"
            }
            Self::NotJson { .. } => "correct the JSON, or give another file",
            Self::Truncated { .. } => "get the whole file again",
            Self::UnsupportedVersion { .. } => "give a model of Smithy 2.0 or 1.0",
            Self::InvalidValue { .. } => {
                "correct the value: https://smithy.io/2.0/spec/json-ast.html tells what can stand here"
            }
            Self::InvalidTrait { .. } => "correct the trait's value, or remove the trait",
            Self::InvalidId { .. } => {
                "write ids as `namespace#Name`, names of ASCII letters, digits and underscores"
            }
            Self::UnknownType { .. } => {
                "see https://smithy.io/2.0/spec/json-ast.html for the types of shapes"
            }
            Self::NoMembers { .. } => "add a member",
            Self::Duplicate { .. } => "remove or rename one of the two",
            Self::MissingTarget { .. } => "define the shape, or target another",
            Self::WrongTarget { .. } => "target another shape, or change what the shape is",
            Self::UnitMember { .. } => "target a structure without members, or remove the member",
            Self::TraitConflict { .. } => "keep one of the two values",
            Self::InvalidDefault { .. } => "correct the default, or remove it",
            Self::MissingEnumValue => "add the trait `smithy.api#enumValue`",
            Self::DuplicateEnumValue { .. } => "remove one of the two, or give it another value",
            Self::Endless { .. } => "make a member on the way optional, or a list",
            Self::EndlessCollection { .. } | Self::DeepCollection { .. } => {
                "put a structure or union between"
            }
            Self::MixinCycle { .. } => "remove it from the `mixins` of one of these shapes",
            Self::MixinConflict { .. } => "give both the same target, or rename one",
            Self::ResourceCycle { .. } => "remove it from the `resources` of one of these",
            Self::PaginationPath { .. } => "name another member, or add this one",
            Self::PaginationType { .. } => "name another member, or change this one's target",
            Self::RequiredToken { .. } => "remove `smithy.api#required` from the member",
            Self::EndpointRules { .. } => {
                "see https://smithy.io/2.0/additional-specs/rules-engine/specification.html for what \
                 endpoint rules can hold"
            }
            Self::WaiterPath { is_valid: true, .. } => {
                "write the path in another way, or leave the waiter out with `--skip-unsupported`"
            }
            Self::WaiterPath { .. } => {
                "correct the path, or leave the waiter out with `--skip-unsupported`"
            }
            Self::InvalidRename { .. } => "choose another name, or remove the entry from `rename`",
            Self::NoService => "give a model that defines a service",
            Self::SeveralServices { .. } => "choose one with `--service SHAPE_ID`",
            Self::UnknownOperation { .. } => "give the ids or names of operations of this service",
            Self::UnknownService { .. } => "give the id or name of a service of this model",
            _ => return None,
        })
    }
}
