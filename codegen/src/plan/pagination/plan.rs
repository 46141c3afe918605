//! The planned pagination.

use crate::plan::MemberPlan;

/// The pagination of an operation.
#[derive(Clone, Debug)]
pub struct PaginationPlan {
    /// The member of the input for the token of the requested page.
    pub input_token: MemberPlan,
    /// The member of the output with the token of the next page.
    pub output_token: MemberPath,
    /// The member of the input for the maximum number of items in a page.
    pub page_size: Option<MemberPlan>,
    /// The member of the output with the page's items: a list or a map.
    pub items: Option<MemberPath>,
}

/// A member of an output, or of a structure within it.
#[derive(Clone, Debug)]
pub struct MemberPath {
    /// The members that lead to it, starting with a member of the output.
    pub through: Vec<MemberPlan>,
    /// The member.
    pub member: MemberPlan,
}
