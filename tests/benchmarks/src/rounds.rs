//! Measuring both clients in turn. Other programs share the machine, and its speed changes; within a round
//! both are measured shortly after each other, so a ratio is taken within a round and never across two.

use cpu_time::ThreadTime;
use measured::Sample;

use crate::side::Side;
use crate::work::Work;

/// What both clients took, of each round.
#[derive(Clone, Debug)]
pub struct Rounds(Vec<Round>);

/// What both clients took, per step.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// What ours took.
    pub ours: f64,
    /// What AWS's own took.
    pub official: f64,
}

impl Rounds {
    /// Measures the CPU time of a thread, in microseconds. Every other round begins with the other client.
    pub fn of_cpu_time(work: &Work, rounds: usize) -> Self {
        let round = |index| {
            if index % 2 == 0 {
                let ours = cpu_time(work, Side::Ours);
                Round { ours, official: cpu_time(work, Side::Official) }
            } else {
                let official = cpu_time(work, Side::Official);
                Round { ours: cpu_time(work, Side::Ours), official }
            }
        };
        Self((0..rounds).map(round).collect())
    }

    /// What ours took in each round; nothing, if there was none.
    pub fn ours(&self) -> Option<Sample> {
        Sample::new(self.0.iter().map(|round| round.ours))
    }

    /// What AWS's own took in each round.
    pub fn official(&self) -> Option<Sample> {
        Sample::new(self.0.iter().map(|round| round.official))
    }

    /// The ratio of the two in each round.
    pub fn ratios(&self) -> Option<Sample> {
        Sample::new(self.0.iter().map(|round| round.ours / round.official))
    }
}

fn cpu_time(work: &Work, side: Side) -> f64 {
    let mut step = work.prepare(side, work.steps);
    let start = ThreadTime::now();
    for _ in 0..work.steps {
        step();
    }
    start.elapsed().as_secs_f64() * 1e6 / work.steps as f64
}

impl FromIterator<Round> for Rounds {
    fn from_iter<T: IntoIterator<Item = Round>>(rounds: T) -> Self {
        Self(rounds.into_iter().collect())
    }
}
