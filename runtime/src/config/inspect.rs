//! Inspection of responses.

use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// Passes each response to a function before it is parsed.
pub(super) struct InspectResponse<F>(pub(super) F);

impl<F> fmt::Debug for InspectResponse<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InspectResponse")
    }
}

#[dyn_dispatch_hint]
impl<F: Fn(&HttpResponse) + Send + Sync> Intercept for InspectResponse<F> {
    fn name(&self) -> &'static str {
        "InspectResponse"
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        (self.0)(context.response());
        Ok(())
    }
}
