//! Lints that generated crates allow, because the model determines deprecations, default values, types and names.

use proc_macro2::TokenStream;

/// The reason in generated crates.
const REASON: &str = "the model determines names, types and values";

/// The allowed lints, by the name of their table in `Cargo.toml`.
const ALLOWED: &[(&str, &[&str])] = &[
    ("rust", &["deprecated"]),
    (
        "clippy",
        &["approx_constant", "large_enum_variant", "should_implement_trait", "type_complexity"],
    ),
];

/// Renders the tables of `Cargo.toml`, which apply to the library and its tests.
pub(in crate::render) fn tables() -> String {
    let tables = ALLOWED.iter().map(|(tool, lints)| {
        let lints: String = lints.iter().map(|lint| format!("{lint} = \"allow\"\n")).collect();
        format!("\n[lints.{tool}]\n{lints}")
    });
    format!("\n# Allowed because {REASON}.{}", tables.collect::<String>())
}

/// Renders the attribute for the modules of a crate whose `Cargo.toml` is not generated.
pub(in crate::render) fn of_modules() -> TokenStream {
    let lints = ALLOWED.iter().flat_map(|(tool, lints)| {
        lints.iter().map(move |lint| match *tool {
            "rust" => (*lint).to_owned(),
            tool => format!("{tool}::{lint}"),
        })
    });
    let lints: Vec<String> = lints.collect();
    let attribute = format!("#[allow({}, reason = {REASON:?})]", lints.join(", "));
    attribute.parse().unwrap_or_default()
}
