//! Waiters, which call an operation until a resource reaches a desired state.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html>.

mod plan;
mod words;

use std::collections::HashMap;

pub use self::plan::{AcceptorPlan, AcceptorTest, ComparedPath, MatcherPlan, WaiterPlan};
use crate::model::{
    Acceptor, Comparator, Matcher, Operation, PathMatcher, ProblemKind, Shape, ShapeId, ShapeKind,
    Step, Waiter,
};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::links::{Message, Scope};
use crate::plan::names::distinct::Distinct;
use crate::plan::names::name::Name;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::package::exports::WAITER_EXPORTS;
use crate::plan::path::{PathCompiler, PathError, PathRoot, PathType, PathValue};

/// Plans the waiters of operations. `shapes` are in the order of the model, and `methods` are the client's
/// methods so far.
pub(in crate::plan) fn add_waiters(
    cx: &Context<'_>,
    shapes: &[&Shape],
    operations: &mut [OperationPlan],
    mut methods: Distinct,
) {
    let mut types = Distinct::camel().reserve(WAITER_EXPORTS.map(str::to_owned));
    check_names_of_waiters(cx, shapes);
    for shape in shapes {
        let planned = operations.iter_mut().find(|plan| plan.id == shape.id);
        let (ShapeKind::Operation(operation), Some(planned)) = (&shape.kind, planned) else {
            continue;
        };
        for (wire_name, waiter) in &shape.traits.waiters {
            if cx.closure.left_out_waiters.contains(wire_name) {
                continue;
            }
            let name = types.name(Name::type_name(wire_name));
            let method = methods.name(Name::snake(&format!("wait_until_{wire_name}")));
            let of_operation = WaiterPlanner { cx, shape, operation, wire_name };
            planned.waiters.extend(of_operation.plan(waiter, name, method));
        }
    }
}

/// Reports waiters of the service whose names differ in case only, or not at all.
fn check_names_of_waiters(cx: &Context<'_>, shapes: &[&Shape]) {
    let mut seen: HashMap<String, &ShapeId> = HashMap::new();
    for shape in shapes {
        for name in shape.traits.waiters.keys() {
            let Some(first) = seen.insert(name.to_lowercase(), &shape.id) else { continue };
            let reason = format!(
                "the service has more than one waiter `{name}`; another one belongs to `{first}`"
            );
            report_waiter(cx, shape, &[Step::Entry(name.clone())], |trait_id| {
                ProblemKind::InvalidTrait { trait_id, reason }
            });
        }
    }
}

/// Reports a problem with the trait `smithy.waiters#waitable`, at a path within its value.
fn report_waiter(
    cx: &Context<'_>,
    operation: &Shape,
    path: &[Step],
    kind: impl FnOnce(String) -> ProblemKind,
) {
    let span = cx.trait_span(operation, WAITABLE, path);
    cx.sink.report(&operation.id, span, kind(WAITABLE.to_owned()));
}

const WAITABLE: &str = "smithy.waiters#waitable";

/// Plans one waiter.
struct WaiterPlanner<'p, 'm> {
    cx: &'p Context<'m>,
    shape: &'p Shape,
    operation: &'p Operation,
    wire_name: &'p str,
}

impl WaiterPlanner<'_, '_> {
    fn plan(&self, waiter: &Waiter, name: Name, method: Name) -> Option<WaiterPlan> {
        let acceptors = waiter.acceptors.iter().enumerate();
        // Collects all results before returning, so that all problems are reported.
        let acceptors: Vec<Option<AcceptorPlan>> =
            acceptors.map(|(index, acceptor)| self.acceptor(index, acceptor)).collect();
        let unless_default = |delay: u32, default: u32| (delay != default).then_some(delay);
        Some(WaiterPlan {
            wire_name: self.wire_name.to_owned(),
            docs: self.docs(&name, waiter),
            name,
            method,
            min_delay: unless_default(waiter.min_delay, Waiter::DEFAULT_MIN_DELAY),
            max_delay: unless_default(waiter.max_delay, Waiter::DEFAULT_MAX_DELAY),
            delays: words::delays(waiter),
            acceptors: acceptors.into_iter().collect::<Option<_>>()?,
            deprecated: waiter.deprecated,
        })
    }

    fn docs(&self, name: &Name, waiter: &Waiter) -> Docs {
        let operation = Scope::of_operation(self.cx, self.shape);
        let output = Scope::of_message(self.cx, self.shape, Message::Output);
        words::docs(name, waiter, &operation, &output)
    }

    fn acceptor(&self, index: usize, acceptor: &Acceptor) -> Option<AcceptorPlan> {
        let place = AcceptorPlanner { waiter: self, index };
        let matcher = match &acceptor.matcher {
            Matcher::Output(path) => {
                place.compared("output", path, PathRoot::Output).map(MatcherPlan::Output)
            }
            Matcher::InputOutput(path) => place
                .compared("inputOutput", path, PathRoot::InputOutput)
                .map(MatcherPlan::InputOutput),
            Matcher::Success(success) => Some(MatcherPlan::Success(*success)),
            Matcher::ErrorType(name) => Some(MatcherPlan::ErrorType(words::error_name(name))),
        };
        let message = match &acceptor.message {
            Some(path) => Some(place.message(path)?),
            None => None,
        };
        Some(AcceptorPlan { state: acceptor.state, matcher: matcher?, message })
    }
}

/// Plans one acceptor.
struct AcceptorPlanner<'w, 'p, 'm> {
    waiter: &'w WaiterPlanner<'p, 'm>,
    index: usize,
}

impl AcceptorPlanner<'_, '_, '_> {
    fn compared(
        &self,
        property: &str,
        matcher: &PathMatcher,
        root: PathRoot,
    ) -> Option<ComparedPath> {
        let fits = |value: &PathValue| match matcher.comparator {
            Comparator::StringEquals => value.value_type == PathType::Text,
            Comparator::BooleanEquals => value.may_be_bool(),
            Comparator::AllStringEquals | Comparator::AnyStringEquals => value.is_list_of_strings(),
        };
        let place = ["matcher", property, "path"];
        let expected = expected_type(matcher.comparator);
        let value = self.path(&matcher.path, root, &place, (fits, expected))?;
        let (words, test) = (words::condition(matcher), AcceptorTest::of(matcher));
        Some(ComparedPath { words, value, test })
    }

    fn message(&self, path: &str) -> Option<PathValue> {
        let fits =
            |value: &PathValue| value.value_type == PathType::Text || value.is_list_of_strings();
        let expected = "a string or a list of strings";
        self.path(path, PathRoot::Output, &["message"], (fits, expected))
    }

    fn path(
        &self,
        path: &str,
        root: PathRoot,
        place: &[&str],
        (fits, expected): (impl FnOnce(&PathValue) -> bool, &str),
    ) -> Option<PathValue> {
        let WaiterPlanner { cx, shape, operation, wire_name } = self.waiter;
        let (input, output) = (&operation.input, &operation.output);
        let compiled = match root {
            PathRoot::Output if *output == ShapeId::prelude("Unit") => {
                Err(PathError::Invalid("the operation has no output".to_owned()))
            }
            root => PathCompiler { cx, input, output }.compile(path, root),
        };
        let compiled = compiled.and_then(|value| {
            let fits = fits(&value);
            value.checked(fits, expected)
        });
        compiled
            .map(PathValue::into_items)
            .map_err(|error| {
                let is_valid = matches!(error, PathError::Unsupported(_));
                let reason = error.to_string();
                let (waiter, path) = ((*wire_name).to_owned(), path.to_owned());
                report_waiter(cx, shape, &self.steps(place), |_| ProblemKind::WaiterPath {
                    waiter,
                    path,
                    reason,
                    is_valid,
                });
            })
            .ok()
    }

    fn steps(&self, place: &[&str]) -> Vec<Step> {
        let entry = |name: &str| Step::Entry(name.to_owned());
        let start = [entry(self.waiter.wire_name), entry("acceptors"), Step::Item(self.index)];
        start.into_iter().chain(place.iter().map(|name| entry(name))).collect()
    }
}

fn expected_type(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::StringEquals => "a string",
        Comparator::BooleanEquals => "a boolean",
        Comparator::AllStringEquals | Comparator::AnyStringEquals => "a list of strings",
    }
}

#[cfg(test)]
mod tests;
