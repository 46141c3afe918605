//! `README.md`: what registries show of the package.

use super::lib_rs;
use crate::plan::Plan;
use crate::render::operations::example;
use crate::render::source::file;

/// What the service is, and a first call. Everything else stands in the crate's documentation.
pub(in crate::render) fn readme(plan: &Plan) -> String {
    let krate = &plan.krate;
    let mut lines = vec![
        format!("{} -->", file::header(krate, "<!--")),
        String::new(),
        format!("# {}", krate.name),
        String::new(),
        format!("A client for {}.", plan.service.noun_markdown),
        String::new(),
    ];
    lines.extend(plan.service.docs.lines().iter().cloned());
    if let Some(first) = lib_rs::first_example(plan) {
        lines.extend([String::new(), "## Calling an operation".to_owned(), String::new()]);
        lines.extend(visible(&example::doctest(plan, first)));
    }
    lines.extend([
        String::new(),
        "Configuration, errors, features and every operation are described in the crate's documentation: \
         `cargo doc --open`."
            .to_owned(),
    ]);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A documentation test as readers see it: without the lines that only tests need. It is none any more, where
/// the file is included as documentation.
fn visible(doctest: &[String]) -> impl Iterator<Item = String> {
    let shown = doctest.iter().filter(|line| !line.starts_with("# "));
    shown.map(|line| line.replace("```no_run", "```rust,ignore"))
}
