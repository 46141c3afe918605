//! An interceptor with state.

use partnercentral_channel::config::http::HttpRequest;
use partnercentral_channel::config::interceptors::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    FinalizerInterceptorContextRef, Intercept,
};
use partnercentral_channel::config::{ConfigBag, RuntimeComponents, Storable, StoreReplace};
use partnercentral_channel::error::BoxError;
use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceInput;

/// Sends the resource of a call in a header, and rejects a forbidden one.
#[derive(Debug)]
pub struct ResourceHeader {
    /// The resource that is rejected.
    pub forbidden: &'static str,
}

/// The resource of a call.
#[derive(Clone, Debug)]
struct Resource(String);

impl Storable for Resource {
    type Storer = StoreReplace<Self>;
}

impl Intercept for ResourceHeader {
    fn name(&self) -> &'static str {
        "ResourceHeader"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(input) = context.input().downcast_ref::<ListTagsForResourceInput>() {
            config.interceptor_state().store_put(Resource(input.resource_arn.clone()));
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request: &mut HttpRequest = context.request_mut();
        match config.load::<Resource>() {
            Some(Resource(resource)) if resource == self.forbidden => Err("forbidden".into()),
            Some(Resource(resource)) => {
                request.headers_mut().try_insert("x-resource", resource.clone())?;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn read_after_execution(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match context.output_or_error() {
            Some(_) => Ok(()),
            None => Err("a call without a result".into()),
        }
    }
}
