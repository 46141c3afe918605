//! Credentials providers, an identity cache and invocation IDs.

use std::sync::Mutex;

use partnercentral_channel::config::auth::{
    Identity, IdentityFuture, ResolveIdentity, SharedIdentityResolver,
};
use partnercentral_channel::config::credentials::{CredentialsError, Result, future};
use partnercentral_channel::config::{
    ConfigBag, Credentials, InvocationId, InvocationIdGenerator, ProvideCredentials,
    ResolveCachedIdentity, RuntimeComponents,
};
use partnercentral_channel::error::BoxError;

/// Reads credentials from a vault.
#[derive(Debug)]
pub struct Vault {
    /// Whether the vault is locked.
    pub locked: bool,
}

impl Vault {
    async fn read(&self) -> Result {
        match self.locked {
            true => Err(CredentialsError::provider_error(std::io::Error::other("locked"))),
            false => Ok(Credentials::new("AKIDVAULT", "secret", None, None, "vault")),
        }
    }
}

impl ProvideCredentials for Vault {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.read())
    }
}

/// Keeps the first identity forever.
#[derive(Debug, Default)]
pub struct Forever(Mutex<Option<Identity>>);

impl ResolveCachedIdentity for Forever {
    fn resolve_cached_identity<'a>(
        &'a self,
        resolver: SharedIdentityResolver,
        components: &'a RuntimeComponents,
        config: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::new(async move {
            let kept = self.0.lock().map_err(|_| "poisoned")?.clone();
            if let Some(identity) = kept {
                return Ok(identity);
            }
            let identity = resolver.resolve_identity(components, config).await?;
            *self.0.lock().map_err(|_| "poisoned")? = Some(identity.clone());
            Ok(identity)
        })
    }
}

/// Gives every call the same ID.
#[derive(Debug)]
pub struct SameId;

impl InvocationIdGenerator for SameId {
    fn generate(&self) -> std::result::Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new("the-same".to_owned())))
    }
}
