//! Rules of one operation.

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::answer::Answer;
use super::steps::{Steps, Times};
use crate::operation::Operation;

/// How requests of the operation `O` are answered: which, with what, and how often.
///
/// A rule is made of a condition, [`any`](Rule::any) or [`matching`](Rule::matching), and answers, which
/// are given one after the other. Each is given once, unless [`times`](Rule::times) or
/// [`repeatedly`](Rule::repeatedly) follows. What is answered are requests: a call that is tried again makes
/// several, so that a rule which answers with HTTP statuses 500 and 200 shows the retry at work.
///
/// Clones, such as the one that [`Mocks`](super::Mocks) keep, are the same rule: they count together.
pub struct Rule<O: Operation> {
    made_at: &'static Location<'static>,
    matches: Arc<Matcher<O>>,
    steps: Steps<Arc<Answerer<O>>>,
    seen: Arc<Mutex<Seen<O>>>,
}

type Matcher<O> = dyn Fn(&<O as Operation>::Input) -> bool + Send + Sync;
pub(super) type Answerer<O> = dyn Fn(&<O as Operation>::Input) -> Answer<O> + Send + Sync;

/// What a rule has answered.
struct Seen<O: Operation> {
    requests: usize,
    /// The inputs of the calls, each once however many requests the call made.
    inputs: Vec<Arc<O::Input>>,
}

impl<O: Operation> Rule<O> {
    /// A rule for all requests of the operation.
    #[track_caller]
    pub fn any() -> RuleBuilder<O> {
        Self::matching(|_| true)
    }

    /// A rule for the requests whose input fulfils the condition.
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

    /// Gives the last answer `times` times, where it would be given once.
    #[must_use = "the rule is made anew"]
    pub fn times(self, times: usize) -> Self {
        self.with_times(Times::Exactly(times))
    }

    /// Gives the last answer as often as it is asked for, be it never.
    #[must_use = "the rule is made anew"]
    pub fn repeatedly(self) -> Self {
        self.with_times(Times::AnyNumber)
    }

    /// Adds another answer, which is given after those before it.
    pub fn then(self) -> RuleBuilder<O> {
        RuleBuilder(self)
    }

    fn with_times(mut self, times: Times) -> Self {
        self.steps.repeat_last(times);
        self.seen = Arc::default();
        self
    }

    /// How many calls the rule has answered, in part or in full.
    pub fn calls(&self) -> usize {
        self.seen().inputs.len()
    }

    /// How many requests the rule has answered; a call that is tried again makes several.
    pub fn requests(&self) -> usize {
        self.seen().requests
    }

    /// The inputs of the calls that the rule has answered, in the order of the calls' first requests.
    pub fn inputs(&self) -> Vec<O::Input>
    where
        O::Input: Clone,
    {
        self.seen().inputs.iter().map(|input| O::Input::clone(input)).collect()
    }

    /// Whether an answer is left.
    pub(super) fn has_answers(&self) -> bool {
        self.steps.next(self.requests()).is_some()
    }

    /// How many answers have yet to be given.
    pub(super) fn outstanding(&self) -> usize {
        self.steps.outstanding(self.requests())
    }

    /// Whether the rule is for requests with this input.
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

/// A [`Rule`] that lacks an answer.
#[must_use = "a rule answers nothing until it is given an answer"]
pub struct RuleBuilder<O: Operation>(Rule<O>);

impl<O: Operation> RuleBuilder<O> {
    /// Answers with an output, made from the input.
    pub fn output(self, make: impl Fn(&O::Input) -> O::Output + Send + Sync + 'static) -> Rule<O> {
        self.answer(move |input| Answer::output(make(input)))
    }

    /// Answers with the operation's error or one of its error shapes, made from the input; see
    /// [`Answer::error`].
    pub fn error<E: Into<O::Error>>(
        self,
        make: impl Fn(&O::Input) -> E + Send + Sync + 'static,
    ) -> Rule<O> {
        self.answer(move |input| Answer::error(make(input)))
    }

    /// Answers with an HTTP response, made from the input; the client makes of it what it would make of
    /// the service's. See [`response`](crate::test_util::response).
    pub fn http_response(
        self,
        make: impl Fn(&O::Input) -> HttpResponse + Send + Sync + 'static,
    ) -> Rule<O> {
        self.answer(move |input| Answer::http_response(make(input)))
    }

    /// Fails as a connection does, with an error made from the input.
    pub fn connector_error(
        self,
        make: impl Fn(&O::Input) -> ConnectorError + Send + Sync + 'static,
    ) -> Rule<O> {
        self.answer(move |input| Answer::connector_error(make(input)))
    }

    /// Answers with whatever the function makes of the input.
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
