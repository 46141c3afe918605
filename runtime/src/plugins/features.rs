//! Client features reported in the user agent.

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetryMode};

use crate::endpoint::ConfiguredEndpoint;

/// Reports the retry mode, the protocol rpcv2Cbor, and whether the endpoint is configured.
#[derive(Debug)]
pub(super) struct FeaturesInterceptor;

#[dyn_dispatch_hint]
impl Intercept for FeaturesInterceptor {
    fn name(&self) -> &'static str {
        "FeaturesInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let retries = config.load::<RetryConfig>().and_then(|retries| match retries.mode() {
            RetryMode::Standard => Some(SmithySdkFeature::RetryModeStandard),
            RetryMode::Adaptive => Some(SmithySdkFeature::RetryModeAdaptive),
            _ => None,
        });
        let is_cbor = config.load::<SharedClientProtocol>().is_some_and(|protocol| {
            protocol.protocol_id().as_str() == "smithy.protocols#rpcv2Cbor"
        });
        let own_endpoint = config.load::<ConfiguredEndpoint>().is_some();
        let state = config.interceptor_state();
        if is_cbor {
            state.store_append(SmithySdkFeature::ProtocolRpcV2Cbor);
        }
        if let Some(retries) = retries {
            state.store_append(retries);
        }
        if own_endpoint {
            state.store_append(AwsSdkFeature::EndpointOverride);
        }
        Ok(())
    }
}

/// Reports that a paginator makes the call.
#[derive(Debug)]
pub(crate) struct PaginationInterceptor;

#[dyn_dispatch_hint]
impl Intercept for PaginationInterceptor {
    fn name(&self) -> &'static str {
        "PaginationInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        config.interceptor_state().store_append(SmithySdkFeature::Paginator);
        Ok(())
    }
}

/// Reports that a waiter makes the call.
#[cfg(feature = "waiters")]
#[derive(Debug)]
pub(crate) struct WaiterInterceptor;

#[cfg(feature = "waiters")]
#[dyn_dispatch_hint]
impl Intercept for WaiterInterceptor {
    fn name(&self) -> &'static str {
        "WaiterInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        config.interceptor_state().store_append(SmithySdkFeature::Waiter);
        Ok(())
    }
}
