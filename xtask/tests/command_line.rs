//! What holds for all commands: help, exit codes, how much is printed and where, colours, completions.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const COMMANDS: [&str; 5] = ["codegen", "changes", "conformance", "update", "completions"];

/// A model with an operation that can be generated, and one that can't.
const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
  "a#S": {
    "type": "service", "version": "1", "operations": [{"target": "a#Easy"}, {"target": "a#Hard"}],
    "traits": {"aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "s"}}
  },
  "a#Easy": {"type": "operation"},
  "a#Hard": {"type": "operation", "input": {"target": "a#I"}},
  "a#I": {"type": "structure", "members": {"body": {"target": "a#B"}}},
  "a#B": {"type": "blob", "traits": {"smithy.api#streaming": {}}}
}}"#;

/// Runs the command line, as if nothing were said about colours.
fn xtask(arguments: &[&str]) -> Output {
    command(arguments).output().expect("runs")
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).current_dir(root());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project")
}

/// The exit code, the standard output and the standard error.
fn parts(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (output.status.code().expect("a code"), text(&output.stdout), text(&output.stderr))
}

/// A folder with a model.
struct Scratch {
    folder: TempDir,
    model: String,
    out: String,
}

impl Scratch {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let (model, out) = (path("model.json"), path("out"));
        std::fs::write(&model, MODEL).expect("written");
        Self { folder, model, out }
    }

    /// Runs `codegen` for the model; what it prints has neither the folder's path nor times.
    fn codegen(&self, more: &[&str]) -> (i32, String, String) {
        let arguments = ["codegen", "--model", &self.model, "--out", &self.out];
        let (code, result, said) = parts(&xtask(&[&arguments, more].concat()));
        (code, self.stripped(&result), self.stripped(&said))
    }

    fn stripped(&self, text: &str) -> String {
        let text = text.replace(&self.folder.path().display().to_string(), "DIR");
        let lines = text.lines().map(|line| match line.rsplit_once(' ') {
            Some((before, "ms")) => {
                format!("{}TIME", before.trim_end_matches(|char: char| char.is_ascii_digit()))
            }
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn help_tells_of_every_command_with_examples_and_of_exit_codes() {
    let (code, help, _) = parts(&xtask(&["--help"]));
    assert_eq!(code, 0);
    for said in ["Exit codes:", "NO_COLOR", "--quiet", "--verbose", "Examples:"] {
        assert!(help.contains(said), "no {said} in {help}");
    }
    let listed = help.split("Commands:\n").nth(1).expect("commands");
    let listed = listed.lines().take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.split_whitespace().next());
    assert_eq!(names.collect::<Vec<_>>(), [&COMMANDS[..], &["help"]].concat());
    for name in COMMANDS {
        let (code, help, _) = parts(&xtask(&[name, "--help"]));
        assert_eq!(code, 0);
        let examples = help.split("Examples:\n").nth(1).expect("examples");
        assert!(examples.contains(&format!("xtask {name} ")), "{examples}");
    }
}

#[test]
fn what_is_wrong_with_the_command_line_itself_exits_with_2() {
    let wrong: [&[&str]; 6] = [
        &[],
        &["nosuch"],
        &["codegen", "--nosuch"],
        &["codegen", "--quiet", "--verbose"],
        &["changes", "one.json"],
        &["completions", "nosuch"],
    ];
    for arguments in wrong {
        let (code, result, said) = parts(&xtask(arguments));
        assert_eq!((code, result.as_str()), (2, ""), "{arguments:?}: {said}");
    }
}

#[test]
fn what_fails_exits_with_1_and_says_why_however_quiet() {
    let scratch = Scratch::new();
    let (code, result, said) = scratch.codegen(&["--quiet"]);
    assert_eq!((code, result.as_str()), (1, ""));
    assert!(said.starts_with("DIR/model.json:8:63: error: a#I$body: a streaming blob"), "{said}");
    assert!(said.ends_with("\nerror: 1 problem in DIR/model.json; nothing was written"), "{said}");

    let (code, result, said) = parts(&xtask(&["changes", "--initial", "nosuch.json"]));
    assert_eq!((code, result.as_str()), (1, ""));
    assert!(said.starts_with("error: can't read the model nosuch.json: "), "{said}");
    let broken = scratch.folder.path().join("broken.json");
    std::fs::write(&broken, "{").expect("written");
    let broken = broken.display().to_string();
    let (code, _, said) = parts(&xtask(&["changes", "--initial", &broken]));
    assert_eq!(code, 1);
    assert!(said.starts_with(&format!("{broken}:1:2: error: ")), "{said}");
    assert!(said.ends_with("; nothing was compared\n"), "{said}");
}

#[test]
fn what_is_asked_for_and_is_not_so_exits_with_1() {
    let scratch = Scratch::new();
    let (code, result, said) = scratch.codegen(&["--operations", "Easy", "--check", "--quiet"]);
    assert_eq!(code, 1);
    assert!(result.contains("+++ DIR/out/Cargo.toml\n"), "the difference is a result: {result}");
    assert!(said.starts_with("error: DIR/out/ is not up to date"), "{said}");

    let (old, new) = ("model/revisions/2025-11-19.json", "model/revisions/2026-03-03.json");
    let (code, result, _) = parts(&xtask(&["changes", old, new, "--quiet"]));
    assert_eq!(code, 0);
    let (code, same, said) = parts(&xtask(&["changes", old, new, "--quiet", "--deny-breaking"]));
    assert_eq!((code, &same), (1, &result));
    assert!(said.contains("--deny-breaking"), "{said}");
}

#[test]
fn commands_say_how_they_ended_unless_they_are_quiet() {
    let scratch = Scratch::new();
    let options = ["--operations", "Easy"];
    let (code, result, said) = scratch.codegen(&options);
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(result.starts_with("DIR/out/: ") && result.ends_with(" removed in TIME"), "{result}");
    let nothing = (0, String::new(), String::new());
    assert_eq!(scratch.codegen(&[&options[..], &["--quiet"]].concat()), nothing);
    assert_eq!(scratch.codegen(&[&options[..], &["-q", "--check"]].concat()), nothing);
}

/// What is left out of [`MODEL`], as the command says it.
const WARNING: &str = "\
DIR/model.json:8:63: warning: a#I$body: the operation `Hard` is left out: a streaming blob can't be \
generated: streaming blobs are not supported yet
  |
8 |   \"a#I\": {\"type\": \"structure\", \"members\": {\"body\": {\"target\": \"a#B\"}}},
  |                                                               ^^^^^
";

#[test]
fn what_is_left_out_is_a_warning_with_its_place_on_every_run_and_counted() {
    let scratch = Scratch::new();
    let options = ["--skip-unsupported"];
    let (code, result, said) = scratch.codegen(&options);
    assert_eq!((code, said.as_str()), (0, WARNING));
    assert!(result.ends_with(" removed, 1 warning in TIME"), "{result}");
    let (_, again, said) = scratch.codegen(&options);
    assert!(again.contains(" 0 written, "), "{again}");
    assert_eq!(said, WARNING, "nothing has changed, and it is said all the same");

    let (code, result, said) = scratch.codegen(&[&options[..], &["--check"]].concat());
    assert_eq!((code, said.as_str()), (0, WARNING));
    assert!(result.ends_with(" files, 1 warning"), "{result}");
    let quiet = (0, String::new(), WARNING.to_owned());
    assert_eq!(scratch.codegen(&[&options[..], &["--quiet"]].concat()), quiet);
    assert_eq!(scratch.codegen(&[&options[..], &["-q", "--check"]].concat()), quiet);
}

#[test]
fn an_example_that_does_not_fit_is_left_out_with_its_place() {
    let scratch = Scratch::new();
    let example = r#""a#Easy": {"type": "operation", "traits": {"smithy.api#examples": [
    {"title": "T", "input": {"x": 1}}, {"title": "U"}
  ]}},"#;
    let model = MODEL.replace(r#""a#Easy": {"type": "operation"},"#, example);
    std::fs::write(&scratch.model, model).expect("written");
    let (code, result, said) = scratch.codegen(&["--operations", "Easy"]);
    let expected = "DIR/model.json:7:35: warning: a#Easy: the example `T` is left out: `Unit` has no member `x`";
    assert_eq!((code, said.lines().next()), (0, Some(expected)));
    assert!(result.ends_with(" removed, 1 warning in TIME"), "{result}");
}

#[test]
fn a_verbose_command_says_what_it_does_and_its_results_stay_the_same() {
    let scratch = Scratch::new();
    let options = ["--operations", "Easy"];
    let (_, result, said) = scratch.codegen(&[&options[..], &["--verbose"]].concat());
    assert!(result.starts_with("DIR/out/: ") && result.lines().count() == 1, "{result}");
    let mut lines = said.lines();
    assert_eq!(lines.next(), Some("reading DIR/model.json: TIME"));
    assert_eq!(lines.next(), Some("generating 1 operation of a#S: TIME"));
    assert_eq!(lines.next(), Some("comparing with DIR/out/: TIME"));
    assert_eq!(lines.next(), Some("writing DIR/out/: TIME"));
    let written: Vec<&str> = lines.collect();
    assert!(written.contains(&"wrote src/lib.rs"), "{said}");
    assert!(result.contains(&format!(" {} written", written.len())), "{result}\n{said}");

    let (_, again, said) = scratch.codegen(&[&options[..], &["-v"]].concat());
    assert!(again.contains(" 0 written") && !said.contains("wrote"), "{again}\n{said}");
}

/// A copy of the command, which was not built where it is.
fn copied_command(folder: &Path) -> Command {
    let copy = folder.join("copied-xtask");
    std::fs::copy(env!("CARGO_BIN_EXE_xtask"), &copy).expect("copied");
    Command::new(copy)
}

/// The root of another workspace of the project, with a model and no generated crate.
fn other_workspace() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        std::fs::write(path, text).expect("written");
    };
    put("Cargo.toml", "[workspace]\nmembers = [\"generated\", \"runtime\", \"xtask\"]\n");
    put("runtime/Cargo.toml", "[package]\n");
    put("xtask/Cargo.toml", "[package]\n");
    let record = std::fs::read_to_string(root().join("model/release.toml")).expect("a record");
    put("model/release.toml", &record);
    put("model/model.json", &MODEL.replace(", {\"target\": \"a#Hard\"}", ""));
    put("docs/deep/notes.txt", "");
    folder
}

#[test]
fn commands_work_on_the_workspace_that_they_are_run_from() {
    let workspace = other_workspace();
    let own = std::fs::read_to_string(root().join("generated/Cargo.toml")).expect("a manifest");
    for (from, out) in [("", "generated/"), ("docs/deep", "../../generated/")] {
        let mut command = copied_command(workspace.path());
        command.current_dir(workspace.path().join(from)).arg("codegen");
        // Cargo sets it for what it runs, such as this test.
        command.env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"));
        let (code, result, said) = parts(&command.output().expect("runs"));
        assert_eq!((code, said.as_str()), (0, ""));
        assert!(result.starts_with(&format!("{out}: ")), "{result}");
        let manifest = workspace.path().join("generated/Cargo.toml");
        let manifest = std::fs::read_to_string(&manifest).expect("a manifest");
        assert!(manifest.contains("path = \"../runtime\""), "{manifest}");
    }
    let still = std::fs::read_to_string(root().join("generated/Cargo.toml")).expect("a manifest");
    assert_eq!(still, own, "the folder that the command was built in stays as it is");
}

#[test]
fn commands_outside_of_a_workspace_say_that_there_is_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("Cargo.toml"), "[workspace]\n").expect("written");
    for arguments in [&["codegen"][..], &["codegen", "--check"], &["update", "new.json"]] {
        let mut command = copied_command(folder.path());
        command.current_dir(folder.path()).args(arguments);
        let (code, result, said) = parts(&command.output().expect("runs"));
        assert_eq!((code, result.as_str()), (1, ""), "{said}");
        let place = folder.path().canonicalize().expect("a path");
        let expected = format!(
            "error: no workspace in {} or above it has the members runtime and xtask\n  help: change to",
            place.display()
        );
        assert!(said.starts_with(&expected), "{said}");
        assert!(!folder.path().join("generated").exists());
    }
}

#[test]
fn colors_are_for_terminals_and_for_those_who_ask() {
    let scratch = Scratch::new();
    let arguments = ["codegen", "--model", &scratch.model, "--out", &scratch.out];
    let said = |variable: &str| {
        let mut command = command(&arguments);
        let output = command.env(variable, "1").output().expect("runs");
        parts(&output).2
    };
    assert!(!said("CLICOLOR").contains('\u{1b}'), "this is no terminal");
    assert!(
        said("CLICOLOR_FORCE").contains("\u{1b}[1m\u{1b}[91merror:\u{1b}[0m"),
        "it is asked for"
    );
}

#[test]
fn there_are_completions_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, script, _) = parts(&xtask(&["completions", shell]));
        assert_eq!(code, 0);
        for said in ["xtask", "conformance", "skip-unsupported"] {
            assert!(script.contains(said), "no {said} for {shell}");
        }
    }
}

/// What bash completes the last of some words to.
fn completed(words: &[&str]) -> Vec<String> {
    let (_, script, _) = parts(&xtask(&["completions", "bash"]));
    let (last, before) = (words[words.len() - 1], words[words.len() - 2]);
    let script = format!(
        "{script}\nCOMP_WORDS=({}); COMP_CWORD={}; _xtask xtask '{last}' '{before}'\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        words.len() - 1
    );
    let output = Command::new("bash").args(["--norc", "-c", &script]).output().expect("bash runs");
    let (code, result, said) = parts(&output);
    assert_eq!(code, 0, "{said}");
    result.lines().map(str::to_owned).collect()
}

#[test]
fn completions_complete() {
    assert_eq!(completed(&["xtask", "con"]), ["conformance"]);
    assert_eq!(completed(&["xtask", "codegen", "--ch"]), ["--check"]);
    assert_eq!(completed(&["xtask", "changes", "--format", "m"]), ["markdown"]);
}
