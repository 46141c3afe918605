//! The script, with the local server as its endpoint.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use partner_central_examples::local::{LocalServer, PROGRAM_MANAGEMENT_ACCOUNT};
use partnercentral_channel::types::{AssociationType, Sector};
use tokio::runtime::Runtime;

/// Starts a local server. It runs on the threads of the runtime, not on that of the test.
fn start() -> (Runtime, LocalServer) {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(LocalServer::start(0)).expect("a server");
    (runtime, server)
}

/// The customers that the README's command onboards.
fn customers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("customers.json")
}

/// Runs the script with a file.
fn run(url: &str, file: &Path) -> Output {
    let file = file.to_str().expect("a path in UTF-8");
    let account = ["--program-management-account", PROGRAM_MANAGEMENT_ACCOUNT];
    run_with(url, &[&[file][..], &account, &["--tag", "source=script"]].concat())
}

/// Runs the script without any AWS environment variables except the endpoint and credentials.
fn run_with(url: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onboarding"));
    let inherited = std::env::vars_os().filter(|(name, _)| name == "SystemRoot" || name == "PATH");
    command.env_clear().envs(inherited);
    command.env("AWS_ENDPOINT_URL", url).env("AWS_ACCESS_KEY_ID", "LOCAL111122223333");
    command.env("AWS_SECRET_ACCESS_KEY", "any").env("AWS_CONFIG_FILE", "no-such-file");
    command.env("AWS_SHARED_CREDENTIALS_FILE", "no-such-file");
    // The folder that the README's commands run in.
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    command.args(arguments).output().expect("the script starts")
}

/// Returns the printed text and the errors.
fn texts(output: &Output) -> String {
    let [stdout, stderr] =
        [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    format!("{stdout}---\n{stderr}")
}

#[test]
fn onboards_all_customers() {
    let (_runtime, server) = start();
    let output = run(server.url(), &customers());
    insta::assert_snapshot!(texts(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn appends_the_tags_of_a_customer_to_those_of_the_batch() {
    let (runtime, server) = start();
    run(server.url(), &customers());
    let client = server.client("111122223333");
    let tags = runtime.block_on(async {
        let list = client.list_relationships().catalog("AWS").display_names(["Lindqvist"]);
        let items = list.send().await.expect("a list").items.expect("items");
        let arn = items[0].arn.as_deref().expect("an ARN");
        client
            .list_tags_for_resource()
            .resource_arn(arn)
            .send()
            .await
            .expect("tags")
            .tags
            .expect("tags")
    });
    let mut tags: Vec<_> =
        tags.into_iter().map(|tag| format!("{}={}", tag.key, tag.value)).collect();
    tags.sort();
    assert_eq!(tags, ["contract=2026-117", "source=script", "team=north"]);
}

#[test]
fn a_batch_can_be_repeated() {
    let (_runtime, server) = start();
    let list = |output: &Output| {
        let text = texts(output);
        text.split_once("All relationships:").map(|(_, list)| list.to_owned()).expect("a list")
    };
    let (first, second) = (run(server.url(), &customers()), run(server.url(), &customers()));
    assert_eq!(list(&first), list(&second));
    assert_eq!(second.status.code(), Some(0));
}

#[test]
fn reports_the_customers_that_fail() {
    let (_runtime, server) = start();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistaken.json");
    let text = r#"[
        {"account": "222233334444", "name": "Lindqvist", "sector": "COMMERCIAL"},
        {"account": "2222-3333", "name": "A name with more than thirty characters", "sector": "SPACE"},
        {"account": "222233334444", "name": "The same account again", "sector": "COMMERCIAL"}
    ]"#;
    // The third customer has the token of the first, but another name.
    fs::write(&file, text).expect("written");
    let output = run(server.url(), &file);
    insta::assert_snapshot!(texts(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn accepts_relationships_that_exist() {
    let (runtime, server) = start();
    let client = server.client("111122223333");
    let create = client
        .create_relationship()
        .catalog("AWS")
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier(PROGRAM_MANAGEMENT_ACCOUNT)
        .associated_account_id("333344445555")
        .display_name("Kommunen")
        .sector(Sector::Government);
    runtime.block_on(create.send()).expect("a relationship");
    let output = run(server.url(), &customers());
    let texts = texts(&output);
    assert!(texts.contains("Kommunen Uppsala (333344445555): rs-0000000000002 exists"), "{texts}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn stops_if_the_service_cannot_be_reached() {
    let output = run("http://127.0.0.1:1", &customers());
    let texts = texts(&output);
    assert!(
        texts.contains("CreateRelationship failed: the connection failed (host 127.0.0.1:1)"),
        "{texts}"
    );
    assert!(texts.contains("stopped before 3 customers"), "{texts}");
    // The causes of the error, down to that of the operating system.
    assert!(texts.contains("Caused by:") && texts.contains("os error"), "{texts}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn reports_invalid_files() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("invalid.json");
    fs::write(&file, r#"[{"acount": "222233334444"}]"#).expect("written");
    let output = run("http://127.0.0.1:1", &file);
    let texts = texts(&output);
    assert!(texts.contains("invalid.json is not valid"), "{texts}");
    assert!(texts.contains("unknown field `acount`"), "{texts}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_command_of_the_readme_prints_the_shown_output() {
    let (_runtime, server) = start();
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(readme).expect("the README");
    let (_, command) = readme.split_once("cargo run --package onboarding -- ").expect("a command");
    let mut lines = command.lines();
    let arguments: Vec<&str> = lines.next().expect("arguments").split(' ').collect();
    let output = run_with(server.url(), &arguments);
    assert_eq!(texts(&output).lines().next(), lines.next());
}
