//! Running operations.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, RwLock};

use aws_smithy_runtime::client::orchestrator;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, RuntimePlugins};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::ErrorMetadata;
use tracing::Instrument;

use crate::config::{Builder, Config};
#[cfg(feature = "waiters")]
use crate::config::{SharedAsyncSleep, SharedTimeSource};
use crate::endpoint::{ContextParams, EndpointQuery, url};
use crate::error::{CallError, ErasedOperationError, OperationError};
use crate::host_prefix;
use crate::operation::{Operation, OperationTable};
use crate::plugins::{self, IncompleteConfig};
use crate::service::Service;

/// A service with the configuration to call it; generated clients and their fluent builders hold one.
///
/// It is cheap to clone, and clones share connections, cached credentials and retry quotas.
#[derive(Clone)]
pub struct Handle {
    shared: Arc<Shared>,
    /// What calls through this handle are configured with besides.
    overrides: Option<Arc<Config>>,
}

struct Shared {
    service: &'static Service,
    config: Config,
    client_plugins: RuntimePlugins,
    /// Why no call can be made, if none can.
    incomplete: Option<IncompleteConfig>,
    /// What each operation adds to the client's plugins, made when it is first called.
    operation_plugins: RwLock<HashMap<&'static str, Arc<RuntimePlugins>>>,
}

/// What the input of a call says about where it goes.
struct Place {
    params: ContextParams,
    prefix: String,
}

impl Handle {
    /// A handle that calls `service` as `config` says.
    ///
    /// A configuration that lacks something a call needs is no error here; the call reports it.
    pub fn new(service: &'static Service, config: Config) -> Self {
        let client_plugins = plugins::of_client(service, &config);
        let shared = Shared {
            service,
            incomplete: plugins::check(&client_plugins).err(),
            client_plugins,
            config,
            operation_plugins: RwLock::default(),
        };
        Self { shared: Arc::new(shared), overrides: None }
    }

    /// The configuration, as it was given.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// A handle whose calls are configured otherwise. What `change` sets takes the place of what was
    /// set before; interceptors and retry classifiers come on top. Connections are still shared.
    #[must_use]
    pub fn customized(self, change: impl FnOnce(Builder) -> Builder) -> Self {
        let before = self.overrides.as_deref().map(Config::to_builder).unwrap_or_default();
        let overrides = change(before).build();
        Self { overrides: Some(Arc::new(overrides)), ..self }
    }

    /// Calls an operation. Nothing is sent until the future is awaited, which is small: what is large
    /// about a call is on the heap.
    ///
    /// # Errors
    ///
    /// The service's error, or whatever kept the call from getting that far.
    pub fn call<O: Operation>(
        &self,
        mut input: O::Input,
    ) -> impl Future<Output = Result<O::Output, CallError<O::Error>>> + Send + use<O> {
        if let Some(token) = O::idempotency_token(&mut input) {
            let source = || self.setting(Config::idempotency_token_source).unwrap_or_default();
            token.get_or_insert_with(|| source().token());
        }
        let valid = self.validate::<O>(&input);
        let (handle, input) = (self.clone(), Input::erase(input));
        async move {
            valid?;
            let (result, place) = Box::pin(handle.run(OperationTable::of::<O>(), input)).await;
            typed::<O>(result).map_err(|error| handle.located(error, place))
        }
    }

    /// What the calls through this handle tell the time and wait with.
    #[cfg(feature = "waiters")]
    pub(crate) fn clock(&self) -> Result<(SharedTimeSource, SharedAsyncSleep), IncompleteConfig> {
        plugins::clock(&self.shared.client_plugins, self.overrides.as_deref())
    }

    /// Adds where the call went, if that is what an error is about.
    fn located<E>(&self, error: CallError<E>, place: Place) -> CallError<E> {
        let SdkError::DispatchFailure(_) = error.sdk_error() else { return error };
        let Place { params, prefix } = place;
        error.at_host(self.host(params).map(|host| format!("{prefix}{host}")))
    }

    /// What the call puts before its host. Where the input doesn't tell, the call fails before it is
    /// sent.
    fn host_prefix(&self, operation: &OperationTable, input: &Input) -> String {
        if self.setting(Config::disable_host_prefix).unwrap_or_default() {
            return String::new();
        }
        let input = (operation.input)(input);
        let prefix = input.map(|input| host_prefix::expanded(operation.host_prefix, input));
        prefix.and_then(Result::ok).unwrap_or_default()
    }

    /// The host that calls go to, with its port if the URL has one, unless an interceptor sends them
    /// elsewhere.
    fn host(&self, operation: ContextParams) -> Option<String> {
        let (service, overrides) = (self.shared.service, self.overrides.as_deref());
        let mut bag = ConfigBag::base();
        for config in [Some(self.config()), overrides].into_iter().flatten() {
            bag.push_shared_layer(config.plugin(service).config()?);
        }
        let endpoint = EndpointQuery::new(&bag, operation).resolve(service).ok()?;
        url::host_and_port(endpoint.url())
    }

    /// Checks the input, if the configuration says so.
    fn validate<O: Operation>(&self, input: &O::Input) -> Result<(), CallError<O::Error>> {
        let Some(validation) = self.setting(Config::input_validation) else { return Ok(()) };
        let checked = validation.check(self.shared.service.constraints, input);
        checked.map_err(|error| CallError::new(O::NAME, SdkError::construction_failure(error)))
    }

    /// Runs an operation. What its input says about the place that it goes to comes back with the result,
    /// since the input doesn't.
    async fn run(
        &self,
        operation: &'static OperationTable,
        input: Input,
    ) -> (Result<Output, SdkError<Error, HttpResponse>>, Place) {
        let params = (operation.endpoint_params)(&input);
        let prefix = self.host_prefix(operation, &input);
        (self.invoke(operation, input).await, Place { params, prefix })
    }

    async fn invoke(
        &self,
        operation: &'static OperationTable,
        input: Input,
    ) -> Result<Output, SdkError<Error, HttpResponse>> {
        if let Some(incomplete) = &self.shared.incomplete {
            return Err(SdkError::construction_failure(incomplete.clone()));
        }
        let service = self.shared.service;
        let mut plugins = self.plugins_of(operation);
        if let Some(overrides) = &self.overrides {
            let overrides = plugins::of_overrides(service, overrides);
            plugins = Arc::new(RuntimePlugins::clone(&plugins).with_operation_plugin(overrides));
        }
        orchestrator::invoke(service.sdk_id, operation.name, input, &plugins)
            .instrument((operation.span)())
            .await
    }

    /// A setting of the calls through this handle.
    fn setting<T>(&self, setting: impl Fn(&Config) -> Option<T>) -> Option<T> {
        self.overrides.as_deref().and_then(&setting).or_else(|| setting(self.config()))
    }

    /// The plugins of a call, shared between all calls of the same operation.
    fn plugins_of(&self, operation: &'static OperationTable) -> Arc<RuntimePlugins> {
        let shared = &self.shared;
        if let Ok(made) = shared.operation_plugins.read()
            && let Some(plugins) = made.get(operation.name)
        {
            return plugins.clone();
        }
        let plugins = shared.client_plugins.clone();
        let plugins = Arc::new(
            plugins.with_operation_plugin(plugins::of_operation(shared.service, operation)),
        );
        if let Ok(mut made) = shared.operation_plugins.write() {
            made.insert(operation.name, plugins.clone());
        }
        plugins
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle")
            .field("service", &self.shared.service.sdk_id)
            .field("config", &self.shared.config)
            .field("overrides", &self.overrides)
            .finish_non_exhaustive()
    }
}

/// Gives a result of the orchestrator its operation's types back.
fn typed<O: Operation>(
    result: Result<Output, SdkError<Error, HttpResponse>>,
) -> Result<O::Output, CallError<O::Error>> {
    let failed = |error| CallError::new(O::NAME, error);
    let output = result.map_err(|error| failed(error.map_service_error(typed_error)))?;
    output.downcast().map_err(|_| failed(SdkError::construction_failure(REPLACED_OUTPUT)))
}

const REPLACED_OUTPUT: &str =
    "an interceptor replaced the operation's output with a value of another type";

/// Gives an error its operation's type back. An interceptor may have put an error of its own in the
/// place of the operation's; its text is then all that is known.
fn typed_error<E: OperationError>(error: Error) -> E {
    let text = error.to_string();
    error
        .downcast::<ErasedOperationError>()
        .ok()
        .and_then(ErasedOperationError::downcast)
        .unwrap_or_else(|| E::unhandled(ErrorMetadata::builder().message(text).build()))
}
