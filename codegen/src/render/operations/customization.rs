//! Customizations of operations.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{Customization, InputChange, OperationPlan};
use crate::render::source::tokens::{ident, runtime};

/// Renders the facts in which requests differ from those of other services, except flags.
pub(super) fn facts(customization: &Customization) -> impl Iterator<Item = TokenStream> {
    let headers = customization.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let headers = (!customization.headers.is_empty()).then(|| quote!(headers = &[#(#headers),*]));
    let codes = customization.error_codes.iter().map(|(status, code)| {
        let status = Literal::u16_unsuffixed(*status);
        quote!((#status, #code))
    });
    let codes =
        (!customization.error_codes.is_empty()).then(|| quote!(error_codes = &[#(#codes),*]));
    let changes = !customization.input_changes.is_empty();
    headers.into_iter().chain(codes).chain(changes.then(|| quote!(change_input = change_input)))
}

/// Renders the function that changes an input before it is sent:
///
/// ```ignore
/// fn change_input(input: &mut PutThingInput) {
///     customization::set_default(&mut input.account_id, "-");
/// }
/// ```
pub(super) fn change_input(operation: &OperationPlan) -> Option<TokenStream> {
    let changes = &operation.customization.input_changes;
    if changes.is_empty() {
        return None;
    }
    let rt = runtime();
    let (input, changes) = (ident(&operation.input.name), changes.iter().map(change));
    Some(quote! {
        fn change_input(input: &mut #input) {
            #(#rt::customization::#changes;)*
        }
    })
}

/// Renders the call of the function that makes a change.
fn change(change: &InputChange) -> TokenStream {
    match change {
        InputChange::Default { field, value } => {
            let field = ident(field);
            quote!(set_default(&mut input.#field, #value))
        }
        InputChange::AfterLast { field, separator } => {
            let field = ident(field);
            quote!(keep_after_last(&mut input.#field, #separator))
        }
    }
}
