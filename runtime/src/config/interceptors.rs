//! Interceptors, and the contexts that they see at each stage of a call.

pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, Error, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef, Input, InterceptorContext, Output,
};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
