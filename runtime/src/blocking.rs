//! Calls without an async runtime, for scripts, command-line tools and foreign function interfaces.
//!
//! With the feature `blocking`, builders have a method `send_blocking` next to `send`, and `wait_blocking` next to
//! `wait`. [`Paginator::blocking`](crate::pages::Paginator::blocking) and
//! [`Items::blocking`](crate::pages::Items::blocking) return iterators.
//!
//! The first call starts a thread that drives the connections and timers of all blocking calls of the process. The
//! calls themselves run on the calling thread. On a thread of an async runtime, they fail with [`BlockingError`]
//! instead of blocking the runtime; there, call `send` and await it. In `tokio::task::spawn_blocking`, pass the future
//! to `tokio::runtime::Handle::block_on`.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::Context;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{CallError, SdkError};
use crate::operation::Operation;
use crate::pages::{Item, Items, PagedItems, PaginatedOperation, Paginator};

/// The result of a call.
pub type SendResult<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

/// The reason why a call could not block.
#[derive(Debug)]
#[non_exhaustive]
pub enum BlockingError {
    /// The thread belongs to an async runtime.
    InAsyncRuntime,
    /// The thread that drives connections could not be started.
    NoThread(&'static io::Error),
}

impl fmt::Display for BlockingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InAsyncRuntime => {
                "a blocking call was made on a thread of an async runtime; call the async method and await it, or \
                 make the call on a thread of its own"
            }
            Self::NoThread(_) => "the thread for blocking calls can't be started",
        })
    }
}

impl std::error::Error for BlockingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::InAsyncRuntime => None,
            Self::NoThread(error) => Some(*error),
        }
    }
}

/// Drives the connections and timers of blocking calls.
static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("smithy-client-blocking")
        .enable_all()
        .build()
});

/// Runs a future to completion on the current thread.
///
/// # Errors
///
/// The thread must not block, or the thread that drives connections can't be started.
pub(crate) fn run<F: Future>(future: F) -> Result<F::Output, BlockingError> {
    if Handle::try_current().is_ok() {
        return Err(BlockingError::InAsyncRuntime);
    }
    match &*RUNTIME {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(BlockingError::NoThread(error)),
    }
}

/// Runs the future of a call to completion.
pub(crate) fn run_call<O: Operation, T>(
    call: impl Future<Output = Result<T, CallError<O::Error>>>,
) -> Result<T, CallError<O::Error>> {
    run(call).unwrap_or_else(|error| Err(failed::<O>(error)))
}

/// Returns the error of a call that could not block.
pub(crate) fn failed<O: Operation>(error: BlockingError) -> CallError<O::Error> {
    CallError::new(O::NAME, SdkError::construction_failure(error))
}

/// An iterator over the pages or the items of a paginated operation. Each page is requested when it is needed.
///
/// An error ends the iterator; see [`Paginator`].
#[derive(Debug)]
#[must_use = "nothing is sent until an item is requested"]
pub struct Blocking<S> {
    stream: S,
    ended: bool,
}

impl<S: Stream + Unpin> Blocking<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self { stream, ended: false }
    }

    /// Returns the stream, to read the rest of it asynchronously or to find the token of the next page.
    pub fn into_inner(self) -> S {
        self.stream
    }

    fn next_or_error(&mut self) -> Option<Result<S::Item, BlockingError>> {
        if self.ended {
            return None;
        }
        let next = run(std::future::poll_fn(|context: &mut Context<'_>| {
            Pin::new(&mut self.stream).poll_next(context)
        }));
        match next {
            Ok(item) => item.map(Ok),
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }
}

impl<O: PaginatedOperation> Iterator for Blocking<Paginator<O>> {
    type Item = SendResult<O>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_or_error().map(|page| page.unwrap_or_else(|error| Err(failed::<O>(error))))
    }
}

impl<O: PagedItems> Iterator for Blocking<Items<O>> {
    type Item = Result<Item<O>, CallError<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_or_error().map(|item| item.unwrap_or_else(|error| Err(failed::<O>(error))))
    }
}

impl<O: PaginatedOperation> Paginator<O> {
    /// Returns an iterator over the pages, for use without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<O: PagedItems> Items<O> {
    /// Returns an iterator over the items, for use without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}
