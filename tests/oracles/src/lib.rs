//! Configuration of the property tests in this package.
//!
//! Each file in `tests/` compares a language that the generator compiles with an independent implementation of
//! that language. Two environment variables control a run: `PROPTEST_CASES` sets the number of cases, and
//! `PROPTEST_RNG_SEED` sets the seed, to repeat a run.
#![forbid(unsafe_code)]

use std::hash::{BuildHasher, RandomState};

use proptest::test_runner::{Config, RngSeed};

/// Returns the configuration of a property test that runs `cases` cases unless `PROPTEST_CASES` is set.
///
/// Prints the seed, so that any run can be repeated.
pub fn config(cases: u32) -> Config {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().hash_one(()),
    };
    config.rng_seed = RngSeed::Fixed(seed);
    println!("{} cases, PROPTEST_RNG_SEED={seed}", config.cases);
    config
}
