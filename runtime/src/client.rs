//! The handle through which generated clients run operations.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, RwLock};

use aws_smithy_runtime::client::orchestrator;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, SharedRuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::ErrorMetadata;
use tracing::Instrument;

use crate::config::{Builder, Config};
#[cfg(feature = "waiters")]
use crate::config::{SharedAsyncSleep, SharedTimeSource};
use crate::endpoint::{ContextParams, EndpointQuery, url};
use crate::error::{CallError, ErasedOperationError, Explanation, OperationError};
use crate::host_prefix;
use crate::operation::{Operation, OperationTable};
use crate::plugins::{self, IncompleteConfig};
use crate::service::Service;

/// A service with the configuration for calling it, held by generated clients and their fluent builders.
///
/// A handle is cheap to clone. Clones share connections, cached credentials and retry quotas.
#[derive(Clone)]
pub struct Handle {
    shared: Arc<Shared>,
    /// Overrides of the client's configuration for calls through this handle.
    overrides: Option<Arc<Overrides>>,
}

/// Configuration that overrides the client's.
struct Overrides {
    config: Config,
    /// The plugin of all calls with these overrides, so that they share components such as the identity cache.
    plugin: SharedRuntimePlugin,
}

struct Shared {
    service: &'static Service,
    config: Config,
    client_plugins: RuntimePlugins,
    /// The reason why no call can be made, if the configuration is incomplete.
    incomplete: Option<IncompleteConfig>,
    /// The plugins that each operation adds to the client's, created at its first call.
    operation_plugins: RwLock<HashMap<&'static str, Arc<RuntimePlugins>>>,
}

/// The host of a call that could not be sent, if known.
struct FailedHost(Option<String>);

impl Handle {
    /// Creates a handle that calls `service` with `config`.
    ///
    /// An incomplete configuration is not an error here: each call reports it.
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

    /// Returns the configuration that the handle was created with.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// Returns a handle that overrides parts of the configuration. Settings made by `change` replace earlier
    /// ones; interceptors and retry classifiers are added. The handles share connections.
    ///
    /// `change` may return a copy of the client's configuration: its interceptors and retry classifiers still run
    /// once. The behavior version of a client can't be overridden.
    #[must_use]
    pub fn customized(self, change: impl FnOnce(Builder) -> Builder) -> Self {
        let before = self.overrides().map(Config::to_builder).unwrap_or_default();
        let config = change(before).build();
        let plugin = config.override_plugin(self.shared.service, &self.shared.config);
        let overrides = Overrides { config, plugin: SharedRuntimePlugin::new(plugin) };
        Self { overrides: Some(Arc::new(overrides)), ..self }
    }

    /// Calls an operation. Nothing is sent until the future is awaited. The future is small, because the large
    /// parts of a call are on the heap.
    ///
    /// # Errors
    ///
    /// The service's error, or any failure that prevents or ends the call before the service's answer.
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
            let (result, endpoint) = Box::pin(handle.run(OperationTable::of::<O>(), input)).await;
            typed::<O>(result).map_err(|error| handle.located(error, endpoint))
        }
    }

    /// Returns the time source and the sleep implementation for calls through this handle.
    #[cfg(feature = "waiters")]
    pub(crate) fn clock(&self) -> Result<(SharedTimeSource, SharedAsyncSleep), IncompleteConfig> {
        plugins::clock(&self.shared.client_plugins, self.overrides())
    }

    /// Adds the host of the call to an error that concerns it, such as a connection failure.
    fn located<E>(&self, error: CallError<E>, FailedHost(host): FailedHost) -> CallError<E> {
        error.at_host(host)
    }

    /// Returns the text that the operation puts before the host. Empty if the input lacks a member for it; the
    /// call then fails before it is sent.
    fn host_prefix(&self, operation: &OperationTable, input: &Input) -> String {
        if self.setting(Config::disable_host_prefix).unwrap_or_default() {
            return String::new();
        }
        let input = (operation.input)(input);
        let prefix = input.map(|input| host_prefix::expanded(operation.host_prefix, input));
        prefix.and_then(Result::ok).unwrap_or_default()
    }

    /// Returns the host of calls, with its port if the URL has one, unless an interceptor changes it.
    async fn host(&self, operation: ContextParams) -> Option<String> {
        let service = self.shared.service;
        let mut bag = ConfigBag::base();
        for config in [Some(self.config()), self.overrides()].into_iter().flatten() {
            bag.push_shared_layer(config.layer(service));
        }
        let endpoint = EndpointQuery::new(&bag, operation).resolve(service).await.ok()?;
        url::host_and_port(endpoint.url())
    }

    /// Validates the input if the configuration asks for it.
    fn validate<O: Operation>(&self, input: &O::Input) -> Result<(), CallError<O::Error>> {
        let Some(validation) = self.setting(Config::input_validation) else { return Ok(()) };
        let checked = validation.check(self.shared.service.constraints, input);
        checked.map_err(|error| CallError::new(O::NAME, SdkError::construction_failure(error)))
    }

    /// Runs an operation. If the request could not be sent, returns its host along with the result, because the
    /// host depends on the input.
    async fn run(
        &self,
        operation: &'static OperationTable,
        input: Input,
    ) -> (Result<Output, SdkError<Error, HttpResponse>>, FailedHost) {
        let params = (operation.endpoint_params)(&input);
        let prefix = self.host_prefix(operation, &input);
        let result = self.invoke(operation, input).await;
        let host = match result {
            Err(SdkError::DispatchFailure(_)) => self.host(params).await,
            _ => None,
        };
        (result, FailedHost(host.map(|host| format!("{prefix}{host}"))))
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
            let overrides = overrides.plugin.clone();
            plugins = Arc::new(RuntimePlugins::clone(&plugins).with_operation_plugin(overrides));
        }
        orchestrator::invoke(service.sdk_id, operation.name, input, &plugins)
            .instrument((operation.span)())
            .await
    }

    /// Returns a setting for calls through this handle.
    fn setting<T>(&self, setting: impl Fn(&Config) -> Option<T>) -> Option<T> {
        self.overrides().and_then(&setting).or_else(|| setting(self.config()))
    }

    fn overrides(&self) -> Option<&Config> {
        self.overrides.as_deref().map(|overrides| &overrides.config)
    }

    /// Returns the plugins of a call. All calls of an operation share them.
    fn plugins_of(&self, operation: &'static OperationTable) -> Arc<RuntimePlugins> {
        let shared = &self.shared;
        if let Ok(made) = shared.operation_plugins.read()
            && let Some(plugins) = made.get(operation.name)
        {
            return plugins.clone();
        }
        let plugins = shared.client_plugins.clone();
        let of_operation = plugins::of_operation(shared.service, operation, &shared.config);
        let plugins = Arc::new(plugins.with_operation_plugin(of_operation));
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
            .field("overrides", &self.overrides())
            .finish_non_exhaustive()
    }
}

/// Restores the operation's types in a result of the orchestrator.
fn typed<O: Operation>(
    result: Result<Output, SdkError<Error, HttpResponse>>,
) -> Result<O::Output, CallError<O::Error>> {
    let failed = |error| CallError::new(O::NAME, error);
    let output = result.map_err(|error| failed(error.map_service_error(typed_error)))?;
    output
        .downcast()
        .map_err(|_| failed(SdkError::construction_failure(Explanation::new(REPLACED_OUTPUT))))
}

const REPLACED_OUTPUT: &str =
    "an interceptor replaced the operation's output with a value of another type";

/// Restores the operation's error type. If an interceptor has replaced the error with one of another type,
/// only its text is kept.
fn typed_error<E: OperationError>(error: Error) -> E {
    let text = error.to_string();
    error
        .downcast::<ErasedOperationError>()
        .ok()
        .and_then(ErasedOperationError::downcast)
        .unwrap_or_else(|| E::unhandled(ErrorMetadata::builder().message(text).build()))
}
