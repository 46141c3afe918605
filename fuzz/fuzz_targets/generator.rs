//! Runs the whole generator on mutated models of the project.
//!
//! libFuzzer's input selects the mutations. If `MUTANT` is set to a path, the mutated model is written there
//! before the generator runs.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use tests::mutation::{Seeds, mutant};
use tests::pipeline::{self, Effort};

static SEEDS: LazyLock<Seeds> = LazyLock::new(Seeds::read);

fuzz_target!(|choices: &[u8]| -> Corpus {
    let Ok(mutant) = mutant(&SEEDS, choices) else { return Corpus::Reject };
    if let Ok(path) = std::env::var("MUTANT") {
        std::fs::write(&path, &mutant.text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    pipeline::run(&mutant, Effort::Files);
    Corpus::Keep
});
