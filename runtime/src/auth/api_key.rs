//! API keys (`smithy.api#httpApiKeyAuth`).

use aws_smithy_runtime::client::auth::http::{ApiKeyAuthScheme, ApiKeyLocation as Location};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign,
};
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    GetIdentityResolver, RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;

/// The location of an API key in requests.
///
/// See <https://smithy.io/2.0/spec/authentication-traits.html#httpapikeyauth-trait>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiKeyLocation {
    /// A header that holds only the key.
    Header(&'static str),
    /// A header that holds the name of a scheme and the key, such as `Authorization`.
    HeaderWithScheme {
        /// The name of the header.
        name: &'static str,
        /// The name of the scheme.
        scheme: &'static str,
    },
    /// A query parameter.
    Query(&'static str),
}

impl ApiKeyLocation {
    /// Registers the authentication scheme.
    pub(super) fn register(self, components: &mut RuntimeComponentsBuilder) {
        match self {
            Self::Header(name) => components.push_auth_scheme(BareKeyScheme(BareKeySigner(name))),
            Self::HeaderWithScheme { name, scheme } => {
                components.push_auth_scheme(ApiKeyAuthScheme::new(scheme, Location::Header, name))
            }
            Self::Query(name) => {
                components.push_auth_scheme(ApiKeyAuthScheme::new("", Location::Query, name))
            }
        };
    }
}

/// The scheme for a header that holds only the key. The scheme of `aws-smithy-runtime` writes a space before the
/// key in this case, and HTTP/2 forbids leading spaces in header values.
#[derive(Debug)]
struct BareKeyScheme(BareKeySigner);

impl AuthScheme for BareKeyScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_API_KEY_AUTH_SCHEME_ID
    }

    fn identity_resolver(
        &self,
        identity_resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        identity_resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.0
    }
}

/// Writes a key to the header of this name.
#[derive(Debug)]
struct BareKeySigner(&'static str);

impl Sign for BareKeySigner {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _endpoint_config: AuthSchemeEndpointConfig<'_>,
        _components: &RuntimeComponents,
        _config: &ConfigBag,
    ) -> Result<(), BoxError> {
        let key = identity.data::<Token>().ok_or("the API key is not a `Token`")?;
        let inserted =
            request.headers_mut().try_insert(self.0.to_ascii_lowercase(), key.token().to_owned());
        // The original error would reveal the key.
        inserted.map_err(|_| "the API key has characters that are invalid in a header")?;
        Ok(())
    }
}
