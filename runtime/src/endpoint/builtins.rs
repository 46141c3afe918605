//! The parameters of endpoint rules.

use std::fmt;

use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{AccountIdEndpointMode, UseDualStack, UseFips};
use aws_types::region::Region;

use super::{ConfiguredEndpoint, ContextParams, ContextValue, url};

/// The parameters of endpoint rules for a call: built-in parameters from the configuration, named as in the rules
/// engine, and context parameters by their names in the rules.
///
/// See <https://smithy.io/2.0/aws/rules-engine/built-ins.html>.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Builtins {
    /// `AWS::Region`.
    pub region: Option<String>,
    /// `AWS::UseFIPS`.
    pub use_fips: Option<bool>,
    /// `AWS::UseDualStack`.
    pub use_dual_stack: Option<bool>,
    /// `SDK::Endpoint`, without the user name and password in its URL.
    pub endpoint: Option<String>,
    /// `AWS::Auth::AccountId`: the account of the credentials, if they include it. Not yet known while the
    /// authentication scheme is selected.
    pub account_id: Option<String>,
    /// `AWS::Auth::AccountIdEndpointMode`: `preferred`, `disabled` or `required`.
    pub account_id_endpoint_mode: Option<String>,
    /// The context parameters: client settings and members of the operation's input.
    pub context: ContextParams,
}

impl Builtins {
    /// Loads the parameters from a call's configuration and the operation's `context`.
    ///
    /// The account and its mode are left out until the identity is known: rules that require an account would
    /// fail before it is resolved.
    pub(crate) fn load(config: &ConfigBag, context: ContextParams) -> Self {
        Self {
            region: config.load::<Region>().map(ToString::to_string),
            use_fips: config.load::<UseFips>().map(|value| value.0),
            use_dual_stack: config.load::<UseDualStack>().map(|value| value.0),
            endpoint: config.load::<ConfiguredEndpoint>().map(ConfiguredEndpoint::to_call),
            account_id: None,
            account_id_endpoint_mode: Some(AccountIdEndpointMode::Disabled.to_string()),
            context: context.and_settings(config),
        }
    }

    /// Sets the account of the identity and the mode of account-based endpoints.
    pub(crate) fn set_account(&mut self, identity: Option<&Identity>, mode: AccountIdEndpointMode) {
        let account_id = identity.and_then(|identity| identity.property::<AccountId>());
        self.account_id = account_id.map(|account_id| account_id.as_str().to_owned());
        self.account_id_endpoint_mode = Some(mode.to_string());
    }

    /// Returns a string context parameter.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.context.get(name)? {
            ContextValue::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// Returns a boolean context parameter.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.context.get(name)? {
            ContextValue::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns a string list context parameter.
    pub fn list(&self, name: &str) -> Option<Vec<String>> {
        match self.context.get(name)? {
            ContextValue::List(list) => Some(list.clone()),
            _ => None,
        }
    }
}

/// Redacts secrets in the endpoint's URL.
impl fmt::Debug for Builtins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builtins")
            .field("region", &self.region)
            .field("use_fips", &self.use_fips)
            .field("use_dual_stack", &self.use_dual_stack)
            .field("endpoint", &self.endpoint.as_deref().map(url::redacted))
            .field("account_id", &self.account_id)
            .field("account_id_endpoint_mode", &self.account_id_endpoint_mode)
            .field("context", &self.context)
            .finish()
    }
}
