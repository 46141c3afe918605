//! Operation inputs: structures whose builders also send the request.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{Http, OperationPlan};
use crate::render::source::tokens::ident;

/// Renders the role of an operation's input, as an argument of the runtime's macro `structure`:
///
/// ```text
/// input(ListThings, paginated, http("GET", "/things", 200))
/// ```
pub(super) fn role(operation: &OperationPlan) -> TokenStream {
    let name = ident(&operation.name);
    let paginated = operation.pagination.is_some().then(|| quote!(, paginated));
    let waited_for = (!operation.waiters.is_empty()).then(|| quote!(, waited_for));
    let http = operation.http.as_ref().map(|Http { method, uri, code }| {
        let code = Literal::u16_unsuffixed(*code);
        quote!(, http(#method, #uri, #code))
    });
    quote!(input(#name #paginated #waited_for #http))
}
