//! What is known at each node of a diagram, whichever way leads there.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ast;
use super::super::compile::{compile_condition, compile_outcome};
use super::super::expression::Expression;
use super::super::refused::{Compiled, Within, all, refused};
use super::super::rules::{Condition, Outcome};
use super::super::scope::Scope;
use super::super::types::Kind;
use super::nodes::{Branches, Diagram, State, Target};
use crate::plan::Name;

/// The nodes that the root leads to, with what is known there.
pub(super) struct Flow {
    /// The nodes, each before those that it leads to.
    pub(super) order: Vec<State>,
    /// What each node comes to.
    pub(super) steps: BTreeMap<State, Step>,
    /// What is known at results and nodes.
    facts: BTreeMap<Target, Facts>,
    /// How many ways lead to results and nodes.
    ways: BTreeMap<Target, usize>,
    scope: Scope,
}

/// A node: its condition, and where it leads to.
pub(super) struct Step {
    /// The condition; nothing, if it always holds.
    pub(super) condition: Option<Condition>,
    /// Where it leads if the condition holds; nothing, if it never does.
    pub(super) if_true: Option<Target>,
    /// Where it leads if the condition doesn't hold; nothing, if it always does.
    pub(super) if_false: Option<Target>,
}

/// Names that stand for something certain, with what it is; `None` stands for `true`.
type Facts = BTreeMap<String, Option<Kind>>;

impl Flow {
    /// Follows a diagram from its root. What is wrong with conditions keeps nothing else from being looked
    /// at.
    pub(super) fn of(
        diagram: &Diagram,
        conditions: &[&ast::Call],
        scope: &Scope,
    ) -> Compiled<(Self, Compiled<()>)> {
        let mut flow = Self {
            order: order(diagram)?,
            steps: BTreeMap::new(),
            facts: BTreeMap::from([(diagram.root, Facts::new())]),
            ways: BTreeMap::from([(diagram.root, 1)]),
            scope: scope.clone(),
        };
        let mut problems = Vec::new();
        for state in flow.order.clone() {
            // What no way leads to that can be gone is left out.
            let (Some(facts), Some(branches)) =
                (flow.facts.get(&Target::Node(state)).cloned(), diagram.branches(state))
            else {
                continue;
            };
            problems.push(flow.enter(state, branches, conditions, facts));
        }
        flow.order.retain(|state| flow.steps.contains_key(state));
        Ok((flow, all(problems).map(drop)))
    }

    /// Compiles the results that the root leads to.
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
                self.give_up_on(call, &scope);
                self.lead(if_true, facts.clone());
                self.lead(if_false, facts);
                return Err(problems).within_item("conditions", at);
            }
        };
        let (if_true, if_false) = match &condition {
            None => (None, Some(if_false)),
            Some(None | Some(Condition::Let { .. })) => (Some(if_true), None),
            Some(Some(_)) => (Some(if_true), Some(if_false)),
        };
        if let Some(target) = if_true {
            self.lead(target, with_facts_of(call, &scope, facts.clone()));
        }
        if let Some(target) = if_false {
            self.lead(target, facts);
        }
        self.steps.insert(state, Step { condition: condition.flatten(), if_true, if_false });
        Ok(())
    }

    /// Forgets what a condition that is wrong would have let be known.
    fn give_up_on(&mut self, call: &ast::Call, scope: &Scope) {
        self.scope.forget_all_of(call);
        for name in call.references() {
            if scope.get(name).is_some_and(Expression::is_optional) {
                for facts in self.facts.values_mut() {
                    facts.remove(name);
                }
            }
        }
    }

    /// One more way leads to a target; what is known there is known on every way.
    fn lead(&mut self, target: Target, facts: Facts) {
        *self.ways.entry(target).or_default() += 1;
        match self.facts.get_mut(&target) {
            Some(known) => known.retain(|name, kind| facts.get(name) == Some(kind)),
            None => {
                self.facts.insert(target, facts);
            }
        }
    }

    /// What names stand for at a target.
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

    /// Whether several ways lead to a target.
    pub(super) fn is_shared(&self, target: Target) -> bool {
        self.ways.get(&target).is_some_and(|ways| *ways > 1)
    }
}

/// What is known where a condition holds: what it binds, besides what was known before.
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

/// The nodes that the root leads to, each before those that it leads to itself.
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
                    return refused(what, "it leads back to itself").within("nodes");
                }
                target => next.push(target),
            }
        }
    }
    order.reverse();
    Ok(order)
}
