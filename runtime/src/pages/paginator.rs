//! Pagination by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::{PageSize, PaginatedOperation};
use crate::error::CallError;
use crate::operation::Operation;
use crate::value::Value;

/// The pages of a paginated operation, as a [`Stream`] and by [`next`](Self::next).
///
/// Each page is a separate call, sent when the page is requested. Pages start at the input's token, or else at the
/// first page. All requests have the same input except for the token.
///
/// The stream ends with a page whose next token is missing, empty or equal to the page's own token: services that
/// follow a growing log repeat the token at the end. An error is returned once and ends the stream as well. In both
/// cases, [`next_token`](Self::next_token) tells where to resume.
///
/// Cancelling a request for a page does not cancel the call: it resumes with the next request for a page. Dropping
/// the paginator cancels the call.
#[must_use = "nothing is sent until a page is requested"]
pub struct Paginator<O: PaginatedOperation> {
    send: Box<dyn Fn(O::Input) -> Call<O> + Send>,
    /// Sends the request for the next page.
    input: O::Input,
    stop_on_duplicate_token: bool,
    state: State<O>,
}

/// The result of a page.
type PageResult<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

/// A pending call.
type Call<O> = Pin<Box<dyn Future<Output = PageResult<O>> + Send>>;

/// The state of a paginator.
enum State<O: PaginatedOperation> {
    /// The next page can be requested.
    Ready,
    /// The next page has been requested.
    Calling(Call<O>),
    /// There are no more pages.
    Ended,
}

impl<O: PaginatedOperation> Paginator<O> {
    /// Creates a paginator that starts with the page requested by `input` and gets pages with `send`.
    pub(crate) fn new<F>(input: O::Input, send: impl Fn(O::Input) -> F + Send + 'static) -> Self
    where
        F: Future<Output = PageResult<O>> + Send + 'static,
    {
        Self {
            send: Box::new(move |input| Box::pin(send(input))),
            input,
            stop_on_duplicate_token: true,
            state: State::Ready,
        }
    }

    /// Sets whether to stop at a page whose next token equals its own token. Defaults to `true`.
    ///
    /// If `false`, the same page is requested repeatedly as long as the service returns the same token, for example
    /// to follow a growing log.
    pub fn stop_on_duplicate_token(mut self, stop: bool) -> Self {
        self.stop_on_duplicate_token = stop;
        self
    }

    /// Sets the maximum number of items per page, replacing that of the input.
    pub fn page_size(mut self, size: O::Size) -> Self
    where
        O: PageSize,
    {
        O::set_page_size(&mut self.input, size);
        self
    }

    /// Returns the token of the next or currently requested page; `None` before the first page and after the last.
    ///
    /// After an error, it is the token of the failed page. After a page that repeated its token, it is that token. To
    /// resume, set it in a new input.
    pub fn next_token(&self) -> Option<&O::Token> {
        O::token(&self.input)
    }

    /// Returns the next page; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<O::Output, CallError<O::Error>>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// Collects all remaining pages.
    ///
    /// # Errors
    ///
    /// The first error of a page. Earlier pages are lost.
    pub async fn try_collect<C>(mut self) -> Result<C, CallError<O::Error>>
    where
        C: Default + Extend<O::Output>,
    {
        let mut pages = C::default();
        while let Some(page) = self.next().await {
            pages.extend([page?]);
        }
        Ok(pages)
    }

    pub(super) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<PageResult<O>>> {
        loop {
            match &mut self.state {
                State::Ready => self.state = State::Calling((self.send)(self.input.clone())),
                State::Calling(call) => {
                    let page = ready!(call.as_mut().poll(context));
                    self.state = self.follow(&page);
                    return Poll::Ready(Some(page));
                }
                State::Ended => return Poll::Ready(None),
            }
        }
    }

    /// Prepares the input for the page after the given one.
    fn follow(&mut self, page: &PageResult<O>) -> State<O> {
        let Ok(output) = page else { return State::Ended };
        let next = O::next_token(output).filter(|token| **token != O::Token::initial());
        if self.stop_on_duplicate_token && next.is_some() && next == self.next_token() {
            return State::Ended;
        }
        O::set_token(&mut self.input, next.cloned());
        if next.is_some() { State::Ready } else { State::Ended }
    }
}

// No field is structurally pinned; the call is boxed.
impl<O: PaginatedOperation> Unpin for Paginator<O> {}

impl<O: PaginatedOperation> Stream for Paginator<O> {
    type Item = Result<O::Output, CallError<O::Error>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<O: PaginatedOperation> FusedStream for Paginator<O> {
    fn is_terminated(&self) -> bool {
        matches!(self.state, State::Ended)
    }
}

impl<O: PaginatedOperation> fmt::Debug for Paginator<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paginator")
            .field("input", &self.input)
            .field("stop_on_duplicate_token", &self.stop_on_duplicate_token)
            .finish_non_exhaustive()
    }
}
