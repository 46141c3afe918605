//! The package's name, where no other is asked for.

use crate::plan::names::name::Name;

/// Names that stand for other crates in generated code, or that Cargo keeps for itself.
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

/// What stands behind a name that can't stand alone.
const SUFFIX: &str = "-client";

/// The name of a package made of the id or a name of the service: words of ASCII letters and digits in lower
/// case, with hyphens between them, as AWS's command line has them.
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
        // Neither packages nor crates start with a digit.
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
    fn names_that_are_fine_stay() {
        for name in ["partnercentral-channel", "sts", "ec2", "a4b"] {
            assert_eq!(package_name(name), name);
        }
    }

    #[test]
    fn other_names_become_names_of_packages() {
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
