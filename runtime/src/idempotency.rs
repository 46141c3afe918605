//! Idempotency tokens, which let a service recognize a retried request.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.

use std::fmt;
use std::sync::Arc;

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The source of idempotency tokens for inputs without one. Generates random UUIDs by default.
#[derive(Clone, Default)]
pub struct IdempotencyTokenSource(Option<Arc<dyn Fn() -> String + Send + Sync>>);

impl IdempotencyTokenSource {
    /// Generates version 4 UUIDs.
    pub fn random() -> Self {
        Self(None)
    }

    /// Always returns `token`, for tests.
    pub fn fixed(token: impl Into<String>) -> Self {
        let token = token.into();
        Self::from_fn(move || token.clone())
    }

    /// Calls `make` for each token. It must return a new token every time.
    pub fn from_fn(make: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(make)))
    }

    /// Returns a token.
    pub fn token(&self) -> String {
        match &self.0 {
            Some(make) => make(),
            None => uuid::Uuid::new_v4().to_string(),
        }
    }
}

impl fmt::Debug for IdempotencyTokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.0.is_some() { "custom" } else { "random" };
        f.debug_tuple("IdempotencyTokenSource").field(&kind).finish()
    }
}

impl Storable for IdempotencyTokenSource {
    type Storer = StoreReplace<Self>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_tokens_are_distinct_uuids() {
        let source = IdempotencyTokenSource::random();
        let (first, second) = (source.token(), source.token());
        assert_ne!(first, second);
        assert_eq!(first.len(), 36);
        assert_eq!(first.as_bytes()[14], b'4', "{first} is not of version 4");
    }

    #[test]
    fn fixed_tokens_do_not_change() {
        let source = IdempotencyTokenSource::fixed("token");
        assert_eq!((source.token(), source.token()), ("token".into(), "token".into()));
    }
}
