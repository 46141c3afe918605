//! Operation inputs: structures whose builders also send the request.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::OperationPlan;
use crate::render::source::tokens::ident;

/// Renders the role of an operation's input, as an argument of the runtime's macro `structure`:
///
/// ```text
/// input(ListThings, paginated)
/// ```
pub(super) fn role(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.name);
    let paginated = operation.pagination.is_some().then(|| quote!(, paginated));
    let waited_for = (!operation.waiters.is_empty()).then(|| quote!(, waited_for));
    quote!(input(#name #paginated #waited_for))
}
