//! Writing a diagram as rules, from its ends to its root.

use std::collections::{BTreeMap, VecDeque};

use super::super::Rules;
use super::super::expression::Expression;
use super::super::rules::{FunctionCall, Outcome, Rule, RulesFunction, is_variable};
use super::super::{EndpointPlan, types::Kind};
use super::flow::{Flow, Step};
use super::no_match;
use super::nodes::{Diagram, State, Target};
use crate::plan::{Docs, Name};

/// How deep rules stand in one another before they become a function, for the sake of reading.
const DEEPEST: usize = 4;

/// What has been written of a diagram so far.
pub(super) struct Writer<'d> {
    diagram: &'d Diagram,
    flow: &'d Flow,
    results: &'d [Option<Outcome>],
    /// The rules of nodes that nothing has led to yet, and how deep they stand in one another.
    open: BTreeMap<State, (VecDeque<Rule>, usize)>,
    /// The functions.
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

    /// The rules from the root on.
    pub(super) fn rules(mut self) -> Rules {
        for state in self.flow.order.iter().rev() {
            if let Some(step) = self.flow.steps.get(state) {
                self.node(*state, step);
            }
        }
        let (rules, _) = self.lead(self.diagram.root);
        let functions = self.functions.into_values().collect();
        Rules { rules: rules.into(), functions }
    }

    fn node(&mut self, state: State, step: &Step) {
        let (mut rules, mut depth) = match step.if_false {
            Some(target) => self.lead(target),
            None => (VecDeque::new(), 0),
        };
        if let Some(target) = step.if_true {
            let (then, depth_of_then) = self.lead(target);
            depth = depth.max(depth_of_then + 1);
            let outcome = outcome_of(then.into());
            let conditions = step.condition.clone().into_iter().collect();
            rules.push_front(Rule { conditions, outcome }.without_unused_bindings());
        }
        self.open.insert(state, (rules, depth));
        if self.flow.is_shared(Target::Node(state)) || depth > DEEPEST {
            self.close(state);
        }
    }

    /// Makes a node's rules a function.
    fn close(&mut self, state: State) {
        let Some((rules, _)) = self.open.remove(&state) else { return };
        let not = if state.is_complemented { "not_" } else { "" };
        let number = state.node + 2;
        let name = Name::snake(&format!("{not}node_{number}"));
        let docs = Docs::text(&format!("The rules from node {number} of the model's diagram on."));
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

    /// The rules that a node's leading to a target comes to, and how deep they stand in one another.
    fn lead(&mut self, target: Target) -> (VecDeque<Rule>, usize) {
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

    /// A result where it stands, or nothing if it is a function.
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
        let docs = Docs::text(&format!("Result {} of the model's diagram.", index + 1));
        self.function(target, name, docs, vec![Rule { conditions: Vec::new(), outcome }]);
        None
    }
}

fn always(outcome: Outcome) -> VecDeque<Rule> {
    VecDeque::from([Rule { conditions: Vec::new(), outcome }])
}

/// Rules as what a rule leads to.
fn outcome_of(mut rules: Vec<Rule>) -> Outcome {
    match rules.as_slice() {
        [only] if only.conditions.is_empty() => rules.remove(0).outcome,
        _ => Outcome::Tree(rules),
    }
}
