//! What a call gives to the endpoint rules.

use std::fmt;

use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{AccountIdEndpointMode, UseDualStack, UseFips};
use aws_types::region::Region;

use super::{ConfiguredEndpoint, ContextParams, ContextValue, url};

/// What a call gives to the endpoint rules: the parameters that come from the configuration, named as
/// the rules engine names them, and behind them the context parameters, by their names in the rules.
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
    /// `SDK::Endpoint`, without the user name and the password that it may have been configured with.
    pub endpoint: Option<String>,
    /// `AWS::Auth::AccountId`: the account of the credentials, where they tell it. It isn't known yet
    /// while the way of authenticating is chosen.
    pub account_id: Option<String>,
    /// `AWS::Auth::AccountIdEndpointMode`: `preferred`, `disabled` or `required`.
    pub account_id_endpoint_mode: Option<String>,
    /// What the service's own settings and the operation's input say.
    pub context: ContextParams,
}

impl Builtins {
    /// What a call's configuration says, and `context` of the operation.
    ///
    /// Until it is known who calls, endpoints don't depend on the account: rules that require one would
    /// else fail before anyone has looked for it.
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

    /// Takes the account of who calls, and how endpoints depend on it.
    pub(crate) fn set_account(&mut self, identity: Option<&Identity>, mode: AccountIdEndpointMode) {
        let account_id = identity.and_then(|identity| identity.property::<AccountId>());
        self.account_id = account_id.map(|account_id| account_id.as_str().to_owned());
        self.account_id_endpoint_mode = Some(mode.to_string());
    }

    /// A context parameter that is text.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.context.get(name)? {
            ContextValue::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// A context parameter that is true or false.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.context.get(name)? {
            ContextValue::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// A context parameter that is a list of text.
    pub fn list(&self, name: &str) -> Option<Vec<String>> {
        match self.context.get(name)? {
            ContextValue::List(list) => Some(list.clone()),
            _ => None,
        }
    }
}

/// Shows the endpoint without what may be secret in its URL.
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
