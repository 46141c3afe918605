//! Pagination: tokens, page sizes and items of paginated operations.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{MemberPath, MemberPlan, OperationPlan, PaginationPlan};
use crate::render::source::tokens::{ident, rust_type, value_type};

/// Renders the facts about the pagination of an operation:
///
/// ```ignore
/// #[operation(
///     "Things.ListThings",
///     SERVICE,
///     page_token(String, input.next_token, output.next_token),
///     page_size(i32, input.max_results),
///     page_items(Vec<Thing>, output.result?.things)
/// )]
/// ```
pub(super) fn facts(operation: &OperationPlan) -> Vec<TokenStream> {
    let Some(plan) = &operation.pagination else { return Vec::new() };
    let size = plan.page_size.as_ref().map(page_size);
    let items = plan.items.as_ref().map(items);
    [Some(token(plan)), size, items].into_iter().flatten().collect()
}

fn token(plan: &PaginationPlan) -> TokenStream {
    let (token, field) = (value_type(&plan.input_token), ident(&plan.input_token.field));
    let next = path(&plan.output_token);
    quote!(page_token(#token, input.#field, #next))
}

fn page_size(member: &MemberPlan) -> TokenStream {
    let (size, field) = (rust_type(&member.rust_type), ident(&member.field));
    quote!(page_size(#size, input.#field))
}

fn items(items: &MemberPath) -> TokenStream {
    let (of, path) = (value_type(&items.member), path(items));
    quote!(page_items(#of, #path))
}

/// Renders the path to a member of the output. A `?` follows members on the way that can be absent.
fn path(path: &MemberPath) -> TokenStream {
    let through = path.through.iter().map(|member| {
        let field = ident(&member.field);
        if member.is_optional() { quote!(.#field?) } else { quote!(.#field) }
    });
    let field = ident(&path.member.field);
    quote!(output #(#through)* .#field)
}
