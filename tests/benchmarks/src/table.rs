//! Reports in Markdown.

use crate::rounds::Rounds;
use crate::stats::Sorted;

/// The head of a table of times or numbers, with the unit that they are in.
pub fn head(unit: &str) -> String {
    format!(
        "| what | ours, {unit} | official, {unit} | ratio |\n\
         |---|---|---|---|"
    )
}

/// A row: medians, and in brackets the quartiles.
pub fn row(name: &str, rounds: &Rounds, decimals: usize) -> String {
    format!(
        "| {name} | {} | {} | {} |",
        cell(&rounds.ours(), decimals),
        cell(&rounds.official(), decimals),
        cell(&rounds.ratios(), 2),
    )
}

fn cell(values: &Sorted, decimals: usize) -> String {
    let (median, (low, high)) = (values.median(), values.quartiles());
    format!("{median:.decimals$} ({low:.decimals$}–{high:.decimals$})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounds::Round;

    #[test]
    fn ratios_are_taken_within_rounds() {
        let rounds = [(1.0, 2.0), (30.0, 60.0), (4.0, 8.0)];
        let rounds = rounds.into_iter().map(|(ours, official)| Round { ours, official }).collect();
        assert_eq!(
            row("calls", &rounds, 1),
            "| calls | 4.0 (2.5–17.0) | 8.0 (5.0–34.0) | 0.50 (0.50–0.50) |"
        );
    }
}
