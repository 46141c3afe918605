//! The waiting loop.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use aws_smithy_runtime::client::waiters::{WaiterOrchestrator, attach_waiter_tracing_span};
use aws_smithy_runtime_api::client::waiters::error::WaiterError as Ended;

use super::acceptor::{Acceptor, AcceptorState};
use super::clock::Clock;
use super::poll::PollError;
use super::{FinalPoll, Waiter, WaiterError, WaiterFailure};
use crate::client::{Handle, without_client};
use crate::config::{SharedAsyncSleep, SharedTimeSource};
use crate::error::{CallError, SdkError};
use crate::operation::Operation;
use crate::plugins::WaiterInterceptor;

/// The future of a waiter, returned by `wait`. Nothing is sent until it is awaited.
#[must_use = "nothing is sent until the future is awaited"]
pub struct WaitFuture<W: Waiter>(Pin<Box<dyn Future<Output = Waited<W>> + Send>>);

/// The result of a waiter.
pub type Waited<W> =
    Result<FinalPoll<<W as Waiter>::Operation>, WaiterError<<W as Waiter>::Operation>>;

impl<W: Waiter> WaitFuture<W> {
    /// Waits by calling through a handle, if there is one.
    pub(crate) fn new(handle: Option<Handle>, input: InputOf<W>, max_wait: Duration) -> Self {
        Self(Box::pin(async move {
            match handle {
                Some(handle) => wait::<W>(of_waiter(handle), input, max_wait).await,
                None => Err(not_started::<W>(without_client())),
            }
        }))
    }
}

#[cfg(feature = "blocking")]
impl<W: Waiter> WaitFuture<W> {
    /// Waits without an async runtime.
    pub(crate) fn blocking(self) -> Waited<W> {
        crate::blocking::run(self)
            .unwrap_or_else(|error| Err(not_started::<W>(SdkError::construction_failure(error))))
    }
}

/// Returns a handle whose calls report that a waiter makes them.
fn of_waiter(handle: Handle) -> Handle {
    handle.customized(|config| config.interceptor(WaiterInterceptor))
}

impl<W: Waiter> Future for WaitFuture<W> {
    type Output = Waited<W>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<W: Waiter> fmt::Debug for WaitFuture<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitFuture").field("waiter", &W::NAME).finish_non_exhaustive()
    }
}

/// The input of a waiter's operation.
type InputOf<W> = <<W as Waiter>::Operation as Operation>::Input;

/// The output of a waiter's operation.
type OutputOf<W> = <<W as Waiter>::Operation as Operation>::Output;

/// The error of a waiter's operation.
type ErrorOf<W> = <<W as Waiter>::Operation as Operation>::Error;

/// The progress of a waiter.
struct Progress<W: Waiter> {
    time_source: SharedTimeSource,
    start: SystemTime,
    polls: u32,
    /// The last acceptor that matched.
    matched: Option<&'static Acceptor<W::Operation>>,
    /// The last result as a clause.
    last_answer: Option<String>,
}

impl<W: Waiter> Progress<W> {
    fn new(time_source: SharedTimeSource) -> Self {
        let start = time_source.now();
        Self { time_source, start, polls: 0, matched: None, last_answer: None }
    }

    /// Records the result of a call and returns the state of the waiter.
    fn judge(
        &mut self,
        input: &InputOf<W>,
        answer: Result<&OutputOf<W>, &PollError<ErrorOf<W>>>,
    ) -> AcceptorState {
        let typed = answer.map_err(|error| error.0.as_service_error());
        let typed = match typed {
            Ok(output) => Some(Ok(output)),
            Err(error) => error.map(Err),
        };
        self.matched = typed.and_then(|answer| {
            W::ACCEPTORS.iter().find(|acceptor| acceptor.matches(input, answer))
        });
        self.last_answer = Some(match (answer, self.matched) {
            (Err(error), _) => format!("{error:#}"),
            (Ok(_), Some(acceptor)) => acceptor.matcher.to_string(),
            (Ok(_), None) => "the output met none of the waiter's conditions".to_owned(),
        });
        self.matched.map_or(AcceptorState::NoAcceptorsMatched, |acceptor| acceptor.state)
    }

    fn error(&self, failure: WaiterFailure<W::Operation>) -> WaiterError<W::Operation> {
        let messages = match (&failure, self.matched) {
            (WaiterFailure::FailureState(poll), Some(acceptor)) => acceptor.messages(poll),
            _ => Vec::new(),
        };
        WaiterError {
            waiter: W::NAME,
            polls: self.polls,
            elapsed: self.time_source.now().duration_since(self.start).unwrap_or_default(),
            last_answer: self.last_answer.clone(),
            messages,
            failure: Box::new(failure),
        }
    }
}

/// Returns the error of a waiter that made no call.
fn not_started<W: Waiter>(error: SdkError<ErrorOf<W>>) -> WaiterError<W::Operation> {
    let progress = Progress::<W>::new(SharedTimeSource::default());
    progress.error(WaiterFailure::OperationFailed(CallError::new(W::Operation::NAME, error)))
}

async fn wait<W: Waiter>(
    handle: Handle,
    input: InputOf<W>,
    max_wait: Duration,
) -> Result<FinalPoll<W::Operation>, WaiterError<W::Operation>> {
    let clock = match handle.clock() {
        Ok((time_source, sleep_impl)) => Clock::new(time_source, sleep_impl),
        Err(incomplete) => {
            return Err(not_started::<W>(SdkError::construction_failure(incomplete)));
        }
    };
    let time_source = SharedTimeSource::new(clock.clone());
    let progress = Arc::new(Mutex::new(Progress::<W>::new(time_source.clone())));
    let orchestrator = WaiterOrchestrator::builder()
        .min_delay(W::MIN_DELAY)
        .max_delay(W::MAX_DELAY)
        .max_wait(max_wait)
        .time_source(time_source)
        .sleep_impl(SharedAsyncSleep::new(clock))
        .acceptor(|answer: Result<&OutputOf<W>, &PollError<ErrorOf<W>>>| {
            locked(&progress).judge(&input, answer)
        })
        .operation(|| {
            locked(&progress).polls += 1;
            let call = handle.call::<W::Operation>(input.clone());
            async { call.await.map_err(|error| PollError(error).into_sdk_error()) }
        })
        .build();
    let ended = attach_waiter_tracing_span(orchestrator.orchestrate()).await;
    let progress = locked(&progress);
    match ended {
        Ok(poll) => Ok(poll.map_err(PollError::from_sdk_error)),
        Err(ended) => Err(progress.error(failure_of::<W>(ended, max_wait))),
    }
}

/// Converts the failure of the polling loop.
fn failure_of<W: Waiter>(
    ended: Ended<OutputOf<W>, PollError<ErrorOf<W>>>,
    max_wait: Duration,
) -> WaiterFailure<W::Operation> {
    match ended {
        Ended::FailureState(failure) => {
            WaiterFailure::FailureState(failure.into_final_poll().map_err(|error| error.0))
        }
        Ended::OperationFailed(failed) => {
            WaiterFailure::OperationFailed(PollError::from_sdk_error(failed.into_error()))
        }
        Ended::ExceededMaxWait(_) => WaiterFailure::ExceededMaxWait { max_wait },
        other => {
            let error = SdkError::construction_failure(other);
            WaiterFailure::OperationFailed(CallError::new(W::Operation::NAME, error))
        }
    }
}

fn locked<W: Waiter>(progress: &Mutex<Progress<W>>) -> MutexGuard<'_, Progress<W>> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}
