//! CPU time of calls and of their parts: `cargo bench --package benchmarks --bench calls`.
//!
//! With `--only SIDE --work KEY --steps N`, runs only the given work of one side N times, for profilers.
//! `--ready M` prepares M steps, so that runs with different numbers of steps have the same setup cost.
#![forbid(unsafe_code)]

use benchmarks::rounds::Rounds;
use benchmarks::side::Side;
use benchmarks::table::table;
use benchmarks::work::Work;

/// The number of measurements per side.
const ROUNDS: usize = 25;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().collect();
    match value(&arguments, "--only") {
        Some(side) => run_alone(side.parse()?, &arguments),
        None => compare(value(&arguments, "--work")),
    }
}

/// Measures both sides: all rows, or the row with the given key.
fn compare(key: Option<&str>) -> Result<(), String> {
    let one = key.filter(|key| *key != "handwritten").map(Work::of).transpose()?;
    let works = match key {
        Some("handwritten") => &[],
        _ => one.as_ref().map_or(Work::ALL, std::slice::from_ref),
    }
    .iter();
    let measured = |work: &Work| {
        Rounds::of_cpu_time(ROUNDS, work.steps, |side| work.prepare(side, work.steps))
    };
    let rows = works.map(|work| (work.name, measured(work)));
    println!("{}", table(["ours", "official"], "µs", rows, 2));
    if key.is_none_or(|key| key == "handwritten") {
        println!("{}", table(["client", "handwritten"], "µs", against_handwritten()?, 2));
    }
    Ok(())
}

/// Measures calls of both clients with SigV4 relative to the same call without a client.
fn against_handwritten() -> Result<[(&'static str, Rounds); 2], String> {
    let work = Work::of("sigv4")?;
    let measured = |client| {
        Rounds::of_cpu_time(ROUNDS, work.steps, |side| match side {
            Side::Ours => work.prepare(client, work.steps),
            Side::Official => Work::handwritten_call(),
        })
    };
    Ok([
        ("CPU per call, SigV4, our client", measured(Side::Ours)),
        ("CPU per call, SigV4, AWS's client", measured(Side::Official)),
    ])
}

/// Runs the work of one side.
fn run_alone(side: Side, arguments: &[String]) -> Result<(), String> {
    let work = Work::of(value(arguments, "--work").ok_or("which `--work`?")?)?;
    let steps = number(arguments, "--steps")?.unwrap_or(work.steps);
    let mut step = work.prepare(side, number(arguments, "--ready")?.unwrap_or(steps).max(steps));
    for _ in 0..steps {
        step();
    }
    // Exits without freeing unused prepared data, which would be counted.
    std::process::exit(0)
}

/// Returns the value of an option.
fn value<'a>(arguments: &'a [String], option: &str) -> Option<&'a str> {
    let mut arguments = arguments.iter();
    arguments.find(|argument| *argument == option)?;
    arguments.next().map(String::as_str)
}

fn number(arguments: &[String], option: &str) -> Result<Option<usize>, String> {
    let parse =
        |text: &str| text.parse().map_err(|_| format!("{option}: `{text}` is not a number"));
    value(arguments, option).map(parse).transpose()
}
