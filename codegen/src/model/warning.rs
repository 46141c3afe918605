//! Warnings: parts of a model that are left out so that the rest can be generated.
//!
//! A warning is printed on every run, with its place, and counted in the summary. A part of a model is
//! either refused, as a [`Problem`](super::Problem), or left out with a warning, but never left out in
//! silence.

use super::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use super::id::ShapeId;

/// A part of a model that is left out.
pub type Warning = Diagnostic<WarningKind>;

/// The warnings about one document.
pub type Warnings = Diagnostics<WarningKind>;

/// The part that is left out, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WarningKind {
    /// An operation that can't be generated, where it was asked to skip those.
    #[error("the operation `{operation}` is left out: {reason}")]
    Operation {
        /// The operation's name.
        operation: String,
        /// The reason.
        reason: String,
    },
    /// A waiter that can't be generated, where it was asked to skip those.
    #[error("the waiter `{waiter}` is left out: {reason}")]
    Waiter {
        /// The waiter's name.
        waiter: String,
        /// Why it can't be generated.
        reason: String,
    },
    /// An example that doesn't fit the shapes of its operation.
    #[error("the example `{title}` is left out: {reason}")]
    Example {
        /// The example's title.
        title: String,
        /// The misfit.
        reason: String,
    },
    /// A test of the endpoint rules, or a call that it makes.
    #[error("{test} is left out: {reason}")]
    EndpointTest {
        /// The test, or the call and its test.
        test: String,
        /// Why it can't be generated.
        reason: String,
    },
    /// A protocol test for this client that can't be generated.
    #[error("the protocol test `{id}` is left out: {reason}")]
    ProtocolTest {
        /// The test's id.
        id: String,
        /// Why it can't be generated.
        reason: String,
    },
    /// The output or error of an example that can't be compared, while its input can.
    #[error("the outcome of the example `{title}` is not compared: {reason}")]
    ExampleOutcome {
        /// The example's title.
        title: String,
        /// Why it can't be compared.
        reason: String,
    },
    /// An idempotency token that clients don't fill in.
    #[error("clients do not fill in the idempotency token: {reason}")]
    UnfilledToken {
        /// Why they can't.
        reason: String,
    },
    /// A pattern that `validate` passes over.
    #[error("the pattern `{pattern}` is not checked: {reason}")]
    UncheckedPattern {
        /// The pattern.
        pattern: String,
        /// Why it can't be checked.
        reason: String,
    },
    /// A trait that the generator doesn't know.
    #[error("the trait `{trait_id}` is unknown and is ignored")]
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
            Self::UnfilledToken { .. } => "set the member with each call",
            Self::ProtocolTest { .. } | Self::EndpointTest { .. } => {
                "correct the test, or remove it"
            }
            _ => return None,
        };
        Some(help.to_owned())
    }
}
