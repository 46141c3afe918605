//! Problems with endpoint rules.

use crate::model::{Node, ProblemKind, Step, nearest};
use crate::plan::context::Context;

/// A problem with a part of the rules, which is invalid or not supported.
#[derive(Debug)]
pub(super) struct Refused {
    /// A description of the part.
    pub(super) what: String,
    /// The reason.
    pub(super) reason: String,
    /// The path to the part, in reverse order.
    path: Vec<Step>,
}

/// A compiled part of the rules, or all problems with it. The list of problems is empty if the part depends on
/// another invalid part, whose problems are reported elsewhere.
pub(super) type Compiled<T> = Result<T, Vec<Refused>>;

/// Refuses an unknown name, and suggests a similar one.
pub(super) fn unknown<'n, T>(
    what: impl Into<String>,
    reason: &str,
    name: &str,
    names: impl Iterator<Item = &'n str>,
) -> Compiled<T> {
    let suggestion = nearest(name, names).map(|name| format!("; did you mean `{name}`?"));
    refused(what, format!("{reason}{}", suggestion.unwrap_or_default()))
}

/// Refuses a part of the rules for a reason.
pub(super) fn refused<T>(what: impl Into<String>, reason: impl Into<String>) -> Compiled<T> {
    Err(vec![Refused { what: what.into(), reason: reason.into(), path: Vec::new() }])
}

/// Adds the location of a part to its problems.
pub(super) trait PathContext {
    /// The part is the value of an entry.
    fn within(self, entry: &str) -> Self;

    /// The part is an item of the array in an entry.
    fn within_item(self, entry: &str, index: usize) -> Self;
}

impl<T> PathContext for Compiled<T> {
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

/// All parts, or the problems with any of them.
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

/// Two parts, or the problems with either.
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

/// Reports the problems with a trait of the service, if there are any.
pub(super) fn accept<T>(cx: &Context<'_>, node: &Node, compiled: Compiled<T>) -> Option<T> {
    compiled.map_err(|problems| report_refused(cx, node, problems)).ok()
}

fn report_refused(cx: &Context<'_>, node: &Node, problems: Vec<Refused>) {
    for Refused { what, reason, mut path } in problems {
        path.reverse();
        let span = node.span_at(&cx.model.source, &path);
        let what = format!("{what} in the endpoint rules");
        let kind = ProblemKind::EndpointRules { what, reason };
        cx.sink.report(&cx.closure.service, span, kind);
    }
}
