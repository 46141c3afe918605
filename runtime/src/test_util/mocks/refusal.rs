//! The error of requests without a rule.

use std::fmt::{self, Debug};
use std::sync::Arc;

use super::erased::AnyRule;

/// A request that no rule answers.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    operation: String,
    input: String,
    in_order: bool,
    /// The rules at the time of the request.
    rules: String,
}

impl Refusal {
    pub(super) fn new(
        operation: &str,
        input: &str,
        rules: &[Arc<dyn AnyRule>],
        in_order: bool,
    ) -> Self {
        Self {
            operation: operation.to_owned(),
            input: input.to_owned(),
            in_order,
            rules: list(rules),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "no rule answers this request of {}: {}", self.operation, self.input)?;
        match (self.rules.as_str(), self.in_order) {
            ("", _) => f.write_str("there are no rules"),
            (rules, true) => write!(f, "the rules, to be used in this order:\n{rules}"),
            (rules, false) => write!(f, "the rules:\n{rules}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Formats rules as a list with one rule per line.
pub(super) fn list(rules: &[impl Debug]) -> String {
    let lines: Vec<String> = rules.iter().map(|rule| format!("- {rule:?}")).collect();
    lines.join("\n")
}
