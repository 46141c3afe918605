//! The whole pipeline from a model's text to files, with checks that must hold for all input.

use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use smithy_client_codegen::changes::Report;
use smithy_client_codegen::output::CrateFiles;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::render::render;
use toml_edit::DocumentMut;

use crate::mutation::{Mutant, Seed};
use crate::readable::{Readable, read};

/// The last successful stage for a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The document is not a valid model, or has no service.
    Refused,
    /// No crate can be generated.
    Unsupported,
    /// A crate was generated for some of the operations.
    Partial,
    /// A crate was generated for all operations.
    Generated,
}

/// The last stage to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// Plans the crate and lists its public API. This is the smaller part of the work.
    Plan,
    /// Generates the files twice, without unsupported operations if necessary.
    Files,
}

/// Runs the pipeline on a mutant, up to the given stage.
///
/// # Panics
///
/// Panics if a check fails: generated files must be valid Rust, the same model must result in the same files, and
/// reports on changes must be consistent.
pub fn run(mutant: &Mutant<'_>, effort: Effort) -> Outcome {
    let read = || Readable::new(read(mutant.text.as_bytes()).ok()?, mutant.only);
    let Some(readable) = read() else { return Outcome::Refused };
    check_changes(mutant.seed, &readable);
    let plan = readable.plan();
    if effort == Effort::Plan {
        return plan.map_or(Outcome::Unsupported, |_| Outcome::Generated);
    }
    let (outcome, files) = generate(&readable, plan);
    if let Some(files) = files {
        check_files(&files);
        let again = read().and_then(|again| generate(&again, again.plan()).1);
        assert!(
            again.is_some_and(|again| again.iter().eq(files.iter())),
            "generated files differ between runs"
        );
    }
    outcome
}

/// Generates the files of a plan, or without unsupported operations if there is no plan.
fn generate(readable: &Readable, plan: Option<Plan>) -> (Outcome, Option<CrateFiles>) {
    let (outcome, plan) = match plan {
        Some(plan) => (Outcome::Generated, plan),
        None => match readable.supported_plan() {
            Some(plan) => (Outcome::Partial, plan),
            None => return (Outcome::Unsupported, None),
        },
    };
    (outcome, Some(render(&plan, &readable.options())))
}

/// The size of the stack to parse generated files, which contain deeply nested values.
const STACK: usize = 128 * 1024 * 1024;

fn check_files(files: &CrateFiles) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, || files.iter().for_each(check_file));
        thread.expect("a thread").join().unwrap_or_else(|panic| resume_unwind(panic));
    });
    let nowhere = Path::new("/nonexistent/of/fuzzing");
    files.compare(nowhere).unwrap_or_else(|error| panic!("{error}"));
}

fn check_file((path, text): (&str, &str)) {
    if path.ends_with(".rs") {
        syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    } else if path.ends_with(".toml") {
        text.parse::<DocumentMut>().unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    }
}

/// Compares a mutant with its seed in both directions, and with itself.
fn check_changes(seed: &Seed, mutant: &Readable) {
    let new = mutant.revision();
    let mut reports = vec![(Report::initial(new), None, new)];
    if let Some(seed) = seed.model() {
        let old = seed.revision();
        reports.push((Report::between(old, new), Some(old), new));
        reports.push((Report::between(new, old), Some(new), old));
    }
    for (report, old, new) in reports {
        assert!(!report.text().is_empty() && !report.markdown().is_empty());
        assert!(!report.html(old, new).is_empty());
        assert!(serde_json::from_str::<serde_json::Value>(&report.json()).is_ok());
    }
    let same = Report::between(mutant.revision(), mutant.revision());
    assert!(same.is_empty(), "a model differs from itself: {}", same.text());
}
