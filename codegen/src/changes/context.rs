//! The context of a rule: the messages that a change reaches, and the properties of the protocols.

/// The messages that a change reaches, and the kinds of protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RuleContext {
    /// It reaches what some operation takes.
    pub(super) in_request: bool,
    /// It reaches what some operation returns, or an error.
    pub(super) in_response: bool,
    /// A protocol of the service binds members to parts of HTTP messages.
    pub(super) binds_http: bool,
    /// A protocol of the service uses `@jsonName`.
    pub(super) renames_json: bool,
    /// A protocol of the service uses XML.
    pub(super) speaks_xml: bool,
    /// A protocol of the service sends the service's name with each request.
    pub(super) sends_service: bool,
}
