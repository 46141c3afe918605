//! CPU time of calls with restJson1 (AWS Lambda) and restXml (Amazon S3), and of their parts:
//! `cargo bench --bench protocols`.
#![forbid(unsafe_code)]

mod lambda;
mod s3;
mod sides;

use benchmarks::rounds::Rounds;
use benchmarks::side::Side;
use benchmarks::table::table;
use benchmarks::work::Step;

/// The number of measurements per side.
const ROUNDS: usize = 25;

/// A kind of work: a row of the report.
struct Work {
    name: &'static str,
    /// The number of steps per round.
    steps: usize,
    ours: fn(usize) -> Step,
    official: fn(usize) -> Step,
}

impl Work {
    /// Prepares the steps of a client. Runs one step beforehand to exclude one-time initialization.
    fn prepare(&self, side: Side) -> Step {
        let prepare = match side {
            Side::Ours => self.ours,
            Side::Official => self.official,
        };
        let mut step = prepare(self.steps + 1);
        step();
        step
    }
}

fn main() {
    let works = lambda::WORKS.iter().chain(s3::WORKS);
    let measured = |work: &Work| Rounds::of_cpu_time(ROUNDS, work.steps, |side| work.prepare(side));
    println!(
        "{}",
        table(["ours", "official"], "µs", works.map(|work| (work.name, measured(work))), 2)
    );
}
