//! Runs the generator on a fixed set of mutants. Fuzzing creates further ones.
//!
//! A failure prints the mutant. `fuzz/README.md` explains where to add a test for it.

use std::collections::BTreeMap;
use std::thread;

use tests::mutation::{Seeds, mutant};
use tests::pipeline::{self, Effort, Outcome};

/// The number of mutants.
const MUTANTS: u64 = 2_000;

/// One of this many mutants is rendered. Rendering takes most of the time.
const RENDERED: u64 = 100;

/// The number of threads.
const THREADS: u64 = 4;

/// The number of mutants with each outcome.
type Outcomes = BTreeMap<Outcome, u64>;

/// Returns pseudorandom bytes, generated with SplitMix64.
fn choices(number: u64) -> Vec<u8> {
    let mut state = number;
    let mut word = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).to_le_bytes()
    };
    (0..2 + number % 25).flat_map(|_| word()).collect()
}

fn run(seeds: &Seeds, number: u64) -> Outcome {
    let mutant = mutant(seeds, &choices(number)).expect("enough choices");
    let effort = if number.is_multiple_of(RENDERED) { Effort::Files } else { Effort::Plan };
    let outcome = std::panic::catch_unwind(|| pipeline::run(&mutant, effort));
    outcome.unwrap_or_else(|_| panic!("mutant {number}, of {}:\n{}", mutant.seed.name, mutant.text))
}

fn run_share(seeds: &Seeds, first: u64) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for number in (first..MUTANTS).step_by(THREADS as usize) {
        *outcomes.entry(run(seeds, number)).or_default() += 1;
    }
    outcomes
}

#[test]
fn mutants_are_refused_or_generated() {
    let seeds = Seeds::read_small();
    let shares: Vec<Outcomes> = thread::scope(|scope| {
        let threads = (0..THREADS).map(|first| {
            scope.spawn({
                let seeds = &seeds;
                move || run_share(seeds, first)
            })
        });
        let threads: Vec<_> = threads.collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    let generated: u64 = shares.iter().filter_map(|share| share.get(&Outcome::Generated)).sum();
    assert!(generated > MUTANTS / 4, "too few mutants are valid models: {shares:?}");
}
