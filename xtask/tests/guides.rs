//! The guides: the README and the other documents for people. Their Rust is compiled as documentation tests
//! (`tests/src/lib.rs`); here are their links, the files that they name, and their commands.

#[path = "support/command_line.rs"]
mod command_line;
#[path = "guides/commands.rs"]
mod commands;
#[path = "guides/document.rs"]
mod document;

use std::fs;

use commands::{Cargo, Shown};
use document::Document;
use tests::root;

const GUIDES: [&str; 9] = [
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CONTRIBUTING.md",
    "README.md",
    "codegen/README.md",
    "examples/README.md",
    "fuzz/README.md",
    "generated/README.md",
    "runtime/README.md",
];

fn guides() -> impl Iterator<Item = Document> {
    GUIDES.into_iter().map(Document::read)
}

#[test]
fn links_lead_somewhere() {
    for guide in guides() {
        for link in guide.links() {
            let is_elsewhere = link.contains("://") || link.starts_with('#');
            let path = link.split('#').next().unwrap_or_default();
            let place = guide.folder().join(path);
            assert!(is_elsewhere || place.exists(), "{} links to {link}", guide.name);
        }
    }
}

#[test]
fn files_and_folders_that_are_named_are_there() {
    let top_level: Vec<String> = fs::read_dir(root())
        .expect("the project's folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let mut found = 0;
    for guide in guides() {
        for code in guide.code() {
            let first = code.split('/').next().unwrap_or_default();
            let names_a_file = code.contains('/') && top_level.iter().any(|name| name == first);
            // A command, several files, or what is made by running something.
            let is_made =
                ["fuzz/artifacts", "fuzz/corpus", "target/"].iter().any(|it| code.starts_with(it));
            if !names_a_file || is_made || code.contains([' ', '*', '…']) {
                continue;
            }
            assert!(root().join(&code).exists(), "{} names {code}", guide.name);
            found += 1;
        }
    }
    assert!(found > 50, "{found}");
}

#[test]
fn commands_can_be_given() {
    let cargo = Cargo::new();
    for guide in guides() {
        for Shown { command, .. } in guide.commands() {
            if let Err(problem) = cargo.check(&command, guide.folder()) {
                panic!("{}: `{command}`: {problem}", guide.name);
            }
        }
    }
}

/// What runs long or needs what isn't there; each has tests of its own.
const NOT_RUN: [&str; 2] = ["cargo xtask conformance", "cargo xtask update"];

#[test]
fn commands_print_what_is_shown() {
    let mut run = 0;
    for guide in guides() {
        for shown in guide.commands() {
            let is_run = !NOT_RUN.iter().any(|command| shown.command.starts_with(command));
            if let Some(arguments) = shown.command.strip_prefix("cargo xtask ").filter(|_| is_run) {
                let mut command = command_line::command();
                let arguments = arguments.split(' ');
                let output = command.current_dir(root()).args(arguments).output().expect("it runs");
                assert!(output.status.success(), "{}: {output:?}", shown.command);
                shown.compare(&commands::said(&output));
                run += 1;
            }
        }
    }
    assert!(run >= 4, "{run}");
}

/// What the README shows of problems in a model is what is printed of that model.
#[test]
fn problems_are_shown_as_they_are_printed() {
    const MODEL: &str = r##"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}]},
"a#O": {"type": "operation", "input": {"target": "a#I"}},
"a#I": {"type": "structure", "members": {"x": {"target": "a#Mising"},
"y": {"target": "a#O"}}},
"a#Missing": {"type": "structure"}
}}"##;
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("model.json"), MODEL).expect("written");
    fs::write(folder.path().join("Cargo.toml"), "[workspace]").expect("written");
    for package in ["runtime", "xtask"] {
        fs::create_dir(folder.path().join(package)).expect("created");
        fs::write(folder.path().join(package).join("Cargo.toml"), "[package]").expect("written");
    }
    let mut command = command_line::command();
    command.current_dir(folder.path()).args(["codegen", "--model", "model.json", "--out", "out"]);
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let readme = Document::read("README.md");
    let shown = readme.blocks().find(|block| block.starts_with("model.json:"));
    let shown = shown.expect("the README shows problems");
    assert_eq!(commands::said(&output).trim_end(), shown.trim_end());
}
