//! CPU time of calls and of their parts: `cargo bench --package benchmarks --bench calls`.
//!
//! With `--only SIDE --work KEY --steps N` it does the work of one side N times and nothing else, for
//! profilers; `--ready M` makes everything ready for M times, so that runs of different lengths begin alike.
#![forbid(unsafe_code)]

use benchmarks::rounds::Rounds;
use benchmarks::side::Side;
use benchmarks::table::table;
use benchmarks::work::Work;

/// How often each side is measured.
const ROUNDS: usize = 25;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().collect();
    match value(&arguments, "--only") {
        Some(side) => run_alone(side.parse()?, &arguments),
        None => compare(value(&arguments, "--work")),
    }
}

/// Measures both sides; all rows, or that of a key.
fn compare(key: Option<&str>) -> Result<(), String> {
    let one = key.map(Work::of).transpose()?;
    let works = one.as_ref().map_or(Work::ALL, std::slice::from_ref).iter();
    let rows = works.map(|work| (work.name, Rounds::of_cpu_time(work, ROUNDS)));
    println!("{}", table("µs", rows, 2));
    Ok(())
}

/// Does the work of one side.
fn run_alone(side: Side, arguments: &[String]) -> Result<(), String> {
    let work = Work::of(value(arguments, "--work").ok_or("which `--work`?")?)?;
    let steps = number(arguments, "--steps")?.unwrap_or(work.steps);
    let mut step = work.prepare(side, number(arguments, "--ready")?.unwrap_or(steps).max(steps));
    for _ in 0..steps {
        step();
    }
    // What was made ready and not used up would otherwise be freed, and counted.
    std::process::exit(0)
}

/// What follows an option.
fn value<'a>(arguments: &'a [String], option: &str) -> Option<&'a str> {
    let mut arguments = arguments.iter();
    arguments.find(|argument| *argument == option)?;
    arguments.next().map(String::as_str)
}

fn number(arguments: &[String], option: &str) -> Result<Option<usize>, String> {
    let parse = |text: &str| text.parse().map_err(|_| format!("{option}: `{text}` is no number"));
    value(arguments, option).map(parse).transpose()
}
