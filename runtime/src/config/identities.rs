//! The components that authenticate calls.

use std::collections::HashMap;

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme as _, AuthSchemeId, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::Layer;

use crate::auth::{AllowUnsigned, AuthScheme, CustomScheme};

/// Identities, and the authentication schemes that use them.
#[derive(Clone, Debug, Default)]
pub(super) struct Identities {
    pub(super) credentials_provider: Option<SharedCredentialsProvider>,
    /// Identity resolvers by the IDs of their schemes. They take precedence over the credentials provider.
    pub(super) resolvers: HashMap<AuthSchemeId, SharedIdentityResolver>,
    pub(super) auth_schemes: Vec<SharedAuthScheme>,
    pub(super) auth_scheme_resolver: Option<SharedAuthSchemeOptionResolver>,
    pub(super) allow_no_auth: bool,
}

impl Identities {
    /// Adds an authentication scheme, in place of one with the same ID.
    pub(super) fn push_auth_scheme(&mut self, scheme: SharedAuthScheme) {
        let id = scheme.scheme_id();
        self.auth_schemes.retain(|other| other.scheme_id() != id);
        self.auth_schemes.push(scheme);
    }

    /// Returns the identity resolver for a scheme.
    pub(super) fn resolver(&self, scheme: &AuthSchemeId) -> Option<SharedIdentityResolver> {
        self.all().remove(scheme)
    }

    /// Returns the identity resolvers with the IDs of their schemes.
    fn all(&self) -> HashMap<AuthSchemeId, SharedIdentityResolver> {
        let mut all = HashMap::new();
        if let Some(provider) = &self.credentials_provider {
            let resolver = SharedIdentityResolver::new(provider.clone());
            all.extend(
                [AuthScheme::SigV4, AuthScheme::SigV4a]
                    .map(|scheme| (scheme.id(), resolver.clone())),
            );
        }
        all.extend(self.resolvers.clone());
        all
    }

    /// Returns whether there is an identity resolver that `other` does not have.
    pub(super) fn has_resolvers_besides(&self, other: &Self) -> bool {
        let other = other.all();
        let partition = SharedIdentityResolver::cache_partition;
        self.all()
            .iter()
            .any(|(id, resolver)| other.get(id).map(partition) != Some(partition(resolver)))
    }

    /// Stores the settings for the selection of a scheme.
    pub(super) fn store(&self, layer: &mut Layer) {
        if self.allow_no_auth {
            layer.store_put(AllowUnsigned);
        }
        for scheme in &self.auth_schemes {
            layer.store_append(CustomScheme::of(scheme));
        }
    }

    pub(super) fn register(&self, components: &mut RuntimeComponentsBuilder) {
        for (id, resolver) in self.all() {
            components.set_identity_resolver(id, resolver);
        }
        for scheme in &self.auth_schemes {
            components.push_auth_scheme(scheme.clone());
        }
        components.set_auth_scheme_option_resolver(self.auth_scheme_resolver.clone());
    }
}
