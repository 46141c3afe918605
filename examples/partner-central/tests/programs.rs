//! The output of the programs on the local server.

use std::process::{Command, Output};

fn run(program: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    // Errors would be printed with backtraces.
    command.env_remove("RUST_BACKTRACE").env_remove("RUST_LIB_BACKTRACE");
    command.args(arguments).output().expect("the program starts")
}

/// Returns the output of a program that succeeds.
#[track_caller]
fn printed(program: &str) -> String {
    let output = run(program, &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn relationships() {
    insta::assert_snapshot!(printed(env!("CARGO_BIN_EXE_relationships")));
}

#[test]
fn handshake() {
    insta::assert_snapshot!(printed(env!("CARGO_BIN_EXE_handshake")));
}

#[test]
fn contracts() {
    insta::assert_snapshot!(printed(env!("CARGO_BIN_EXE_contracts")));
}

#[test]
fn tagging() {
    insta::assert_snapshot!(printed(env!("CARGO_BIN_EXE_tagging")));
}

#[test]
fn errors() {
    let printed = printed(env!("CARGO_BIN_EXE_errors"));
    // Operating systems number their errors differently.
    let number = regex::Regex::new(r"\(os error \d+\)").expect("a regex");
    insta::assert_snapshot!(number.replace_all(&printed, "(os error …)"));
}

#[test]
fn testing() {
    insta::assert_snapshot!(printed(env!("CARGO_BIN_EXE_testing")));
}

#[test]
fn failures_are_reported_with_an_exit_code() {
    let arguments = ["--program-management-account", "pma-zzzzzzzzzzzzz"];
    let output = run(env!("CARGO_BIN_EXE_relationships"), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "Error: CreateRelationship failed: ResourceNotFoundException: \
         ProgramManagementAccount pma-zzzzzzzzzzzzz does not exist. (HTTP status 404, request id \
         00000000-0000-4000-8000-000000000001)\n"
    );
}

#[test]
fn requires_ids_for_aws() {
    for program in [
        env!("CARGO_BIN_EXE_relationships"),
        env!("CARGO_BIN_EXE_handshake"),
        env!("CARGO_BIN_EXE_contracts"),
        env!("CARGO_BIN_EXE_tagging"),
        env!("CARGO_BIN_EXE_errors"),
        env!("CARGO_BIN_EXE_testing"),
    ] {
        let output = run(program, &["--aws"]);
        assert_eq!(output.status.code(), Some(2), "{program}");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(errors.contains("--program-management-account <ID>"), "{program}: {errors}");
    }
}
