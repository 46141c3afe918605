//! The description of a service in generated code.

pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::endpoint::Endpoint;

#[cfg(feature = "http-api-key-auth")]
pub use crate::auth::ApiKeyLocation;
pub use crate::auth::AuthScheme;
use crate::constraints::Constraints;
use crate::endpoint::{Builtins, ResolveEndpointError};

/// The facts of a service stated by its model. A generated crate holds one as a `static`.
#[derive(Debug)]
pub struct Service {
    /// The service's name in AWS SDKs (`sdkId` of `aws.api#service`), used in spans, the user agent and the
    /// service sections of shared configuration files.
    pub sdk_id: &'static str,
    /// The name of the service shape.
    pub shape_name: &'static str,
    /// The namespace of the service shape.
    pub namespace: &'static str,
    /// The version of the API that the model describes, usually a date.
    pub version: &'static str,
    /// The name in request signatures.
    pub signing_name: &'static str,
    /// The service's name in the user agent: the SDK ID in lower case without spaces.
    pub user_agent_id: &'static str,
    /// The version of the client crate, for the user agent.
    pub crate_version: &'static str,
    /// Returns the version of the AWS SDKs' default behavior for clients without a configured one.
    ///
    /// It is a fact of the generated crate, so that an update of the runtime does not change the behavior of the
    /// client.
    pub behavior_version: fn() -> BehaviorVersion,
    /// The default authentication schemes of operations, in order of preference. If empty, requests are not
    /// signed.
    pub auth_schemes: &'static [AuthScheme],
    /// Creates the service's protocol: a function of the module [`protocol`](crate::protocol).
    pub protocol: fn() -> SharedClientProtocol,
    /// The default namespace of the service's XML documents.
    pub xml_namespace: Option<XmlNamespace>,
    /// The compiled endpoint rules of the model.
    pub resolve_endpoint: fn(&Builtins) -> Result<Endpoint, ResolveEndpointError>,
    /// The constraints of the model on the operations' inputs.
    pub constraints: &'static Constraints,
}

/// A namespace of XML documents (`smithy.api#xmlNamespace`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlNamespace {
    /// The URI of the namespace.
    pub uri: &'static str,
    /// The prefix of names in the namespace, if they have one.
    pub prefix: Option<&'static str>,
}
