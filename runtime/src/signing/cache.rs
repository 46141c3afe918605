//! The cache of derived keys.
//!
//! All calls of a client share a cache, so that it derives a SigV4 key once a day, and a SigV4a key once per credentials.
//! The precautions:
//!
//! - **Keys of other credentials are never used.** An entry belongs to an access key ID and the SHA-256 digest of a secret,
//!   so a rotated secret misses. SigV4 entries also belong to a date, a region and a service.
//! - **Secrets are not kept.** The digest of a random secret does not reveal it, unlike a copy, which would outlive the
//!   credentials in the cache.
//! - **Lookups reveal nothing about secrets.** The digests are compared in constant time. The other parts of an entry are
//!   sent with each request.
//! - **Keys are erased** when they are evicted or dropped, and after their last use. They are shared, so that moving entries
//!   leaves no copies behind.
//! - **The number of entries is bounded.** The least recently used entry is evicted.
//! - `Debug` shows the number of entries only.
//!
//! Keys are derived without holding the lock. Concurrent calls may derive the same key, but then only one is kept.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_credential_types::Credentials;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::backend::sha256;
use super::keys;
use super::params::Params;
#[cfg(feature = "sigv4a")]
use super::{SigningError, backend::EcdsaKey};

/// The maximum number of keys for each algorithm.
const CAPACITY: usize = 32;

/// The derived keys that a client's calls share.
#[derive(Default)]
pub struct SigningKeys {
    v4: Cache<DailyScope, Arc<Zeroizing<[u8; 32]>>>,
    #[cfg(feature = "sigv4a")]
    v4a: Cache<(), Arc<EcdsaKey>>,
}

impl SigningKeys {
    /// Returns the SigV4 key for the date and the service of a signature.
    pub(super) fn v4(&self, params: &Params<'_>, region: &str) -> Arc<Zeroizing<[u8; 32]>> {
        let (date, service) = (params.time.date(), params.service);
        let owner = Owner::of(params.credentials);
        if let Some(key) = self.v4.find(&owner, |scope| scope.is(date, region, service)) {
            return key;
        }
        let secret = params.credentials.secret_access_key();
        let key = Arc::new(keys::v4_key(secret, date, region, service));
        let scope = DailyScope::new(date, region, service);
        self.v4.insert(&owner, scope, key.clone());
        key
    }

    /// Returns the SigV4a key of credentials.
    #[cfg(feature = "sigv4a")]
    pub(super) fn v4a(&self, credentials: &Credentials) -> Result<Arc<EcdsaKey>, SigningError> {
        let owner = Owner::of(credentials);
        if let Some(key) = self.v4a.find(&owner, |()| true) {
            return Ok(key);
        }
        let scalar = keys::v4a_key(credentials.access_key_id(), credentials.secret_access_key())?;
        let key = Arc::new(EcdsaKey::from_scalar(&scalar).ok_or(SigningError::NoKey)?);
        self.v4a.insert(&owner, (), key.clone());
        Ok(key)
    }
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut keys = f.debug_struct("SigningKeys");
        keys.field("v4", &self.v4.lock().len());
        #[cfg(feature = "sigv4a")]
        keys.field("v4a", &self.v4a.lock().len());
        keys.finish()
    }
}

/// The credentials that a key was derived from.
struct Owner<'a> {
    access_key_id: &'a str,
    /// The digest of the secret access key.
    secret: [u8; 32],
}

impl<'a> Owner<'a> {
    fn of(credentials: &'a Credentials) -> Self {
        let secret = sha256(credentials.secret_access_key().as_bytes());
        Self { access_key_id: credentials.access_key_id(), secret }
    }
}

/// The scope of a SigV4 key.
struct DailyScope {
    date: Box<str>,
    region: Box<str>,
    service: Box<str>,
}

impl DailyScope {
    fn new(date: &str, region: &str, service: &str) -> Self {
        Self { date: date.into(), region: region.into(), service: service.into() }
    }

    fn is(&self, date: &str, region: &str, service: &str) -> bool {
        [(&self.date, date), (&self.region, region), (&self.service, service)]
            .into_iter()
            .all(|(own, other)| **own == *other)
    }
}

/// A key, with the credentials and the scope that it belongs to.
struct Entry<S, K> {
    access_key_id: Box<str>,
    secret: [u8; 32],
    scope: S,
    key: K,
}

impl<S, K> Entry<S, K> {
    fn belongs_to(&self, owner: &Owner<'_>) -> bool {
        *self.access_key_id == *owner.access_key_id && bool::from(self.secret.ct_eq(&owner.secret))
    }
}

/// A bounded number of keys, the most recently used first.
struct Cache<S, K>(Mutex<Vec<Entry<S, K>>>);

impl<S, K: Clone> Cache<S, K> {
    fn find(&self, owner: &Owner<'_>, is_scope: impl Fn(&S) -> bool) -> Option<K> {
        let mut entries = self.lock();
        let found = |entry: &Entry<S, K>| is_scope(&entry.scope) && entry.belongs_to(owner);
        let at = entries.iter().position(found)?;
        entries[..=at].rotate_right(1);
        Some(entries[0].key.clone())
    }

    /// Adds a key. The caller has not found one.
    fn insert(&self, owner: &Owner<'_>, scope: S, key: K) {
        let access_key_id = owner.access_key_id.into();
        let entry = Entry { access_key_id, secret: owner.secret, scope, key };
        let mut entries = self.lock();
        entries.truncate(CAPACITY - 1);
        entries.insert(0, entry);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Entry<S, K>>> {
        // Entries are complete at any time.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S, K> Default for Cache<S, K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

#[cfg(test)]
mod tests;
