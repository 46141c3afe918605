//! Typed rules.

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::answer::Answer;
use super::steps::{Steps, Times};
use crate::operation::Operation;

/// A rule for answering requests of the operation `O`.
///
/// A rule consists of a condition, [`any`](Rule::any) or [`matching`](Rule::matching), and answers given in order. Each
/// is given once, unless followed by [`times`](Rule::times) or [`repeatedly`](Rule::repeatedly). Rules answer requests
/// rather than calls: a call that is retried makes several requests, so a rule that answers with HTTP statuses 500 and
/// 200 tests the retry.
///
/// Clones, such as those kept by [`Mocks`](super::Mocks), share their state and count together.
pub struct Rule<O: Operation> {
    made_at: &'static Location<'static>,
    matches: Arc<Matcher<O>>,
    steps: Steps<Arc<Answerer<O>>>,
    seen: Arc<Mutex<Seen<O>>>,
}

type Matcher<O> = dyn Fn(&<O as Operation>::Input) -> bool + Send + Sync;
pub(super) type Answerer<O> = dyn Fn(&<O as Operation>::Input) -> Answer<O> + Send + Sync;

/// The requests answered by a rule.
struct Seen<O: Operation> {
    requests: usize,
    /// The inputs of the calls, each once regardless of the number of requests.
    inputs: Vec<Arc<O::Input>>,
}

impl<O: Operation> Rule<O> {
    /// Creates a rule for all requests of the operation.
    #[track_caller]
    pub fn any() -> RuleBuilder<O> {
        Self::matching(|_| true)
    }

    /// Creates a rule for requests whose input satisfies the predicate.
    #[track_caller]
    pub fn matching(
        condition: impl Fn(&O::Input) -> bool + Send + Sync + 'static,
    ) -> RuleBuilder<O> {
        RuleBuilder(Self {
            made_at: Location::caller(),
            matches: Arc::new(condition),
            steps: Steps::default(),
            seen: Arc::default(),
        })
    }

    /// Repeats the last answer `times` times.
    #[must_use = "returns a new rule"]
    pub fn times(self, times: usize) -> Self {
        self.with_times(Times::Exactly(times))
    }

    /// Repeats the last answer any number of times, including zero.
    #[must_use = "returns a new rule"]
    pub fn repeatedly(self) -> Self {
        self.with_times(Times::AnyNumber)
    }

    /// Adds another answer after the others.
    pub fn then(self) -> RuleBuilder<O> {
        RuleBuilder(self)
    }

    fn with_times(mut self, times: Times) -> Self {
        self.steps.repeat_last(times);
        self.seen = Arc::default();
        self
    }

    /// Returns the number of calls that the rule has answered, in part or completely.
    pub fn calls(&self) -> usize {
        self.seen().inputs.len()
    }

    /// Returns the number of requests that the rule has answered, counting retries.
    pub fn requests(&self) -> usize {
        self.seen().requests
    }

    /// Returns the inputs of the calls that the rule has answered, in the order of their first requests.
    pub fn inputs(&self) -> Vec<O::Input>
    where
        O::Input: Clone,
    {
        self.seen().inputs.iter().map(|input| O::Input::clone(input)).collect()
    }

    /// Returns whether an answer is left.
    pub(super) fn has_answers(&self) -> bool {
        self.steps.next(self.requests()).is_some()
    }

    /// Returns the number of outstanding answers.
    pub(super) fn outstanding(&self) -> usize {
        self.steps.outstanding(self.requests())
    }

    /// Returns whether the rule applies to requests with this input.
    pub(super) fn matches(&self, input: &O::Input) -> bool {
        (self.matches)(input)
    }

    /// Takes the next answer, if one is left, for a request of the call with this input.
    pub(super) fn take(&self, input: &Arc<O::Input>) -> Option<Arc<Answerer<O>>> {
        let mut seen = self.seen();
        let answer = self.steps.next(seen.requests)?.clone();
        seen.requests += 1;
        if !seen.inputs.iter().any(|known| Arc::ptr_eq(known, input)) {
            seen.inputs.push(input.clone());
        }
        Some(answer)
    }

    fn seen(&self) -> MutexGuard<'_, Seen<O>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<O: Operation> Clone for Rule<O> {
    fn clone(&self) -> Self {
        Self {
            made_at: self.made_at,
            matches: self.matches.clone(),
            steps: self.steps.clone(),
            seen: self.seen.clone(),
        }
    }
}

impl<O: Operation> fmt::Debug for Rule<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: {} answered", O::NAME, self.made_at, self.requests())?;
        match self.outstanding() {
            0 if self.has_answers() => f.write_str(", any number left"),
            left => write!(f, ", {left} left"),
        }
    }
}

impl<O: Operation> Default for Seen<O> {
    fn default() -> Self {
        Self { requests: 0, inputs: Vec::new() }
    }
}

/// A [`Rule`] that needs an answer.
#[must_use = "a rule has no effect without an answer"]
pub struct RuleBuilder<O: Operation>(Rule<O>);

impl<O: Operation> RuleBuilder<O> {
    /// Answers with an output created from the input.
    pub fn output(self, make: impl Fn(&O::Input) -> O::Output + Send + Sync + 'static) -> Rule<O> {
        self.answer(move |input| Answer::output(make(input)))
    }

    /// Answers with the operation's error or one of its error shapes, created from the input; see
    /// [`Answer::error`].
    pub fn error<E: Into<O::Error>>(
        self,
        make: impl Fn(&O::Input) -> E + Send + Sync + 'static,
    ) -> Rule<O> {
        self.answer(move |input| Answer::error(make(input)))
    }

    /// Answers with an HTTP response created from the input, which the client reads like one of the service. See
    /// [`response`](crate::test_util::response).
    pub fn http_response(
        self,
        make: impl Fn(&O::Input) -> HttpResponse + Send + Sync + 'static,
    ) -> Rule<O> {
        self.answer(move |input| Answer::http_response(make(input)))
    }

    /// Fails the connection with an error created from the input.
    pub fn connector_error(
        self,
        make: impl Fn(&O::Input) -> ConnectorError + Send + Sync + 'static,
    ) -> Rule<O> {
        self.answer(move |input| Answer::connector_error(make(input)))
    }

    /// Answers with an answer of any kind created from the input.
    pub fn answer(self, make: impl Fn(&O::Input) -> Answer<O> + Send + Sync + 'static) -> Rule<O> {
        let mut rule = self.0;
        rule.steps.push(Arc::new(make));
        rule.seen = Arc::default();
        rule
    }
}

impl<O: Operation> fmt::Debug for RuleBuilder<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
