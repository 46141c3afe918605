//! The module of the endpoint rules.

use super::item::{Function, Item};
use super::order::arranged;
use crate::plan::{EndpointPlan, Parameter, ParameterType};

/// What the runtime has to say about endpoints in general.
const OF_RUNTIME: [&str; 5] =
    ["Builtins", "Endpoint", "EndpointAuthScheme", "ResolveEndpointError", "at"];

/// The module `endpoint`.
pub(super) fn endpoint(plan: &EndpointPlan) -> Vec<Item> {
    let reexports = OF_RUNTIME.map(|name| {
        let source = format!("smithy_client_runtime::endpoint::{name}");
        Item::reexport(&source, &format!("endpoint::{name}"))
    });
    let mut items = vec![Item::module("endpoint")];
    items.extend(reexports);
    items.extend(params(&plan.parameters));
    let result = "Result<endpoint::Endpoint, endpoint::ResolveEndpointError>";
    let arguments = ["params: &endpoint::Params"];
    items.push(Function::new("endpoint", "resolve", &arguments, result).item());
    items
}

fn params(parameters: &[Parameter]) -> Vec<Item> {
    const PARAMS: &str = "endpoint::Params";
    let fields = parameters.iter().map(|parameter| {
        let field_type = match parameter.parameter_type {
            ParameterType::Text => "String",
            ParameterType::Bool => "bool",
        };
        let field_type = match parameter.is_certain() {
            true => field_type.to_owned(),
            false => format!("Option<{field_type}>"),
        };
        Item::field(PARAMS, parameter.field.as_str(), field_type)
    });
    let derived = ["Clone", "Debug", "Default", "Eq", "PartialEq"];
    let mut items = vec![Item::plain_struct(PARAMS).non_exhaustive()];
    items.extend(fields);
    items.extend(derived.map(|name| Item::implementation(name, PARAMS)));
    arranged(items)
}
