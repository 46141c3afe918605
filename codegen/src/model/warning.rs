//! Warnings: parts of a model that are left out so that the rest can be generated.
//!
//! Every run prints all warnings with their places and counts them in the summary. The generator either refuses
//! a part of a model, with a [`Problem`](super::Problem), or leaves it out with a warning. It never leaves a part
//! out silently.

use super::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use super::id::ShapeId;

/// A part of a model that is left out.
pub type Warning = Diagnostic<WarningKind>;

/// The warnings of one document.
pub type Warnings = Diagnostics<WarningKind>;

/// A part of a model that is left out, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WarningKind {
    /// An operation that can't be generated, with `--skip-unsupported`.
    #[error("the operation `{operation}` is left out: {reason}")]
    Operation {
        /// The operation's name.
        operation: String,
        /// The reason.
        reason: String,
    },
    /// A waiter that can't be generated, with `--skip-unsupported`.
    #[error("the waiter `{waiter}` is left out: {reason}")]
    Waiter {
        /// The waiter's name.
        waiter: String,
        /// The reason.
        reason: String,
    },
    /// An example that does not match the shapes of its operation.
    #[error("the example `{title}` is left out: {reason}")]
    Example {
        /// The example's title.
        title: String,
        /// The mismatch.
        reason: String,
    },
    /// A test of the endpoint rules, or one of its calls.
    #[error("{test} is left out: {reason}")]
    EndpointTest {
        /// The test, or the call with its test.
        test: String,
        /// The reason.
        reason: String,
    },
    /// A protocol test for this client that can't be generated.
    #[error("the protocol test `{id}` is left out: {reason}")]
    ProtocolTest {
        /// The test's id.
        id: String,
        /// The reason.
        reason: String,
    },
    /// The output or error of an example that can't be compared, although the input can be sent.
    #[error("the outcome of the example `{title}` is not compared: {reason}")]
    ExampleOutcome {
        /// The example's title.
        title: String,
        /// The reason.
        reason: String,
    },
    /// An idempotency token that clients can't generate.
    #[error("clients do not fill in the idempotency token: {reason}")]
    UnfilledToken {
        /// The reason.
        reason: String,
    },
    /// A pattern that `validate` does not check.
    #[error("the pattern `{pattern}` is not checked: {reason}")]
    UncheckedPattern {
        /// The pattern.
        pattern: String,
        /// The reason.
        reason: String,
    },
    /// A trait that the generator does not know.
    #[error("the unknown trait `{trait_id}` is ignored")]
    UnknownTrait {
        /// The trait.
        trait_id: ShapeId,
    },
}

impl DiagnosticKind for WarningKind {
    fn help(&self) -> Option<String> {
        let help = match self {
            Self::Example { .. } | Self::ExampleOutcome { .. } => {
                "correct the example, or remove it"
            }
            Self::UnfilledToken { .. } => "set the member in every call",
            Self::ProtocolTest { .. } | Self::EndpointTest { .. } => {
                "correct the test, or remove it"
            }
            _ => return None,
        };
        Some(help.to_owned())
    }
}
