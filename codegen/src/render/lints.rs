//! Attributes that allow what can't be otherwise in a crate of the model.

use proc_macro2::TokenStream;

use crate::plan::Plan;

/// Generated code has to name what the model deprecates.
const DEPRECATED: &str = "allow(deprecated, reason = \"what the model deprecates is still there\")";

/// A number that looks like a constant of mathematics is but a number of the model.
const CONSTANTS: &str = "allow(clippy::approx_constant, reason = \"the numbers are the model's\")";

/// A type is as complex as the model makes it.
const COMPLEX: &str =
    "allow(clippy::type_complexity, reason = \"the model nests lists and maps as deep\")";

/// A union's variants are as large as its members.
const LARGE: &str = "allow(clippy::large_enum_variant, reason = \"the members are the model's\")";

/// A setter is named as its member is.
const OPERATORS: &str =
    "allow(clippy::should_implement_trait, reason = \"setters have the names of members\")";

/// The attributes of the crate, one a line.
pub(super) fn of_crate(plan: &Plan) -> String {
    lines(needed(plan))
}

/// The same for each of its modules.
pub(super) fn of_modules(plan: &Plan) -> TokenStream {
    let attributes = applied(needed(plan)).map(|attribute| format!("#[{attribute}]"));
    attributes.filter_map(|attribute| attribute.parse::<TokenStream>().ok()).collect()
}

/// What a crate of the model needs allowed, if it does.
fn needed(plan: &Plan) -> [(&'static str, bool); 5] {
    [
        (DEPRECATED, plan.has_deprecations()),
        (CONSTANTS, plan.defaults_resemble_constants()),
        (OPERATORS, plan.names_operators()),
        (COMPLEX, plan.nests_types_deep()),
        (LARGE, plan.has_large_variants()),
    ]
}

/// The attributes of a file of tests, one a line.
pub(super) fn of_tests(plan: &Plan) -> String {
    lines([(DEPRECATED, plan.has_deprecations()), (CONSTANTS, plan.tests_resemble_constants())])
}

fn lines<const N: usize>(attributes: [(&str, bool); N]) -> String {
    let lines = applied(attributes).map(|attribute| format!("#![{attribute}]"));
    lines.collect::<Vec<_>>().join("\n")
}

fn applied<const N: usize>(attributes: [(&str, bool); N]) -> impl Iterator<Item = &str> {
    attributes.into_iter().filter(|(_, applies)| *applies).map(|(attribute, _)| attribute)
}
