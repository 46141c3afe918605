//! The report: one row for each kind of work.

use measured::{Sample, Table};

use crate::rounds::Rounds;

/// Returns a table of measurements of two sides in the given unit.
pub fn table<'n>(
    sides: [&str; 2],
    unit: &str,
    rows: impl IntoIterator<Item = (&'n str, Rounds)>,
    decimals: usize,
) -> Table {
    let [one, other] = sides.map(|side| format!("{side}, {unit}"));
    let mut table = Table::new(&["what", &one, &other, "ratio"]);
    for (name, rounds) in rows {
        table.row([
            name.to_owned(),
            cell(rounds.ours(), decimals),
            cell(rounds.official(), decimals),
            cell(rounds.ratios(), 2),
        ]);
    }
    table
}

fn cell(sample: Option<Sample>, decimals: usize) -> String {
    sample.map_or_else(String::new, |sample| format!("{sample:.decimals$}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounds::Round;

    #[test]
    fn calculates_ratios_within_rounds() {
        let rounds = [(1.0, 2.0), (30.0, 60.0), (4.0, 8.0)];
        let rounds = rounds.into_iter().map(|(ours, official)| Round { ours, official }).collect();
        let table = table(["ours", "official"], "µs", [("calls", rounds)], 1).to_string();
        let row = table.lines().last();
        assert_eq!(row, Some("| calls | 4.0 (2.5–17.0) | 8.0 (5.0–34.0) | 0.50 (0.50–0.50) |"));
    }
}
