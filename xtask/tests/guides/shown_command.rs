//! Commands in console blocks, with the output that the guide shows.

use std::process::Output;

pub(crate) struct ShownCommand {
    pub(crate) command: String,
    output: Vec<String>,
}

impl ShownCommand {
    /// Parses a console block. Commands begin with `$ `; output before the first command is ignored.
    pub(crate) fn parse_all(block: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for line in block.lines() {
            match (line.strip_prefix("$ "), all.last_mut()) {
                (Some(command), _) => {
                    all.push(Self { command: command.to_owned(), output: Vec::new() });
                }
                (None, Some(last)) => last.output.push(line.to_owned()),
                (None, None) => {}
            }
        }
        all
    }

    /// The arguments of `cargo xtask`. Returns `None` for other commands, and if the output goes to a file.
    pub(crate) fn xtask_arguments(&self) -> Option<impl Iterator<Item = &str>> {
        let arguments = self.command.strip_prefix("cargo xtask ")?;
        (!arguments.contains(" > ")).then(|| arguments.split(' '))
    }

    /// Compares the shown output with the actual one.
    ///
    /// A shown line `…` matches any number of lines. Durations and counts of files may differ.
    ///
    /// # Panics
    ///
    /// Panics if they differ.
    pub(crate) fn assert_prints(&self, actual: &str) {
        let actual: Vec<String> = actual.lines().map(without_counts).collect();
        let mut rest = actual.as_slice();
        for part in self.output.split(|line| line == "…") {
            let part: Vec<String> = part.iter().map(|line| without_counts(line)).collect();
            let mut starts = 0..=rest.len().saturating_sub(part.len());
            let found = starts.find(|start| rest[*start..].starts_with(&part));
            let Some(start) = found else {
                panic!(
                    "`{}` does not print:\n{}\nbut:\n{actual:#?}",
                    self.command,
                    part.join("\n")
                );
            };
            rest = &rest[start + part.len()..];
        }
    }
}

/// Replaces the counts in a line such as `generated/: 1 written, 2 unchanged, 0 removed in 500 ms`.
fn without_counts(line: &str) -> String {
    let Some((folder, counts)) = line.split_once(": ").filter(|_| line.ends_with(" ms")) else {
        return line.to_owned();
    };
    let words = counts.split(' ').map(|word| word.parse::<u32>().map_or(word, |_| "N"));
    format!("{folder}: {}", words.collect::<Vec<_>>().join(" "))
}

/// Standard output and standard error.
pub(crate) fn output_text(output: &Output) -> String {
    let texts = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    texts.concat()
}
