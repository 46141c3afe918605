//! The authentication schemes of the orchestrator.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_runtime::auth::SigV4SessionTokenNameOverride;
use aws_sigv4::http_request::{SignatureLocation, SigningSettings};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign,
};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;

use super::config::SigningConfig;
use super::params::{Algorithm, Params, Placement, SigningOptions};
use super::{AttemptSkew, SigningError, SigningKeys, SigningTime, sign};

const EXPIRES_EARLIER: &str = "Presigned request will expire before the given `expires_in` duration because the \
credentials used to sign it will expire first.";

/// The scheme of a signature algorithm.
#[derive(Debug)]
pub(crate) struct SigningScheme(Signer);

#[derive(Debug)]
struct Signer {
    version: Version,
    keys: SigningKeys,
}

/// A version of the signature algorithm.
#[derive(Clone, Copy, Debug)]
enum Version {
    V4,
    #[cfg(feature = "sigv4a")]
    V4a,
}

impl SigningScheme {
    /// Creates the scheme of SigV4.
    pub(crate) fn v4() -> Self {
        Self::new(Version::V4)
    }

    /// Creates the scheme of SigV4a.
    #[cfg(feature = "sigv4a")]
    pub(crate) fn v4a() -> Self {
        Self::new(Version::V4a)
    }

    fn new(version: Version) -> Self {
        Self(Signer { version, keys: SigningKeys::default() })
    }
}

impl AuthScheme for SigningScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        AuthSchemeId::new(match self.0.version {
            Version::V4 => "sigv4",
            #[cfg(feature = "sigv4a")]
            Version::V4a => "sigv4a",
        })
    }

    fn identity_resolver(
        &self,
        resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.0
    }
}

impl Sign for Signer {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        endpoint: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        config: &ConfigBag,
    ) -> Result<(), BoxError> {
        let credentials = credentials(identity)?;
        let signing = SigningConfig::new(endpoint, config)?;
        let mut options = signing.options()?;
        #[cfg(feature = "sigv4a")]
        let region_set;
        let algorithm = match self.version {
            Version::V4 => {
                options.session_token_name = session_token_name(&options, config)?;
                Algorithm::V4 { region: signing.region()? }
            }
            #[cfg(feature = "sigv4a")]
            Version::V4a => {
                region_set = signing.region_set()?;
                Algorithm::V4a { region_set: &region_set }
            }
        };
        let params = Params {
            algorithm,
            service: signing.service()?,
            time: time(now(components), credentials, &options, config)?,
            credentials,
            options,
        };
        Ok(sign(request, signing.payload()?, &params, &self.keys)?)
    }
}

fn credentials(identity: &Identity) -> Result<&Credentials, SigningError> {
    let credentials = identity.data::<Credentials>();
    credentials.ok_or_else(|| SigningError::WrongIdentityType(identity.clone()))
}

/// Returns the name of the header or query parameter with the session token, if the configuration replaces it.
fn session_token_name(
    options: &SigningOptions,
    config: &ConfigBag,
) -> Result<Option<&'static str>, BoxError> {
    let Some(replaced) = config.load::<SigV4SessionTokenNameOverride>() else { return Ok(None) };
    let mut settings = SigningSettings::default();
    if let Placement::Query { expires_in } = options.placement {
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = Some(expires_in);
    }
    replaced.name_override(&settings, config)
}

fn now(components: &RuntimeComponents) -> SystemTime {
    components.time_source().unwrap_or_default().now()
}

/// Returns the time of a signature on the service's clock.
///
/// Presigned requests use the client's clock, because they are independent of responses.
fn time(
    now: SystemTime,
    credentials: &Credentials,
    options: &SigningOptions,
    config: &ConfigBag,
) -> Result<SigningTime, SigningError> {
    let Placement::Query { expires_in } = options.placement else {
        let skew = config.load::<AttemptSkew>();
        return SigningTime::new(skew.map_or(now, |AttemptSkew(skew)| skew.apply(now)));
    };
    let expires = now.checked_add(expires_in);
    if credentials.expiry().is_some_and(|expiry| expires.is_none_or(|it| it > expiry)) {
        tracing::warn!(EXPIRES_EARLIER);
    }
    SigningTime::new(now)
}

#[cfg(test)]
mod tests;
