//! Idempotency tokens, which let a service recognize a retried request.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.

use std::fmt;
use std::sync::Arc;

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The source of idempotency tokens for inputs without one. Generates random UUIDs by default.
///
/// The target `wasm32-unknown-unknown`, that of browsers and Workers, has no source of randomness. Predictable tokens
/// could be those of another call, whose result the service would return. Calls that require a generated token therefore
/// fail there, unless the configuration contains a source. The crate `uuid` has one with its features `v4` and `js`:
///
/// ```
/// use smithy_client_runtime::config::{Config, IdempotencyTokenSource};
///
/// let source = IdempotencyTokenSource::from_fn(|| uuid::Uuid::new_v4().to_string());
/// let config = Config::builder().idempotency_token_source(source).build();
/// ```
#[derive(Clone, Default)]
pub struct IdempotencyTokenSource(Option<Arc<dyn Fn() -> Option<String> + Send + Sync>>);

impl IdempotencyTokenSource {
    /// Generates version 4 UUIDs, except on targets without a source of randomness.
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
        Self(Some(Arc::new(move || Some(make()))))
    }

    /// Returns a token, or `None` if the target has no source of randomness to generate it.
    pub fn token(&self) -> Option<String> {
        match &self.0 {
            Some(make) => make(),
            None => random_uuid(),
        }
    }

    /// Returns the source of a target without randomness.
    #[cfg(test)]
    pub(crate) fn missing() -> Self {
        Self(Some(Arc::new(|| None)))
    }
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn random_uuid() -> Option<String> {
    Some(uuid::Uuid::new_v4().to_string())
}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn random_uuid() -> Option<String> {
    None
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
    use crate::client::Handle;
    use crate::config::{Config, Region};
    use crate::error::Unhandled;
    use crate::operation::Operation;
    use crate::service::Service;
    use crate::{operation_error, operation_span, structure};

    static SERVICE: Service = Service { auth_schemes: &[], ..crate::test_service::SERVICE };

    struct Start;

    impl Operation for Start {
        type Input = StartInput;
        type Output = StartInput;
        type Error = StartError;
        const NAME: &'static str = "Start";
        const SERVICE: &'static Service = &SERVICE;

        operation_span!("Some Service", "Start");
    }

    #[structure("example#StartInput", output)]
    struct StartInput {
        #[member("token", idempotency_token)]
        token: Option<String>,
    }

    #[operation_error("Start", ServiceError)]
    enum StartError {}

    #[derive(Clone, Debug)]
    #[expect(dead_code, reason = "required by the macro, but never constructed")]
    enum ServiceError {
        Unhandled(Unhandled),
    }

    /// Returns the error of a call without an HTTP client and without a source of randomness.
    async fn error(token: Option<&str>) -> String {
        let config = Config::builder()
            .region(Region::from_static("eu-west-3"))
            .idempotency_token_source(IdempotencyTokenSource::missing());
        let handle = Handle::new(&SERVICE, config.build());
        let call =
            handle.call::<Start>(StartInput::builder().set_token(token.map(str::to_owned)).build());
        call.await.expect_err("the call fails").to_string()
    }

    #[tokio::test]
    async fn a_call_never_sends_a_predictable_token() {
        assert_eq!(
            error(None).await,
            "Start failed: the configuration is incomplete: the input has no idempotency token, and this target has \
             no source of randomness to generate one: set it, or configure a source with \
             `Config::builder().idempotency_token_source(…)`"
        );
        assert!(!error(Some("mine")).await.contains("idempotency token"));
    }

    #[test]
    fn random_tokens_are_distinct_uuids() {
        let source = IdempotencyTokenSource::random();
        let [first, second] = [source.token(), source.token()].map(|it| it.expect("a token"));
        assert_ne!(first, second);
        assert_eq!(first.len(), 36);
        assert_eq!(first.as_bytes()[14], b'4', "{first} is not of version 4");
    }

    #[test]
    fn fixed_tokens_do_not_change() {
        let source = IdempotencyTokenSource::fixed("token");
        let token = || Some("token".to_owned());
        assert_eq!((source.token(), source.token()), (token(), token()));
    }
}
