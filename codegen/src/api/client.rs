//! The client.

use super::item::{Function, Item};
use super::order::arranged;
use crate::plan::Plan;

/// The client, with a method for each operation.
pub(super) fn client(plan: &Plan) -> Vec<Item> {
    const CLIENT: &str = "Client";
    let methods = plan.operations.iter().map(|operation| {
        let (module, input) = (&operation.module, operation.input.name.bare());
        let builder = format!("operation::{module}::{input}Builder<Handle>");
        let method = Function::new(CLIENT, module.as_str(), &["&self"], builder).item();
        method.deprecated(operation.deprecated.is_some())
    });
    let own = [
        Function::new(CLIENT, "config", &["&self"], "&Config"),
        Function::new(CLIENT, "from_conf", &["config: impl Into<Config>"], "Self"),
        Function::new(CLIENT, "new", &["config: &config::SdkConfig"], "Self"),
    ];
    let mut items = vec![Item::plain_struct(CLIENT)];
    items.extend(own.map(Function::item));
    items.extend(methods);
    items.extend(["Clone", "Debug"].map(|name| Item::implementation(name, CLIENT)));
    arranged(items)
}
