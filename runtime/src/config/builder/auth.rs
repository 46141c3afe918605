//! Authentication settings.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
#[cfg(feature = "http-api-key-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
#[cfg(feature = "http-basic-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_BASIC_AUTH_SCHEME_ID;
#[cfg(feature = "http-bearer-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
#[cfg(feature = "http-bearer-auth")]
use aws_smithy_runtime_api::shared::IntoShared;
use aws_types::region::SigningRegionSet;

use super::Builder;
use crate::auth::{AllowUnsigned, AuthScheme};
#[cfg(feature = "http-basic-auth")]
use crate::config::Login;
#[cfg(any(feature = "http-api-key-auth", feature = "http-bearer-auth"))]
use crate::config::Token;
#[cfg(feature = "http-auth")]
use crate::config::{AuthSchemeId, ResolveIdentity};
#[cfg(feature = "http-bearer-auth")]
use crate::config::{ProvideToken, SharedTokenProvider};

impl Builder {
    /// Sets the credentials provider; [`Credentials`](crate::config::Credentials) provide themselves.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        let provider = SharedCredentialsProvider::new(provider);
        for scheme in [AuthScheme::SigV4, AuthScheme::SigV4a] {
            self.components.set_identity_resolver(scheme.id(), provider.clone());
        }
        self
    }

    /// Allows unsigned calls if no credentials are available, for example to a local mock of the service. By
    /// default, such calls fail.
    pub fn allow_no_auth(self) -> Self {
        self.store(AllowUnsigned)
    }

    /// Sets the API key, for operations with API key authentication. Text converts into a [`Token`].
    #[cfg(feature = "http-api-key-auth")]
    pub fn api_key(self, api_key: Token) -> Self {
        self.api_key_resolver(api_key)
    }

    /// Sets the resolver of the API key. It must return a [`Token`].
    #[cfg(feature = "http-api-key-auth")]
    pub fn api_key_resolver(self, resolver: impl ResolveIdentity + 'static) -> Self {
        self.identity(HTTP_API_KEY_AUTH_SCHEME_ID, resolver)
    }

    /// Sets the user name and password, for operations with HTTP Basic authentication.
    #[cfg(feature = "http-basic-auth")]
    pub fn basic_auth_login(self, login: Login) -> Self {
        self.basic_auth_login_resolver(login)
    }

    /// Sets the resolver of the user name and password. It must return a [`Login`].
    #[cfg(feature = "http-basic-auth")]
    pub fn basic_auth_login_resolver(self, resolver: impl ResolveIdentity + 'static) -> Self {
        self.identity(HTTP_BASIC_AUTH_SCHEME_ID, resolver)
    }

    /// Sets the bearer token, for operations with bearer authentication. Text converts into a [`Token`].
    #[cfg(feature = "http-bearer-auth")]
    pub fn bearer_token(self, token: Token) -> Self {
        self.bearer_token_resolver(token)
    }

    /// Sets the resolver of the bearer token. It must return a [`Token`].
    #[cfg(feature = "http-bearer-auth")]
    pub fn bearer_token_resolver(self, resolver: impl ResolveIdentity + 'static) -> Self {
        self.identity(HTTP_BEARER_AUTH_SCHEME_ID, resolver)
    }

    /// Sets the token provider, as in the AWS SDKs; a [`Token`] provides itself.
    #[cfg(feature = "http-bearer-auth")]
    pub fn token_provider(self, provider: impl ProvideToken + 'static) -> Self {
        let provider: SharedTokenProvider = provider.into_shared();
        self.bearer_token_resolver(provider)
    }

    #[cfg(feature = "http-auth")]
    fn identity(mut self, scheme: AuthSchemeId, resolver: impl ResolveIdentity + 'static) -> Self {
        self.components.set_identity_resolver(scheme, resolver);
        self
    }

    /// Sets the order of preference among an operation's authentication schemes, for example
    /// `[AuthSchemeId::from("sigv4")]`. A scheme's ID is the name of its trait without the namespace.
    pub fn auth_scheme_preference(self, preference: impl Into<AuthSchemePreference>) -> Self {
        self.store(preference.into())
    }

    /// Sets the regions of SigV4a signatures, separated by commas.
    pub fn sigv4a_signing_region_set(self, regions: impl Into<SigningRegionSet>) -> Self {
        self.store(regions.into())
    }
}
