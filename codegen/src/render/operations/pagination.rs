//! Pagination: tokens, page sizes and items of paginated operations.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::{MemberPath, MemberPlan, OperationPlan, PaginationPlan};
use crate::render::source::tokens::{ident, runtime, rust_type, value_type};

/// Renders the implementations of the runtime's pagination traits:
///
/// ```text
/// impl PaginatedOperation for ListThings {
///     type Token = String;
///
///     fn token(input: &Self::Input) -> Option<&Self::Token> {
///         input.next_token.as_ref()
///     }
///     …
/// }
///
/// impl PageSize for ListThings { … }
///
/// impl PagedItems for ListThings { … }
/// ```
pub(in crate::render) fn pagination(operation: &OperationPlan) -> TokenStream {
    let Some(plan) = &operation.pagination else { return quote!() };
    let operation = ident(&operation.name);
    let tokens = tokens(&operation, plan);
    let page_size = plan.page_size.as_ref().map(|member| page_size(&operation, member));
    let items = plan.items.as_ref().map(|path| items(&operation, path));
    quote!(#tokens #page_size #items)
}

fn tokens(operation: &Ident, plan: &PaginationPlan) -> TokenStream {
    let rt = runtime();
    let token = value_type(&plan.input_token);
    let field = ident(&plan.input_token.field);
    let next = borrowed(&plan.output_token);
    quote! {
        impl #rt::pages::PaginatedOperation for #operation {
            type Token = #token;

            fn token(input: &Self::Input) -> Option<&Self::Token> {
                input.#field.as_ref()
            }

            fn set_token(input: &mut Self::Input, token: Option<Self::Token>) {
                input.#field = token;
            }

            fn next_token(output: &Self::Output) -> Option<&Self::Token> {
                #next
            }
        }
    }
}

fn page_size(operation: &Ident, member: &MemberPlan) -> TokenStream {
    let rt = runtime();
    let (field, size) = (ident(&member.field), rust_type(&member.rust_type));
    let value = if member.is_optional() { quote!(Some(size)) } else { quote!(size) };
    quote! {
        impl #rt::pages::PageSize for #operation {
            type Size = #size;

            fn set_page_size(input: &mut Self::Input, size: Self::Size) {
                input.#field = #value;
            }
        }
    }
}

fn items(operation: &Ident, path: &MemberPath) -> TokenStream {
    let rt = runtime();
    let (items, value) = (value_type(&path.member), moved(path));
    quote! {
        impl #rt::pages::PagedItems for #operation {
            type Items = #items;

            fn items(output: Self::Output) -> Option<Self::Items> {
                #value
            }
        }
    }
}

/// Renders an `Option` of a reference to a member of `output`.
fn borrowed(path: &MemberPath) -> TokenStream {
    let through = path.through.iter().map(|member| {
        let field = ident(&member.field);
        if member.is_optional() { quote!(.#field.as_ref()?) } else { quote!(.#field) }
    });
    let field = ident(&path.member.field);
    if path.member.is_optional() {
        quote!(output #(#through)* .#field.as_ref())
    } else {
        quote!(Some(&output #(#through)* .#field))
    }
}

/// Renders an `Option` of a member moved out of `output`.
fn moved(path: &MemberPath) -> TokenStream {
    let through = path.through.iter().map(|member| {
        let field = ident(&member.field);
        if member.is_optional() { quote!(.#field?) } else { quote!(.#field) }
    });
    let field = ident(&path.member.field);
    let value = quote!(output #(#through)* .#field);
    if path.member.is_optional() { value } else { quote!(Some(#value)) }
}
