//! The public items that the runtime's macros generate: one function for each macro, with the same name.

use super::item::{Function, Item, ItemKind, Qualifier};
use super::names::named;
use crate::plan::{ErrorRef, TypeName};

/// `structure`: the traits for serialization with `serde`. Those for the wire are hidden.
pub(super) fn structure(of: &str) -> Vec<Item> {
    serde_impls(of).into()
}

/// `union`: the same as [`structure`].
pub(super) fn union(of: &str) -> Vec<Item> {
    structure(of)
}

/// `serde_impls!`, which `serde_structure!` and `serde_string_enum!` call.
fn serde_impls(of: &str) -> [Item; 2] {
    let deserialize = Item::new(ItemKind::Impl {
        parameter: Some("'de"),
        trait_name: "serde::Deserialize<'de>".to_owned(),
        of: of.to_owned(),
        bound: None,
    });
    [deserialize, Item::implementation("serde::Serialize", of)]
        .map(|item| item.with_feature("serde"))
}

/// `string_enum!`: conversions from and to strings.
pub(super) fn string_enum(of: &str) -> Vec<Item> {
    let as_str = Function::new(of, "as_str", &["&self"], "&str");
    let values = Function::new(of, "values", &[], "&'static [&'static str]");
    let traits =
        ["AsRef<str>", "Display", "From<&str>", "From<String>", "FromStr<Err = Infallible>"];
    let functions = [as_str, values.qualified(Qualifier::Const)].map(Function::item);
    let traits = traits.map(|name| Item::implementation(name, of));
    functions.into_iter().chain(traits).chain(serde_impls(of)).collect()
}

/// `int_enum!`: conversions from and to numbers.
pub(super) fn int_enum(of: &str) -> Vec<Item> {
    let as_i32 = Function::new(of, "as_i32", &["self"], "i32");
    let values = Function::new(of, "values", &[], "&'static [i32]");
    let functions = [as_i32, values].map(|function| function.qualified(Qualifier::Const).item());
    let traits = ["Display", "From<i32>"].map(|name| Item::implementation(name, of));
    let into = Item::implementation(&format!("From<{of}>"), "i32");
    functions.into_iter().chain(traits).chain([into]).chain(serde_impls(of)).collect()
}

/// `structure` with the role `error`: the traits of errors.
pub(super) fn error_shape(of: &str) -> Vec<Item> {
    let traits =
        ["Display", "error::ProvideErrorKind", "error::ProvideErrorMetadata", "std::error::Error"];
    traits.map(|name| Item::implementation(name, of)).into()
}

/// `operation_error`: the items of all enums of errors, and the conversion to the error enum of the service.
pub(super) fn operation_error(of: &str, errors: &[ErrorRef]) -> Vec<Item> {
    let into_service = Item::implementation(&format!("From<{of}>"), SERVICE_ERROR);
    error_enum(of, errors).into_iter().chain([into_service]).collect()
}

/// The enum of the errors of all operations.
pub(super) const SERVICE_ERROR: &str = "error::ServiceError";

/// `service_error`: the items of all enums of errors, and the type `Error`, which the errors of all calls convert to.
pub(super) fn service_error(errors: &[ErrorRef]) -> (Vec<Item>, Vec<Item>) {
    const ERROR: &str = "error::Error";
    let call_error = format!("error::CallError<{SERVICE_ERROR}>");
    let traits = [
        "Debug",
        "Display",
        &format!("Deref<Target = {call_error}>"),
        "error::ProvideErrorMetadata",
        "error::RequestId",
        "std::error::Error",
    ];
    let mut items = vec![
        Item::plain_struct(ERROR),
        Function::new(ERROR, "into_call_error", &["self"], call_error.as_str()).item(),
        conversion("error::CallError<E>", &format!("{SERVICE_ERROR}: From<E>")),
        conversion("error::SdkError<E>", &format!("E: OperationError, {SERVICE_ERROR}: From<E>")),
    ];
    items.extend(traits.map(|name| Item::implementation(name, ERROR)));
    (error_enum(SERVICE_ERROR, errors), items)
}

/// Lists a conversion from errors of calls to `Error`.
fn conversion(from: &str, bound: &str) -> Item {
    Item::new(ItemKind::Impl {
        parameter: Some("E"),
        trait_name: format!("From<{from}>"),
        of: "error::Error".to_owned(),
        bound: Some(bound.to_owned()),
    })
}

/// The items of all enums of errors: predicates, the traits of errors, and conversions from error shapes.
fn error_enum(of: &str, errors: &[ErrorRef]) -> Vec<Item> {
    let predicates =
        errors.iter().map(|error| Function::new(of, &error.predicate(), &["&self"], "bool").item());
    let conversions = errors.iter().map(|error| {
        let shape = named(&TypeName::of_error(error.name.clone()));
        Item::implementation(&format!("From<{shape}>"), of)
    });
    let traits = [
        "Display",
        "error::CreateUnhandledError",
        "error::ProvideErrorKind",
        "error::ProvideErrorMetadata",
        "std::error::Error",
    ];
    let traits = traits.map(|name| Item::implementation(name, of));
    predicates.chain(conversions).chain(traits).collect()
}
