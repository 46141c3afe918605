//! Lints that generated crates allow, since the model decides about deprecations, numbers that look like
//! constants, the nesting of types, the sizes of variants and the names of setters.

use proc_macro2::TokenStream;

/// The reason, for readers of generated crates.
const REASON: &str = "names, types and numbers are the model's";

/// The lints of the compiler and of clippy, as their tables in `Cargo.toml` name them.
const ALLOWED: &[(&str, &[&str])] = &[
    ("rust", &["deprecated"]),
    (
        "clippy",
        &["approx_constant", "large_enum_variant", "should_implement_trait", "type_complexity"],
    ),
];

/// The tables of `Cargo.toml`, which hold for the library and its tests.
pub(in crate::render) fn tables() -> String {
    let tables = ALLOWED.iter().map(|(tool, lints)| {
        let lints: String = lints.iter().map(|lint| format!("{lint} = \"allow\"\n")).collect();
        format!("\n[lints.{tool}]\n{lints}")
    });
    format!("\n# Allowed, since {REASON}.{}", tables.collect::<String>())
}

/// The attribute of each module of a crate that has another `Cargo.toml`.
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
