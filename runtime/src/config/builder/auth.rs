//! Authentication settings.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
#[cfg(feature = "http-api-key-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
#[cfg(feature = "http-basic-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_BASIC_AUTH_SCHEME_ID;
#[cfg(feature = "http-bearer-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeId, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::identity::{
    ResolveCachedIdentity, ResolveIdentity, SharedIdentityCache, SharedIdentityResolver,
};
use aws_smithy_runtime_api::shared::IntoShared;

use crate::auth::{CustomAuthSchemes, ResolveAuthScheme};
#[cfg(feature = "http-basic-auth")]
use crate::config::Login;
#[cfg(any(feature = "http-api-key-auth", feature = "http-bearer-auth"))]
use crate::config::Token;
use crate::config::settings::{Builder, Config};
#[cfg(feature = "http-bearer-auth")]
use crate::config::{ProvideToken, SharedTokenProvider};

impl Builder {
    /// Sets the credentials provider; [`Credentials`](crate::config::Credentials) provide themselves.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(provider)));
        self
    }

    /// Sets or clears [`credentials_provider`](Self::credentials_provider).
    pub fn set_credentials_provider(
        &mut self,
        provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        self.config.identities.credentials_provider = provider;
        self
    }

    /// Sets the identity cache, which keeps credentials until they expire.
    pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.set_identity_cache(cache);
        self
    }

    /// Sets the identity cache, as [`identity_cache`](Self::identity_cache) does.
    pub fn set_identity_cache(&mut self, cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.config.identity_cache = Some(cache.into_shared());
        self
    }

    /// Allows unsigned calls if no credentials are available, for example to a local mock of the service. By
    /// default, such calls fail.
    pub fn allow_no_auth(mut self) -> Self {
        self.set_allow_no_auth();
        self
    }

    /// Allows unsigned calls, as [`allow_no_auth`](Self::allow_no_auth) does.
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.config.identities.allow_no_auth = true;
        self
    }

    /// Adds an authentication scheme, in place of one with the same ID.
    ///
    /// A scheme with an ID that the model does not list is used only if an
    /// [`auth_scheme_resolver`](Self::auth_scheme_resolver) selects it.
    pub fn push_auth_scheme(mut self, scheme: impl AuthScheme + 'static) -> Self {
        self.config.identities.push_auth_scheme(scheme.into_shared());
        self
    }

    /// Sets the resolver that selects the authentication schemes of calls, in place of the schemes of the model and
    /// the endpoint.
    pub fn auth_scheme_resolver(mut self, resolver: impl ResolveAuthScheme + 'static) -> Self {
        self.set_auth_scheme_resolver(resolver);
        self
    }

    /// Sets the resolver of authentication schemes, as [`auth_scheme_resolver`](Self::auth_scheme_resolver) does.
    pub fn set_auth_scheme_resolver(
        &mut self,
        resolver: impl ResolveAuthScheme + 'static,
    ) -> &mut Self {
        let resolver = SharedAuthSchemeOptionResolver::new(CustomAuthSchemes(resolver));
        self.config.identities.auth_scheme_resolver = Some(resolver);
        self
    }

    /// Sets the resolver of the identity for an authentication scheme.
    ///
    /// A scheme that has been added with [`push_auth_scheme`](Self::push_auth_scheme) finds the resolver by its ID.
    pub fn identity_resolver(
        mut self,
        scheme: AuthSchemeId,
        resolver: impl ResolveIdentity + 'static,
    ) -> Self {
        self.set_identity_resolver(scheme, Some(resolver.into_shared()));
        self
    }

    /// Sets or clears [`identity_resolver`](Self::identity_resolver).
    pub fn set_identity_resolver(
        &mut self,
        scheme: AuthSchemeId,
        resolver: Option<SharedIdentityResolver>,
    ) -> &mut Self {
        let resolvers = &mut self.config.identities.resolvers;
        match resolver {
            Some(resolver) => resolvers.insert(scheme, resolver),
            None => resolvers.remove(&scheme),
        };
        self
    }

    /// Sets the API key, for operations with API key authentication. Text converts into a [`Token`].
    #[cfg(feature = "http-api-key-auth")]
    pub fn api_key(self, api_key: Token) -> Self {
        self.api_key_resolver(api_key)
    }

    /// Sets the resolver of the API key. It must return a [`Token`].
    #[cfg(feature = "http-api-key-auth")]
    pub fn api_key_resolver(self, resolver: impl ResolveIdentity + 'static) -> Self {
        self.identity_resolver(HTTP_API_KEY_AUTH_SCHEME_ID, resolver)
    }

    /// Sets the user name and password, for operations with HTTP Basic authentication.
    #[cfg(feature = "http-basic-auth")]
    pub fn basic_auth_login(self, login: Login) -> Self {
        self.basic_auth_login_resolver(login)
    }

    /// Sets the resolver of the user name and password. It must return a [`Login`].
    #[cfg(feature = "http-basic-auth")]
    pub fn basic_auth_login_resolver(self, resolver: impl ResolveIdentity + 'static) -> Self {
        self.identity_resolver(HTTP_BASIC_AUTH_SCHEME_ID, resolver)
    }

    /// Sets the bearer token, for operations with bearer authentication. Text converts into a [`Token`].
    #[cfg(feature = "http-bearer-auth")]
    pub fn bearer_token(self, token: Token) -> Self {
        self.bearer_token_resolver(token)
    }

    /// Sets the resolver of the bearer token. It must return a [`Token`].
    #[cfg(feature = "http-bearer-auth")]
    pub fn bearer_token_resolver(self, resolver: impl ResolveIdentity + 'static) -> Self {
        self.identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, resolver)
    }

    /// Sets the token provider, as in the AWS SDKs; a [`Token`] provides itself.
    #[cfg(feature = "http-bearer-auth")]
    pub fn token_provider(self, provider: impl ProvideToken + 'static) -> Self {
        let provider: SharedTokenProvider = provider.into_shared();
        self.bearer_token_resolver(provider)
    }
}

impl Config {
    /// Returns the credentials provider, if it is set.
    pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
        self.identities.credentials_provider.clone()
    }

    /// Returns the identity cache, if it is set.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.identity_cache.clone()
    }

    /// Returns whether unsigned calls are allowed.
    pub fn allow_no_auth(&self) -> bool {
        self.identities.allow_no_auth
    }

    /// Returns the authentication schemes that have been added.
    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.identities.auth_schemes.iter().cloned()
    }

    /// Returns the resolver of authentication schemes, if it is set.
    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.identities.auth_scheme_resolver.clone()
    }

    /// Returns the resolver of the identity for an authentication scheme, if it is set.
    pub fn identity_resolver(&self, scheme: &AuthSchemeId) -> Option<SharedIdentityResolver> {
        self.identities.resolver(scheme)
    }
}
