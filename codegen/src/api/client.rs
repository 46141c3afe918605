//! The client.

use super::item::{Function, Item};
use super::order::arranged;
use super::waiters;
use crate::plan::{OperationPlan, Plan};

/// Lists the client, with a method for each operation and each waiter.
pub(super) fn client(plan: &Plan) -> Vec<Item> {
    const CLIENT: &str = "Client";
    let methods = plan.operations.iter().map(|operation| {
        let builder = format!("{}<builder::FromClient>", builder(operation));
        let method = Function::new(CLIENT, operation.module.as_str(), &["&self"], builder).item();
        method.of(&operation.id).deprecated(operation.deprecated.is_some())
    });
    let waiters = plan.waiters().map(|(operation, waiter)| {
        let builder = format!("{}<{}>", builder(operation), waiters::origin(waiter));
        let method = Function::new(CLIENT, waiter.method.as_str(), &["&self"], builder).item();
        method.of(&operation.id).deprecated(waiter.deprecated)
    });
    let own = [
        Function::new(CLIENT, "config", &["&self"], "&Config"),
        Function::new(CLIENT, "from_conf", &["config: impl Into<Config>"], "Self"),
        Function::new(CLIENT, "new", &["config: &config::SdkConfig"], "Self"),
    ];
    let mut items = vec![Item::plain_struct(CLIENT)];
    items.extend(own.map(Function::item));
    items.extend(methods.chain(waiters));
    items.extend(["Clone", "Debug"].map(|name| Item::implementation(name, CLIENT)));
    arranged(items)
}

/// Returns the path of the builder of an operation's input.
fn builder(operation: &OperationPlan) -> String {
    let (module, input) = (&operation.module, operation.input.name.bare());
    format!("operation::{module}::{input}Builder")
}
