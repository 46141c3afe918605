//! Problems of HTTP bindings.

use super::article::Article;

/// A flaw of the HTTP binding of a member or operation.
///
/// See <https://smithy.io/2.0/spec/http-bindings.html>.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BindingProblem {
    /// A label of the URI has no member.
    #[error("no member of the input is bound to the label `{label}` of the URI `{uri}`")]
    LabelWithoutMember {
        /// The label.
        label: String,
        /// The URI pattern.
        uri: String,
    },
    /// The URI has no label for a member.
    #[error("the URI `{uri}` has no label `{label}`")]
    MemberWithoutLabel {
        /// The member's name.
        label: String,
        /// The URI pattern.
        uri: String,
    },
    /// A member that is a label is not required.
    #[error("the member is a label of the URI, but not required")]
    OptionalLabel,
    /// A member has a binding that the type of its target does not allow.
    #[error("a member with `smithy.api#{trait_name}` targets {}; expected {expected}", Article(.found))]
    WrongTarget {
        /// The name of the trait.
        trait_name: &'static str,
        /// The type of the target.
        found: String,
        /// The allowed types.
        expected: &'static str,
    },
    /// A member has two bindings.
    #[error("the member has both `smithy.api#{first}` and `smithy.api#{second}`")]
    SeveralBindings {
        /// The name of the first trait.
        first: &'static str,
        /// The name of the second trait.
        second: &'static str,
    },
    /// Two members of a structure have a binding that only one can have.
    #[error("the member `{other}` also has `smithy.api#{trait_name}`")]
    Repeated {
        /// The name of the trait.
        trait_name: &'static str,
        /// The name of the earlier member.
        other: String,
    },
    /// Two members are bound to the same header, or to the same query parameter.
    #[error("{what} is already bound to {other}")]
    Taken {
        /// The header or query parameter.
        what: String,
        /// The other member, or the URI.
        other: String,
    },
    /// A structure with a payload has a member without a binding.
    #[error("the member has no binding, but `{payload}` is the whole body")]
    UnboundMember {
        /// The member with the payload.
        payload: String,
    },
    /// Two operations match the same requests.
    #[error("the operation `{other}` has the same route: `{method} {uri}`")]
    SameRoute {
        /// The name of the other operation.
        other: String,
        /// The HTTP method.
        method: String,
        /// The URI pattern of the other operation.
        uri: String,
    },
}

impl BindingProblem {
    /// Returns a remedy.
    pub(super) fn help(&self) -> String {
        match self {
            Self::LabelWithoutMember { label, .. } => {
                format!("add a required member `{label}` with `smithy.api#httpLabel` to the input")
            }
            Self::MemberWithoutLabel { label, .. } => format!(
                "add `{{{label}}}` to the URI, or remove `smithy.api#httpLabel` from the member"
            ),
            Self::OptionalLabel => "apply the trait `smithy.api#required`".to_owned(),
            Self::WrongTarget { trait_name, .. } => {
                format!("change the member's target, or remove `smithy.api#{trait_name}`")
            }
            Self::SeveralBindings { .. } => "remove one of the two traits".to_owned(),
            Self::Repeated { trait_name, .. } => {
                format!("remove `smithy.api#{trait_name}` from one of the two members")
            }
            Self::Taken { .. } => "use another name".to_owned(),
            Self::UnboundMember { .. } => {
                "bind the member to another part of the message, or remove \
                 `smithy.api#httpPayload` from the payload"
                    .to_owned()
            }
            Self::SameRoute { .. } => "change the method or the URI of one of the two".to_owned(),
        }
    }
}
