//! Waiters.

use super::item::{Item, with_origin};
use super::order::arranged;
use crate::plan::{OperationPlan, Plan, WAITER_EXPORTS, WaiterPlan};

/// Lists the module `waiters`, if the service has waiters.
pub(super) fn module(plan: &Plan) -> Vec<Item> {
    if !plan.has_waiters() {
        return Vec::new();
    }
    let reexports = WAITER_EXPORTS.map(|name| {
        Item::reexport(
            &format!("smithy_client_runtime::waiters::{name}"),
            &format!("waiters::{name}"),
        )
    });
    let waiters = plan.waiters().flat_map(|(operation, waiter)| marker(operation, waiter));
    [Item::module("waiters")].into_iter().chain(reexports).chain(waiters).collect()
}

/// Returns the first state of a builder that runs the waiter.
pub(super) fn origin(waiter: &WaiterPlan) -> String {
    format!("builder::FromWaiter<waiters::{}>", waiter.name)
}

/// Lists the type of a waiter.
fn marker(operation: &OperationPlan, waiter: &WaiterPlan) -> Vec<Item> {
    let path = format!("waiters::{}", waiter.name);
    let (module, name) = (&operation.module, &operation.name);
    let of_operation = format!("waiters::Waiter<Operation = operation::{module}::{name}>");
    let mut items = vec![Item::plain_struct(&path).deprecated(waiter.deprecated)];
    let traits = ["Clone", "Copy", "Debug", of_operation.as_str()];
    items.extend(traits.map(|name| Item::implementation(name, &path)));
    arranged(with_origin(items, &operation.id))
}
