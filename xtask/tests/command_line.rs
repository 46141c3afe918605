//! Behavior common to all commands: help, exit codes, output, colors and completions.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const COMMANDS: [&str; 5] = ["codegen", "changes", "conformance", "update", "completions"];

/// A model with a supported and an unsupported operation.
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

/// Runs the command line without environment variables for colors.
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

/// Returns the exit code, standard output and standard error.
fn parts(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (output.status.code().expect("a code"), text(&output.stdout), text(&output.stderr))
}

/// A temporary folder with a model.
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

    /// Runs `codegen` for the model, and replaces the folder's path and durations in its output.
    fn codegen(&self, more: &[&str]) -> (i32, String, String) {
        let arguments = ["codegen", "--model", &self.model, "--out", &self.out];
        let (code, result, errors) = parts(&xtask(&[&arguments, more].concat()));
        (code, self.stripped(&result), self.stripped(&errors))
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
fn help_describes_exit_codes_and_every_command_with_examples() {
    let (code, help, _) = parts(&xtask(&["--help"]));
    assert_eq!(code, 0);
    for text in ["Exit codes:", "NO_COLOR", "--quiet", "--verbose", "Examples:"] {
        assert!(help.contains(text), "no {text} in {help}");
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
fn invalid_arguments_exit_with_2() {
    let wrong: [&[&str]; 6] = [
        &[],
        &["nosuch"],
        &["codegen", "--nosuch"],
        &["codegen", "--quiet", "--verbose"],
        &["changes", "one.json"],
        &["completions", "nosuch"],
    ];
    for arguments in wrong {
        let (code, result, errors) = parts(&xtask(arguments));
        assert_eq!((code, result.as_str()), (2, ""), "{arguments:?}: {errors}");
    }
}

#[test]
fn failures_exit_with_1_and_are_reported_even_if_quiet() {
    let scratch = Scratch::new();
    let (code, result, errors) = scratch.codegen(&["--quiet"]);
    assert_eq!((code, result.as_str()), (1, ""));
    assert!(
        errors.starts_with("DIR/model.json:8:63: error: a#I$body: a streaming blob"),
        "{errors}"
    );
    assert!(
        errors.ends_with("\nerror: 1 problem in DIR/model.json; nothing was written"),
        "{errors}"
    );

    let (code, result, errors) = parts(&xtask(&["changes", "--initial", "nosuch.json"]));
    assert_eq!((code, result.as_str()), (1, ""));
    assert!(errors.starts_with("error: can't read the model nosuch.json: "), "{errors}");
    let broken = scratch.folder.path().join("broken.json");
    std::fs::write(&broken, "{").expect("written");
    let broken = broken.display().to_string();
    let (code, _, errors) = parts(&xtask(&["changes", "--initial", &broken]));
    assert_eq!(code, 1);
    assert!(errors.starts_with(&format!("{broken}:1:2: error: ")), "{errors}");
    assert!(errors.ends_with("; nothing was compared\n"), "{errors}");
}

#[test]
fn failed_checks_exit_with_1() {
    let scratch = Scratch::new();
    let (code, result, errors) = scratch.codegen(&["--operations", "Easy", "--check", "--quiet"]);
    assert_eq!(code, 1);
    assert!(
        result.contains("+++ DIR/out/Cargo.toml\n"),
        "the diff goes to standard output: {result}"
    );
    assert!(errors.starts_with("error: DIR/out/ is not up to date"), "{errors}");

    let hostile = root().join("codegen/src/changes/tests/hostile");
    let [old, new] = ["old.json", "new.json"].map(|name| hostile.join(name).display().to_string());
    let (code, result, _) = parts(&xtask(&["changes", &old, &new, "--quiet"]));
    assert_eq!(code, 0);
    let (code, same, errors) =
        parts(&xtask(&["changes", &old, &new, "--quiet", "--deny-breaking"]));
    assert_eq!((code, &same), (1, &result));
    assert!(errors.contains("--deny-breaking"), "{errors}");
}

#[test]
fn commands_print_a_summary_unless_quiet() {
    let scratch = Scratch::new();
    let options = ["--operations", "Easy"];
    let (code, result, errors) = scratch.codegen(&options);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(result.starts_with("DIR/out/: ") && result.ends_with(" removed in TIME"), "{result}");
    let nothing = (0, String::new(), String::new());
    assert_eq!(scratch.codegen(&[&options[..], &["--quiet"]].concat()), nothing);
    assert_eq!(scratch.codegen(&[&options[..], &["-q", "--check"]].concat()), nothing);
}

/// The warning about the omitted part of [`MODEL`].
const WARNING: &str = "\
DIR/model.json:8:63: warning: a#I$body: the operation `Hard` is left out: a streaming blob can't be \
generated: the runtime does not support streaming yet
  |
8 |   \"a#I\": {\"type\": \"structure\", \"members\": {\"body\": {\"target\": \"a#B\"}}},
  |                                                               ^^^^^
";

#[test]
fn warns_about_omitted_parts_on_every_run() {
    let scratch = Scratch::new();
    let options = ["--skip-unsupported"];
    let (code, result, errors) = scratch.codegen(&options);
    assert_eq!((code, errors.as_str()), (0, WARNING));
    assert!(result.ends_with(" removed, 1 warning in TIME"), "{result}");
    let (_, again, errors) = scratch.codegen(&options);
    assert!(again.contains(" 0 written, "), "{again}");
    assert_eq!(errors, WARNING, "warnings are repeated if nothing has changed");

    let (code, result, errors) = scratch.codegen(&[&options[..], &["--check"]].concat());
    assert_eq!((code, errors.as_str()), (0, WARNING));
    assert!(result.ends_with(" files, 1 warning"), "{result}");
    let quiet = (0, String::new(), WARNING.to_owned());
    assert_eq!(scratch.codegen(&[&options[..], &["--quiet"]].concat()), quiet);
    assert_eq!(scratch.codegen(&[&options[..], &["-q", "--check"]].concat()), quiet);
}

#[test]
fn warns_about_an_invalid_example_with_its_location() {
    let scratch = Scratch::new();
    let example = r#""a#Easy": {"type": "operation", "traits": {"smithy.api#examples": [
    {"title": "T", "input": {"x": 1}}, {"title": "U"}
  ]}},"#;
    let model = MODEL.replace(r#""a#Easy": {"type": "operation"},"#, example);
    std::fs::write(&scratch.model, model).expect("written");
    let (code, result, errors) = scratch.codegen(&["--operations", "Easy"]);
    let expected = "DIR/model.json:7:35: warning: a#Easy: the example `T` is left out: `Unit` has no member `x`";
    assert_eq!((code, errors.lines().next()), (0, Some(expected)));
    assert!(result.ends_with(" removed, 1 warning in TIME"), "{result}");
}

#[test]
fn verbose_commands_print_steps_to_standard_error() {
    let scratch = Scratch::new();
    let options = ["--operations", "Easy"];
    let (_, result, errors) = scratch.codegen(&[&options[..], &["--verbose"]].concat());
    assert!(result.starts_with("DIR/out/: ") && result.lines().count() == 1, "{result}");
    let mut lines = errors.lines();
    assert_eq!(lines.next(), Some("reading DIR/model.json: TIME"));
    assert_eq!(lines.next(), Some("generating 1 operation of a#S: TIME"));
    assert_eq!(lines.next(), Some("comparing with DIR/out/: TIME"));
    assert_eq!(lines.next(), Some("writing DIR/out/: TIME"));
    let written: Vec<&str> = lines.collect();
    assert!(written.contains(&"wrote src/lib.rs"), "{errors}");
    assert!(result.contains(&format!(" {} written", written.len())), "{result}\n{errors}");

    let (_, again, errors) = scratch.codegen(&[&options[..], &["-v"]].concat());
    assert!(again.contains(" 0 written") && !errors.contains("wrote"), "{again}\n{errors}");
}

/// Returns a copy of the command, outside of the workspace that it was built in.
fn copied_command(folder: &Path) -> Command {
    let copy = folder.join("copied-xtask");
    // A link, where possible: a file that was just written may be busy when another thread forks.
    if !copy.exists() && std::fs::hard_link(env!("CARGO_BIN_EXE_xtask"), &copy).is_err() {
        std::fs::copy(env!("CARGO_BIN_EXE_xtask"), &copy).expect("copied");
    }
    Command::new(copy)
}

/// Creates another workspace of the project, with a model and without a generated crate.
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
fn commands_use_the_workspace_of_the_current_folder() {
    let workspace = other_workspace();
    let own = std::fs::read_to_string(root().join("generated/Cargo.toml")).expect("a manifest");
    for (from, out) in [("", "generated/"), ("docs/deep", "../../generated/")] {
        let mut command = copied_command(workspace.path());
        command.current_dir(workspace.path().join(from)).arg("codegen");
        // Cargo sets this variable for the programs that it runs, including this test.
        command.env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"));
        let (code, result, errors) = parts(&command.output().expect("runs"));
        assert_eq!((code, errors.as_str()), (0, ""));
        assert!(result.starts_with(&format!("{out}: ")), "{result}");
        let manifest = workspace.path().join("generated/Cargo.toml");
        let manifest = std::fs::read_to_string(&manifest).expect("a manifest");
        assert!(manifest.contains("path = \"../runtime\""), "{manifest}");
    }
    let still = std::fs::read_to_string(root().join("generated/Cargo.toml")).expect("a manifest");
    assert_eq!(still, own, "the workspace that the command was built in is unchanged");
}

#[test]
fn commands_fail_outside_of_a_workspace() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("Cargo.toml"), "[workspace]\n").expect("written");
    for arguments in [&["codegen"][..], &["codegen", "--check"], &["update", "new.json"]] {
        let mut command = copied_command(folder.path());
        command.current_dir(folder.path()).args(arguments);
        let (code, result, errors) = parts(&command.output().expect("runs"));
        assert_eq!((code, result.as_str()), (1, ""), "{errors}");
        let place = folder.path().canonicalize().expect("a path");
        let expected = format!(
            "error: no workspace in {} or above it has the members runtime and xtask\n  help: change to",
            place.display()
        );
        assert!(errors.starts_with(&expected), "{errors}");
        assert!(!folder.path().join("generated").exists());
    }
}

#[test]
fn colors_require_a_terminal_or_clicolor_force() {
    let scratch = Scratch::new();
    let arguments = ["codegen", "--model", &scratch.model, "--out", &scratch.out];
    let errors = |variable: &str| {
        let mut command = command(&arguments);
        let output = command.env(variable, "1").output().expect("runs");
        parts(&output).2
    };
    assert!(!errors("CLICOLOR").contains('\u{1b}'), "standard error is not a terminal");
    assert!(
        errors("CLICOLOR_FORCE").contains("\u{1b}[1m\u{1b}[91merror:\u{1b}[0m"),
        "colors are forced"
    );
}

#[test]
fn prints_completions_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, script, _) = parts(&xtask(&["completions", shell]));
        assert_eq!(code, 0);
        for text in ["xtask", "conformance", "skip-unsupported"] {
            assert!(script.contains(text), "no {text} for {shell}");
        }
    }
}

/// Returns bash's completions of the last word.
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
    let (code, result, errors) = parts(&output);
    assert_eq!(code, 0, "{errors}");
    result.lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_commands_options_and_values() {
    assert_eq!(completed(&["xtask", "con"]), ["conformance"]);
    assert_eq!(completed(&["xtask", "codegen", "--ch"]), ["--check"]);
    assert_eq!(completed(&["xtask", "changes", "--format", "m"]), ["markdown"]);
}
