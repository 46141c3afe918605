//! Page by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::{Items, PageSize, PagedItems, PaginatedOperation};
use crate::error::CallError;
use crate::operation::Operation;
use crate::value::Value;

/// The pages of a paginated operation, as a [`Stream`] and by [`next`](Self::next).
///
/// Nothing is sent before the first page is asked for, and each page is a call of its own, sent when it
/// is asked for. The pages begin at the token that the input has, or else at the first; every request
/// has the same input but for the token. They end with a page that has no token for the next, an empty one,
/// or the one that the page itself was asked for with: services that follow a growing log return it at the
/// end. An error is given once and is the end as well. In both cases [`next_token`](Self::next_token) tells
/// where to resume.
///
/// Asking for a page can be cancelled: the call goes on when a page is asked for again. Dropping the
/// paginator ends the call.
#[must_use = "nothing is sent until a page is asked for"]
pub struct Paginator<O: PaginatedOperation> {
    send: Box<dyn Fn(O::Input) -> Call<O> + Send>,
    /// What asks for the next page.
    input: O::Input,
    stop_on_duplicate_token: bool,
    state: State<O>,
}

/// What a page comes as.
type PageResult<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

/// A call under way.
type Call<O> = Pin<Box<dyn Future<Output = PageResult<O>> + Send>>;

/// What asking for a page meets.
enum State<O: PaginatedOperation> {
    /// There is a page to ask for.
    Ready,
    /// It has been asked for.
    Calling(Call<O>),
    /// There are no more pages.
    Ended,
}

impl<O: PaginatedOperation> Paginator<O> {
    /// The pages from the one that `input` asks for, each got with `send`.
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

    /// Sets whether the pages end with one whose token for the next page is the one that the page itself was
    /// asked for with. The default is `true`.
    ///
    /// With `false`, the same page is requested again and again as long as the service returns the same
    /// token, for example to follow a growing log.
    pub fn stop_on_duplicate_token(mut self, stop: bool) -> Self {
        self.stop_on_duplicate_token = stop;
        self
    }

    /// The items of the pages, one by one.
    pub fn items(self) -> Items<O>
    where
        O: PagedItems,
    {
        Items::new(self)
    }

    /// Sets the greatest number of items of a page, whatever the input says.
    pub fn page_size(mut self, size: O::Size) -> Self
    where
        O: PageSize,
    {
        O::set_page_size(&mut self.input, size);
        self
    }

    /// The token of the page to get next, or of the one that is being got; `None` before the first page and
    /// after the last.
    ///
    /// After an error it is the token of the page that could not be got, and after a page that ended the
    /// pages by returning its own token, that token. An input with this token goes on from there.
    pub fn next_token(&self) -> Option<&O::Token> {
        O::token(&self.input)
    }

    /// The next page; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<O::Output, CallError<O::Error>>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// All pages that are left.
    ///
    /// # Errors
    ///
    /// The first error that a page could not be got for. The pages before it are lost.
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

    /// Makes the input ask for what comes after a page.
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

// Nothing in a paginator is pinned but the call, which is boxed.
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
