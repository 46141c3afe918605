//! The default name of the package.

use crate::plan::names::name::Name;

/// Names of other crates that generated code uses, and names that Cargo reserves.
const TAKEN: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "con",
    "core",
    "deps",
    "examples",
    "incremental",
    "nul",
    "prn",
    "proc_macro",
    "serde_json",
    "smithy_client_runtime",
    "std",
    "test",
    "tests",
    "tokio",
];

/// The suffix for names that are not valid package names.
const SUFFIX: &str = "-client";

/// Returns the name of a package, derived from the ID or a name of the service: words of lowercase ASCII letters
/// and digits, separated by hyphens, as in the AWS CLI.
pub(in crate::plan) fn package_name(service: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words: Vec<String> = service
        .split(|c| !is_part(c))
        .map(|word| word.trim_matches('-').to_ascii_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let name = words.join("-");
    let lib_name = name.replace('-', "_");
    match lib_name.chars().next() {
        None => SUFFIX.trim_start_matches('-').to_owned(),
        // Names of packages and crates can't start with a digit.
        Some(first) if first.is_ascii_digit() => format!("client-{name}"),
        _ if TAKEN.contains(&lib_name.as_str()) || Name::is_keyword(&lib_name) => {
            format!("{name}{SUFFIX}")
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_valid_names() {
        for name in ["partnercentral-channel", "sts", "ec2", "a4b"] {
            assert_eq!(package_name(name), name);
        }
    }

    #[test]
    fn converts_other_names_to_package_names() {
        let cases = [
            ("PartnerCentral Channel", "partnercentral-channel"),
            ("X-Ray", "x-ray"),
            ("A+B/C", "a-b-c"),
            ("data.iot", "data-iot"),
            ("\u{dc}n\u{ef} c\u{f6}d\u{e9}", "n-c-d"),
            ("3d Service", "client-3d-service"),
            ("", "client"),
            ("\u{65e5}\u{672c}", "client"),
        ];
        for (service, name) in cases {
            assert_eq!(package_name(service), name, "{service}");
        }
    }

    #[test]
    fn names_of_other_crates_and_keywords_get_a_suffix() {
        for name in
            ["std", "core", "test", "tokio", "type", "self", "Self", "crate", "async", "con"]
        {
            assert_eq!(package_name(name), format!("{}-client", name.to_lowercase()));
        }
        assert_eq!(package_name("Smithy Client Runtime"), "smithy-client-runtime-client");
    }
}
