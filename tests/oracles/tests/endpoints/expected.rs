//! Comparison of results of compiled rules with those of the interpreter.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value as Json, json};

use crate::value::{Endpoint, Outcome};

/// The expected result.
pub(crate) struct Expected<'o>(pub(crate) &'o Outcome);

/// Valid and invalid URLs. HTTP libraries disagree about others.
static GOOD: LazyLock<Regex> = LazyLock::new(|| {
    let text = r"(?i)^https?://[a-z0-9.-]+(:[0-9]{1,4})?(/[a-z0-9._~%/-]*)?$";
    Regex::new(text).expect("an expression")
});
static BAD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^$|^(?i:https?)://($|[/?#:])|[?#\s]").expect("an expression"));

/// The scheme of a URL, followed by user name and password.
static USER_INFO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("(?i)^(https?://)[^/?#]*@").expect("an expression"));

impl Expected<'_> {
    /// Returns a description of the difference, or `None` if the result is as expected.
    pub(crate) fn differs(&self, answer: &Json) -> Option<String> {
        let error = answer["error"].as_str();
        let is_same = match (self.0, error) {
            (Outcome::Endpoint(endpoint), error) => is_endpoint(endpoint, error, answer),
            (Outcome::Error(message), error) => error == Some(message),
            (Outcome::Exhausted, Some(error)) => error.starts_with("no endpoint rule matches"),
            (Outcome::Missing(name), Some(error)) => {
                error.contains("the endpoint rules require a value")
                    && error.contains(&format!("`{name}`"))
            }
            _ => false,
        };
        (!is_same).then(|| format!("{answer:#}\ninstead of {:#?}", self.0))
    }
}

fn is_endpoint(endpoint: &Endpoint, error: Option<&str>, answer: &Json) -> bool {
    let Endpoint { url, headers, properties } = endpoint;
    if let Some(error) = error {
        let is_about_url = error.starts_with("the endpoint URL ");
        return is_about_url && !GOOD.is_match(url) && !error.contains("secret");
    }
    // User names and passwords are not sent.
    let url_to_call = USER_INFO.replace(url, "$1");
    let expected = json!({"url": url_to_call, "headers": headers, "properties": properties});
    let is_callable = url.to_ascii_lowercase().starts_with("http") && !BAD.is_match(url);
    is_callable && same(answer, &expected)
}

/// Compares results. Models' tests omit empty parts.
fn same(answer: &Json, expected: &Json) -> bool {
    let empty = json!({});
    answer["url"] == expected["url"]
        && ["headers", "properties"].iter().all(|part| {
            let part = |of: &Json| of.get(part).cloned().unwrap_or_else(|| empty.clone());
            part(answer) == part(expected)
        })
}
