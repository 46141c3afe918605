//! Rules for waiters beyond the types of values.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html#waiter-structure>.

use indexmap::IndexMap;

use crate::model::id::ShapeId;
use crate::model::path::Step;
use crate::model::waiters::{Acceptor, AcceptorState, Comparator, Matcher, Waiter};

/// A violated rule, and the path to the value.
pub(super) struct Violation {
    pub(super) path: Vec<Step>,
    pub(super) reason: String,
}

/// Returns the violated rules of all waiters of an operation.
pub(super) fn violations(waiters: &IndexMap<String, Waiter>) -> Vec<Violation> {
    waiters
        .iter()
        .flat_map(|(name, waiter)| {
            let of_waiter = check_name(name).into_iter().chain(check_waiter(waiter));
            of_waiter.map(|violation| violation.below([Step::Entry(name.clone())]))
        })
        .collect()
}

impl Violation {
    fn new(entry: &str, reason: impl Into<String>) -> Self {
        Self { path: vec![Step::Entry(entry.to_owned())], reason: reason.into() }
    }

    /// Prepends steps to the path.
    fn below(self, above: impl IntoIterator<Item = Step>) -> Self {
        Self { path: above.into_iter().chain(self.path).collect(), ..self }
    }
}

fn check_name(name: &str) -> Option<Violation> {
    let starts = name.starts_with(|c: char| c.is_ascii_uppercase());
    let is_name = starts && name.chars().all(|c| c.is_ascii_alphanumeric());
    let reason = || {
        format!(
            "`{name}` is not a valid waiter name: expected ASCII letters and digits, starting with a capital letter"
        )
    };
    (!is_name).then(|| Violation { path: Vec::new(), reason: reason() })
}

fn check_waiter(waiter: &Waiter) -> Vec<Violation> {
    let mut violations = check_delays(waiter);
    let can_succeed = waiter.acceptors.iter().any(|it| it.state == AcceptorState::Success);
    if !can_succeed {
        violations.push(Violation::new("acceptors", "no acceptor has the state `success`"));
    }
    for (index, acceptor) in waiter.acceptors.iter().enumerate() {
        let place = [Step::Entry("acceptors".to_owned()), Step::Item(index)];
        let of_acceptor = check_acceptor(acceptor).into_iter();
        violations.extend(of_acceptor.map(|violation| violation.below(place.clone())));
    }
    violations
}

fn check_delays(waiter: &Waiter) -> Vec<Violation> {
    let (min, max) = (waiter.min_delay, waiter.max_delay);
    let delays = [("minDelay", min), ("maxDelay", max)];
    let zeros = delays.into_iter().filter(|(_, delay)| *delay == 0);
    let mut violations: Vec<Violation> = zeros
        .map(|(name, _)| Violation::new(name, format!("`{name}` must be at least 1")))
        .collect();
    if violations.is_empty() && min > max {
        let reason = format!("`minDelay` ({min}) is greater than `maxDelay` ({max})");
        violations.push(Violation::new("minDelay", reason));
    }
    violations
}

fn check_acceptor(acceptor: &Acceptor) -> Vec<Violation> {
    let mut violations = Vec::new();
    if acceptor.message.is_some() && acceptor.state != AcceptorState::Failure {
        let reason = "only acceptors with the state `failure` can have a `message`";
        violations.push(Violation::new("message", reason));
    }
    let of_matcher = check_matcher(&acceptor.matcher);
    violations
        .extend(of_matcher.map(|violation| violation.below([Step::Entry("matcher".to_owned())])));
    violations
}

fn check_matcher(matcher: &Matcher) -> Option<Violation> {
    match matcher {
        Matcher::ErrorType(name) if name.contains('#') && name.parse::<ShapeId>().is_err() => {
            Some(Violation::new(
                "errorType",
                format!("`{name}` is not a valid shape id or name of an error"),
            ))
        }
        _ => {
            let path = matcher.path()?;
            let expects_boolean = path.comparator == Comparator::BooleanEquals;
            let is_boolean = ["true", "false"].contains(&path.expected.as_str());
            let reason = || {
                let expected = &path.expected;
                format!("`booleanEquals` requires `true` or `false`, but found `{expected}`")
            };
            let violation = || Violation::new("expected", reason());
            let place = [Step::Entry(matcher.property().to_owned())];
            (expects_boolean && !is_boolean).then(|| violation().below(place))
        }
    }
}
