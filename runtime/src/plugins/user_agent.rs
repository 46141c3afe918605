//! A cache of the user agent, which is the same in most calls of a client.

use std::sync::RwLock;

use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_runtime::user_agent::{AwsUserAgent, UserAgentInterceptor};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::HttpClient;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextMut, Input, InterceptorContext,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::app_name::AppName;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

const HEADERS: [&str; 2] = ["user-agent", "x-amz-user-agent"];

/// Caches the user agent written by [`UserAgentInterceptor`], as long as its parts don't change.
///
/// Parts that depend on the service and the environment are the same for all calls. An [`AwsUserAgent`] stored in the
/// configuration by another interceptor takes precedence over the cache. Interceptors can't rely on finding one there,
/// because it is created only if the cached one does not apply.
#[derive(Debug, Default)]
pub(super) struct CachedUserAgentInterceptor {
    inner: UserAgentInterceptor,
    cached: RwLock<Option<CachedUserAgent>>,
}

/// The last user agent, with the parts that may differ between calls.
#[derive(Debug)]
struct CachedUserAgent {
    app_name: Option<AppName>,
    frameworks: Vec<FrameworkMetadata>,
    features: Vec<SmithySdkFeature>,
    aws_features: Vec<AwsSdkFeature>,
    credential_features: Vec<AwsCredentialFeature>,
    connector: Option<ConnectorMetadata>,
    values: [String; 2],
}

#[dyn_dispatch_hint]
impl Intercept for CachedUserAgentInterceptor {
    fn name(&self) -> &'static str {
        "UserAgentInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if config.load::<AwsUserAgent>().is_some() {
            return self.inner.modify_before_signing(context, components, config);
        }
        if let Some(values) = self.cached(components, config) {
            append(context.request_mut(), values);
            return Ok(());
        }
        // The user agent interceptor ignores the context in this case.
        let nothing = InterceptorContext::new(Input::erase(()));
        self.inner.read_after_serialization(&(&nothing).into(), components, config)?;
        self.inner.modify_before_signing(context, components, config)?;
        self.store(context.request(), components, config);
        Ok(())
    }
}

impl CachedUserAgentInterceptor {
    /// Returns the cached user agent if it applies to this call.
    fn cached(&self, components: &RuntimeComponents, config: &ConfigBag) -> Option<[String; 2]> {
        let cached = self.cached.read().ok()?;
        let cached = cached.as_ref().filter(|cached| cached.is_of(components, config))?;
        Some(cached.values.clone())
    }

    fn store(&self, request: &HttpRequest, components: &RuntimeComponents, config: &ConfigBag) {
        let last = |name| request.headers().get_all(name).last();
        let [Some(user_agent), Some(x_amz_user_agent)] = HEADERS.map(last) else {
            return;
        };
        if let Ok(mut cached) = self.cached.write() {
            let values = [user_agent, x_amz_user_agent].map(str::to_owned);
            *cached = Some(CachedUserAgent::new(components, config, values));
        }
    }
}

impl CachedUserAgent {
    fn new(components: &RuntimeComponents, config: &ConfigBag, values: [String; 2]) -> Self {
        Self {
            app_name: config.load::<AppName>().cloned(),
            frameworks: config.load::<FrameworkMetadata>().cloned().collect(),
            features: config.load::<SmithySdkFeature>().cloned().collect(),
            aws_features: config.load::<AwsSdkFeature>().cloned().collect(),
            credential_features: config.load::<AwsCredentialFeature>().cloned().collect(),
            connector: connector(components),
            values,
        }
    }

    /// Returns whether a call has the same parts.
    fn is_of(&self, components: &RuntimeComponents, config: &ConfigBag) -> bool {
        self.app_name.as_ref() == config.load::<AppName>()
            && config.load::<FrameworkMetadata>().eq(&self.frameworks)
            && config.load::<SmithySdkFeature>().eq(&self.features)
            && config.load::<AwsSdkFeature>().eq(&self.aws_features)
            && config.load::<AwsCredentialFeature>().eq(&self.credential_features)
            && self.connector == connector(components)
    }
}

fn connector(components: &RuntimeComponents) -> Option<ConnectorMetadata> {
    components.http_client()?.connector_metadata()
}

fn append(request: &mut HttpRequest, values: [String; 2]) {
    for (name, value) in HEADERS.into_iter().zip(values) {
        request.headers_mut().append(name, value);
    }
}
