//! The module `operation`, with a module for each operation.

use super::item::{Function, Item, with_origin};
use super::names::{ExportModules, rust_type, value_type};
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
    let modules = ExportModules { types: &module, builders: &module };
    let parts = [
        vec![Item::module(&module)],
        marker(operation, modules),
        structure::structure(&operation.input, modules, input_functions(operation, modules)),
        builder::of_input(operation, modules),
        structure::structure(&operation.output, modules, output_functions(operation, modules)),
        builder::of_output(&operation.output, modules),
        error::of_operation(operation, &modules.path(&operation.error_name)),
    ];
    with_origin(parts.concat(), &operation.id)
}

/// Lists the operation's marker type.
fn marker(operation: &OperationPlan, modules: ExportModules<'_>) -> Vec<Item> {
    let path = modules.path(&operation.name);
    let types = format!(
        "Operation<Error = {}, Input = {}, Output = {}>",
        modules.path(&operation.error_name),
        modules.path(&operation.input.name),
        modules.path(&operation.output.name)
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

fn output_functions(operation: &OperationPlan, modules: ExportModules<'_>) -> Vec<Item> {
    let path = modules.path(&operation.output.name);
    vec![
        structure::builder_function(&operation.output, modules),
        Function::new(&path, "request_id", &["&self"], "Option<&str>").item(),
        Function::new(&path, "response", &["&self"], "&response::ResponseInfo").item(),
        Item::implementation("error::RequestId", &path),
    ]
}

fn input_functions(operation: &OperationPlan, modules: ExportModules<'_>) -> Vec<Item> {
    let path = modules.path(&operation.input.name);
    let result = "Result<(), error::ConstraintViolations>";
    let validate = Function::new(&path, "validate", &["&self"], result);
    let mut functions = builder::builder_functions_of_input(&operation.input, modules);
    functions.push(validate.item().with_feature("input-validation"));
    functions
}
