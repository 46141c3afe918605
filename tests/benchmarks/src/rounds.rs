//! Alternating measurements of both clients. The machine's speed varies, so ratios are calculated within a round,
//! never across rounds: within a round, both clients are measured shortly after each other.

use cpu_time::ThreadTime;
use measured::Sample;

use crate::side::Side;
use crate::work::Step;

/// The measurements of both clients.
#[derive(Clone, Debug)]
pub struct Rounds(Vec<Round>);

/// The cost per step of both clients.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// The cost of the generated client.
    pub ours: f64,
    /// The cost of AWS's client.
    pub official: f64,
}

impl Rounds {
    /// Measures the thread's CPU time in microseconds. Each round prepares the given number of steps of either client.
    /// The clients take turns in starting a round.
    pub fn of_cpu_time(rounds: usize, steps: usize, prepare: impl Fn(Side) -> Step) -> Self {
        let measure = |side| cpu_time(prepare(side), steps);
        let round = |index| {
            if index % 2 == 0 {
                let ours = measure(Side::Ours);
                Round { ours, official: measure(Side::Official) }
            } else {
                let official = measure(Side::Official);
                Round { ours: measure(Side::Ours), official }
            }
        };
        Self((0..rounds).map(round).collect())
    }

    /// Returns the measurements of the generated client, or `None` if there are no rounds.
    pub fn ours(&self) -> Option<Sample> {
        Sample::new(self.0.iter().map(|round| round.ours))
    }

    /// Returns the measurements of AWS's client, or `None` if there are no rounds.
    pub fn official(&self) -> Option<Sample> {
        Sample::new(self.0.iter().map(|round| round.official))
    }

    /// Returns the ratio of the clients in each round.
    pub fn ratios(&self) -> Option<Sample> {
        Sample::new(self.0.iter().map(|round| round.ours / round.official))
    }
}

fn cpu_time(mut step: Step, steps: usize) -> f64 {
    let start = ThreadTime::now();
    for _ in 0..steps {
        step();
    }
    start.elapsed().as_secs_f64() * 1e6 / steps as f64
}

impl FromIterator<Round> for Rounds {
    fn from_iter<T: IntoIterator<Item = Round>>(rounds: T) -> Self {
        Self(rounds.into_iter().collect())
    }
}
