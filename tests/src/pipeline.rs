//! The whole way of a model, from its text to files, with what has to hold of any text.

use std::path::Path;

use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::changes::{Report, Revision};
use smithy_client_codegen::model::{Model, Problems, ServiceClosure};
use smithy_client_codegen::output::CrateFiles;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::render::render;
use smithy_client_codegen::{Options, generate_supported};

use crate::mutation::{Mutant, Seed};
use crate::options;

/// How far a model has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is no model, or has no service.
    Refused,
    /// Nothing can be generated from it.
    Unsupported,
    /// A crate was generated from some of its operations.
    Partial,
    /// A crate was generated from it.
    Generated,
}

/// A model that was read, with one of its services.
#[derive(Debug)]
pub struct Readable {
    model: Model,
    closure: ServiceClosure,
}

/// Reads a document of any kind. Its problems have text.
///
/// # Errors
///
/// The problems.
///
/// # Panics
///
/// Something doesn't hold.
pub fn read(bytes: &[u8]) -> Result<Model, Problems> {
    Model::from_bytes("m.json", bytes).inspect_err(check_problems)
}

/// Takes a mutant all the way.
///
/// # Panics
///
/// Something doesn't hold: generated files are Rust, the same model gives the same files, and reports on
/// changes are what they say they are.
pub fn run(mutant: &Mutant<'_>) -> Outcome {
    run_text(mutant.seed, &mutant.text, mutant.only)
}

/// Takes a text all the way, as [`run`] does a mutant.
///
/// # Panics
///
/// Something does not hold.
pub fn run_text(seed: &Seed, text: &str, only: Option<usize>) -> Outcome {
    let Ok(model) = read(text.as_bytes()) else { return Outcome::Refused };
    let Some(readable) = Readable::new(model, only) else { return Outcome::Refused };
    check_changes(seed, &readable);
    let (outcome, files) = generate(&readable);
    if let Some(files) = &files {
        check_files(files);
        let again = read(text.as_bytes()).ok();
        let again = again.and_then(|model| Readable::new(model, only));
        let again = again.and_then(|readable| generate(&readable).1);
        assert!(again.is_some_and(|again| again.iter().eq(files.iter())), "not the same twice");
    }
    outcome
}

impl Readable {
    /// A model with its first service; with only one of its operations, if that is wanted.
    pub fn new(model: Model, only: Option<usize>) -> Option<Self> {
        let first = model.services().next().map(|service| service.id.as_str().to_owned());
        let closure = model.service(first.as_deref());
        let mut closure = closure.inspect_err(check_problems).ok()?;
        if let Some(only) = only
            && let Some(count) = closure.operations.len().checked_sub(1)
        {
            let operation = closure.operations[only % (count + 1)].as_str().to_owned();
            closure = closure.only(&model, &[operation]).expect("an operation of its own");
        }
        Some(Self { model, closure })
    }

    fn revision(&self) -> Revision<'_> {
        Revision { name: "m", model: &self.model, closure: &self.closure }
    }
}

/// Generates a crate from as much as is possible.
fn generate(readable: &Readable) -> (Outcome, Option<CrateFiles>) {
    let Readable { model, closure } = readable;
    let options = Options { crate_version: "0.1.0".into(), ..options(model, Some("m")) };
    match Plan::new(model, closure, &options) {
        Ok(plan) => {
            assert!(!PublicApi::new(&plan).to_string().is_empty());
            (Outcome::Generated, Some(render(&plan, &options)))
        }
        Err(problems) => {
            check_problems(&problems);
            match generate_supported(model, closure, &options) {
                Ok(supported) => (Outcome::Partial, Some(supported.files)),
                Err(_) => (Outcome::Unsupported, None),
            }
        }
    }
}

fn check_problems(problems: &Problems) {
    assert!(problems.iter().len() > 0, "refused without a reason");
    assert!(
        problems.to_string().starts_with("m.json: ") || problems.to_string().starts_with("m.json:")
    );
}

fn check_files(files: &CrateFiles) {
    for (path, text) in files.iter() {
        if path.ends_with(".rs") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        } else if path.ends_with(".toml") {
            text.parse::<toml_edit::DocumentMut>()
                .unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
    let nowhere = Path::new("/nonexistent/of/fuzzing");
    files.compare(nowhere).unwrap_or_else(|error| panic!("{error}"));
}

/// Compares a mutant with its seed, in both directions.
fn check_changes(seed: &Seed, mutant: &Readable) {
    let seed = Model::parse("seed.json", &seed.document.to_string());
    let Some(seed) = seed.ok().and_then(|model| Readable::new(model, None)) else { return };
    let reports = [
        Report::between(seed.revision(), mutant.revision()),
        Report::between(mutant.revision(), seed.revision()),
        Report::initial(mutant.revision()),
    ];
    for report in reports {
        assert!(!report.text().is_empty() && !report.markdown().is_empty());
        assert!(serde_json::from_str::<serde_json::Value>(&report.json()).is_ok());
    }
    let same = Report::between(mutant.revision(), mutant.revision());
    assert!(same.is_empty(), "a model differs from itself: {}", same.text());
}
