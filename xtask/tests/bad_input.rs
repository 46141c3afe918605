//! Bad input to the command line: a clear error, exit code 1, and nothing written.
//!
//! The folders `refused_…` of `tests/models` cover the models that the generator refuses.

#[path = "support/command_line.rs"]
mod command_line;

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;
use tests::root;

/// Runs the command line in the project.
fn xtask(arguments: &[&str]) -> Output {
    command_line::command().current_dir(root()).args(arguments).output().expect("xtask runs")
}

/// A folder for a model, and for output that must not be written.
struct Scratch(TempDir);

impl Scratch {
    fn with_model(text: &str) -> Self {
        let scratch = Self(tempfile::tempdir().expect("a temporary folder"));
        fs::write(scratch.model(), text).expect("written");
        scratch
    }

    fn model(&self) -> String {
        self.path("model.json")
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    /// Runs `codegen`, which must fail without writing anything. Returns its error output, without the path of the
    /// folder.
    fn failure(&self, more: &[&str]) -> String {
        let (model, out) = (self.model(), self.path("out"));
        let arguments = [&["codegen", "--model", &model, "--out", &out], more].concat();
        let output = xtask(&arguments);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        assert!(!Path::new(&out).exists(), "something was written");
        let stderr = String::from_utf8(output.stderr).expect("text");
        stderr.replace(&self.0.path().display().to_string(), "DIR")
    }
}

/// A small valid model.
const SUPPORT: &str = "xtask/tests/models/support.json";

#[test]
fn a_missing_file() {
    let scratch = Scratch(tempfile::tempdir().expect("a temporary folder"));
    let message = scratch.failure(&[]);
    assert!(message.starts_with("error: can't read the model DIR/model.json: "), "{message}");
}

#[test]
fn all_problems_of_a_model_at_once() {
    let model = r##"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}]},
"a#O": {"type": "operation", "input": {"target": "a#I"}},
"a#I": {"type": "structure", "members": {"x": {"target": "a#Missing"},
"y": {"target": "a#O"}}}
}}"##;
    let expected = "\
DIR/model.json:4:58: error: a#I$x: the target `a#Missing` does not exist
  |
4 | \"a#I\": {\"type\": \"structure\", \"members\": {\"x\": {\"target\": \"a#Missing\"},
  |                                                          ^^^^^^^^^^^
  |
  = help: define the shape, or target another one

DIR/model.json:5:17: error: a#I$y: the target `a#O` is an operation; expected a data type
  |
5 | \"y\": {\"target\": \"a#O\"}}}
  |                 ^^^^^
  |
  = help: target another shape, or change the type of this one

error: 2 problems in DIR/model.json; nothing was written
";
    assert_eq!(Scratch::with_model(model).failure(&[]), expected);
}

#[test]
fn an_unknown_service() {
    let two = Scratch::with_model(
        "{\"smithy\": \"2.0\", \"shapes\": {\"a#First\": {\"type\": \"service\", \"version\": \"1\"}, \"a#Second\": {\"type\": \"service\", \"version\": \"1\"}}}",
    );
    let message = two.failure(&["--service", "a#Secnd"]);
    assert!(message.contains("help: did you mean `--service a#Second`?"), "{message}");
}

#[test]
fn a_folder_with_files_of_somebody_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let manifest = folder.path().join("Cargo.toml");
    fs::write(&manifest, "[package]\n").expect("written");
    let out = folder.path().display().to_string();
    let output = xtask(&["codegen", "--model", SUPPORT, "--out", &out]);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("Cargo.toml"), "{message}");
    assert_eq!(fs::read_to_string(&manifest).expect("still there"), "[package]\n");
    assert_eq!(fs::read_dir(folder.path()).expect("still there").count(), 1);
}

#[test]
fn check_says_what_would_change_and_how_to_mend_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("out").display().to_string();
    let command = ["codegen", "--model", SUPPORT, "--out", &out];
    let run = |more: &[&str]| xtask(&[&command, more].concat());
    assert_eq!(run(&["--check"]).status.code(), Some(1), "nothing is there yet");
    assert!(!Path::new(&out).exists(), "checking writes nothing");
    assert_eq!(run(&[]).status.code(), Some(0));
    assert_eq!(run(&["--check"]).status.code(), Some(0), "now it is up to date");

    let file = Path::new(&out).join("src/types/resold_business.rs");
    let text = fs::read_to_string(&file).expect("generated");
    fs::write(&file, text.replace("pub coverage", "pub coverrage")).expect("written");
    let output = run(&["--check"]);
    assert_eq!(output.status.code(), Some(1));
    let diff = String::from_utf8_lossy(&output.stdout);
    let changed = "-    pub coverrage: Option<Coverage>,\n+    pub coverage: Option<Coverage>,\n";
    assert!(diff.contains(changed), "{diff}");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains(&format!("cargo xtask {}", command.join(" "))), "{message}");
}
