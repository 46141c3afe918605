//! Removes random differences between calls and between clients.

use aws_runtime::invocation_id::{
    InvocationId, InvocationIdGenerator, SharedInvocationIdGenerator,
};
use aws_runtime::user_agent::{ApiMetadata, AwsUserAgent};
use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::os_shim_internal::Env;

use std::time::Duration;

/// Gives each call the same invocation ID and its own retry quota, so that retries do not depend on previous
/// calls.
#[derive(Debug)]
pub struct FixedCall {
    /// Whether to use the same user agent for both clients. The user agent is signed.
    pub user_agent: bool,
}

#[dyn_dispatch_hint]
impl Intercept for FixedCall {
    fn name(&self) -> &'static str {
        "FixedCall"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let state = config.interceptor_state();
        state.store_put(RetryPartition::custom("parity").build());
        state.store_put(SharedInvocationIdGenerator::new(FixedInvocationId));
        if self.user_agent {
            let api = ApiMetadata::new("parity", "0");
            state.store_put(AwsUserAgent::new_from_environment(Env::from_slice(&[]), api));
        }
        Ok(())
    }
}

#[derive(Debug)]
struct FixedInvocationId;

impl InvocationIdGenerator for FixedInvocationId {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new("00000000-0000-4000-8000-000000000000".to_owned())))
    }
}

/// A sleep that returns immediately.
#[derive(Clone, Debug)]
pub(crate) struct NoSleep;

impl AsyncSleep for NoSleep {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}
