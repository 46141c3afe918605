//! The module `operation`, with a module for each operation.

use super::item::{Function, Item, belonging};
use super::names::{Home, rust_type, value_type};
use super::order::arranged;
use super::{builder, error, structure};
use crate::plan::{OperationPlan, PaginationPlan, Plan};

/// Lists the module `operation`.
pub(super) fn module(plan: &Plan) -> Vec<Item> {
    let operations = plan.operations.iter().flat_map(operation);
    [Item::module("operation")].into_iter().chain(operations).collect()
}

/// Lists the module of an operation: the marker type, and the types of input, output and errors.
fn operation(operation: &OperationPlan) -> Vec<Item> {
    let module = format!("operation::{}", operation.module);
    let home = Home { types: &module, builders: &module };
    let output = structure::start(&operation.output, home);
    let parts = [
        vec![Item::module(&module)],
        marker(operation, home),
        structure::structure(&operation.input, home, input_functions(operation, home)),
        builder::of_input(operation, home),
        structure::structure(&operation.output, home, vec![output]),
        builder::of_structure(&operation.output, home),
        error::of_operation(operation, &home.path(&operation.error_name)),
    ];
    belonging(parts.concat(), &operation.id)
}

/// Lists the operation's marker type.
fn marker(operation: &OperationPlan, home: Home<'_>) -> Vec<Item> {
    let path = home.path(&operation.name);
    let types = format!(
        "Operation<Error = {}, Input = {}, Output = {}>",
        home.path(&operation.error_name),
        home.path(&operation.input.name),
        home.path(&operation.output.name)
    );
    let traits = ["Clone", "Copy", "Debug", types.as_str()];
    let marker = Item::plain_struct(&path).named(&operation.wire_name);
    let mut items = vec![marker.deprecated(operation.deprecated.is_some())];
    items.extend(traits.map(|name| Item::implementation(name, &path)));
    items.extend(operation.pagination.iter().flat_map(|plan| pagination(plan, &path)));
    arranged(items)
}

/// Lists the traits of a paginated operation.
fn pagination(plan: &PaginationPlan, of: &str) -> Vec<Item> {
    let token = format!("pages::PaginatedOperation<Token = {}>", value_type(&plan.input_token));
    let size = plan.page_size.as_ref();
    let size = size.map(|size| format!("pages::PageSize<Size = {}>", rust_type(&size.rust_type)));
    let items = plan.items.as_ref().map(|items| {
        let name = format!("pages::PagedItems<Items = {}>", value_type(&items.member));
        // No other line names the member.
        Item::implementation(&name, of).named(&items.member.wire_name)
    });
    let others = [token].into_iter().chain(size).map(|name| Item::implementation(&name, of));
    others.chain(items).collect()
}

fn input_functions(operation: &OperationPlan, home: Home<'_>) -> Vec<Item> {
    let path = home.path(&operation.input.name);
    let result = "Result<(), error::ConstraintViolations>";
    let validate = Function::new(&path, "validate", &["&self"], result);
    let mut functions = builder::starts_of_input(&operation.input, home);
    functions.push(validate.item());
    functions
}
