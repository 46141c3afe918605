//! Waiters.

use super::item::{Item, belonging};
use super::order::arranged;
use crate::plan::{OperationPlan, Plan, WaiterPlan};

/// Lists the module `waiters`, if the service has waiters.
pub(super) fn module(plan: &Plan) -> Vec<Item> {
    if !plan.has_waiters() {
        return Vec::new();
    }
    let names = ["FinalPoll", "Waiter", "WaiterError", "WaiterFailure", "Waiting"];
    let reexports = names.map(|name| {
        Item::reexport(
            &format!("smithy_client_runtime::waiters::{name}"),
            &format!("waiters::{name}"),
        )
    });
    let waiters = plan.waiters().flat_map(|(operation, waiter)| marker(operation, waiter));
    [Item::module("waiters")].into_iter().chain(reexports).chain(waiters).collect()
}

/// Returns the first type argument of a builder that runs the waiter.
pub(super) fn waiting(waiter: &WaiterPlan) -> String {
    format!("waiters::Waiting<waiters::{}>", waiter.name)
}

/// Lists the type of a waiter.
fn marker(operation: &OperationPlan, waiter: &WaiterPlan) -> Vec<Item> {
    let path = format!("waiters::{}", waiter.name);
    let (module, name) = (&operation.module, &operation.name);
    let of_operation = format!("waiters::Waiter<Operation = operation::{module}::{name}>");
    let mut items = vec![Item::plain_struct(&path).deprecated(waiter.deprecated)];
    let traits = ["Clone", "Copy", "Debug", of_operation.as_str()];
    items.extend(traits.map(|name| Item::implementation(name, &path)));
    arranged(belonging(items, &operation.id))
}
