//! Pagination.

use serde::Deserialize;

/// The pagination of an operation.
///
/// Paths refer to a member of the input or output. Dots separate the members of nested structures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object", rename_all = "camelCase")]
pub struct Paginated {
    /// The input member for the token of the requested page.
    pub input_token: Option<String>,
    /// The path of the output member with the token of the next page.
    pub output_token: Option<String>,
    /// The path of the output member with the page's items.
    pub items: Option<String>,
    /// The input member that limits the number of items of a page.
    pub page_size: Option<String>,
}
