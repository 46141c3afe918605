//! Rules as a binary decision diagram.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#smithy-rules-endpointbdd-trait>.
//!
//! A diagram is compiled to the same rules as a rule set is: a node is a condition with the rules that
//! follow where it holds, and behind it those that follow where it doesn't. What several nodes lead to
//! becomes a function, which is given the variables that all ways there have set.

mod flow;
mod nodes;
mod write;

use super::Rules;
use super::ast;
use super::refused::{Compiled, Within, all, refused};
use super::rules::Outcome;
use super::scope::Scope;
use flow::Flow;
use nodes::Diagram;

/// Compiles a diagram.
pub(super) fn compile(written: &ast::Bdd, scope: &Scope) -> Compiled<Rules> {
    check_results(&written.results)?;
    for (at, call) in written.conditions.iter().enumerate() {
        if let Some(name) = &call.assign {
            scope.check_new(name).within_item("conditions", at)?;
        }
    }
    let diagram = Diagram::decode(written)?;
    let flow = Flow::of(&diagram, &written.conditions, scope)?;
    write::Writer::new(&diagram, &flow, &written.results).rules()
}

/// Checks that results have no conditions and lead to no further rules.
fn check_results(results: &[ast::Rule]) -> Compiled<()> {
    all(results.iter().enumerate().map(|(at, result)| {
        let checked = match &result.outcome {
            _ if !result.conditions.is_empty() => refused("a result", "it has conditions"),
            ast::Outcome::Tree { .. } => refused("a result", "it is a tree"),
            _ => Ok(()),
        };
        checked.within_item("results", at)
    }))
    .map(drop)
}

/// What an outcome comes to where nothing matches.
fn no_match() -> Outcome {
    Outcome::Tree(Vec::new())
}

#[cfg(test)]
mod tests;
