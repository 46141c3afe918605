//! The commands in `examples/README.md` exist, with their options, and all programs are documented there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGE: &str = env!("CARGO_PKG_NAME");

/// The programs of this package and their paths.
const PROGRAMS: [(&str, &str); 7] = [
    ("contracts", env!("CARGO_BIN_EXE_contracts")),
    ("errors", env!("CARGO_BIN_EXE_errors")),
    ("handshake", env!("CARGO_BIN_EXE_handshake")),
    ("local-server", env!("CARGO_BIN_EXE_local-server")),
    ("relationships", env!("CARGO_BIN_EXE_relationships")),
    ("tagging", env!("CARGO_BIN_EXE_tagging")),
    ("testing", env!("CARGO_BIN_EXE_testing")),
];

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn readme() -> String {
    fs::read_to_string(examples().join("README.md")).expect("the README")
}

/// Returns the commands, split into words, without the environment variables that they set.
fn commands(readme: &str) -> Vec<Vec<&str>> {
    let lines = readme.lines().filter_map(|line| line.strip_prefix("$ "));
    let is_variable = |word: &&str| word.starts_with("AWS_");
    lines.map(|line| line.split_whitespace().skip_while(is_variable).collect()).collect()
}

/// Returns whether another package of the examples has the name. Its own tests run its commands.
fn is_other_package(name: &str) -> bool {
    name != PACKAGE && examples().join(name).join("Cargo.toml").exists()
}

/// Checks that a program accepts the arguments of a command.
fn assert_understood(program: &str, arguments: &[&str]) {
    let (_, program) = PROGRAMS.iter().find(|(name, _)| *name == program).expect("a program");
    let output =
        Command::new(program).args(arguments).arg("--help").output().expect("the program starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {errors}");
}

fn assert_exists(command: &[&str]) {
    match command {
        ["cargo", "run", "--package", PACKAGE, "--bin", program] => {
            assert_understood(program, &[]);
        }
        ["cargo", "run", "--package", PACKAGE, "--bin", program, "--", arguments @ ..] => {
            assert_understood(program, arguments);
        }
        ["cargo", "test", "--package", PACKAGE] => {}
        ["cargo", "run", "--package", package, "--", ..]
        | ["cargo", "test", "--package", package]
            if is_other_package(package) => {}
        ["cargo", "test", "--manifest-path", manifest, "--features", feature] => {
            let manifest = manifest.strip_prefix("examples/").expect("an example");
            let manifest = fs::read_to_string(examples().join(manifest)).expect("a manifest");
            assert!(manifest.contains(&format!("\n{feature} = ")), "unknown feature {feature}");
        }
        _ => panic!("unknown command: {}", command.join(" ")),
    }
}

#[test]
fn commands_in_the_readme_exist() {
    let readme = readme();
    let commands = commands(&readme);
    assert!(!commands.is_empty());
    for command in commands {
        assert_exists(&command);
    }
}

#[test]
fn the_readme_lists_every_program() {
    let readme = readme();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin");
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    for file in files {
        let name = file.file_stem().and_then(|name| name.to_str()).expect("a name");
        assert!(PROGRAMS.iter().any(|(program, _)| *program == name), "{name} is not tested");
        let command = format!("$ cargo run --package {PACKAGE} --bin {name}");
        assert!(readme.contains(&command), "no command for {name}");
    }
}
