//! Pages: all that a paginated operation lists, got with one call after the other.
//!
//! A generated builder's `into_paginator` gives a [`Paginator`], a stream of pages; its
//! [`items`](Paginator::items) gives the items of all pages, one by one. Each page is a call like any
//! other, made when it is asked for.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.

mod items;
mod paginator;

pub use items::{Item, Items};
pub use paginator::Paginator;

use crate::operation::Operation;
use crate::value::Value;

/// An operation that returns what it lists page by page.
pub trait PaginatedOperation: Operation<Input: Clone> {
    /// What stands for a page.
    type Token: Value + Clone + PartialEq;

    /// The token of the page that an input asks for; none for the first page.
    fn token(input: &Self::Input) -> Option<&Self::Token>;

    /// Makes an input ask for the page of a token, or for the first page.
    fn set_token(input: &mut Self::Input, token: Option<Self::Token>);

    /// The token of the page after an output's.
    fn next_token(output: &Self::Output) -> Option<&Self::Token>;
}

/// A paginated operation whose input limits the number of items of a page.
pub trait PageSize: PaginatedOperation {
    /// A number of items.
    type Size;

    /// Sets the greatest number of items of a page.
    fn set_page_size(input: &mut Self::Input, size: Self::Size);
}

/// A paginated operation of which the model says what the items of a page are.
pub trait PagedItems: PaginatedOperation {
    /// The items of a page: a list, or a map with its entries as items.
    type Items: IntoIterator;

    /// The items of a page; `None` is the same as no items.
    fn items(output: Self::Output) -> Option<Self::Items>;
}

#[cfg(test)]
mod tests;
