//! Compilation of valid and invalid diagrams.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::super::ast;
use super::super::plan::Rules;
use super::super::refused::Compiled;
use super::super::rules::{Condition, Outcome};
use super::*;

const TERMINAL: [i32; 3] = [-1, 1, -1];

fn result(number: i32) -> i32 {
    100_000_000 + number
}

/// A diagram over two conditions and two results.
fn written(root: i32, nodes: &[[i32; 3]]) -> Value {
    let bytes: Vec<u8> = nodes.as_flattened().iter().flat_map(|it| it.to_be_bytes()).collect();
    json!({
        "conditions": [
            {"fn": "isSet", "argv": [{"ref": "Region"}]},
            {"fn": "stringEquals", "argv": [{"ref": "Region"}, "a"]},
        ],
        "results": [
            {"type": "endpoint", "endpoint": {"url": "https://{Region}"}},
            {"type": "error", "error": "no"},
        ],
        "root": root,
        "nodeCount": nodes.len(),
        "nodes": BASE64_STANDARD.encode(bytes),
    })
}

fn compiled(value: Value) -> Compiled<Rules> {
    let parameters = json!({"Region": {"type": "string"}});
    let parameters: super::super::parameters::RawParameters =
        serde_json::from_value(parameters).expect("parameters");
    let parameters = super::super::parameters::parameters(&parameters, &Default::default());
    let parameters: Vec<_> =
        parameters.into_iter().map(|(_, it)| it.expect("a parameter")).collect();
    let diagram: ast::Bdd = serde_json::from_value(value).expect("a diagram");
    let scope = Scope::of(&parameters, diagram.assigned(), function_names(&diagram));
    compile(&diagram, &scope)
}

/// The problems with a diagram.
fn problem(value: Value) -> String {
    let problems = compiled(value).err().expect("refused");
    let said = problems.iter().map(|problem| format!("{}: {}", problem.what, problem.reason));
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn compiles_a_node_to_a_condition_and_its_branches() {
    let nodes = [TERMINAL, [0, 3, result(2)], [1, result(1), -1]];
    let Rules { rules, functions } = compiled(written(2, &nodes)).expect("compiled");
    assert!(functions.is_empty());
    let [set, no] = rules.as_slice() else { panic!("{rules:?}") };
    assert!(matches!(&*set.conditions, [Condition::IsSome { binding: Some(_), .. }]));
    let Outcome::Tree(inner) = &set.outcome else { panic!("{set:?}") };
    assert!(matches!(&inner[0].outcome, Outcome::Endpoint { .. }));
    assert_eq!(inner.len(), 1, "no rule matches otherwise");
    assert!(matches!(no.outcome, Outcome::Error(_)));
}

#[test]
fn swaps_the_branches_of_a_complemented_reference() {
    let nodes = [TERMINAL, [0, -3, result(2)], [1, result(2), result(1)]];
    let Rules { rules, .. } = compiled(written(2, &nodes)).expect("compiled");
    let Outcome::Tree(inner) = &rules[0].outcome else { panic!("{rules:?}") };
    assert!(matches!(&inner[0].outcome, Outcome::Endpoint { .. }));
    assert!(matches!(&inner[1].outcome, Outcome::Error(_)));
}

#[test]
fn compiles_a_shared_node_to_a_function_of_the_variables_known_on_all_paths() {
    let nodes = [TERMINAL, [0, 3, -1], [1, 4, 4], [1, result(1), result(2)]];
    let Rules { functions, .. } = compiled(written(2, &nodes)).expect("compiled");
    let [function] = functions.as_slice() else { panic!("{functions:?}") };
    assert_eq!(function.name.as_str(), "node_4");
    assert_eq!((function.takes_params, function.variables.len()), (false, 1));
}

#[test]
fn rejects_invalid_references() {
    let with = |root: i32, node: [i32; 3]| problem(written(root, &[TERMINAL, node]));
    let out_of_range =
        |from: &str, reference: i32| format!("{from}: the reference {reference} is out of range");
    let good = [0, 1, -1];
    for root in [0, 3, result(3)] {
        assert_eq!(with(root, good), out_of_range("the root", root));
    }
    assert_eq!(with(-2, good), "the root: it must not be complemented");
    assert_eq!(with(2, [0, 0, 1]), out_of_range("node 1", 0));
    assert_eq!(with(2, [0, 1, i32::MIN]), out_of_range("node 1", i32::MIN));
    assert_eq!(with(2, [0, 1, i32::MAX]), out_of_range("node 1", i32::MAX));
    assert_eq!(with(2, [2, 1, 1]), "node 1: its condition does not exist");
    assert_eq!(with(2, [-1, 1, 1]), "node 1: its condition does not exist");
}

#[test]
fn rejects_cycles() {
    let nodes = [TERMINAL, [0, 3, -1], [1, 2, -1]];
    assert_eq!(problem(written(2, &nodes)), "node 1: it is part of a cycle");
    assert_eq!(problem(written(2, &[TERMINAL, [0, 1, -2]])), "node 1: it is part of a cycle");
}

#[test]
fn rejects_a_wrong_number_of_nodes() {
    let mut value = written(2, &[TERMINAL, [0, 1, -1]]);
    value["nodeCount"] = json!(3);
    assert_eq!(
        problem(value.clone()),
        "the list of nodes: expected 3 nodes of 12 bytes each, found 24 bytes"
    );
    value["nodes"] = json!("!");
    assert!(problem(value).starts_with("the list of nodes: invalid base64: "));
}

#[test]
fn rejects_the_use_of_a_variable_not_set_on_every_path() {
    let nodes = [TERMINAL, [0, 3, 3], [1, result(1), result(2)]];
    let said = problem(written(2, &nodes));
    assert!(
        said.contains("`stringEquals`: it must be a string, but is a string that may be missing"),
        "{said}"
    );
}

#[test]
fn rejects_results_with_conditions() {
    let mut value = written(1, &[TERMINAL]);
    value["results"][0]["conditions"] = json!([{"fn": "isSet", "argv": [{"ref": "Region"}]}]);
    assert_eq!(problem(value), "a result: it must not have conditions");
}

#[test]
fn compiles_a_long_diagram_without_recursion() {
    let count = 5_000;
    let chain = (0..count).map(|at| if at + 1 == count { [0, -1, 1] } else { [0, at + 3, -1] });
    let nodes: Vec<[i32; 3]> = std::iter::once(TERMINAL).chain(chain).collect();
    let Rules { functions, .. } = compiled(written(2, &nodes)).expect("compiled");
    assert!(!functions.is_empty());
}
