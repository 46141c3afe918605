//! The name that a crate has if no other is asked for.

use super::names::{is_keyword, snake_words};

/// Names that cargo doesn't take, and crates that every generated one uses.
const TAKEN: &[&str] =
    &["alloc", "core", "proc-macro", "serde-json", "smithy-client-runtime", "std", "test"];

/// The name for the crate of a service: its SDK id in lower case with hyphens, which is also its name in
/// AWS's command line; without one, the name of its shape.
pub(super) fn crate_name(sdk_id: Option<&str>, shape_name: &str) -> String {
    let name = match sdk_id.map(hyphenated) {
        Some(name) if !name.is_empty() => name,
        _ => snake_words(shape_name).join("-"),
    };
    let is_plain = name.starts_with(|first: char| first.is_ascii_alphabetic());
    if is_plain && !is_keyword(&name) && !TAKEN.contains(&&*name) {
        return name;
    }
    let name = format!("client-{name}");
    name.trim_end_matches('-').to_owned()
}

/// Text in lower case, with a hyphen in place of all that is neither a letter nor a digit.
fn hyphenated(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_called_by_the_id_of_the_service() {
        assert_eq!(crate_name(Some("PartnerCentral Channel"), "S"), "partnercentral-channel");
        assert_eq!(crate_name(Some("SageMaker"), "S"), "sagemaker");
        assert_eq!(crate_name(Some("IoT 1Click Devices"), "S"), "iot-1click-devices");
        assert_eq!(crate_name(None, "WeatherService_v2"), "weather-service-v2");
        assert_eq!(crate_name(Some(" "), "Weather"), "weather");
    }

    #[test]
    fn names_that_cargo_or_rust_would_not_take_are_others() {
        assert_eq!(crate_name(Some("api.sage/maker"), "S"), "api-sage-maker");
        assert_eq!(crate_name(Some("Test"), "S"), "client-test");
        assert_eq!(crate_name(Some("Static"), "S"), "client-static");
        assert_eq!(crate_name(Some("3D Maps"), "S"), "client-3d-maps");
        assert_eq!(crate_name(Some("é"), "_"), "client");
        assert_eq!(crate_name(Some("Serde Json"), "S"), "client-serde-json");
    }
}
