//! What a service is, as far as running its operations goes.

use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::endpoint::Endpoint;

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
    /// The authentication schemes that the service accepts, the preferred one first.
    pub auth_schemes: &'static [AuthScheme],
    /// Makes the protocol that the service speaks.
    pub protocol: fn() -> SharedClientProtocol,
    /// The endpoint rules of the model, compiled.
    pub resolve_endpoint: fn(&Builtins) -> Result<Endpoint, ResolveEndpointError>,
    /// The constraints of the model on what operations take.
    pub constraints: &'static Constraints,
}

/// A way of authenticating that this runtime knows.
///
/// See <https://smithy.io/2.0/aws/aws-auth.html>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthScheme {
    /// AWS Signature Version 4: a signature for one region.
    SigV4,
    /// AWS Signature Version 4a: an asymmetric signature for a set of regions.
    SigV4a,
}

impl AuthScheme {
    /// The scheme's id in the runtime and in endpoints' properties.
    pub fn id(self) -> AuthSchemeId {
        AuthSchemeId::new(self.name())
    }

    /// The scheme's name in endpoints' properties.
    pub fn name(self) -> &'static str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
        }
    }

    /// The property of an endpoint that holds the region, or the set of regions, to sign for.
    pub(crate) fn region_property(self) -> &'static str {
        match self {
            Self::SigV4 => "signingRegion",
            Self::SigV4a => "signingRegionSet",
        }
    }

    /// Whether this build can sign with the scheme.
    pub(crate) fn is_available(self) -> bool {
        match self {
            Self::SigV4 => true,
            Self::SigV4a => cfg!(feature = "sigv4a"),
        }
    }
}
