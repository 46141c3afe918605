//! Allocations of calls and their parts: `cargo bench --package benchmarks --bench allocations`.
//!
//! A separate program, because counting allocations takes time.
#![forbid(unsafe_code)]

use benchmarks::rounds::{Round, Rounds};
use benchmarks::side::Side;
use benchmarks::table::table;
use benchmarks::work::Work;

/// The number of measurements per side.
const ROUNDS: usize = 5;

const SIDES: [&str; 2] = ["ours", "official"];

fn main() {
    let rows = Work::ALL.iter().map(|work| (work.allocations, counted(work)));
    println!("{}", table(SIDES, "allocations", rows, 1));
}

fn counted(work: &Work) -> Rounds {
    let round = |_| Round {
        ours: allocations(work, Side::Ours),
        official: allocations(work, Side::Official),
    };
    (0..ROUNDS).map(round).collect()
}

fn allocations(work: &Work, side: Side) -> f64 {
    let mut step = work.prepare(side, work.steps);
    let counted = allocation_counter::measure(|| (0..work.steps).for_each(|_| step()));
    counted.count_total as f64 / work.steps as f64
}
