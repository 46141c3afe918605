//! Documentation of waiters.

use crate::model::{Acceptor, AcceptorState, Comparator, Matcher, PathMatcher, Waiter};
use crate::plan::docs::{Docs, Reference, Resolve, code};
use crate::plan::names::name::Name;

/// The model's documentation, in the context of the operation, and the conditions for success and failure, in the
/// context of the output.
pub(super) fn docs(
    name: &Name,
    waiter: &Waiter,
    operation: &dyn Resolve,
    output: &dyn Resolve,
) -> Docs {
    let of_conditions = OfConditions::new(waiter, output);
    let mut docs = match &waiter.documentation {
        Some(text) => Docs::linked(text, operation),
        None => Docs::default(),
    };
    if docs.lines().is_empty() {
        docs.push(&format!("Waits for `{name}`."));
    }
    for (state, end) in
        [(AcceptorState::Success, "Succeeds when"), (AcceptorState::Failure, "Fails when")]
    {
        if let Some(conditions) = conditions(waiter, state) {
            docs.push_with_links(&format!("{end} {conditions}."), &of_conditions);
        }
    }
    docs
}

/// Finds the items in the conditions of a waiter, whose paths start at the output. Expected values are values of enums.
struct OfConditions<'a> {
    output: &'a dyn Resolve,
    expected: Vec<&'a str>,
}

impl<'a> OfConditions<'a> {
    fn new(waiter: &'a Waiter, output: &'a dyn Resolve) -> Self {
        let matchers = waiter.acceptors.iter().filter_map(|acceptor| match &acceptor.matcher {
            Matcher::Output(path) | Matcher::InputOutput(path) => Some(path.expected.as_str()),
            Matcher::Success(_) | Matcher::ErrorType(_) => None,
        });
        Self { output, expected: matchers.collect() }
    }
}

impl Resolve for OfConditions<'_> {
    fn resolve(&self, name: &str) -> Option<Reference> {
        let found = self.output.resolve(name)?;
        (found.is_variant() || !self.expected.contains(&name)).then_some(found)
    }
}

/// The conditions for a state, joined with "or".
fn conditions(waiter: &Waiter, state: AcceptorState) -> Option<String> {
    let acceptors = waiter.acceptors.iter().filter(|acceptor| acceptor.state == state);
    let clauses: Vec<String> = acceptors.map(clause).collect();
    (!clauses.is_empty()).then(|| clauses.join(", or "))
}

fn clause(acceptor: &Acceptor) -> String {
    match &acceptor.matcher {
        Matcher::Output(path) | Matcher::InputOutput(path) => condition(path),
        Matcher::Success(true) => "the call succeeds".to_owned(),
        Matcher::Success(false) => "the call returns an error of the service".to_owned(),
        Matcher::ErrorType(name) => {
            format!("the call returns the error {}", code(&error_name(name)))
        }
    }
}

/// The name of an error, which may be given as a shape id.
pub(super) fn error_name(name: &str) -> String {
    name.rsplit('#').next().unwrap_or(name).to_owned()
}

/// The condition of a matcher, as a clause.
pub(super) fn condition(matcher: &PathMatcher) -> String {
    let (path, expected) = (code(&matcher.path), code(&matcher.expected));
    match matcher.comparator {
        Comparator::StringEquals | Comparator::BooleanEquals => format!("{path} is {expected}"),
        Comparator::AllStringEquals => format!("every item of {path} is {expected}"),
        Comparator::AnyStringEquals => format!("any item of {path} is {expected}"),
    }
}

/// A sentence about the delays between calls.
pub(super) fn delays(waiter: &Waiter) -> String {
    let (min, max) = (waiter.min_delay, waiter.max_delay);
    match min == max {
        true if max == 1 => "Polls every second.".to_owned(),
        true => format!("Polls every {max} seconds."),
        false => format!("Polls every {min} to {max} seconds, with exponential backoff."),
    }
}
