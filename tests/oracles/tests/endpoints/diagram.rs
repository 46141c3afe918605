//! Conversion of rule sets to equivalent decision diagrams.
//!
//! Nodes are conditions. If a condition holds, the next condition of the rule or its result follows; otherwise, the
//! next rule follows. Some nodes are negated, and referenced by complemented references.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;
use serde_json::{Value as Json, json};

const RESULTS: i32 = 100_000_000;
const NO_MATCH: i32 = -1;

/// Builds a diagram.
struct Builder<'r> {
    rng: &'r mut TestRng,
    conditions: Vec<Json>,
    results: Vec<Json>,
    nodes: Vec<[i32; 3]>,
}

/// Returns the diagram of a rule set.
pub(crate) fn of(rule_set: &Json, rng: &mut TestRng) -> Json {
    let nodes = vec![[-1, 1, -1]];
    let mut builder = Builder { rng, conditions: Vec::new(), results: Vec::new(), nodes };
    let mut root = builder.rules(rule_set["rules"].as_array().expect("rules"), NO_MATCH);
    if root < NO_MATCH {
        // The root is not complemented.
        let at = usize::try_from(root.unsigned_abs()).expect("a node") - 1;
        let [condition, high, low] = builder.nodes[at];
        root = builder.push([condition, low, high]);
    }
    let bytes: Vec<u8> =
        builder.nodes.as_flattened().iter().flat_map(|number| number.to_be_bytes()).collect();
    json!({
        "version": "1.1",
        "parameters": rule_set["parameters"],
        "conditions": builder.conditions,
        "results": builder.results,
        "root": root,
        "nodeCount": builder.nodes.len(),
        "nodes": BASE64_STANDARD.encode(bytes),
    })
}

impl Builder<'_> {
    /// Returns the reference to rules that fall through to `otherwise`.
    fn rules(&mut self, rules: &[Json], otherwise: i32) -> i32 {
        rules.iter().rev().fold(otherwise, |otherwise, rule| {
            let then = match rule["type"].as_str() {
                // A tree whose rules don't match ends the evaluation.
                Some("tree") => self.rules(rule["rules"].as_array().expect("rules"), NO_MATCH),
                _ => self.result(rule),
            };
            let conditions = rule["conditions"].as_array().into_iter().flatten();
            conditions.rev().fold(then, |then, condition| self.node(condition, then, otherwise))
        })
    }

    fn result(&mut self, rule: &Json) -> i32 {
        let mut result = rule.clone();
        result.as_object_mut().expect("a rule").remove("conditions");
        RESULTS + 1 + position(&mut self.results, result)
    }

    fn node(&mut self, condition: &Json, high: i32, low: i32) -> i32 {
        let condition = position(&mut self.conditions, condition.clone());
        let node = [condition, high, low];
        let complement = [condition, low, high];
        let find = |wanted| self.nodes.iter().skip(1).position(|it| *it == wanted);
        match (find(node), find(complement)) {
            (Some(at), _) => reference(at),
            (None, Some(at)) => -reference(at),
            (None, None) if self.rng.random_bool(0.3) => -self.push(complement),
            (None, None) => self.push(node),
        }
    }

    fn push(&mut self, node: [i32; 3]) -> i32 {
        self.nodes.push(node);
        reference(self.nodes.len() - 2)
    }
}

/// Returns the reference to a node. The first reference is the terminal node.
fn reference(at: usize) -> i32 {
    i32::try_from(at + 2).expect("few nodes")
}

/// Returns the position of an item. Adds the item if it is new.
fn position(items: &mut Vec<Json>, item: Json) -> i32 {
    let at = items.iter().position(|it| *it == item).unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    });
    i32::try_from(at).expect("few items")
}
