//! The circumstances of a change that rules depend on.

use crate::plan::ProtocolSet;

/// The messages that a change affects, and the service's protocols.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RuleContext {
    /// Whether the change affects a request.
    pub(super) in_request: bool,
    /// Whether the change affects a response or an error.
    pub(super) in_response: bool,
    /// The protocols of the service.
    pub(super) protocols: ProtocolSet,
}
