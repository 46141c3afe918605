//! Merging of plugins, which the orchestrator would otherwise repeat for every call.

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    RuntimePlugin, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_types::config_bag::FrozenLayer;

/// Merges plugins, in their order, into one for each configuration layer and one with all components.
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

#[cfg(test)]
mod tests {
    use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
    use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugins};
    use aws_smithy_types::config_bag::{ConfigBag, Layer};
    use aws_types::region::Region;

    use super::*;

    fn plugin(region: &'static str, order: Order) -> SharedRuntimePlugin {
        let mut layer = Layer::new(region);
        layer.store_put(Region::from_static(region));
        let plugin = StaticRuntimePlugin::new().with_order(order).with_config(layer.freeze());
        SharedRuntimePlugin::new(plugin)
    }

    /// Returns the result of applying plugins: the region, and the components as text.
    fn applied(plugins: Vec<SharedRuntimePlugin>) -> (Option<Region>, String) {
        let mut config = ConfigBag::base();
        let plugins = RuntimePlugins::new().with_client_plugins(plugins);
        let components = plugins.apply_client_configuration(&mut config).expect("components");
        (config.load::<Region>().cloned(), format!("{components:?}"))
    }

    #[test]
    fn merged_plugins_are_equivalent_in_the_same_order() {
        for orders in [[Order::Overrides, Order::Defaults], [Order::Defaults, Order::Overrides]] {
            let params = DefaultPluginParams::new().with_retry_partition_name("test");
            let mut plugins: Vec<SharedRuntimePlugin> =
                default_plugins(params).into_iter().collect();
            let [first, second] = orders;
            plugins.extend([plugin("first", first), plugin("second", second)]);
            let (region, components) = applied(merged(plugins.clone()));
            let expected = if first == Order::Overrides { "first" } else { "second" };
            assert_eq!(region, Some(Region::from_static(expected)));
            assert_eq!((region, components), applied(plugins));
        }
    }
}
