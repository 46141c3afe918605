//! The supported authentication schemes.

use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;

use crate::signing::SigningScheme;

/// An authentication scheme.
///
/// See <https://smithy.io/2.0/spec/authentication-traits.html> and
/// <https://smithy.io/2.0/aws/aws-auth.html>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthScheme {
    /// AWS Signature Version 4: a signature for a single region.
    SigV4,
    /// AWS Signature Version 4a: an asymmetric signature for a set of regions.
    SigV4a,
    /// An API key, in a header or in the query (`smithy.api#httpApiKeyAuth`).
    #[cfg(feature = "http-api-key-auth")]
    HttpApiKey(super::ApiKeyLocation),
    /// A user name and password (`smithy.api#httpBasicAuth`, RFC 7617).
    #[cfg(feature = "http-basic-auth")]
    HttpBasic,
    /// A bearer token (`smithy.api#httpBearerAuth`, RFC 6750).
    #[cfg(feature = "http-bearer-auth")]
    HttpBearer,
    /// No authentication: requests are sent as they are (`smithy.api#noAuth`).
    NoAuth,
}

/// The names of the schemes in `smithy.api`, which endpoint rules don't mention.
pub(super) const HTTP_SCHEMES: &[&str] = &[
    #[cfg(feature = "http-api-key-auth")]
    "httpApiKeyAuth",
    #[cfg(feature = "http-basic-auth")]
    "httpBasicAuth",
    #[cfg(feature = "http-bearer-auth")]
    "httpBearerAuth",
];

impl AuthScheme {
    /// Returns the scheme's ID in the runtime, as used by
    /// [`auth_scheme_preference`](crate::config::Builder::auth_scheme_preference).
    pub fn id(self) -> AuthSchemeId {
        AuthSchemeId::new(self.name())
    }

    /// Returns the scheme's name: its trait without the namespace.
    pub fn name(self) -> &'static str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
            #[cfg(feature = "http-api-key-auth")]
            Self::HttpApiKey(_) => "httpApiKeyAuth",
            #[cfg(feature = "http-basic-auth")]
            Self::HttpBasic => "httpBasicAuth",
            #[cfg(feature = "http-bearer-auth")]
            Self::HttpBearer => "httpBearerAuth",
            Self::NoAuth => "noAuth",
        }
    }

    /// Returns the scheme's name in endpoint properties.
    pub(super) fn name_in_endpoints(self) -> &'static str {
        match self {
            #[cfg(feature = "http-bearer-auth")]
            Self::HttpBearer => "bearer",
            _ => self.name(),
        }
    }

    /// Returns whether the scheme is a signature. Endpoints decide about these.
    pub(super) fn is_signature(self) -> bool {
        matches!(self, Self::SigV4 | Self::SigV4a)
    }

    /// Returns the endpoint property with the region or region set of signatures.
    pub(super) fn region_property(self) -> Option<&'static str> {
        match self {
            Self::SigV4 => Some("signingRegion"),
            Self::SigV4a => Some("signingRegionSet"),
            _ => None,
        }
    }

    /// Returns whether this build supports the scheme.
    pub(super) fn is_available(self) -> bool {
        self != Self::SigV4a || cfg!(feature = "sigv4a")
    }

    /// Registers the scheme. `NoAuth` is always registered.
    pub(crate) fn register(self, components: &mut RuntimeComponentsBuilder) {
        match self {
            Self::SigV4 => {
                components.push_auth_scheme(SigningScheme::v4());
            }
            Self::SigV4a => {
                #[cfg(feature = "sigv4a")]
                components.push_auth_scheme(SigningScheme::v4a());
            }
            #[cfg(feature = "http-api-key-auth")]
            Self::HttpApiKey(location) => location.register(components),
            #[cfg(feature = "http-basic-auth")]
            Self::HttpBasic => {
                use aws_smithy_runtime::client::auth::http::BasicAuthScheme;
                components.push_auth_scheme(BasicAuthScheme::new());
            }
            #[cfg(feature = "http-bearer-auth")]
            Self::HttpBearer => {
                use aws_smithy_runtime::client::auth::http::BearerAuthScheme;
                components.push_auth_scheme(BearerAuthScheme::new());
            }
            Self::NoAuth => {}
        }
    }
}
