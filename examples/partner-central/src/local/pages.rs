//! Sorting, filtering and pagination of lists.

use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::SortOrder;

use super::fault::{Fault, field};

/// The default size of a page.
const DEFAULT_SIZE: i32 = 20;

/// A page of a list.
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    pub(super) next_token: Option<String>,
}

/// Returns the page for a token. A token is the number of items before the page.
///
/// # Errors
///
/// Fails if the token is invalid.
pub(super) fn page<T>(
    items: Vec<T>,
    max_results: Option<i32>,
    token: Option<&str>,
) -> Result<Page<T>, Fault> {
    let start = match token {
        None => 0,
        Some(token) => position(token, items.len()).ok_or_else(unknown_token)?,
    };
    let size = usize::try_from(max_results.unwrap_or(DEFAULT_SIZE)).unwrap_or_default();
    let end = start + size;
    let next_token = (end < items.len()).then(|| end.to_string());
    Ok(Page { items: items.into_iter().skip(start).take(size).collect(), next_token })
}

fn position(token: &str, length: usize) -> Option<usize> {
    token.parse().ok().filter(|&position| position < length)
}

fn unknown_token() -> Fault {
    let violation = field("nextToken", "INVALID", "The service has not returned this token.");
    Fault::invalid("The token is invalid.", [violation])
}

/// Sorts items by the time of their last change. Without an order, the earliest comes first.
pub(super) fn sort<T>(items: &mut [T], order: Option<&SortOrder>, time: impl Fn(&T) -> DateTime) {
    items.sort_by_key(time);
    if order == Some(&SortOrder::Descending) {
        items.reverse();
    }
}

/// Returns whether a filter accepts an optional value. No filter accepts all values; a filter rejects `None`.
pub(super) fn accepts_some<T: PartialEq<V>, V>(filter: Option<&[T]>, value: &Option<V>) -> bool {
    match value {
        Some(value) => accepts(filter, value),
        None => filter.is_none(),
    }
}

/// Returns whether a filter accepts a value. No filter accepts all values.
pub(super) fn accepts<T: PartialEq<V>, V>(filter: Option<&[T]>, value: &V) -> bool {
    filter.is_none_or(|filter| filter.iter().any(|allowed| allowed == value))
}
