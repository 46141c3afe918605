//! An authentication scheme with its signer, its identity and the resolver that selects it.

use partnercentral_channel::config::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
    GetIdentityResolver, Identity, IdentityFuture, Params, ResolveAuthScheme, ResolveIdentity,
    SharedIdentityResolver, Sign,
};
use partnercentral_channel::config::http::HttpRequest;
use partnercentral_channel::config::{ConfigBag, RuntimeComponents};
use partnercentral_channel::error::BoxError;

/// The default ID of [`PasswordScheme`].
pub const PASSWORD: AuthSchemeId = AuthSchemeId::new("password");

/// Sends a password in a header.
#[derive(Debug)]
pub struct PasswordScheme {
    /// The ID of the scheme.
    pub id: AuthSchemeId,
    /// The signer.
    pub signer: PasswordSigner,
}

impl Default for PasswordScheme {
    fn default() -> Self {
        Self { id: PASSWORD, signer: PasswordSigner }
    }
}

impl AuthScheme for PasswordScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        self.id.clone()
    }

    fn identity_resolver(
        &self,
        resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.signer
    }
}

/// The signer of [`PasswordScheme`].
#[derive(Debug)]
pub struct PasswordSigner;

impl Sign for PasswordSigner {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _endpoint: AuthSchemeEndpointConfig<'_>,
        _components: &RuntimeComponents,
        _config: &ConfigBag,
    ) -> Result<(), BoxError> {
        let Password(password) = identity.data().ok_or("the identity is not a password")?;
        request.headers_mut().try_insert("x-password", password.clone())?;
        Ok(())
    }
}

/// A password, which identifies the caller.
#[derive(Clone, Debug)]
pub struct Password(pub String);

impl ResolveIdentity for Password {
    fn resolve_identity<'a>(
        &'a self,
        _components: &'a RuntimeComponents,
        _config: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::new(async { Ok(Identity::new(self.clone(), None)) })
    }
}

/// Selects [`PasswordScheme`] for one operation, and the schemes of the model for all others.
#[derive(Debug)]
pub struct PasswordFor(pub &'static str);

impl ResolveAuthScheme for PasswordFor {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        _config: &'a ConfigBag,
        _components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let options = match params.operation_name() == self.0 {
            true => vec![AuthSchemeOption::from(PASSWORD)],
            false => params.modeled_schemes().map(AuthSchemeOption::from).collect(),
        };
        AuthSchemeOptionsFuture::ready(Ok(options))
    }
}
