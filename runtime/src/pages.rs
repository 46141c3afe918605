//! Pagination.
//!
//! A generated builder's `into_paginator` returns a [`Paginator`], a stream of pages. Its
//! [`items`](Paginator::items) streams the items of all pages. Each page is a separate call, made when the page
//! is requested.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.

mod items;
mod paginator;

pub use items::{Item, Items};
pub use paginator::Paginator;

use crate::operation::Operation;
use crate::value::Value;

/// An operation with paginated results.
pub trait PaginatedOperation: Operation<Input: Clone> {
    /// The type of page tokens.
    type Token: Value + Clone + PartialEq;

    /// Returns the token of the requested page, or `None` for the first page.
    fn token(input: &Self::Input) -> Option<&Self::Token>;

    /// Requests the page of a token, or the first page.
    fn set_token(input: &mut Self::Input, token: Option<Self::Token>);

    /// Returns the token of the next page.
    fn next_token(output: &Self::Output) -> Option<&Self::Token>;
}

/// A paginated operation whose input limits the page size.
pub trait PageSize: PaginatedOperation {
    /// The type of the page size.
    type Size;

    /// Sets the maximum number of items per page.
    fn set_page_size(input: &mut Self::Input, size: Self::Size);
}

/// A paginated operation whose items are known to the model.
pub trait PagedItems: PaginatedOperation {
    /// The items of a page: a list, or a map with its entries as items.
    type Items: IntoIterator;

    /// Returns the items of a page; `None` is equivalent to no items.
    fn items(output: Self::Output) -> Option<Self::Items>;
}

#[cfg(test)]
mod tests;
