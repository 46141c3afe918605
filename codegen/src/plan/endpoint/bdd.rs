//! Compilation of binary decision diagrams.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#smithy-rules-endpointbdd-trait>.
//!
//! A diagram is compiled to the same rules as a rule set. A node becomes a rule with the node's condition and
//! the rules of its high branch, followed by the rules of its low branch. A node with several predecessors
//! becomes a function, whose parameters are the variables that are set on every path to the node.

mod flow;
mod nodes;
mod write;

use super::ast;
use super::plan::Rules;
use super::refused::{Compiled, PathContext, all, both, refused};
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

/// The names of all functions that a diagram may be compiled to.
pub(super) fn function_names(written: &ast::Bdd) -> Vec<String> {
    let nodes = 2..=written.node_count.min(written.nodes.len()).saturating_add(1);
    let nodes = nodes.flat_map(|node| [format!("node_{node}"), format!("not_node_{node}")]);
    let results = (1..=written.results.len()).map(|result| format!("result_{result}"));
    nodes.chain(results).collect()
}

/// The results. They must not have conditions or further rules.
fn results(results: &[ast::Part<ast::Rule>]) -> Compiled<Vec<&ast::Outcome>> {
    all(results.iter().enumerate().map(|(at, result)| {
        let outcome = result.get("a result").and_then(|result| match &result.outcome {
            _ if !result.conditions.is_empty() => {
                refused("a result", "it must not have conditions")
            }
            ast::Outcome::Tree { .. } => refused("a result", "it must not be a tree"),
            outcome => Ok(outcome),
        });
        outcome.within_item("results", at)
    }))
}

#[cfg(test)]
mod tests;
