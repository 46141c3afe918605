//! Data flow in a diagram: the facts that are known at each node, on every path to it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ast;
use super::super::compile::{CompiledCondition, compile_condition, compile_outcome};
use super::super::expression::Expression;
use super::super::refused::{Compiled, PathContext, all, refused};
use super::super::rules::{Condition, Outcome};
use super::super::scope::Scope;
use super::super::types::Kind;
use super::nodes::{Branches, Diagram, State, Target};
use crate::plan::names::name::Name;

/// The nodes reachable from the root, with the facts known there.
pub(super) struct Flow {
    /// The nodes in topological order.
    pub(super) order: Vec<State>,
    /// The compiled nodes.
    pub(super) nodes: BTreeMap<State, CompiledNode>,
    /// The facts known at results and nodes.
    facts: BTreeMap<Target, Facts>,
    /// The number of edges to results and nodes.
    edges: BTreeMap<Target, usize>,
    scope: Scope,
}

/// A compiled node.
pub(super) struct CompiledNode {
    /// The condition. `None` if it always holds.
    pub(super) condition: Option<Condition>,
    /// The branch if the condition holds. `None` if it never holds.
    pub(super) if_true: Option<Target>,
    /// The branch if the condition does not hold. `None` if it always holds.
    pub(super) if_false: Option<Target>,
}

/// The names that are known to be set, with their types. `None` is the value `true`.
type Facts = BTreeMap<String, Option<Kind>>;

impl Flow {
    /// Analyzes a diagram from its root. The second result has the problems with conditions, which don't prevent
    /// further checks.
    pub(super) fn of(
        diagram: &Diagram,
        conditions: &[&ast::Call],
        scope: &Scope,
    ) -> Compiled<(Self, Compiled<()>)> {
        let mut flow = Self {
            order: order(diagram)?,
            nodes: BTreeMap::new(),
            facts: BTreeMap::from([(diagram.root, Facts::new())]),
            edges: BTreeMap::from([(diagram.root, 1)]),
            scope: scope.clone(),
        };
        let mut problems = Vec::new();
        for state in flow.order.clone() {
            // Nodes that are only reachable by branches never taken are left out.
            let (Some(facts), Some(branches)) =
                (flow.facts.get(&Target::Node(state)).cloned(), diagram.branches(state))
            else {
                continue;
            };
            problems.push(flow.enter(state, branches, conditions, facts));
        }
        flow.order.retain(|state| flow.nodes.contains_key(state));
        Ok((flow, all(problems).map(drop)))
    }

    /// Compiles the reachable results.
    pub(super) fn results(&self, results: &[&ast::Outcome]) -> Compiled<Vec<Option<Outcome>>> {
        all(results.iter().enumerate().map(|(at, outcome)| {
            let target = Target::Result(at);
            if !self.facts.contains_key(&target) {
                return Ok(None);
            }
            let outcome = compile_outcome(outcome, &self.scope_at(target));
            outcome.within_item("results", at).map(Some)
        }))
    }

    fn enter(
        &mut self,
        state: State,
        Branches { condition: at, if_true, if_false }: Branches,
        conditions: &[&ast::Call],
        facts: Facts,
    ) -> Compiled<()> {
        let Some(call) = conditions.get(at) else { return Ok(()) };
        let mut scope = self.with(&facts);
        let condition = match compile_condition(call, &mut scope) {
            Ok(condition) => condition,
            Err(problems) => {
                self.forget_all_of(call, &scope);
                self.add_edge(if_true, facts.clone());
                self.add_edge(if_false, facts);
                return Err(problems).within_item("conditions", at);
            }
        };
        let (condition, if_true, if_false) = match condition {
            CompiledCondition::Never => (None, None, Some(if_false)),
            CompiledCondition::Always => (None, Some(if_true), None),
            CompiledCondition::If(binding @ Condition::Let { .. }) => {
                (Some(binding), Some(if_true), None)
            }
            CompiledCondition::If(condition) => (Some(condition), Some(if_true), Some(if_false)),
        };
        if let Some(target) = if_true {
            self.add_edge(target, with_facts_of(call, &scope, facts.clone()));
        }
        if let Some(target) = if_false {
            self.add_edge(target, facts);
        }
        self.nodes.insert(state, CompiledNode { condition, if_true, if_false });
        Ok(())
    }

    /// Removes the facts that an invalid condition might have established.
    fn forget_all_of(&mut self, call: &ast::Call, scope: &Scope) {
        self.scope.forget_all_of(call);
        for name in call.references() {
            if scope.get(name).is_some_and(Expression::is_optional) {
                for facts in self.facts.values_mut() {
                    facts.remove(name);
                }
            }
        }
    }

    /// Adds an edge to a target. Only facts known on every edge are known at the target.
    fn add_edge(&mut self, target: Target, facts: Facts) {
        *self.edges.entry(target).or_default() += 1;
        match self.facts.get_mut(&target) {
            Some(known) => known.retain(|name, kind| facts.get(name) == Some(kind)),
            None => {
                self.facts.insert(target, facts);
            }
        }
    }

    /// The scope at a target.
    pub(super) fn scope_at(&self, target: Target) -> Scope {
        self.facts.get(&target).map_or_else(|| self.scope.clone(), |facts| self.with(facts))
    }

    fn with(&self, facts: &Facts) -> Scope {
        let mut scope = self.scope.clone();
        for (name, kind) in facts {
            match kind {
                Some(kind) => drop(scope.bind(name, *kind)),
                None => scope.bind_true(name),
            }
        }
        scope
    }

    /// The variables that are set at a target.
    pub(super) fn variables_at(&self, target: Target) -> Vec<(Name, Kind)> {
        let scope = self.scope_at(target);
        scope.names().into_iter().filter_map(|name| scope.variable(name)).collect()
    }

    /// Returns whether a target has several incoming edges.
    pub(super) fn is_shared(&self, target: Target) -> bool {
        self.edges.get(&target).is_some_and(|edges| *edges > 1)
    }
}

/// The facts known if a condition holds: the given ones, and those that the condition establishes.
fn with_facts_of(call: &ast::Call, scope: &Scope, mut facts: Facts) -> Facts {
    if let Some(name) = &call.assign {
        facts.insert(name.clone(), scope.variable(name).map(|(_, kind)| kind));
    }
    if let ("isSet", [ast::Argument::Reference { name }]) = (&*call.function, &*call.argv)
        && let Some((_, kind)) = scope.variable(name)
    {
        facts.insert(name.clone(), Some(kind));
    }
    facts
}

/// The nodes reachable from the root, in topological order.
fn order(diagram: &Diagram) -> Compiled<Vec<State>> {
    let (mut entered, mut done) = (BTreeSet::new(), BTreeSet::new());
    let mut order = Vec::new();
    let mut next = vec![diagram.root];
    while let Some(target) = next.last().copied() {
        let Target::Node(state) = target else {
            next.pop();
            continue;
        };
        if !entered.insert(state) {
            next.pop();
            if done.insert(state) {
                order.push(state);
            }
            continue;
        }
        let Some(Branches { if_true, if_false, .. }) = diagram.branches(state) else { continue };
        for target in [if_true, if_false] {
            match target {
                Target::Node(inner) if done.contains(&inner) => {}
                Target::Node(inner) if entered.contains(&inner) => {
                    let what = format!("node {}", inner.node + 1);
                    return refused(what, "it is part of a cycle").within("nodes");
                }
                target => next.push(target),
            }
        }
    }
    order.reverse();
    Ok(order)
}
