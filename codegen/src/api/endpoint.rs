//! The module `endpoint`.

use super::item::{Function, Item};
use super::order::arranged;
use crate::plan::{EndpointPlan, Kind, Parameter, Setting};

/// The re-exports of the runtime.
const OF_RUNTIME: [&str; 5] =
    ["Builtins", "Endpoint", "EndpointAuthScheme", "ResolveEndpointError", "at"];

/// Lists the module `endpoint`.
pub(super) fn endpoint(plan: &EndpointPlan) -> Vec<Item> {
    let reexports = OF_RUNTIME.map(|name| {
        let source = format!("smithy_client_runtime::endpoint::{name}");
        Item::reexport(&source, &format!("endpoint::{name}"))
    });
    let mut items = vec![Item::module("endpoint")];
    items.extend(reexports);
    items.extend(settings(&plan.settings));
    items.extend(params(&plan.parameters));
    let result = "Result<endpoint::Endpoint, endpoint::ResolveEndpointError>";
    let arguments = ["params: &endpoint::Params"];
    items.push(Function::new("endpoint", "resolve", &arguments, result).item());
    items
}

/// Lists the trait of service-specific settings. Its methods are listed as those of the builder.
fn settings(settings: &[Setting]) -> Vec<Item> {
    const SETTINGS: &str = "endpoint::EndpointSettings";
    const BUILDER: &str = "config::Builder";
    if settings.is_empty() {
        return Vec::new();
    }
    let methods = settings.iter().map(|setting| {
        let value = match setting.kind {
            Kind::Text => "value: impl Into<String>".to_owned(),
            kind => format!("value: {}", field_type(kind)),
        };
        Function::new(BUILDER, setting.method.as_str(), &["self", &value], "Self").item()
    });
    let mut items: Vec<Item> = methods.collect();
    items.insert(0, Item::definition_of_trait(SETTINGS));
    items.push(Item::implementation(SETTINGS, BUILDER));
    items
}

fn field_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "bool",
        Kind::TextList => "Vec<String>",
        _ => "String",
    }
}

fn params(parameters: &[Parameter]) -> Vec<Item> {
    const PARAMS: &str = "endpoint::Params";
    let fields = parameters.iter().map(|parameter| {
        let field_type = field_type(parameter.kind);
        let field_type = match parameter.is_always_set() {
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
