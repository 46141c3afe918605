//! Conversion of a diagram to rules, from its results to its root.

use std::collections::{BTreeMap, VecDeque};

use super::super::expression::Expression;
use super::super::plan::{EndpointPlan, Rules};
use super::super::rules::{FunctionCall, Outcome, Rule, RulesFunction, is_variable};
use super::super::types::Kind;
use super::flow::{CompiledNode, Flow};
use super::nodes::{Diagram, State, Target};
use crate::plan::{Docs, Name};

/// The maximum depth of nested rules. Deeper rules become a function, for readability.
const MAX_DEPTH: usize = 4;

/// Converts a diagram to rules.
pub(super) struct Writer<'d> {
    diagram: &'d Diagram,
    flow: &'d Flow,
    results: &'d [Option<Outcome>],
    /// The rules of nodes that aren't part of other rules yet, with their depth.
    open: BTreeMap<State, (VecDeque<Rule>, usize)>,
    /// The functions so far, by the node or result that they evaluate.
    functions: BTreeMap<Target, RulesFunction>,
}

impl<'d> Writer<'d> {
    pub(super) fn new(
        diagram: &'d Diagram,
        flow: &'d Flow,
        results: &'d [Option<Outcome>],
    ) -> Self {
        Self { diagram, flow, results, open: BTreeMap::new(), functions: BTreeMap::new() }
    }

    /// Converts the diagram.
    pub(super) fn rules(mut self) -> Rules {
        for state in self.flow.order.iter().rev() {
            if let Some(node) = self.flow.nodes.get(state) {
                self.node(*state, node);
            }
        }
        let (rules, _) = self.branch(self.diagram.root);
        let functions = self.functions.into_values().collect();
        Rules { rules: rules.into(), functions }
    }

    fn node(&mut self, state: State, node: &CompiledNode) {
        let (mut rules, mut depth) = match node.if_false {
            Some(target) => self.branch(target),
            None => (VecDeque::new(), 0),
        };
        if let Some(target) = node.if_true {
            let (then, depth_of_then) = self.branch(target);
            depth = depth.max(depth_of_then + 1);
            let outcome = outcome_of(then.into());
            let conditions = node.condition.clone().into_iter().collect();
            rules.push_front(Rule { conditions, outcome }.without_unused_bindings());
        }
        self.open.insert(state, (rules, depth));
        if self.flow.is_shared(Target::Node(state)) || depth > MAX_DEPTH {
            self.close(state);
        }
    }

    /// Turns a node's rules into a function.
    fn close(&mut self, state: State) {
        let Some((rules, _)) = self.open.remove(&state) else { return };
        let not = if state.is_complemented { "not_" } else { "" };
        let number = state.node + 2;
        let name = Name::snake(&format!("{not}node_{number}"));
        let docs = Docs::text(&format!(
            "Evaluates the rules from node {number} of the model's decision diagram."
        ));
        self.function(Target::Node(state), name, docs, rules.into());
    }

    fn function(&mut self, target: Target, name: Name, docs: Docs, rules: Vec<Rule>) {
        let is_used = |(name, _): &(Name, Kind)| {
            rules.iter().any(|rule| rule.any(&|it| is_variable(it, name)))
        };
        let variables = self.flow.variables_at(target).into_iter().filter(is_used).collect();
        let takes_params = EndpointPlan::takes_params(&rules);
        let function = RulesFunction { name, docs, takes_params, variables, rules };
        self.functions.insert(target, function);
    }

    /// The rules for a branch to a target, with their depth.
    fn branch(&mut self, target: Target) -> (VecDeque<Rule>, usize) {
        if let Target::Node(state) = target
            && let Some(rules) = self.open.remove(&state)
        {
            return rules;
        }
        if let Target::Result(index) = target
            && let Some(outcome) = self.result(index)
        {
            return (always(outcome), 0);
        }
        (self.call(target).map(always).unwrap_or_default(), 0)
    }

    fn call(&self, target: Target) -> Option<Outcome> {
        let function = self.functions.get(&target)?;
        Some(Outcome::Call(FunctionCall {
            name: function.name.clone(),
            takes_params: function.takes_params,
            variables: function.variables.iter().map(|(name, _)| name.clone()).collect(),
        }))
    }

    /// The outcome of a result, or `None` if the result is a function.
    fn result(&mut self, index: usize) -> Option<Outcome> {
        let target = Target::Result(index);
        if self.functions.contains_key(&target) {
            return None;
        }
        let Some(outcome) = self.results.get(index).cloned().flatten() else {
            return Some(no_match());
        };
        let is_short = matches!(outcome, Outcome::Error(Expression::Text(_)));
        if is_short || !self.flow.is_shared(target) {
            return Some(outcome);
        }
        let name = Name::snake(&format!("result_{}", index + 1));
        let docs =
            Docs::text(&format!("Returns result {} of the model's decision diagram.", index + 1));
        self.function(target, name, docs, vec![Rule { conditions: Vec::new(), outcome }]);
        None
    }
}

fn always(outcome: Outcome) -> VecDeque<Rule> {
    VecDeque::from([Rule { conditions: Vec::new(), outcome }])
}

/// Converts rules to the outcome of a rule.
fn outcome_of(mut rules: Vec<Rule>) -> Outcome {
    match rules.as_slice() {
        [only] if only.conditions.is_empty() => rules.remove(0).outcome,
        _ => Outcome::Tree(rules),
    }
}

/// The outcome if no rule matches.
fn no_match() -> Outcome {
    Outcome::Tree(Vec::new())
}
