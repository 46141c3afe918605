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
use super::refused::{Compiled, Within, all, both, refused};
use super::rules::Outcome;
use super::scope::Scope;
use flow::Flow;
use nodes::Diagram;

/// Compiles a diagram.
pub(super) fn compile(written: &ast::Bdd, scope: &Scope) -> Compiled<Rules> {
    let results = results(&written.results);
    let conditions = all(written.conditions.iter().enumerate().map(|(at, part)| {
        let call = part.get("a condition").and_then(|call| match &call.assign {
            Some(name) => scope.check_new(name).within("assign").map(|()| call),
            None => Ok(call),
        });
        call.within_item("conditions", at)
    }));
    let parts = both(Diagram::decode(written), both(conditions, results));
    let (diagram, (conditions, results)) = parts?;
    let (flow, problems) = Flow::of(&diagram, &conditions, scope)?;
    let results = both(problems, flow.results(&results));
    let ((), results) = results?;
    Ok(write::Writer::new(&diagram, &flow, &results).rules())
}

/// The names of all functions that a diagram may become.
pub(super) fn function_names(written: &ast::Bdd) -> Vec<String> {
    let nodes = 2..=written.node_count.min(written.nodes.len()).saturating_add(1);
    let nodes = nodes.flat_map(|node| [format!("node_{node}"), format!("not_node_{node}")]);
    let results = (1..=written.results.len()).map(|result| format!("result_{result}"));
    nodes.chain(results).collect()
}

/// The results, which have no conditions and lead to no further rules.
fn results(results: &[ast::Part<ast::Rule>]) -> Compiled<Vec<&ast::Outcome>> {
    all(results.iter().enumerate().map(|(at, result)| {
        let outcome = result.get("a result").and_then(|result| match &result.outcome {
            _ if !result.conditions.is_empty() => refused("a result", "it has conditions"),
            ast::Outcome::Tree { .. } => refused("a result", "it is a tree"),
            outcome => Ok(outcome),
        });
        outcome.within_item("results", at)
    }))
}

/// What an outcome comes to where nothing matches.
fn no_match() -> Outcome {
    Outcome::Tree(Vec::new())
}

#[cfg(test)]
mod tests;
