//! Waiters in words.

use crate::model::{Acceptor, AcceptorState, Comparator, Matcher, PathMatcher, Waiter};
use crate::plan::Docs;
use crate::plan::docs::code;

/// What a waiter waits for: what the model says, and when waiting ends.
pub(super) fn docs(name: &str, waiter: &Waiter) -> Docs {
    let mut docs = match &waiter.documentation {
        Some(text) => Docs::from_model(text),
        None => Docs::default(),
    };
    if docs.lines().is_empty() {
        docs.push(&format!("Waits for `{name}`."));
    }
    for (state, end) in [
        (AcceptorState::Success, "Waiting ends with success when"),
        (AcceptorState::Failure, "It ends with failure when"),
    ] {
        if let Some(conditions) = conditions(waiter, state) {
            docs.push(&format!("{end} {conditions}."));
        }
    }
    docs
}

/// The conditions for a state, in one clause.
fn conditions(waiter: &Waiter, state: AcceptorState) -> Option<String> {
    let acceptors = waiter.acceptors.iter().filter(|acceptor| acceptor.state == state);
    let clauses: Vec<String> = acceptors.map(clause).collect();
    (!clauses.is_empty()).then(|| clauses.join(", or "))
}

fn clause(acceptor: &Acceptor) -> String {
    match &acceptor.matcher {
        Matcher::Output(path) | Matcher::InputOutput(path) => condition(path),
        Matcher::Success(true) => "the call succeeds".to_owned(),
        Matcher::Success(false) => "the call fails with an error of the service".to_owned(),
        Matcher::ErrorType(name) => {
            format!("the call fails with {}", code(&super::name_of_error(name)))
        }
    }
}

/// When what a path leads to is as expected.
pub(super) fn condition(matcher: &PathMatcher) -> String {
    let (path, expected) = (code(&matcher.path), code(&matcher.expected));
    match matcher.comparator {
        Comparator::StringEquals | Comparator::BooleanEquals => format!("{path} is {expected}"),
        Comparator::AllStringEquals => format!("all of {path} are {expected}"),
        Comparator::AnyStringEquals => format!("any of {path} is {expected}"),
    }
}

/// How long the waiter waits between calls.
pub(super) fn delays(waiter: &Waiter) -> String {
    let (min, max) = (waiter.min_delay, waiter.max_delay);
    let unit = if max == 1 { "second" } else { "seconds" };
    match min == max {
        true => format!("Between calls pass {max} {unit}."),
        false => format!("Between calls pass {min} to {max} {unit}, more from call to call."),
    }
}
