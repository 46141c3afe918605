//! Examples in the documentation of operations.

use quote::quote;

use super::source::function_body;
use super::tokens::{generated, ident};
use super::value::setters;
use crate::plan::{ExamplePlan, Plan};

/// The call of an example as a documentation test: lines of Markdown.
pub(super) fn doctest(plan: &Plan, example: &ExamplePlan) -> Vec<String> {
    let krate = generated(plan);
    let (method, setters) = (ident(&example.module), setters(&krate, &example.input));
    let call = quote! {
        let output = client.#method() #setters .send().await?;
        println!("{output:?}");
    };
    let signature = format!(
        "# async fn example(client: {}::Client) -> Result<(), Box<dyn std::error::Error>> {{",
        plan.krate.lib_name
    );
    let body = function_body(call);
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
