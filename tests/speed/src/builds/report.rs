//! The report on builds.

use measured::{Sample, Table};

use super::program::{
    GENERATED, LEAN, OFFICIAL, OFFICIAL_DEFAULTS, PROFILES, PROGRAMS, Profile, Program,
};
use crate::process::{CPU, Usage, WALL};

/// The pairs of programs to compare: with the same features, with the defaults of each client, and the lean
/// program with its counterpart.
const COMPARED: [[&Program; 2]; 3] =
    [[&GENERATED, &OFFICIAL], [&GENERATED, &OFFICIAL_DEFAULTS], [&LEAN, &OFFICIAL]];

/// The cost of compiling a program from nothing.
#[derive(Debug)]
pub(super) struct ColdBuild {
    pub(super) program: &'static Program,
    profile: Profile,
    pub(super) usages: Vec<Usage>,
    /// The size of the program in bytes.
    pub(super) size: u64,
    /// The share of the generated crates' runtime.
    pub(super) runtime: Option<Usage>,
}

impl ColdBuild {
    pub(super) fn new(program: &'static Program, profile: Profile) -> Self {
        Self { program, profile, usages: Vec::new(), size: 0, runtime: None }
    }
}

/// The cost of compiling only a client's crate.
#[derive(Debug)]
pub(super) struct CrateBuild {
    pub(super) program: &'static Program,
    profile: Profile,
    pub(super) usages: Vec<Usage>,
}

impl CrateBuild {
    pub(super) fn new(program: &'static Program, profile: Profile) -> Self {
        Self { program, profile, usages: Vec::new() }
    }
}

/// All measurements.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) cold: Vec<ColdBuild>,
    pub(super) alone: Vec<CrateBuild>,
    pub(super) lines: [usize; 2],
}

impl Report {
    /// Returns the report in Markdown.
    pub(super) fn text(&self) -> String {
        let mut table = Table::new(&["what", "generated", "official", "ratio"]);
        for profile in PROFILES {
            self.add_alone(&mut table, profile);
        }
        for profile in PROFILES {
            for pair in COMPARED {
                self.add_cold(&mut table, pair, profile);
            }
        }
        for pair in COMPARED {
            self.add_size(&mut table, pair);
        }
        let [generated, official] = self.lines.map(|lines| lines as f64);
        add(&mut table, "lines of the crate".to_owned(), [generated, official], 0);
        format!("{table}\n{}\n{}", self.on_runtime(), features())
    }

    fn add_alone(&self, table: &mut Table, profile: Profile) {
        let of = |program: &Program| {
            let is_it = |alone: &&CrateBuild| {
                alone.profile == profile && alone.program.title == program.title
            };
            self.alone.iter().find(is_it).map(|alone| alone.usages.as_slice())
        };
        let title = format!("crate alone, {}", profile.name());
        add_usages(table, &title, of(&GENERATED), of(&OFFICIAL));
    }

    fn add_cold(&self, table: &mut Table, [ours, theirs]: [&Program; 2], profile: Profile) {
        let of = |program| self.cold(program, profile).map(|cold| cold.usages.as_slice());
        let pair = format!("{} / {}", ours.title, theirs.title);
        let title = format!("program from nothing, {}, {pair}", profile.name());
        add_usages(table, &title, of(ours), of(theirs));
    }

    fn add_size(&self, table: &mut Table, [ours, theirs]: [&Program; 2]) {
        let of = |program| self.cold(program, Profile::Release).map(|cold| cold.size as f64 / 1e6);
        if let (Some(our_size), Some(their_size)) = (of(ours), of(theirs)) {
            let title = format!("stripped program, release, {} / {}, MB", ours.title, theirs.title);
            add(table, title, [our_size, their_size], 2);
        }
    }

    fn cold(&self, program: &Program, profile: Profile) -> Option<&ColdBuild> {
        let is_it =
            |cold: &&ColdBuild| cold.profile == profile && cold.program.title == program.title;
        self.cold.iter().find(is_it)
    }

    /// Describes the cost of the runtime, which is compiled once with a program, but not again with the client.
    fn on_runtime(&self) -> String {
        let of = |profile| {
            let runtime = self.cold(&GENERATED, profile)?.runtime?;
            Some(format!("{:.1} s of CPU in {}", runtime.cpu.as_secs_f64(), profile.name()))
        };
        let parts: Vec<String> = PROFILES.into_iter().filter_map(of).collect();
        format!("The generated client's runtime, a crate of its own, takes {}.\n", parts.join(", "))
    }
}

fn add_usages(table: &mut Table, title: &str, ours: Option<&[Usage]>, theirs: Option<&[Usage]>) {
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return };
    for (name, of) in [("wall", WALL), ("CPU", CPU)] {
        let samples = [ours, theirs].map(|usages| Sample::new(usages.iter().map(of)));
        if let [Some(ours), Some(theirs)] = samples {
            table.row([
                format!("{title}, {name}, s"),
                format!("{ours:.2}"),
                format!("{theirs:.2}"),
                ratio(ours.median(), theirs.median()),
            ]);
        }
    }
}

fn add(table: &mut Table, title: String, [ours, theirs]: [f64; 2], decimals: usize) {
    let [shown_ours, shown_theirs] = [ours, theirs].map(|value| format!("{value:.decimals$}"));
    table.row([title, shown_ours, shown_theirs, ratio(ours, theirs)]);
}

fn ratio(ours: f64, theirs: f64) -> String {
    format!("{:.2}×", ours / theirs)
}

/// Lists the features of the clients.
fn features() -> String {
    let of = |program: &Program| format!("- {}: {}\n", program.title, program.client_features);
    let clients: String = PROGRAMS.into_iter().map(of).collect();
    format!(
        "Features of the clients (with the default features of `aws-config`, unless stated otherwise):\n\n{clients}"
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn took(milliseconds: u64) -> Usage {
        let time = Duration::from_millis(milliseconds);
        Usage { wall: time, cpu: time * 2, peak_memory: 0 }
    }

    #[test]
    fn reports_both_clients_in_columns() {
        let mut report = Report { lines: [5_000, 20_000], ..Report::default() };
        for (program, time) in PROGRAMS.into_iter().zip([500, 250, 1_000, 2_000]) {
            for profile in PROFILES {
                let mut cold = ColdBuild::new(program, profile);
                cold.usages.push(took(time));
                cold.size = time * 10_000;
                report.cold.push(cold);
                let mut alone = CrateBuild::new(program, profile);
                alone.usages.extend([took(time), took(time + 2), took(time + 4)]);
                report.alone.push(alone);
            }
        }
        let text = report.text();
        for line in [
            "| crate alone, debug, wall, s | 0.50 (0.50–0.50) | 1.00 (1.00–1.00) | 0.50× |",
            "| program from nothing, debug, generated, lean / official, CPU, s | 0.50 | 2.00 | 0.25× |",
            "| stripped program, release, generated / official, defaults, MB | 5.00 | 20.00 | 0.25× |",
            "| lines of the crate | 5000 | 20000 | 0.25× |",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
