//! The crate's root.

use proc_macro2::TokenStream;
use quote::quote;

use super::{lints, manifest};
use crate::plan::{Docs, ExamplePlan, Plan};
use crate::render::operations::{auth, example};
use crate::render::source::file::Source;

/// The file of the crate's root.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let mut source = Source::new(&plan.krate, docs(plan));
    source.text("#![forbid(unsafe_code)]\n#![warn(missing_docs)]");
    push_items(plan, &mut source, &TokenStream::new());
    source.finish()
}

/// The same to be included in the root of a crate, whose own business documentation and attributes of the crate
/// are. What generated code needs allowed is allowed for its modules.
pub(in crate::render) fn included(plan: &Plan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default());
    push_items(plan, &mut source, &lints::of_modules());
    source.finish()
}

/// Adds modules, with attributes for each, and what they export.
fn push_items(plan: &Plan, source: &mut Source, attributes: &TokenStream) {
    let waiters = plan.has_waiters().then(|| {
        quote!(
            #attributes
            pub mod waiters;
        )
    });
    source.items(quote! {
        #attributes
        mod client;
        #attributes
        mod constraints;
        #attributes
        pub mod endpoint;
        #attributes
        pub mod error;
        #attributes
        pub mod operation;
        #attributes
        mod schemas;
        #attributes
        mod service;
        #attributes
        pub mod types;
        #waiters
    });
    let pages = plan.has_pages().then(|| {
        quote! {
            #[doc(inline)]
            pub use smithy_client_runtime::pages;
        }
    });
    source.items(quote! {
        pub use client::Client;
        pub use error::Error;
        pub use service::SERVICE;
        #[doc(inline)]
        pub use smithy_client_runtime::config::{self, Config};
        #pages
        #[cfg(feature = "test-util")]
        #[doc(inline)]
        pub use smithy_client_runtime::test_util;
        #[doc(inline)]
        pub use smithy_client_runtime::types as primitives;
    });
}

/// The crate's documentation: what the service is, and a first call.
fn docs(plan: &Plan) -> Docs {
    let mut docs = Docs::written(&format!("A client for {}.", plan.service.noun_markdown));
    docs.push_verbatim(plan.service.docs.lines().iter().map(String::as_str));
    docs.push_written("# Calling an operation");
    docs.push_written(
        "A [`Client`] has a method for each operation. It returns a builder that takes the operation's \
         members and sends the request; leaving out a member that is required does not compile.",
    );
    if let Some(first) = first_example(plan) {
        docs.push_verbatim(example::doctest(plan, first).iter().map(String::as_str));
    }
    if plan.has_pages() {
        docs.push_written("# Going through pages");
        docs.push_written(
            "What some operations list comes page by page. Their builders have `into_paginator` besides \
             `send`, for all [`pages`] or their items as a stream.",
        );
    }
    if plan.has_waiters() {
        docs.push_written("# Waiting");
        docs.push_written(
            "The client's methods that start with `wait_until` call an operation until something is \
             there. They return the operation's builder with `wait` in place of `send`; see [`waiters`].",
        );
    }
    docs.push_written("# Configuration");
    docs.push_written(
        "`Client::new` takes what `aws_config` loads from the environment; `Client::from_conf` takes a \
         [`Config`] of one's own, such as for an endpoint on the same machine:",
    );
    docs.push_verbatim(configuration(plan).iter().map(String::as_str));
    auth::push_section(plan, &mut docs);
    docs.push_written("# Features");
    docs.push_written(&manifest::features_docs(&plan.krate.features));
    docs
}

/// An example that changes nothing, if there is one.
pub(in crate::render) fn first_example(plan: &Plan) -> Option<&ExamplePlan> {
    let reads = |name: &str| name.starts_with("List") || name.starts_with("Get");
    plan.examples.iter().find(|example| reads(example.operation.as_str())).or(plan.examples.first())
}

fn configuration(plan: &Plan) -> Vec<String> {
    let krate = &plan.krate.lib_name;
    let (import, setter) = auth::example(&plan.service).unzip();
    let mut imports: Vec<&str> = import.into_iter().chain(["Region"]).collect();
    imports.sort_unstable();
    let imports = match imports.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("{{{}}}", several.join(", ")),
    };
    let mut lines = vec![
        "```".to_owned(),
        format!("use {krate}::config::{imports};"),
        format!("use {krate}::{{Client, Config}};"),
        String::new(),
        "let config = Config::builder()".to_owned(),
        "    .region(Region::new(\"us-east-1\"))".to_owned(),
    ];
    lines.extend(setter.map(|setter| format!("    {setter}")));
    let rest = [
        "    .endpoint_url(\"http://localhost:8000\")",
        "    .build();",
        "let client = Client::from_conf(config);",
        "```",
    ];
    lines.extend(rest.map(str::to_owned));
    lines
}
