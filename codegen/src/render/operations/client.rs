//! The client.

use proc_macro2::TokenStream;
use quote::quote;

use super::auth;
use super::example;
use super::waiters::method as method_of_waiter;
use crate::plan::{Docs, OperationPlan, Plan, joined};
use crate::render::source::file::Source;
use crate::render::source::tokens::{builder_ident, deprecated, doc, doc_text, ident, runtime};

/// Renders the file of the client.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let mut source = Source::new(&plan.krate, Docs::text("The client."));
    source.items(definition(plan));
    let methods = plan.operations.iter().map(|operation| method(plan, operation));
    let docs = doc_text("The operations.");
    source.items(quote! {
        #docs
        impl Client { #(#methods)* }
    });
    source.items(waiters(plan));
    source.finish()
}

fn definition(plan: &Plan) -> TokenStream {
    let rt = runtime();
    let docs = doc_text(&format!(
        "A client for {}.\n\nClients are cheap to clone. Clones share connections, cached credentials and \
         retry quotas.",
        plan.service.noun_markdown
    ));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            handle: #rt::client::Handle,
        }

        impl Client {
            /// Creates a client from a shared AWS configuration, for example one loaded with
            /// `aws_config`.
            pub fn new(config: &#rt::config::SdkConfig) -> Self {
                Self::from_conf(config)
            }

            /// Creates a client from a configuration.
            ///
            /// Every setting is optional. If a call requires a setting that is missing, such as the
            /// region, it fails with an error that names the setting.
            pub fn from_conf(config: impl Into<#rt::config::Config>) -> Self {
                let config = config.into();
                Self { handle: #rt::client::Handle::new(&crate::service::SERVICE, config) }
            }

            /// Returns the configuration of the client.
            pub fn config(&self) -> &#rt::config::Config {
                self.handle.config()
            }
        }
    }
}

/// Renders the method of an operation, which returns a request builder.
fn method(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let rt = runtime();
    let (name, module) = (ident(&operation.module), ident(&operation.module));
    let builder = builder_ident(&operation.input.name);
    let builder = quote!(crate::operation::#module::#builder);
    let docs = method_docs(plan, operation);
    let deprecated = deprecated(operation.deprecated.as_deref());
    quote! {
        #docs
        #deprecated
        pub fn #name(&self) -> #builder<#rt::builder::FromClient> {
            #builder::new(self.handle.clone())
        }
    }
}

/// Renders the methods of waiters.
fn waiters(plan: &Plan) -> TokenStream {
    if !plan.has_waiters() {
        return TokenStream::new();
    }
    let methods =
        plan.waiters().map(|(operation, waiter)| method_of_waiter(plan, operation, waiter));
    let docs = doc_text("The waiters.");
    quote! {
        #docs
        impl Client { #(#methods)* }
    }
}

/// Documents a method: the operation, required members, authentication, pagination, errors and an example.
fn method_docs(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let mut docs = operation.docs.clone();
    docs.push_written(&required_text(operation));
    if let Some(text) = auth::operation_docs(operation) {
        docs.push_written(&text);
    }
    if operation.pagination.is_some() {
        let (module, builder) = (operation.module.bare(), builder_ident(&operation.input.name));
        docs.push_written(&format!(
            "This operation is paginated. To get all pages, call \
             [`into_paginator`](crate::operation::{module}::{builder}::into_paginator) instead of `send`."
        ));
    }
    if !operation.errors.is_empty() {
        docs.push_written("# Errors");
        docs.push_written(&format!(
            "[`{0}`](crate::operation::{1}::{0}) lists the errors of the service.",
            operation.error_name,
            operation.module.bare()
        ));
    }
    if let Some(example) = plan.example_of(operation) {
        docs.push_written("# Example");
        let lines = match operation.pagination {
            Some(_) => example::pages_doctest(plan, operation, example),
            None => example::doctest(plan, example),
        };
        docs.push_verbatim(lines.iter().map(String::as_str));
    }
    doc(&docs)
}

/// Lists the required members of an operation's input in a sentence.
fn required_text(operation: &OperationPlan) -> String {
    let builder = builder_ident(&operation.input.name);
    let required = operation.input.required().map(|member| &member.setter);
    let links: Vec<String> =
        required.map(|setter| format!("[`{setter}`]({builder}::{})", setter.bare())).collect();
    match links.is_empty() {
        true => "No member is required.".to_owned(),
        false => format!("Required: {}.", joined(links, "and")),
    }
}
