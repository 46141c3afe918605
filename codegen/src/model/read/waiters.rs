//! What a waiter must not say, besides values of the wrong type.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html#waiter-structure>.

use indexmap::IndexMap;

use crate::model::id::ShapeId;
use crate::model::path::Step;
use crate::model::waiters::{Acceptor, AcceptorState, Comparator, Matcher, Waiter};

/// A mistake, and the way to its place in the trait's value.
pub(super) struct Mistake {
    pub(super) path: Vec<Step>,
    pub(super) reason: String,
}

/// The mistakes of all waiters of an operation.
pub(super) fn mistakes(waiters: &IndexMap<String, Waiter>) -> Vec<Mistake> {
    waiters
        .iter()
        .flat_map(|(name, waiter)| {
            let of_waiter = of_name(name).into_iter().chain(of_waiter(waiter));
            of_waiter.map(|mistake| mistake.below([Step::Entry(name.clone())]))
        })
        .collect()
}

impl Mistake {
    fn new(entry: &str, reason: impl Into<String>) -> Self {
        Self { path: vec![Step::Entry(entry.to_owned())], reason: reason.into() }
    }

    /// The mistake, where its place is below a path.
    fn below(self, above: impl IntoIterator<Item = Step>) -> Self {
        Self { path: above.into_iter().chain(self.path).collect(), ..self }
    }
}

fn of_name(name: &str) -> Option<Mistake> {
    let starts = name.starts_with(|c: char| c.is_ascii_uppercase());
    let is_name = starts && name.chars().all(|c| c.is_ascii_alphanumeric());
    let reason = || {
        format!("`{name}` is no name of a waiter: ASCII letters and digits, first a capital letter")
    };
    (!is_name).then(|| Mistake { path: Vec::new(), reason: reason() })
}

fn of_waiter(waiter: &Waiter) -> Vec<Mistake> {
    let mut mistakes = of_delays(waiter);
    let ends_well = waiter.acceptors.iter().any(|it| it.state == AcceptorState::Success);
    if !ends_well {
        mistakes.push(Mistake::new("acceptors", "none of the acceptors has the state `success`"));
    }
    for (index, acceptor) in waiter.acceptors.iter().enumerate() {
        let place = [Step::Entry("acceptors".to_owned()), Step::Item(index)];
        let of_acceptor = of_acceptor(acceptor).into_iter();
        mistakes.extend(of_acceptor.map(|mistake| mistake.below(place.clone())));
    }
    mistakes
}

fn of_delays(waiter: &Waiter) -> Vec<Mistake> {
    let (min, max) = (waiter.min_delay, waiter.max_delay);
    let delays = [("minDelay", min), ("maxDelay", max)];
    let zeros = delays.into_iter().filter(|(_, delay)| *delay == 0);
    let mut mistakes: Vec<Mistake> = zeros
        .map(|(name, _)| Mistake::new(name, format!("`{name}` has to be 1 or more")))
        .collect();
    if mistakes.is_empty() && min > max {
        let reason = format!("`minDelay`, {min}, is greater than `maxDelay`, {max}");
        mistakes.push(Mistake::new("minDelay", reason));
    }
    mistakes
}

fn of_acceptor(acceptor: &Acceptor) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if acceptor.message.is_some() && acceptor.state != AcceptorState::Failure {
        let reason = "only acceptors with the state `failure` can have a `message`";
        mistakes.push(Mistake::new("message", reason));
    }
    let of_matcher = of_matcher(&acceptor.matcher);
    mistakes.extend(of_matcher.map(|mistake| mistake.below([Step::Entry("matcher".to_owned())])));
    mistakes
}

fn of_matcher(matcher: &Matcher) -> Option<Mistake> {
    match matcher {
        Matcher::ErrorType(name) if name.contains('#') && name.parse::<ShapeId>().is_err() => {
            Some(Mistake::new("errorType", format!("`{name}` is no shape id, nor an error's name")))
        }
        _ => {
            let path = matcher.path()?;
            let expects_boolean = path.comparator == Comparator::BooleanEquals;
            let is_boolean = ["true", "false"].contains(&path.expected.as_str());
            let reason = || {
                let expected = &path.expected;
                format!("`booleanEquals` expects `true` or `false`, and not `{expected}`")
            };
            let mistake = || Mistake::new("expected", reason());
            let place = [Step::Entry(matcher.property().to_owned())];
            (expects_boolean && !is_boolean).then(|| mistake().below(place))
        }
    }
}
