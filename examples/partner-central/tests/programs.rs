//! The programs do on the local server what they say, and print it all.

use std::process::{Command, Output};

fn run(program: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    // Errors would be printed with their backtraces.
    command.env_remove("RUST_BACKTRACE").env_remove("RUST_LIB_BACKTRACE");
    command.args(arguments).output().expect("the program starts")
}

/// What a program prints that succeeds.
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
    // The operating systems number their errors differently.
    let number = regex::Regex::new(r"\(os error \d+\)").expect("a regex");
    insta::assert_snapshot!(number.replace_all(&printed, "(os error …)"));
}

#[test]
fn testing() {
    insta::assert_snapshot!(printed(env!("CARGO_BIN_EXE_testing")));
}

#[test]
fn what_fails_says_why_and_exits_with_an_error() {
    let arguments = ["--program-management-account", "pma-zzzzzzzzzzzzz"];
    let output = run(env!("CARGO_BIN_EXE_relationships"), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "Error: CreateRelationship failed: ResourceNotFoundException: There is no \
         ProgramManagementAccount pma-zzzzzzzzzzzzz. (HTTP status 404, request id \
         00000000-0000-4000-8000-000000000001)\n"
    );
}

#[test]
fn for_aws_there_have_to_be_ids() {
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
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("--program-management-account <ID>"), "{program}: {said}");
    }
}
