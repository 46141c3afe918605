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
        String::new(),
    ]);
    lines.extend(BROWSERS.lines().map(str::to_owned));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The settings without defaults on a target that has no network, no clock and no randomness.
const BROWSERS: &str = "\
## Browsers and Workers

The crate compiles for `wasm32-unknown-unknown` without default features. Rust finds no network, clock, timers and
randomness there, so the configuration provides them: `http_client`, `time_source`, `sleep_impl`, and
`idempotency_token_source` for operations with an idempotency token. A call that lacks one of them returns an error that
names the setting. IDs of calls and delays between attempts are only random if the program enables the feature `js` of
the crate `fastrand`.";

/// Removes the hidden lines of a documentation test. The result no longer compiles, so it is marked `ignore`.
fn visible(doctest: &[String]) -> impl Iterator<Item = String> {
    let shown = doctest.iter().filter(|line| !line.starts_with("# "));
    shown.map(|line| line.replace("```no_run", "```rust,ignore"))
}
