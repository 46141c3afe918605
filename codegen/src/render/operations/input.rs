//! Operation inputs: structures whose builders also send the request.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::pagination::paginator_docs;
use crate::plan::{OperationPlan, Plan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{builder_ident, doc, ident, runtime};
use crate::render::types::structure::{self, ExtraParts};

/// Adds an operation's input to the operation's file.
pub(super) fn add_input(source: &mut Source, plan: &Plan, operation: &OperationPlan) {
    let extra = ExtraParts { attribute: attribute(operation), ..ExtraParts::default() };
    structure::add_structure(source, &operation.input, &extra);
    source.items(paginator(plan, operation));
    source.items(wait(operation));
}

/// Renders the attribute that makes a structure the input of an operation:
///
/// ```ignore
/// #[input(GetThing(GetThingOutput, GetThingError), client = "get_thing", constraints = CONSTRAINTS)]
/// ```
fn attribute(operation: &OperationPlan) -> TokenStream {
    let (name, output) = (ident(&operation.name), ident(&operation.output.name));
    let (error, method) = (ident(&operation.error_name), operation.module.bare());
    let constraints = quote!(crate::constraints::CONSTRAINTS);
    quote!(#[input(#name(#output, #error), client = #method, constraints = #constraints)])
}

/// The parts of an `impl` block of an input's builder.
struct Builder {
    name: Ident,
    states: Vec<Ident>,
    /// The bounds that require all required members to be set.
    bounds: TokenStream,
}

impl Builder {
    fn of(operation: &OperationPlan) -> Self {
        let rt = runtime();
        let members = operation.input.members.iter();
        let states: Vec<Ident> = members.filter_map(|it| it.state.as_ref()).map(ident).collect();
        let bounds = if states.is_empty() {
            quote!()
        } else {
            quote!(where #(#states: #rt::builder::IsSet,)*)
        };
        Self { name: builder_ident(&operation.input.name), states, bounds }
    }
}

/// Renders the method that returns a paginator:
///
/// ```text
/// impl<KeyState> ListThingsInputBuilder<Handle, KeyState> {
///     pub fn into_paginator(self) -> Paginator<ListThings> where KeyState: IsSet { … }
/// }
/// ```
fn paginator(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let Some(docs) = paginator_docs(plan, operation) else { return quote!() };
    let (rt, docs, name) = (runtime(), doc(&docs), ident(&operation.name));
    let Builder { name: builder, states, bounds } = Builder::of(operation);
    quote! {
        impl<#(#states),*> #builder<#rt::client::Handle, #(#states),*> {
            #docs
            pub fn into_paginator(self) -> #rt::pages::Paginator<#name> #bounds {
                self.0.into_paginator()
            }
        }
    }
}

/// Renders the method that runs a waiter:
///
/// ```text
/// impl<W: Waiter<Operation = GetThing>, KeyState> GetThingInputBuilder<Waiting<W>, KeyState> {
///     pub async fn wait(self, max_wait: Duration) -> Result<…> where KeyState: IsSet { … }
/// }
/// ```
fn wait(operation: &OperationPlan) -> TokenStream {
    if operation.waiters.is_empty() {
        return quote!();
    }
    let (rt, name) = (runtime(), ident(&operation.name));
    let waiters = quote!(#rt::waiters);
    let Builder { name: builder, states, bounds } = Builder::of(operation);
    quote! {
        impl<W: #waiters::Waiter<Operation = #name>, #(#states),*>
            #builder<#waiters::Waiting<W>, #(#states),*>
        {
            /// Overrides the client's configuration for this waiter.
            pub fn customize(
                self,
                change: impl FnOnce(#rt::config::Builder) -> #rt::config::Builder,
            ) -> Self {
                Self(self.0.customize(change))
            }

            /// Polls until the waiter succeeds.
            ///
            /// # Errors
            ///
            /// Returns an error if the waiter fails, a call fails with an unexpected error, or `max_wait`
            /// elapses.
            pub async fn wait(
                self,
                max_wait: ::std::time::Duration,
            ) -> Result<#waiters::FinalPoll<#name>, #waiters::WaiterError<#name>> #bounds {
                self.0.wait(max_wait).await
            }
        }
    }
}
