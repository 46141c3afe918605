//! The client's configuration in tests of AWS's protocols.
//!
//! The vendor-specific parameter `scopedConfig` contains the settings of the client and of the operation. The latter take
//! precedence. Objects within them contain the settings of single services.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::plan::endpoint::{Builtin, EndpointPlan, ParameterValue, Setting};

/// The vendor-specific parameter with the client's configuration.
pub(super) const PARAM: &str = "scopedConfig";

/// The client's configuration for a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientSettings {
    /// The settings of all services.
    pub builtins: Vec<(Builtin, ParameterValue)>,
    /// The settings specific to the service.
    pub own: Vec<(Setting, ParameterValue)>,
}

/// The value of the parameter.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ScopedConfig {
    client: Map<String, Value>,
    operation: Map<String, Value>,
}

impl ScopedConfig {
    /// Returns the value of a setting that is not specific to a service.
    fn shared(&self, name: &str) -> Option<&Value> {
        self.operation.get(name).or_else(|| self.client.get(name))
    }

    /// Iterates over the settings of single services. Later ones take precedence.
    fn of_services(&self) -> impl Iterator<Item = (&String, &Value)> {
        let scopes = self.client.values().chain(self.operation.values());
        scopes.filter_map(Value::as_object).flatten()
    }
}

/// Returns the configuration in a test's parameters. Only a test with a region has one, since the endpoint rules then
/// determine the endpoint.
pub(super) fn read_settings(
    params: &Map<String, Value>,
    endpoint: &EndpointPlan,
) -> Option<ClientSettings> {
    let config: ScopedConfig = serde_json::from_value(params.get(PARAM)?.clone()).ok()?;
    let region = ParameterValue::Text(config.shared("region")?.as_str()?.to_owned());
    let mut settings =
        ClientSettings { builtins: vec![(Builtin::Region, region)], own: Vec::new() };
    for (name, value) in config.of_services() {
        let path_style = value.as_str().map(|style| style == "path");
        match (name.as_str(), path_style.or(value.as_bool())) {
            ("addressing_style", Some(value)) => {
                settings.set_own("ForcePathStyle", value, endpoint)
            }
            ("use_accelerate_endpoint", Some(value)) => {
                settings.set_own("Accelerate", value, endpoint);
            }
            ("use_dualstack_endpoint", Some(value)) => {
                settings.builtins.retain(|(builtin, _)| *builtin != Builtin::UseDualStack);
                settings.builtins.push((Builtin::UseDualStack, ParameterValue::Bool(value)));
            }
            _ => {}
        }
    }
    Some(settings)
}

impl ClientSettings {
    /// Sets an endpoint parameter, if the service has a setting for it.
    fn set_own(&mut self, parameter: &str, value: bool, endpoint: &EndpointPlan) {
        self.own.retain(|(setting, _)| setting.parameter != parameter);
        let setting = endpoint.settings.iter().find(|setting| setting.parameter == parameter);
        self.own.extend(setting.map(|it| (it.clone(), ParameterValue::Bool(value))));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::plan::docs::Docs;
    use crate::plan::endpoint::Kind;
    use crate::plan::names::name::Name;

    fn settings(config: Value) -> Option<ClientSettings> {
        let setting = Setting {
            method: Name::setting("ForcePathStyle"),
            parameter: "ForcePathStyle".to_owned(),
            kind: Kind::Bool,
            builtin: None,
            docs: Docs::default(),
        };
        let endpoint = EndpointPlan { settings: vec![setting], ..EndpointPlan::default() };
        let params = Map::from_iter([(PARAM.to_owned(), config)]);
        read_settings(&params, &endpoint)
    }

    #[test]
    fn settings_of_the_operation_take_precedence() {
        let config = json!({
            "client": { "region": "r", "x": { "addressing_style": "path", "use_dualstack_endpoint": true } },
            "operation": { "x": { "addressing_style": "virtual" } },
        });
        let settings = settings(config).expect("settings");
        assert_eq!(
            settings.builtins,
            [
                (Builtin::Region, ParameterValue::Text("r".to_owned())),
                (Builtin::UseDualStack, ParameterValue::Bool(true)),
            ]
        );
        let own = settings.own.iter().map(|(setting, value)| (setting.parameter.as_str(), value));
        let own: Vec<_> = own.collect();
        assert_eq!(own, [("ForcePathStyle", &ParameterValue::Bool(false))]);
    }

    #[test]
    fn settings_that_the_service_lacks_are_omitted() {
        let config =
            json!({ "client": { "region": "r", "x": { "use_accelerate_endpoint": true } } });
        assert!(settings(config).expect("settings").own.is_empty());
    }

    #[test]
    fn a_configuration_without_a_region_is_not_used() {
        assert_eq!(settings(json!({ "client": { "x": { "addressing_style": "path" } } })), None);
        assert_eq!(settings(json!("odd")), None);
    }
}
