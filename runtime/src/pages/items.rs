//! Pagination by item.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::{PagedItems, Paginator};
use crate::error::CallError;
use crate::operation::Operation;

/// The items of all pages of a paginated operation, as a [`Stream`] and by [`next`](Self::next).
///
/// The next page is requested once all items of the current one have been returned. Pages without items are skipped.
/// An error is returned after the items of all earlier pages and ends the stream. See [`Paginator`] for
/// more about requests, errors and cancellation.
#[must_use = "nothing is sent until an item is requested"]
pub struct Items<O: PagedItems> {
    pages: Paginator<O>,
    /// The remaining items of the current page; `None` if another page is needed.
    page: Option<<O::Items as IntoIterator>::IntoIter>,
}

/// An item of the pages of an operation.
pub type Item<O> = <<O as PagedItems>::Items as IntoIterator>::Item;

/// The result of an item.
type ItemResult<O> = Result<Item<O>, CallError<<O as Operation>::Error>>;

impl<O: PagedItems> Paginator<O> {
    /// Returns a stream of the items of all pages.
    pub fn items(self) -> Items<O> {
        Items { pages: self, page: None }
    }
}

impl<O: PagedItems> Items<O> {
    /// Returns the next item; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<Item<O>, CallError<O::Error>>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// Collects all remaining items.
    ///
    /// # Errors
    ///
    /// The first error of a page. Items of earlier pages are lost.
    pub async fn try_collect<C>(mut self) -> Result<C, CallError<O::Error>>
    where
        C: Default + Extend<Item<O>>,
    {
        let mut items = C::default();
        while let Some(item) = self.next().await {
            items.extend([item?]);
        }
        Ok(items)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<ItemResult<O>>> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Poll::Ready(Some(Ok(item)));
            }
            self.page = None;
            match ready!(self.pages.poll_page(context)).transpose() {
                Ok(Some(page)) => self.page = O::items(page).map(IntoIterator::into_iter),
                Ok(None) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

// No field is structurally pinned.
impl<O: PagedItems> Unpin for Items<O> {}

impl<O: PagedItems> Stream for Items<O> {
    type Item = Result<Item<O>, CallError<O::Error>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

impl<O: PagedItems> FusedStream for Items<O> {
    fn is_terminated(&self) -> bool {
        self.page.is_none() && self.pages.is_terminated()
    }
}

impl<O: PagedItems> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
