//! Checks the guides (the README and other documents for people): links, paths, commands and shown output.
//!
//! Their Rust snippets are documentation tests of `tests/src/guides.rs`.

#[path = "guides/command_check.rs"]
mod command_check;
#[path = "support/command_line.rs"]
mod command_line;
#[path = "guides/document.rs"]
mod document;
#[path = "guides/shown_command.rs"]
mod shown_command;

use std::collections::BTreeMap;
use std::fs;
use std::process::Output;

use command_check::CommandCheck;
use document::Document;
use shown_command::{ShownCommand, output_text};
use tests::root;

/// The guides outside of `docs/`.
const GUIDES: [&str; 10] = [
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CONTRIBUTING.md",
    "README.md",
    "codegen/README.md",
    "examples/README.md",
    "fuzz/README.md",
    "generated/README.md",
    "runtime/README.md",
    "tests/models/README.md",
];

/// All pages of `docs/`, and the other guides.
fn guides() -> Vec<Document> {
    let mut names: Vec<String> = GUIDES.map(str::to_owned).to_vec();
    let pages = file_names("docs").into_iter().filter(|name| name.ends_with(".md"));
    names.extend(pages.map(|name| format!("docs/{name}")));
    names.iter().map(|name| Document::read(name)).collect()
}

fn file_names(folder: &str) -> Vec<String> {
    fs::read_dir(root().join(folder))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn link_targets_exist() {
    for guide in guides() {
        for link in guide.links.iter().filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = guide.folder().join(path);
            assert!(target.exists(), "{} links to {link}", guide.name);
            if !anchor.is_empty() {
                let target = if path.is_empty() { root().join(&guide.name) } else { target };
                let anchors = Document::read(&target.to_string_lossy()).anchors;
                assert!(anchors.iter().any(|it| it == anchor), "{} links to {link}", guide.name);
            }
        }
    }
}

#[test]
fn named_paths_exist() {
    let top_level = file_names(".");
    let mut found = 0;
    for guide in guides() {
        for code in &guide.code_spans {
            let first = code.split('/').next().unwrap_or_default();
            let is_path = code.contains('/') && top_level.iter().any(|name| name == first);
            let is_output = ["fuzz/artifacts", "fuzz/corpus", "target/"]
                .iter()
                .any(|folder| code.starts_with(folder));
            // Commands, and patterns for several files.
            let is_other = code.contains([' ', '*', '…']);
            if is_path && !is_output && !is_other {
                assert!(root().join(code).exists(), "{} names {code}", guide.name);
                found += 1;
            }
        }
    }
    assert!(found > 50, "{found}");
}

#[test]
fn rust_snippets_are_documentation_tests() {
    let included = fs::read_to_string(root().join("tests/src/guides.rs")).expect("the module");
    for guide in guides() {
        let has_rust = ["rust", "rust,no_run"].iter().any(|info| guide.blocks(info).count() > 0);
        let include = format!("include_str!(\"../../{}\")", guide.name);
        assert!(
            !has_rust || included.contains(&include),
            "add {} to tests/src/guides.rs",
            guide.name
        );
    }
}

#[test]
fn commands_are_valid() {
    let check = CommandCheck::new();
    for guide in guides() {
        for shown in guide.commands() {
            if let Err(problem) = check.check(&shown.command, &guide.folder()) {
                panic!("{}: `{}`: {problem}", guide.name, shown.command);
            }
        }
    }
}

/// Commands that take long, or need files that do not exist. They have tests of their own.
const NOT_RUN: [&str; 2] = ["cargo xtask conformance", "cargo xtask update"];

#[test]
fn codegen_prints_the_shown_output() {
    assert_print_the_shown_output(3, |command| command.starts_with("cargo xtask codegen"));
}

#[test]
fn other_commands_print_the_shown_output() {
    assert_print_the_shown_output(2, |command| !command.starts_with("cargo xtask codegen"));
}

/// Runs the selected commands of all guides, each once. There must be at least `least`.
fn assert_print_the_shown_output(least: usize, is_selected: impl Fn(&str) -> bool) {
    let commands: Vec<ShownCommand> = guides().iter().flat_map(Document::commands).collect();
    let is_run = |command: &str| !NOT_RUN.iter().any(|start| command.starts_with(start));
    let mut outputs: BTreeMap<Vec<&str>, Output> = BTreeMap::new();
    for shown in commands.iter().filter(|it| is_selected(&it.command) && is_run(&it.command)) {
        let Some(arguments) = shown.xtask_arguments() else { continue };
        let output = outputs.entry(arguments.collect()).or_insert_with_key(|arguments| {
            let mut command = command_line::command();
            command.current_dir(root()).args(arguments).output().expect("it runs")
        });
        assert!(output.status.success(), "{}: {output:?}", shown.command);
        shown.assert_prints(&output_text(output));
    }
    assert!(outputs.len() >= least, "{:?}", outputs.keys());
}

/// Generates a crate from the model whose problems the guide shows.
#[test]
fn shown_problems_match_the_output() {
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
    let guide = Document::read("docs/generator.md");
    let shown = guide.blocks("console").find(|block| block.starts_with("model.json:"));
    let shown = shown.expect("the guide shows problems");
    assert_eq!(output_text(&output).trim_end(), shown.trim_end());
}

#[test]
fn shown_build_script_matches_the_example() {
    let folder = root().join("examples/build-script");
    let files = ["build.rs", "src/lib.rs"].map(|name| fs::read_to_string(folder.join(name)));
    let code = files.map(|text| text.expect("a file")).concat();
    let guide = Document::read("docs/generator.md");
    let shown = guide.blocks("rust,ignore").find(|block| block.starts_with("// build.rs"));
    let shown = shown.expect("the guide shows a build script");
    for line in shown.lines().filter(|line| !line.starts_with("//")) {
        assert!(
            code.lines().any(|it| it == line),
            "examples/build-script does not contain: {line}"
        );
    }
}

#[test]
fn numbers_of_the_readme_are_measured() {
    let (readme, benchmarks) = (Document::read("README.md"), Document::read("BENCHMARKS.md"));
    let section = readme.text.split_once("## In numbers").expect("the section").1;
    let section = section.split_once("\n## ").expect("the next section").0;
    let rows = section.lines().filter(|line| line.starts_with("| ") && line.contains("0."));
    let mut found = 0;
    for row in rows {
        for number in row.split('|').skip(2).map(str::trim).filter(|cell| !cell.is_empty()) {
            assert!(benchmarks.text.contains(number), "BENCHMARKS.md does not contain {number}");
            found += 1;
        }
    }
    assert_eq!(found, 15);
}
