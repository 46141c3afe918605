//! Comparisons of our models with the published ones, if available.

use std::collections::BTreeMap;
use std::process::Command;

use smithy_client_codegen::changes::{OperationStatus, Part};
use smithy_client_codegen::generate;
use smithy_client_codegen::model::Model;
use tests::{
    between, first_revision, generated, initial, options, partnercentral_channel, reference, root,
    second_revision,
};

const FIRST: &str = "models/partnercentral-channel-2025-11-19.json";
const SECOND: &str = "models/partnercentral-channel-2026-03-03.json";
const NEWEST: &str = "revision-2026-11-20/model.json";

#[test]
fn our_models_differ_from_the_published_ones_only_in_documentation() {
    let Some(reference) = reference() else { return };
    for (ours, published) in
        [(first_revision(), FIRST), (second_revision(), SECOND), (partnercentral_channel(), NEWEST)]
    {
        let output = Command::new(root().join("../shared/tools/compare-model"))
            .arg(ours)
            .arg(reference.join(published))
            .output()
            .expect("the comparison runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn the_published_model_results_in_the_same_code() {
    let Some(reference) = reference() else { return };
    let published = reference.join(NEWEST);
    let (ours, theirs) = (code(&partnercentral_channel()), code(&published));
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
    for (path, code) in &ours {
        assert_eq!(Some(code), theirs.get(path), "{path} differs");
    }
}

/// Returns the code of a model's crate without comments and examples. The model's file name and the crate's version
/// are also removed, since the version is recorded only for our model.
fn code(model: &std::path::Path) -> BTreeMap<String, String> {
    let files = generated(model, None);
    let is_code = |path: &str| !path.starts_with("tests/") && path != "README.md";
    let kept = files.iter().filter(|(path, _)| is_code(path));
    let version = options(&Model::read(model).expect("a model"), None).crate_version;
    let version = format!("\nversion = \"{version}\"\n");
    let code = |text: &str| without_comments(&text.replacen(&version, "\n", 1));
    kept.map(|(path, text)| (path.to_owned(), code(text))).collect()
}

fn without_comments(text: &str) -> String {
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("//") || line.starts_with("# @generated")
    };
    text.lines().filter(|line| !is_comment(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn generates_the_first_published_revision() {
    let Some(reference) = reference() else { return };
    let first = generated(&reference.join(FIRST), None);
    let support_plan = first.get("src/types/support_plan.rs").expect("a union");
    assert!(support_plan.contains("ResoldBusiness"), "the removed plan");
    assert!(!support_plan.contains("ResoldUnifiedOperations"), "the added plan");
}

#[test]
fn reports_two_updated_requests_between_the_oldest_published_revisions() {
    let Some(reference) = reference() else { return };
    let report = between(&reference.join(FIRST), &reference.join(SECOND));
    let operations: Vec<&str> = report.operations.iter().map(|changed| changed.id.name()).collect();
    assert_eq!(operations, ["CreateRelationship", "UpdateRelationship"]);
    for operation in &report.operations {
        assert_eq!(operation.status, OperationStatus::Updated);
        assert!(operation.own.is_empty());
        let [(Part::Request, [plan])] = operation.parts()[..] else { panic!("{operation:?}") };
        let members: Vec<(&str, &str, usize)> = plan
            .members
            .iter()
            .map(|member| (member.name.as_str(), member.status.name(), member.members.len()))
            .collect();
        assert_eq!(
            members,
            [("resoldUnifiedOperations", "added", 3), ("resoldBusiness", "removed", 1)]
        );
    }
    assert!(report.breaks_wire() && report.breaks_source());
}

#[test]
fn reports_17_new_operations_in_the_first_published_revision() {
    let Some(reference) = reference() else { return };
    let report = initial(&reference.join(FIRST));
    assert_eq!(report.operations_of(OperationStatus::New).count(), 17);
    assert_eq!(report.operations.len(), 17);
}

#[test]
fn reports_four_new_and_nine_updated_operations_between_the_newest_published_revisions() {
    let Some(reference) = reference() else { return };
    let report = between(&reference.join(SECOND), &reference.join(NEWEST));
    let of = |status| -> Vec<&str> {
        report.operations_of(status).map(|operation| operation.id.name()).collect()
    };
    let new = [
        "CancelChannelContract",
        "CreateChannelContract",
        "GetChannelContract",
        "ListChannelContracts",
    ];
    assert_eq!(of(OperationStatus::New), new);
    let updated = [
        "CreateProgramManagementAccount",
        "CreateRelationship",
        "GetRelationship",
        "ListChannelHandshakes",
        "ListProgramManagementAccounts",
        "ListRelationships",
        "ListTagsForResource",
        "TagResource",
        "UntagResource",
    ];
    assert_eq!(of(OperationStatus::Updated), updated);
    assert_eq!(report.operations.len(), 13);
}

#[test]
fn reports_the_same_changes_for_the_published_models_and_ours() {
    let Some(reference) = reference() else { return };
    let revisions = [
        (first_revision(), reference.join(FIRST)),
        (second_revision(), reference.join(SECOND)),
        (partnercentral_channel(), reference.join(NEWEST)),
    ];
    for window in revisions.windows(2) {
        let [(our_old, old), (our_new, new)] = window else { continue };
        let (ours, published) = (between(our_old, our_new), between(old, new));
        assert_eq!((published.operations, published.changes), (ours.operations, ours.changes));
    }
}

#[test]
fn generates_the_services_of_the_protocol_tests() {
    let Some(reference) = reference() else { return };
    let model = Model::read(&reference.join("conformance/awsJson1_0.json")).expect("a model");
    for service in ["JsonRpc10", "QueryCompatibleJsonRpc10"] {
        let closure = model.service(Some(service)).expect("a service");
        let generated = generate(&model, &closure, &options(&model, None));
        generated.unwrap_or_else(|problems| panic!("{problems}"));
    }
}
