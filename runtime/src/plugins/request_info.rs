//! The header `amz-sdk-request`: the number of the attempt, the maximum number, and for further attempts the time at which
//! the client stops waiting.

use std::fmt::Write;
use std::time::SystemTime;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use http::HeaderName;

use crate::signing::{AttemptSkew, SigningTime};

const AMZ_SDK_REQUEST: HeaderName = HeaderName::from_static("amz-sdk-request");

/// Adds the header. The interceptor of `aws-runtime` does the same, but does not know the clock skew that this crate
/// measures.
#[derive(Debug)]
pub(super) struct RequestInfoInterceptor;

#[dyn_dispatch_hint]
impl Intercept for RequestInfoInterceptor {
    fn name(&self) -> &'static str {
        "RequestInfoInterceptor"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let attempt = config.load::<RequestAttempts>().map_or(0, RequestAttempts::attempts);
        let mut info = String::new();
        if attempt >= 2 {
            let time = components.time_source().ok_or("a time source is required")?.now();
            if let Some(time) = end(time, config) {
                write!(info, "ttl={}; ", time.date_time())?;
            }
        }
        write!(info, "attempt={attempt}")?;
        if let Some(retries) = config.load::<RetryConfig>() {
            write!(info, "; max={}", retries.max_attempts())?;
        }
        context.request_mut().headers_mut().try_insert(AMZ_SDK_REQUEST, info)?;
        Ok(())
    }
}

/// Returns the time on the service's clock at which the client stops waiting for a response.
fn end(now: SystemTime, config: &ConfigBag) -> Option<SigningTime> {
    let patience = config.load::<TimeoutConfig>()?.read_timeout()?;
    let skew = config.load::<AttemptSkew>().map(|AttemptSkew(skew)| *skew).unwrap_or_default();
    SigningTime::new(skew.apply(now).checked_add(patience)?).ok()
}
