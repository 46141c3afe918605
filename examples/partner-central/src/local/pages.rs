//! Lists in order and page by page.

use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::SortOrder;

use super::fault::{Fault, field};

/// How many items a page has if the request doesn't say.
const USUAL: i32 = 20;

/// Part of a list.
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    pub(super) next_token: Option<String>,
}

/// Cuts out the page that a token leads to. A token is the number of items before the page.
///
/// # Errors
///
/// The token leads nowhere.
pub(super) fn page<T>(
    items: Vec<T>,
    max_results: Option<i32>,
    token: Option<&str>,
) -> Result<Page<T>, Fault> {
    let start = match token {
        None => 0,
        Some(token) => position(token, items.len()).ok_or_else(unknown_token)?,
    };
    let size = usize::try_from(max_results.unwrap_or(USUAL)).unwrap_or_default();
    let end = start + size;
    let next_token = (end < items.len()).then(|| end.to_string());
    Ok(Page { items: items.into_iter().skip(start).take(size).collect(), next_token })
}

fn position(token: &str, length: usize) -> Option<usize> {
    token.parse().ok().filter(|&position| position < length)
}

fn unknown_token() -> Fault {
    let complaint = field("nextToken", "INVALID", "No page has been given with it.");
    Fault::against_the_rules("The token leads to no page.", [complaint])
}

/// Puts items in order by the time of their last change; without an order the earliest comes first.
pub(super) fn sort<T>(items: &mut [T], order: Option<&SortOrder>, time: impl Fn(&T) -> DateTime) {
    items.sort_by_key(time);
    if order == Some(&SortOrder::Descending) {
        items.reverse();
    }
}

/// Whether a filter accepts a value that may be absent. A filter that is not given accepts everything; a filter
/// that is given accepts no absent value.
pub(super) fn lets_some_through<T: PartialEq<V>, V>(
    filter: Option<&[T]>,
    value: &Option<V>,
) -> bool {
    match value {
        Some(value) => lets_through(filter, value),
        None => filter.is_none(),
    }
}

/// Whether a filter lets a value through; one that is not given lets everything.
pub(super) fn lets_through<T: PartialEq<V>, V>(filter: Option<&[T]>, value: &V) -> bool {
    filter.is_none_or(|filter| filter.iter().any(|allowed| allowed == value))
}
