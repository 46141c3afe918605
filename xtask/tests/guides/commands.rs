//! Commands as documents show them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tests::root;

/// A command, and what it is said to print.
pub(crate) struct Shown {
    pub(crate) command: String,
    output: Vec<String>,
}

impl Shown {
    /// The commands of a block, which begin with `$`.
    pub(crate) fn all_in(block: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for line in block.lines() {
            match (line.strip_prefix("$ "), all.last_mut()) {
                (Some(command), _) => {
                    all.push(Self { command: command.to_owned(), output: Vec::new() });
                }
                (None, Some(last)) => last.output.push(line.to_owned()),
                // Output of something that isn't shown.
                (None, None) => {}
            }
        }
        all
    }

    /// Compares what is shown with what was printed. A line of `…` stands for any number of lines, times may
    /// differ, and so may how much there was to write.
    ///
    /// # Panics
    ///
    /// They differ.
    pub(crate) fn compare(&self, printed: &str) {
        let printed: Vec<String> = printed.lines().map(settled).collect();
        let mut rest = printed.as_slice();
        for part in self.output.split(|line| line == "…") {
            let part: Vec<String> = part.iter().map(|line| settled(line)).collect();
            let mut starts = 0..=rest.len().saturating_sub(part.len());
            let found = starts.find(|start| rest[*start..].starts_with(&part));
            let Some(start) = found else {
                panic!(
                    "`{}` doesn't print:\n{}\nbut:\n{printed:#?}",
                    self.command,
                    part.join("\n")
                );
            };
            rest = &rest[start + part.len()..];
        }
    }
}

/// The line without what may differ: numbers of files that are written or not, and times.
fn settled(line: &str) -> String {
    let Some((place, counts)) = line.split_once(": ").filter(|_| line.ends_with(" ms")) else {
        return line.to_owned();
    };
    let words = counts.split(' ').map(|word| word.parse::<u32>().map_or(word, |_| "N"));
    format!("{place}: {}", words.collect::<Vec<_>>().join(" "))
}

/// All that a command has printed.
pub(crate) fn said(output: &Output) -> String {
    let texts = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    texts.concat()
}

/// What cargo knows of the project: the targets of each package.
pub(crate) struct Cargo {
    packages: BTreeMap<String, Vec<String>>,
}

impl Cargo {
    pub(crate) fn new() -> Self {
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(root());
        command.args(["metadata", "--offline", "--locked", "--no-deps", "--format-version", "1"]);
        let output = command.output().expect("cargo runs");
        let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata");
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
        let packages = list(&metadata["packages"])
            .into_iter()
            .map(|package| (name(&package), list(&package["targets"]).iter().map(name).collect()));
        Self { packages: packages.collect() }
    }

    /// Checks that there is what a command asks for.
    pub(crate) fn check(&self, command: &str, folder: PathBuf) -> Result<(), String> {
        let words: Vec<&str> = command.split(' ').filter(|word| !word.contains('=')).collect();
        match words.as_slice() {
            ["cargo", "xtask", arguments @ ..] => has_help(arguments),
            ["cargo", "test" | "run" | "bench", options @ ..] => self.check_targets(options),
            [".ci/run", steps @ ..] => steps.iter().try_for_each(|step| is_step(step)),
            // They need what is installed for them alone.
            ["cargo", "+nightly", "fuzz", ..] => Ok(()),
            ["git", "diff", ..] | ["mkdir", "-p", _] => Ok(()),
            [program] => exists(&folder.join(program)),
            _ => Err("a command of a kind that isn't known to this test".to_owned()),
        }
    }

    fn check_targets(&self, options: &[&str]) -> Result<(), String> {
        let of = |option| {
            let at = options.iter().position(|word| *word == option);
            at.and_then(|at| options.get(at + 1)).copied()
        };
        if let Some(manifest) = of("--manifest-path") {
            return exists(&root().join(manifest));
        }
        let Some(package) = of("--package") else { return Ok(()) };
        let targets = self.packages.get(package).ok_or("there is no such package")?;
        let mut named = ["--bin", "--test", "--bench"].into_iter().filter_map(of);
        match named.find(|name| !targets.iter().any(|target| target == name)) {
            Some(missing) => Err(format!("there is no {missing}")),
            None => Ok(()),
        }
    }
}

/// Whether the command line knows the command and its options.
fn has_help(arguments: &[&str]) -> Result<(), String> {
    let mut command = crate::command_line::command();
    let (name, options) = arguments.split_first().ok_or("no command")?;
    let help = command.args([name, "--help"]).output().map_err(|error| error.to_string())?;
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let mut options = options.iter().filter(|word| word.starts_with("--"));
    match options.find(|option| !help.contains(**option)) {
        Some(unknown) => Err(format!("{unknown} isn't in the help")),
        None if help.is_empty() => Err("there is no help on it".to_owned()),
        None => Ok(()),
    }
}

fn is_step(step: &str) -> Result<(), String> {
    let script = std::fs::read_to_string(root().join(".ci/run")).expect("the script");
    let is_known = step == "--list" || script.contains(&format!("\nstep_{step}() {{\n"));
    is_known.then_some(()).ok_or_else(|| format!("there is no step {step}"))
}

fn exists(path: &Path) -> Result<(), String> {
    path.exists().then_some(()).ok_or_else(|| "there is no such file".to_owned())
}
