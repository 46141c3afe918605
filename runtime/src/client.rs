//! The handle through which generated clients run operations.

mod send;

use send::Answer;
pub use send::SendFuture;
#[cfg(feature = "waiters")]
pub(crate) use send::without_client;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, RwLock};

use aws_smithy_runtime::client::orchestrator;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, SharedRuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;
use tracing::Instrument;

use crate::config::{Builder, Config};
#[cfg(feature = "waiters")]
use crate::config::{SharedAsyncSleep, SharedTimeSource};
use crate::endpoint::{ContextParams, EndpointQuery, url};
use crate::error::CallError;
use crate::host_prefix;
use crate::operation::{Operation, OperationTable};
use crate::plugins::{self, IncompleteConfig};
use crate::service::Service;
use crate::value::Structure;

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

impl Handle {
    /// Creates a handle that calls `service` with `config`.
    ///
    /// An incomplete configuration is not an error here: each call reports it.
    pub fn new(service: &'static Service, config: Config) -> Self {
        let client_plugins = plugins::of_client(service, &config);
        let shared = Shared {
            service,
            incomplete: plugins::check(&client_plugins, &config).err(),
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
    /// The future returns the service's error, or any failure that prevents or ends the call before the service's
    /// answer.
    pub fn call<O: Operation>(&self, mut input: O::Input) -> SendFuture<O> {
        O::change_input(&mut input);
        let checked = self.add_idempotency_token::<O>(&mut input);
        #[cfg(feature = "input-validation")]
        let checked = checked.and_then(|()| self.validate::<O>(&input));
        match checked {
            Ok(()) => {
                let answer = self.clone().run(OperationTable::of::<O>(), Input::erase(input));
                SendFuture::new(Box::pin(answer))
            }
            Err(error) => SendFuture::failed(error),
        }
    }

    /// Returns the time source and the sleep implementation for calls through this handle.
    #[cfg(feature = "waiters")]
    pub(crate) fn clock(&self) -> Result<(SharedTimeSource, SharedAsyncSleep), IncompleteConfig> {
        if let Some(incomplete) = &self.shared.incomplete {
            return Err(incomplete.clone());
        }
        plugins::clock(&self.shared.client_plugins, self.overrides())
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

    /// Adds an idempotency token if the input has a member for it that is not set.
    fn add_idempotency_token<O: Operation>(
        &self,
        input: &mut O::Input,
    ) -> Result<(), CallError<O::Error>> {
        let Some(token @ None) = input.idempotency_token() else { return Ok(()) };
        *token = self.setting(Config::idempotency_token_source).unwrap_or_default().token();
        match token {
            Some(_) => Ok(()),
            None => {
                let error = IncompleteConfig::new(NO_TOKENS);
                Err(CallError::new(O::NAME, SdkError::construction_failure(error)))
            }
        }
    }

    /// Validates the input if the configuration asks for it.
    #[cfg(feature = "input-validation")]
    fn validate<O: Operation>(&self, input: &O::Input) -> Result<(), CallError<O::Error>> {
        let Some(validation) = self.setting(Config::input_validation) else { return Ok(()) };
        let checked = validation.check(self.shared.service.constraints, input);
        checked.map_err(|error| CallError::new(O::NAME, SdkError::construction_failure(error)))
    }

    /// Runs an operation. If the request could not be sent, returns its host along with the result, because the
    /// host depends on the input, which is consumed.
    async fn run(self, operation: &'static OperationTable, input: Input) -> Answer {
        let params = (operation.endpoint_params)(&input);
        let prefix = self.host_prefix(operation, &input);
        let result = self.invoke(operation, input).await;
        let host = match result {
            Err(SdkError::DispatchFailure(_)) => self.host(params).await,
            _ => None,
        };
        Answer { result, failed_host: host.map(|host| format!("{prefix}{host}")) }
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

const NO_TOKENS: &str = "the input has no idempotency token, and this target has no source of randomness to generate \
 one: set it, or configure a source with `Config::builder().idempotency_token_source(…)`";
