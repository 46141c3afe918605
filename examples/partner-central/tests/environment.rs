//! With `--aws`, the programs are configured by the environment: endpoint, region and credentials. These tests
//! configure a local server as the endpoint.

use std::path::Path;
use std::process::{Command, Output};

use partner_central_examples::local::{LocalServer, PARTNER, PROGRAM_MANAGEMENT_ACCOUNT};
use partnercentral_channel::types::{
    AssociationType, ChannelContractStatus, ChannelContractType, Program,
    ProgramManagementAccountType, Sector,
};

const CUSTOMER: &str = "222233334444";

/// Runs a program without any AWS environment variables except the local server's.
async fn run(server: &LocalServer, program: &'static str, arguments: &[&str]) -> Output {
    let account = ["--program-management-account", PROGRAM_MANAGEMENT_ACCOUNT];
    run_with(server, program, &[&account[..], arguments].concat()).await
}

async fn run_with(server: &LocalServer, program: &'static str, arguments: &[&str]) -> Output {
    let credentials = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/credentials");
    let mut command = Command::new(program);
    command.env_clear();
    // Required to start programs on some systems.
    command.envs(std::env::vars().filter(|(name, _)| name == "SystemRoot" || name == "PATH"));
    command
        .arg("--aws")
        .args(arguments)
        .env("AWS_ENDPOINT_URL", server.url())
        .env("AWS_PROFILE", "partner")
        .env("AWS_SHARED_CREDENTIALS_FILE", credentials)
        .env("AWS_CONFIG_FILE", "no-such-file");
    let output = tokio::task::spawn_blocking(move || command.output().expect("the program starts"));
    output.await.expect("it ends")
}

#[track_caller]
fn assert_succeeds(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Returns the number of relationships.
async fn relationships(server: &LocalServer) -> usize {
    let list = server.client(PARTNER).list_relationships().catalog("AWS").send().await;
    list.expect("a list").items.expect("items").len()
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_delete_the_relationships_that_they_create() {
    let server = LocalServer::start(0).await.expect("a server");
    for program in [
        env!("CARGO_BIN_EXE_relationships"),
        env!("CARGO_BIN_EXE_tagging"),
        env!("CARGO_BIN_EXE_errors"),
        env!("CARGO_BIN_EXE_testing"),
    ] {
        assert_succeeds(&run(&server, program, &["--associated-account", CUSTOMER]).await);
        assert_eq!(relationships(&server).await, 0, "{program}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_keep_existing_relationships() {
    let server = LocalServer::start(0).await.expect("a server");
    create(&server).await;
    for program in [
        env!("CARGO_BIN_EXE_relationships"),
        env!("CARGO_BIN_EXE_tagging"),
        env!("CARGO_BIN_EXE_errors"),
        env!("CARGO_BIN_EXE_testing"),
    ] {
        let output = run(&server, program, &["--associated-account", CUSTOMER]).await;
        assert_eq!(output.status.code(), Some(1), "{program}");
        assert_eq!(relationships(&server).await, 1, "{program}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn uses_a_profile_for_each_side_of_a_handshake() {
    let server = LocalServer::start(0).await.expect("a server");
    let relationship = create(&server).await;
    let sides = ["--sender-profile", "partner", "--receiver-profile", "customer"];
    let arguments = [["--relationship", &relationship].as_slice(), &sides].concat();
    let output = run(&server, env!("CARGO_BIN_EXE_handshake"), &arguments).await;
    assert_succeeds(&output);
    assert!(String::from_utf8_lossy(&output.stdout).contains(" is now ACCEPTED."));
}

#[tokio::test(flavor = "multi_thread")]
async fn cancels_the_contract_that_it_creates() {
    let server = LocalServer::start(0).await.expect("a server");
    let client = server.client(PARTNER);
    let created = client
        .create_program_management_account()
        .catalog("AWS")
        .program(Program::ManagedServicesProvider)
        .r#type(ProgramManagementAccountType::ManagedServices)
        .display_name("Operations")
        .account_id(PARTNER)
        .send()
        .await
        .expect("a program management account");
    let account = created.program_management_account_detail.and_then(|detail| detail.id);
    let account = account.expect("an ID");
    let created = client
        .create_relationship()
        .catalog("AWS")
        .association_type(AssociationType::ManagedServicesEndCustomer)
        .program_management_account_identifier(&account)
        .display_name("Nordvind")
        .sector(Sector::Commercial)
        .send()
        .await
        .expect("a relationship");
    let relationship = created.relationship_detail.and_then(|detail| detail.id).expect("an ID");

    let arguments = [
        ["--program-management-account", &account],
        ["--relationship", &relationship],
        ["--signatory-email", "astrid.holm@example.com"],
    ];
    let output = run_with(&server, env!("CARGO_BIN_EXE_contracts"), arguments.as_flattened()).await;
    assert_succeeds(&output);
    let listed = client
        .list_channel_contracts()
        .catalog("AWS")
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .send()
        .await
        .expect("a list");
    let statuses: Vec<_> = listed.items.into_iter().map(|contract| contract.status).collect();
    assert_eq!(statuses, [ChannelContractStatus::Canceled]);
}

/// Creates a relationship that does not belong to the programs.
async fn create(server: &LocalServer) -> String {
    let client = server.client(PARTNER);
    let created = client
        .create_relationship()
        .catalog("AWS")
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier(PROGRAM_MANAGEMENT_ACCOUNT)
        .associated_account_id(CUSTOMER)
        .display_name("Somebody's")
        .sector(Sector::Commercial)
        .send()
        .await
        .expect("a relationship");
    created.relationship_detail.and_then(|detail| detail.id).expect("an id")
}
