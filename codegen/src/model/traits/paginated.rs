//! Pagination.

use serde::Deserialize;

/// How an operation is paginated. Paths name a member of the input or output, through nested
/// structures with dots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object", rename_all = "camelCase")]
pub struct Paginated {
    /// The input member that takes the token of the page to fetch.
    pub input_token: Option<String>,
    /// The path of the output member that holds the token of the next page.
    pub output_token: Option<String>,
    /// The path of the output member that holds the page's items.
    pub items: Option<String>,
    /// The input member that limits the number of items of a page.
    pub page_size: Option<String>,
}
