//! Conversion of Smithy names to Rust names.
//!
//! A name is always a valid Rust identifier and always the same for the same model. Names on the wire are
//! stored separately.

use heck::ToUpperCamelCase;

use super::reserved::{
    KEYWORDS, NEVER_MODULES, NEVER_RAW, TAKEN_ERRORS, TAKEN_SETTERS, TAKEN_SETTINGS, TAKEN_TYPES,
};
pub(in crate::plan) use super::words::snake_words;

/// A Rust identifier, with the prefix `r#` if it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

/// The replacement for names without letters and digits.
const UNNAMED: &str = "unnamed";

impl Name {
    /// Returns the name of a field, function or module.
    pub fn snake(text: &str) -> Self {
        Self::checked(snake_case(text))
    }

    /// Returns the name of a builder's setter, distinct from the builder's own methods.
    pub fn setter(text: &str) -> Self {
        let name = snake_case(text);
        if TAKEN_SETTERS.contains(&name.as_str()) {
            Self(format!("{name}_"))
        } else {
            Self::checked(name)
        }
    }

    /// Returns the name of a module with its own file.
    pub fn module(text: &str) -> Self {
        let name = snake_case(text);
        if NEVER_MODULES.contains(&name.as_str()) {
            Self(format!("{name}_"))
        } else {
            Self::checked(name)
        }
    }

    /// Returns the name of a method that sets an endpoint parameter, distinct from the methods of the
    /// configuration's builder.
    pub fn setting(text: &str) -> Self {
        let name = snake_case(text);
        let is_reserved = ["set_", "push_"].iter().any(|prefix| name.starts_with(prefix));
        if is_reserved || TAKEN_SETTINGS.contains(&name.as_str()) {
            Self(format!("{name}_"))
        } else {
            Self::checked(name)
        }
    }

    /// Returns the name of a type or an enum's variant.
    pub fn camel(text: &str) -> Self {
        match Self::checked(text.to_upper_camel_case()) {
            name if name.as_str() == UNNAMED => Self("Unnamed".to_owned()),
            name => name,
        }
    }

    /// Returns the name of a variant in an enum that also has the variant `Unknown`.
    pub fn variant(text: &str) -> Self {
        let name = Self::camel(text);
        if name.as_str() == "Unknown" { name.with_suffix("Value") } else { name }
    }

    /// Returns the name of a type that generated code may use without a path.
    pub fn type_name(text: &str) -> Self {
        let name = Self::camel(text);
        if TAKEN_TYPES.contains(&text.to_upper_camel_case().as_str()) {
            Self(format!("{}Shape", text.to_upper_camel_case()))
        } else {
            name
        }
    }

    /// Returns the name of an error shape's type.
    pub fn error_name(text: &str) -> Self {
        let name = Self::type_name(text);
        if TAKEN_ERRORS.contains(&name.as_str()) { name.with_suffix("Shape") } else { name }
    }

    /// Returns the name of a static or constant.
    pub fn shouty(text: &str) -> Self {
        match Self::checked(snake_case(text).to_uppercase()) {
            name if name.as_str() == UNNAMED => Self("UNNAMED".to_owned()),
            name => name,
        }
    }

    /// Turns case-converted text into an identifier. Valid Smithy identifiers lose no characters; other text, such
    /// as a name in a service's `rename`, may.
    fn checked(name: String) -> Self {
        let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
        let name: String = name.chars().filter(is_part).collect();
        if !name.contains(|c: char| c.is_ascii_alphanumeric()) {
            return Self(UNNAMED.to_owned());
        }
        if NEVER_RAW.contains(&name.as_str()) {
            return Self(format!("{name}_"));
        }
        if KEYWORDS.contains(&name.as_str()) {
            return Self(format!("r#{name}"));
        }
        match name.chars().next() {
            Some(first) if !first.is_ascii_digit() => Self(name),
            _ => Self(format!("_{name}")),
        }
    }

    /// Returns whether a text is a keyword.
    pub(in crate::plan) fn is_keyword(text: &str) -> bool {
        KEYWORDS.contains(&text) || NEVER_RAW.contains(&text)
    }

    /// Returns the identifier in Rust syntax.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name without `r#`, for deriving other names.
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Returns the name with a word and an underscore as a prefix, as in `set_name`.
    pub fn with_prefix(&self, word: &str) -> String {
        format!("{word}_{}", self.bare().trim_start_matches('_'))
    }

    /// Returns the name with a number as a suffix.
    pub fn numbered(&self, separator: &str, number: usize) -> Self {
        Self(format!("{}{separator}{number}", self.bare().trim_end_matches('_')))
    }

    /// Returns the name with a suffix.
    pub fn with_suffix(&self, suffix: &str) -> Self {
        Self(format!("{}{suffix}", self.bare().trim_end_matches('_')))
    }
}

fn snake_case(text: &str) -> String {
    snake_words(text).join("_")
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_names_to_the_case_of_their_kind() {
        assert_eq!(Name::snake("associatedAccountId").as_str(), "associated_account_id");
        assert_eq!(Name::camel("END_CUSTOMER").as_str(), "EndCustomer");
        assert_eq!(Name::camel("UpdatedAt").as_str(), "UpdatedAt");
        assert_eq!(Name::shouty("startDate").as_str(), "START_DATE");
        assert_eq!(Name::snake("resourceARNs").as_str(), "resource_arns");
    }

    #[test]
    fn writes_keywords_raw_or_with_a_suffix() {
        assert_eq!(Name::snake("type").as_str(), "r#type");
        assert_eq!(Name::snake("self").as_str(), "self_");
        assert_eq!(Name::camel("self").as_str(), "Self_");
        assert_eq!(Name::snake("type").with_suffix("_state").as_str(), "type_state");
    }

    #[test]
    fn names_never_start_with_a_digit_and_are_never_empty() {
        assert_eq!(Name::camel("2xlarge").as_str(), "_2xlarge");
        assert_eq!(Name::snake("__").as_str(), "unnamed");
        assert_eq!(Name::type_name("__").as_str(), "Unnamed");
        assert_eq!(Name::shouty("__").as_str(), "UNNAMED");
        assert_eq!(Name::camel("a\u{2605}b \u{e9}").as_str(), "AB");
    }

    #[test]
    fn settings_avoid_methods_of_the_configuration_builder() {
        let files = [
            include_str!("../../../../runtime/src/config/builder.rs"),
            include_str!("../../../../runtime/src/config/builder/auth.rs"),
        ];
        let builders = files.iter().filter_map(|text| text.split("\nimpl Config {").next());
        let methods = builders.flat_map(|text| text.split("    pub fn ").skip(1));
        let methods = methods.filter_map(|text| text.split(['(', '<']).next());
        // `name, set_name: …` declares both methods.
        let declared = include_str!("../../../../runtime/src/config/settings.rs").lines();
        let declared = declared.filter_map(|line| {
            let (name, set_name) = line.trim().split_once(", set_")?;
            set_name.starts_with(&format!("{name}:")).then_some(name)
        });
        let is_reserved = |name: &str| name.starts_with("set_") || name.starts_with("push_");
        let methods = methods.chain(declared).filter(|name| !is_reserved(name));
        let mut methods: Vec<&str> = methods.collect();
        methods.sort_unstable();
        assert_eq!(methods, TAKEN_SETTINGS);
        assert_eq!(Name::setting("SetRegion").as_str(), "set_region_");
        assert_eq!(Name::setting("Region").as_str(), "region_");
        assert_eq!(Name::setting("ForcePathStyle").as_str(), "force_path_style");
    }

    #[test]
    fn types_avoid_names_of_the_prelude_and_setters_methods_of_the_builder() {
        assert_eq!(Name::type_name("Option").as_str(), "OptionShape");
        assert_eq!(Name::setter("build").as_str(), "build_");
        assert_eq!(Name::setter("type").as_str(), "r#type");
        assert_eq!(Name::error_name("CallError").as_str(), "CallErrorShape");
        assert_eq!(Name::type_name("CallError").as_str(), "CallError");
        assert_eq!(Name::variant("UNKNOWN").as_str(), "UnknownValue");
    }

    #[test]
    fn modules_have_valid_file_names() {
        assert_eq!(Name::module("Mod").as_str(), "mod_");
        assert_eq!(Name::module("Type").as_str(), "r#type");
        assert_eq!(Name::module("AUX").as_str(), "aux_");
    }

    #[test]
    fn separates_a_prefix_by_one_underscore() {
        assert_eq!(Name::snake("2X").with_prefix("set"), "set_2_x");
        assert_eq!(Name::snake("type").with_prefix("as"), "as_type");
    }
}
