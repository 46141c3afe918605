//! The crate's root module.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{lints, manifest};
use crate::plan::{Docs, Origin, Plan, RootExport};
use crate::render::operations::{auth, example};
use crate::render::source::file::Source;

/// Renders the file of the root module.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let mut source = Source::new(&plan.krate, docs(plan));
    source.text("#![forbid(unsafe_code)]\n#![warn(missing_docs)]");
    push_items(plan, &mut source, &TokenStream::new());
    source.finish()
}

/// Renders a root module to include in that of another crate. It has neither documentation nor attributes of the
/// crate, so each module allows the lints that generated code requires.
pub(in crate::render) fn included(plan: &Plan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default());
    push_items(plan, &mut source, &lints::of_modules());
    source.finish()
}

/// Adds the modules, each with the given attributes, and the re-exports.
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
    let exports = plan.root_exports();
    let exports = exports.iter().map(root_export);
    source.items(quote!(#(#exports)*));
}

/// Renders a re-export in the root module.
fn root_export(export: &RootExport) -> TokenStream {
    let path = export.path.split("::").map(|segment| format_ident!("{segment}"));
    let path = match export.origin {
        Origin::Runtime => quote!(smithy_client_runtime::#(#path)::*),
        Origin::PrivateModule | Origin::PublicModule => quote!(#(#path)::*),
    };
    let inner = export.inner.iter().map(|name| format_ident!("{name}"));
    let name = format_ident!("{}", export.name);
    let is_renamed = export.path.rsplit("::").next() != Some(export.name);
    let tree = match export.inner.is_empty() {
        true if is_renamed => quote!(#path as #name),
        true => path,
        false => quote!(#path::{self, #(#inner),*}),
    };
    let feature = export.feature.map(|feature| quote!(#[cfg(feature = #feature)]));
    let inline = (export.origin == Origin::Runtime).then(|| quote!(#[doc(inline)]));
    quote!(#feature #inline pub use #tree;)
}

/// Writes the crate's documentation.
fn docs(plan: &Plan) -> Docs {
    let mut docs = Docs::written(&format!("A client for {}.", plan.service.noun_markdown));
    docs.push_verbatim(plan.service.docs.lines().iter().map(String::as_str));
    docs.push_written("# Calling an operation");
    docs.push_written(
        "A [`Client`] has a method for each operation. The method returns a builder that has a setter for \
         each input member and sends the request with `send`. Code that omits a required member does not \
         compile.",
    );
    if let Some(example) = plan.crate_example() {
        docs.push_verbatim(example::doctest(plan, example).iter().map(String::as_str));
    }
    if plan.has_pages() {
        docs.push_written("# Pagination");
        docs.push_written(
            "Some list operations are paginated. Their builders have a method `into_paginator`, which returns \
             a stream of all [`pages`] or of their items.",
        );
    }
    if plan.has_waiters() {
        docs.push_written("# Waiters");
        docs.push_written(
            "The client's `wait_until` methods poll an operation until a resource reaches a state. They \
             return the operation's builder with `wait` instead of `send`; see [`waiters`].",
        );
    }
    docs.push_written("# Configuration");
    docs.push_written(
        "[`Client::new`] takes a shared configuration, for example one that `aws_config` loads from the \
         environment. [`Client::from_conf`] takes a [`Config`], for example for a local endpoint:",
    );
    docs.push_verbatim(configuration(plan).iter().map(String::as_str));
    auth::push_section(plan, &mut docs);
    docs.push_written("# Features");
    docs.push_written(&manifest::features_docs(&plan.krate.features));
    docs
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
