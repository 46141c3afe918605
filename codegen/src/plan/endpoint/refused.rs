//! What is wrong with endpoint rules, and where.

use crate::model::{Node, ProblemKind, Step, nearest};
use crate::plan::closure::Planner;

/// Something in the rules that isn't well-formed, or that the generator can't express.
#[derive(Debug)]
pub(super) struct Refused {
    /// What it is.
    pub(super) what: String,
    /// What is wrong with it.
    pub(super) reason: String,
    /// The way to it, from the inside out.
    path: Vec<Step>,
}

/// A part of the rules, or everything that is wrong with it. Without a problem of its own, it depends on
/// another part that is wrong.
pub(super) type Compiled<T> = Result<T, Vec<Refused>>;

/// A name that there isn't, with the one that may have been meant.
pub(super) fn unknown<'n, T>(
    what: impl Into<String>,
    reason: &str,
    name: &str,
    names: impl Iterator<Item = &'n str>,
) -> Compiled<T> {
    let meant = nearest(name, names).map(|name| format!("; did you mean `{name}`?"));
    refused(what, format!("{reason}{}", meant.unwrap_or_default()))
}

pub(super) fn refused<T>(what: impl Into<String>, reason: impl Into<String>) -> Compiled<T> {
    Err(vec![Refused { what: what.into(), reason: reason.into(), path: Vec::new() }])
}

/// Says where something stands, so that its problems are found there.
pub(super) trait Within {
    /// It is the value of an entry.
    fn within(self, entry: &str) -> Self;

    /// It is an item of the array that is the value of an entry.
    fn within_item(self, entry: &str, index: usize) -> Self;
}

impl<T> Within for Compiled<T> {
    fn within(self, entry: &str) -> Self {
        self.map_err(|mut problems| {
            let entry = Step::Entry(entry.to_owned());
            problems.iter_mut().for_each(|problem| problem.path.push(entry.clone()));
            problems
        })
    }

    fn within_item(self, entry: &str, index: usize) -> Self {
        let item = self.map_err(|mut problems| {
            problems.iter_mut().for_each(|problem| problem.path.push(Step::Item(index)));
            problems
        });
        item.within(entry)
    }
}

/// The parts, or everything that is wrong with any of them.
pub(super) fn all<T>(parts: impl IntoIterator<Item = Compiled<T>>) -> Compiled<Vec<T>> {
    let mut found = Ok(Vec::new());
    for part in parts {
        found = both(found, part).map(|(mut good, part)| {
            good.push(part);
            good
        });
    }
    found
}

/// Two parts, or everything that is wrong with either.
pub(super) fn both<A, B>(a: Compiled<A>, b: Compiled<B>) -> Compiled<(A, B)> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(problems), Ok(_)) | (Ok(_), Err(problems)) => Err(problems),
        (Err(mut problems), Err(more)) => {
            problems.extend(more);
            Err(problems)
        }
    }
}

impl Planner<'_> {
    /// What was compiled from a trait of the service; or, if there are problems, reports them.
    pub(super) fn accept<T>(&self, node: &Node, compiled: Compiled<T>) -> Option<T> {
        compiled.map_err(|problems| self.report_refused(node, problems)).ok()
    }

    fn report_refused(&self, node: &Node, problems: Vec<Refused>) {
        for Refused { what, reason, mut path } in problems {
            path.reverse();
            let span = node.place(&self.model.source, &path);
            let what = format!("{what} in the endpoint rules");
            let kind = ProblemKind::EndpointRules { what, reason };
            self.report(&self.closure.service, span, kind);
        }
    }
}
