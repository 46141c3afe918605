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

/// The scheme of SigV4.
#[derive(Debug, Default)]
pub(crate) struct SigV4Scheme(SigV4Signer);

#[derive(Debug, Default)]
struct SigV4Signer(SigningKeys);

impl AuthScheme for SigV4Scheme {
    fn scheme_id(&self) -> AuthSchemeId {
        AuthSchemeId::new("sigv4")
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

impl Sign for SigV4Signer {
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
        options.session_token_name = session_token_name(&options, config)?;
        let params = Params {
            algorithm: Algorithm::V4 { region: signing.region()? },
            service: signing.service()?,
            time: time(now(components), credentials, &options, config)?,
            credentials,
            options,
        };
        Ok(sign(request, signing.payload()?, &params, &self.0)?)
    }
}

/// The scheme of SigV4a.
#[cfg(feature = "sigv4a")]
#[derive(Debug, Default)]
pub(crate) struct SigV4aScheme(SigV4aSigner);

#[cfg(feature = "sigv4a")]
#[derive(Debug, Default)]
struct SigV4aSigner(SigningKeys);

#[cfg(feature = "sigv4a")]
impl AuthScheme for SigV4aScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        AuthSchemeId::new("sigv4a")
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

#[cfg(feature = "sigv4a")]
impl Sign for SigV4aSigner {
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
        let options = signing.options()?;
        let region_set = signing.region_set()?;
        let params = Params {
            algorithm: Algorithm::V4a { region_set: &region_set },
            service: signing.service()?,
            time: time(now(components), credentials, &options, config)?,
            credentials,
            options,
        };
        Ok(sign(request, signing.payload()?, &params, &self.0)?)
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
