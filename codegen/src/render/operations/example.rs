//! Examples in the documentation of operations, as lines of Markdown.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{ExamplePlan, FieldValue, OperationPlan, Plan, WaiterPlan};
use crate::render::source::file::function_body;
use crate::render::source::tokens::{generated, ident};
use crate::render::types::value::setters;

/// Renders a call of an operation with an example's input.
pub(in crate::render) fn doctest(plan: &Plan, example: &ExamplePlan) -> Vec<String> {
    let setters = setters(&generated(plan), &example.input);
    let method = ident(&example.module);
    let call = quote! {
        let output = client.#method() #setters .send().await?;
        println!("{output:?}");
    };
    documentation_test(plan, call)
}

/// Renders a loop over the items of a paginated operation, or over the pages if the operation names no items.
///
/// Sets only the required members of the example's input.
pub(in crate::render) fn pages_doctest(
    plan: &Plan,
    operation: &OperationPlan,
    example: &ExamplePlan,
) -> Vec<String> {
    let fields = required_of(operation, example);
    let has_items = operation.pagination.as_ref().is_some_and(|plan| plan.items.is_some());
    let (method, setters) = (ident(&example.module), setters(&generated(plan), &fields));
    let pages = quote!(client.#method() #setters .into_paginator());
    let body = if has_items {
        quote! {
            let mut items = #pages.items();
            while let Some(item) = items.next().await {
                let item = item?;
                println!("{item:?}");
            }
        }
    } else {
        quote! {
            let mut pages = #pages;
            while let Some(page) = pages.next().await {
                let page = page?;
                println!("{page:?}");
            }
        }
    };
    documentation_test(plan, body)
}

/// Returns the required members in an example's input.
fn required_of(operation: &OperationPlan, example: &ExamplePlan) -> Vec<FieldValue> {
    let is_required = |field: &&FieldValue| {
        operation.input.required().any(|member| member.setter == field.setter)
    };
    example.input.iter().filter(is_required).cloned().collect()
}

/// Renders a use of a waiter.
///
/// The input is that of the operation's example. Without an example, it is a parameter if the operation has
/// required members.
pub(in crate::render) fn wait_doctest(
    plan: &Plan,
    operation: &OperationPlan,
    waiter: &WaiterPlan,
) -> Vec<String> {
    let krate = generated(plan);
    let mut examples = plan.examples.iter();
    let example = examples.find(|example| {
        let sets_all = operation.input.required().count() == required_of(operation, example).len();
        example.operation == operation.name && sets_all
    });
    let needs_input = example.is_none() && operation.input.required().next().is_some();
    let setters = match example {
        Some(example) => setters(&krate, &required_of(operation, example)),
        None if needs_input => quote!(.with_input(input)),
        None => TokenStream::new(),
    };
    let method = ident(&waiter.method);
    let wait = quote! {
        let max_wait = ::std::time::Duration::from_secs(300);
        let poll = client.#method() #setters .wait(max_wait).await?;
        println!("{:?}", poll.into_result());
    };
    let lib = &plan.krate.lib_name;
    let (module, input) = (&operation.module, &operation.input.name);
    let parameter = format!(", input: {lib}::operation::{module}::{input}");
    documentation_test_with(plan, wait, if needs_input { &parameter } else { "" })
}

/// Renders a documentation test of statements that use a client.
fn documentation_test(plan: &Plan, statements: TokenStream) -> Vec<String> {
    documentation_test_with(plan, statements, "")
}

/// Renders a documentation test whose function has further parameters.
fn documentation_test_with(plan: &Plan, statements: TokenStream, parameters: &str) -> Vec<String> {
    let signature = format!(
        "# async fn example(client: {}::Client{parameters}) -> Result<(), Box<dyn std::error::Error>> {{",
        plan.krate.lib_name
    );
    let body = function_body(statements);
    let mut lines = vec!["```no_run".to_owned()];
    lines.extend(body.imports.lines().map(str::to_owned));
    if !body.imports.is_empty() {
        lines.push(String::new());
    }
    lines.push(signature);
    lines.extend(body.statements.lines().map(str::to_owned));
    lines.extend(["# Ok(())", "# }", "```"].map(String::from));
    lines
}
