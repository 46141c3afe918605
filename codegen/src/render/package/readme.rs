//! `README.md`, which registries display.

use crate::plan::Plan;
use crate::render::operations::example;
use crate::render::source::header::header;

/// Renders the README: a description of the service and an example call. The crate's documentation has the rest.
pub(in crate::render) fn readme(plan: &Plan) -> String {
    let krate = &plan.krate;
    let mut lines = vec![
        format!("{} -->", header(krate, "<!--")),
        String::new(),
        format!("# {}", krate.name),
        String::new(),
        format!("A client for {}.", plan.service.noun_markdown),
        String::new(),
    ];
    lines.extend(plan.service.readme_docs.lines().iter().cloned());
    if let Some(example) = plan.crate_example() {
        lines.extend([String::new(), "## Calling an operation".to_owned(), String::new()]);
        lines.extend(visible(&example::doctest(plan, example)));
    }
    lines.extend([
        String::new(),
        "The crate's documentation (`cargo doc --open`) describes all operations, the configuration, errors and \
         features."
            .to_owned(),
    ]);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Removes the hidden lines of a documentation test. The result no longer compiles, so it is marked `ignore`.
fn visible(doctest: &[String]) -> impl Iterator<Item = String> {
    let shown = doctest.iter().filter(|line| !line.starts_with("# "));
    shown.map(|line| line.replace("```no_run", "```rust,ignore"))
}
