//! Plugins put together once, which the orchestrator would do again for every call.

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    RuntimePlugin, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_types::config_bag::FrozenLayer;

/// The same as the plugins, in their order: one for each layer of settings, and one with the components of
/// all.
pub(super) fn merged(
    plugins: impl IntoIterator<Item = SharedRuntimePlugin>,
) -> Vec<SharedRuntimePlugin> {
    let mut plugins: Vec<SharedRuntimePlugin> = plugins.into_iter().collect();
    plugins.sort_by_key(RuntimePlugin::order);
    let layers = plugins.iter().filter_map(RuntimePlugin::config).map(of_layer);
    layers.chain([of_components(&plugins)]).map(SharedRuntimePlugin::new).collect()
}

fn of_layer(layer: FrozenLayer) -> StaticRuntimePlugin {
    StaticRuntimePlugin::new().with_config(layer)
}

fn of_components(plugins: &[SharedRuntimePlugin]) -> StaticRuntimePlugin {
    let none = RuntimeComponentsBuilder::new("merged");
    let all = plugins.iter().fold(none, |before, plugin| {
        let components = plugin.runtime_components(&before).into_owned();
        before.merge_from(&components)
    });
    StaticRuntimePlugin::new().with_runtime_components(all)
}
