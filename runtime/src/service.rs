//! What a service is, as far as running its operations goes.

use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::endpoint::Endpoint;

#[cfg(feature = "http-api-key-auth")]
pub use crate::auth::ApiKeyLocation;
pub use crate::auth::AuthScheme;
use crate::constraints::Constraints;
use crate::endpoint::{Builtins, ResolveEndpointError};

/// The facts of a service that its model states; generated crates hold one as a `static`.
#[derive(Debug)]
pub struct Service {
    /// The service's name in AWS's SDKs (`sdkId` of `aws.api#service`), as in spans, the user agent
    /// and the service sections of the shared configuration.
    pub sdk_id: &'static str,
    /// The name of the service shape.
    pub shape_name: &'static str,
    /// The namespace of the service shape.
    pub namespace: &'static str,
    /// The version of the API that the model describes, usually a date.
    pub version: &'static str,
    /// The name that requests are signed for.
    pub signing_name: &'static str,
    /// The service's name in the user agent: its SDK id in lower case, without spaces.
    pub user_agent_id: &'static str,
    /// The version of the client crate, for the user agent.
    pub crate_version: &'static str,
    /// The authentication schemes of operations that have none of their own, the preferred one first.
    /// Without any, requests go out unsigned.
    pub auth_schemes: &'static [AuthScheme],
    /// Makes the protocol that the service speaks.
    pub protocol: fn() -> SharedClientProtocol,
    /// The endpoint rules of the model, compiled.
    pub resolve_endpoint: fn(&Builtins) -> Result<Endpoint, ResolveEndpointError>,
    /// The constraints of the model on what operations take.
    pub constraints: &'static Constraints,
}
