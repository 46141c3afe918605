//! The parts of the configuration's builder that are more than setting a value.

mod auth;

use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, SharedRetryClassifier};
use aws_smithy_runtime_api::shared::IntoShared;
use aws_types::sdk_config::SdkConfig;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::inspect::InspectResponse;
use super::settings::{Builder, Config};
use crate::endpoint::{
    Builtins, ConfiguredEndpoint, ContextSetting, ContextValue, Endpoint, EndpointFn,
    ResolveEndpointError,
};

impl Builder {
    /// Returns a builder without any settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the URL of the endpoint, such as `http://localhost:8000`, in place of the service's endpoint.
    ///
    /// If the URL has a path, paths of requests are appended to it. Calls fail if it has a query or a fragment.
    /// A user name and password in it are not sent.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.set_endpoint_url(Some(url.into()));
        self
    }

    /// Sets or clears [`endpoint_url`](Self::endpoint_url).
    pub fn set_endpoint_url(&mut self, url: Option<String>) -> &mut Self {
        // This overrides a service-specific endpoint of the environment.
        self.config.shared_settings = None;
        self.config.endpoint_url = url.map(ConfiguredEndpoint::new);
        self
    }

    /// Sets a function as the [`endpoint_resolver`](Self::endpoint_resolver). Use
    /// [`endpoint::at`](crate::endpoint::at) to create an endpoint.
    pub fn endpoint_fn(
        self,
        resolve: impl Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync + 'static,
    ) -> Self {
        self.endpoint_resolver(EndpointFn(resolve))
    }

    /// Sets a parameter of the service's endpoint rules by name. Client crates have a typed method for each
    /// parameter of their service; services without the parameter ignore it.
    pub fn endpoint_param(mut self, name: &'static str, value: impl Into<ContextValue>) -> Self {
        self.set_endpoint_param(name, Some(value.into()));
        self
    }

    /// Sets or clears [`endpoint_param`](Self::endpoint_param).
    pub fn set_endpoint_param(
        &mut self,
        name: &'static str,
        value: Option<ContextValue>,
    ) -> &mut Self {
        let params = &mut self.config.endpoint_params;
        params.retain(|setting| setting.name != name);
        params.extend(value.map(|value| ContextSetting { name, value }));
        self
    }

    /// Adds an interceptor, which can observe and change each call at every stage.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.push_interceptor(interceptor.into_shared());
        self
    }

    /// Adds an interceptor, as [`interceptor`](Self::interceptor) does.
    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
        self.config.pushed.interceptors.push(interceptor);
        self
    }

    /// Replaces all interceptors that have been added.
    pub fn set_interceptors(
        &mut self,
        interceptors: impl IntoIterator<Item = SharedInterceptor>,
    ) -> &mut Self {
        self.config.pushed.interceptors.replace(interceptors);
        self
    }

    /// Adds a function that changes each request before it is signed, for example to add a header.
    pub fn mutate_request(self, change: impl Fn(&mut HttpRequest) + Send + Sync + 'static) -> Self {
        self.interceptor(MutateRequestInterceptor::new(change))
    }

    /// Adds a fallible function that changes each request before it is signed. If it fails, so does the call.
    pub fn map_request<E>(
        self,
        change: impl Fn(HttpRequest) -> Result<HttpRequest, E> + Send + Sync + 'static,
    ) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(change))
    }

    /// Adds a function that inspects each response before it is parsed, for example its body or the request ID in
    /// its headers (see [`RequestId`](crate::error::RequestId)). Called for successes and errors.
    pub fn inspect_response(self, look: impl Fn(&HttpResponse) + Send + Sync + 'static) -> Self {
        self.interceptor(InspectResponse(look))
    }

    /// Adds a retry classifier.
    pub fn retry_classifier(mut self, classifier: impl ClassifyRetry + 'static) -> Self {
        self.push_retry_classifier(classifier.into_shared());
        self
    }

    /// Adds a retry classifier, as [`retry_classifier`](Self::retry_classifier) does.
    pub fn push_retry_classifier(&mut self, classifier: SharedRetryClassifier) -> &mut Self {
        self.config.pushed.retry_classifiers.push(classifier);
        self
    }

    /// Replaces all retry classifiers that have been added.
    pub fn set_retry_classifiers(
        &mut self,
        classifiers: impl IntoIterator<Item = SharedRetryClassifier>,
    ) -> &mut Self {
        self.config.pushed.retry_classifiers.replace(classifiers);
        self
    }

    /// Adds a framework to the user agent.
    pub fn framework_metadata(mut self, metadata: FrameworkMetadata) -> Self {
        self.push_framework_metadata(metadata);
        self
    }

    /// Adds a framework to the user agent, as [`framework_metadata`](Self::framework_metadata) does.
    pub fn push_framework_metadata(&mut self, metadata: FrameworkMetadata) -> &mut Self {
        self.config.frameworks.push(metadata);
        self
    }

    /// Sets the version of the AWS SDKs' default behavior. Defaults to the version that was current when the client
    /// crate was generated.
    pub fn behavior_version(mut self, version: BehaviorVersion) -> Self {
        self.set_behavior_version(Some(version));
        self
    }

    /// Sets or clears [`behavior_version`](Self::behavior_version).
    pub fn set_behavior_version(&mut self, version: Option<BehaviorVersion>) -> &mut Self {
        self.config.behavior_version = version;
        self
    }

    /// Builds the configuration.
    pub fn build(self) -> Config {
        self.config
    }
}

impl Config {
    /// Creates a configuration from the one shared by AWS crates.
    pub fn new(shared: &SdkConfig) -> Self {
        Self::from(shared)
    }

    /// Returns a builder without any settings.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Returns a builder with the settings of this configuration.
    pub fn to_builder(&self) -> Builder {
        Builder::from(self.clone())
    }

    /// Returns the endpoint URL that replaces the service's endpoint.
    ///
    /// Does not include service-specific endpoints of the shared configuration.
    pub fn endpoint_url(&self) -> Option<&str> {
        self.endpoint_url.as_ref().map(ConfiguredEndpoint::as_given)
    }

    /// Returns the value of an endpoint parameter, if it is set.
    pub fn endpoint_param(&self, name: &str) -> Option<&ContextValue> {
        let mut params = self.endpoint_params.iter();
        params.find(|setting| setting.name == name).map(|setting| &setting.value)
    }

    /// Returns the interceptors that have been added.
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.pushed.interceptors.iter()
    }

    /// Returns the retry classifiers that have been added.
    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.pushed.retry_classifiers.iter()
    }

    /// Returns the frameworks that have been added to the user agent.
    pub fn framework_metadata(&self) -> impl Iterator<Item = &FrameworkMetadata> + '_ {
        self.frameworks.iter()
    }

    /// Returns the version of the AWS SDKs' default behavior, if it is set. Otherwise, the version that was current
    /// when the client crate was generated applies.
    pub fn behavior_version(&self) -> Option<BehaviorVersion> {
        self.behavior_version
    }
}

impl From<Config> for Builder {
    fn from(config: Config) -> Self {
        Self { config }
    }
}
