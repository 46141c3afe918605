//! Error enums, and the module `error`.

use super::item::Item;
use super::macros;
use super::names::named;
use super::order::arranged;
use super::structure::derived;
use crate::plan::{ERROR_EXPORTS, ErrorPlan, ErrorRef, OperationPlan, Plan, TypeName};

/// Lists the module `error`.
pub(super) fn module(plan: &Plan) -> Vec<Item> {
    let errors: Vec<ErrorRef> = plan.errors.iter().map(ErrorPlan::as_ref).collect();
    let (enumeration, error) = macros::service_error(&errors);
    let mut items = vec![Item::module("error")];
    items.extend(ERROR_EXPORTS.map(|name| {
        Item::reexport(&format!("smithy_client_runtime::error::{name}"), &format!("error::{name}"))
    }));
    items.extend(arranged(error));
    items.extend(error_enum(macros::SERVICE_ERROR, &errors, enumeration));
    items
}

/// Lists the error enum of an operation.
pub(super) fn of_operation(operation: &OperationPlan, path: &str) -> Vec<Item> {
    let more = macros::operation_error(path, &operation.errors);
    error_enum(path, &operation.errors, more)
}

/// Lists an enum with a variant for each error shape, sorted. `more` are the items that the macro adds.
fn error_enum(of: &str, errors: &[ErrorRef], more: Vec<Item>) -> Vec<Item> {
    let mut errors: Vec<&ErrorRef> = errors.iter().collect();
    errors.sort_by(|a, b| a.name.cmp(&b.name));
    let variants = errors.iter().map(|error| {
        let shape = named(&TypeName::of_error(error.name.clone()));
        Item::variant(of, error.name.as_str(), Some(shape))
    });
    let mut items = vec![Item::enumeration(of)];
    items.extend(variants);
    items.push(Item::variant(of, "Unhandled", Some("error::Unhandled".to_owned())));
    items.extend(derived(of));
    items.extend(more);
    arranged(items)
}
