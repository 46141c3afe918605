//! Checks that a command could run: its package, target, subcommand, options or file exists.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tests::root;

use crate::command_line;

pub(crate) struct CommandCheck {
    /// The names of the targets of each package.
    targets: BTreeMap<String, Vec<String>>,
}

impl CommandCheck {
    pub(crate) fn new() -> Self {
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(root());
        command.args(["metadata", "--offline", "--locked", "--no-deps", "--format-version", "1"]);
        let output = command.output().expect("cargo runs");
        let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata");
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
        let targets = list(&metadata["packages"])
            .into_iter()
            .map(|package| (name(&package), list(&package["targets"]).iter().map(name).collect()))
            .collect();
        Self { targets }
    }

    /// Checks a command of a guide in `folder`.
    pub(crate) fn check(&self, command: &str, folder: &Path) -> Result<(), String> {
        // Words with `=` are environment variables.
        let words: Vec<&str> = command.split(' ').filter(|word| !word.contains('=')).collect();
        match words.as_slice() {
            ["cargo", "xtask", arguments @ ..] => check_xtask(arguments),
            ["cargo", "test" | "run" | "bench", options @ ..] => self.check_cargo(options),
            [".ci/run", steps @ ..] => steps.iter().try_for_each(|step| check_step(step)),
            // They are installed separately.
            ["cargo", "+nightly", "fuzz", ..] | ["chromium", ..] => Ok(()),
            ["git", "diff", ..] | ["mkdir", "-p", _] => Ok(()),
            [program] => check_file(&folder.join(program)),
            _ => Err("this test does not know this kind of command".to_owned()),
        }
    }

    fn check_cargo(&self, options: &[&str]) -> Result<(), String> {
        let value_of = |option| {
            let at = options.iter().position(|word| *word == option);
            at.and_then(|at| options.get(at + 1)).copied()
        };
        if let Some(manifest) = value_of("--manifest-path") {
            return check_file(&root().join(manifest));
        }
        let Some(package) = value_of("--package") else { return Ok(()) };
        let targets = self.targets.get(package).ok_or("the package does not exist")?;
        let mut named = ["--bin", "--test", "--bench"].into_iter().filter_map(value_of);
        match named.find(|name| !targets.iter().any(|target| target == name)) {
            Some(missing) => Err(format!("the package has no target `{missing}`")),
            None => Ok(()),
        }
    }
}

/// Checks that the help of the subcommand lists its options, and that its models exist.
fn check_xtask(arguments: &[&str]) -> Result<(), String> {
    let is_model = |word: &&&str| word.contains('/') && word.ends_with(".json");
    arguments.iter().filter(is_model).try_for_each(|model| check_file(&root().join(model)))?;
    let mut command = command_line::command();
    let (name, options) = arguments.split_first().ok_or("the subcommand is missing")?;
    let help = command.args([name, "--help"]).output().map_err(|error| error.to_string())?;
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let mut options = options.iter().filter(|word| word.starts_with("--"));
    match options.find(|option| !help.contains(**option)) {
        Some(unknown) => Err(format!("`--help` does not list {unknown}")),
        None if help.is_empty() => Err("the subcommand has no help".to_owned()),
        None => Ok(()),
    }
}

fn check_step(step: &str) -> Result<(), String> {
    let script = fs::read_to_string(root().join(".ci/run")).expect("the script");
    let is_known = step == "--list" || script.contains(&format!("\nstep_{step}() {{\n"));
    is_known.then_some(()).ok_or_else(|| format!("the step `{step}` does not exist"))
}

fn check_file(path: &Path) -> Result<(), String> {
    path.exists().then_some(()).ok_or_else(|| format!("{} does not exist", path.display()))
}
