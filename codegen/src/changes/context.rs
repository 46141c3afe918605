//! The circumstances of a change that rules depend on.

/// The messages that a change affects, and the properties of the service's protocols.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RuleContext {
    /// Whether the change affects a request.
    pub(super) in_request: bool,
    /// Whether the change affects a response or an error.
    pub(super) in_response: bool,
    /// Whether a protocol of the service binds members to parts of HTTP messages.
    pub(super) binds_http: bool,
    /// Whether a protocol of the service uses `@jsonName`.
    pub(super) renames_json: bool,
    /// Whether a protocol of the service uses XML.
    pub(super) speaks_xml: bool,
    /// Whether a protocol of the service sends the service's name with each request.
    pub(super) sends_service: bool,
}
