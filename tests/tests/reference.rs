//! Our model against the published ones, where they are there.

use std::collections::BTreeMap;
use std::process::Command;

use tests::{generated, partnercentral_channel, reference, root};

#[test]
fn our_model_is_the_published_one_in_our_words() {
    let Some(reference) = reference() else { return };
    let output = Command::new(root().join("../shared/tools/compare-model"))
        .arg(partnercentral_channel())
        .arg(reference.join("models/partnercentral-channel-2026-03-03.json"))
        .output()
        .expect("the comparison runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn the_published_model_gives_the_same_crate_but_for_documentation_and_examples() {
    let Some(reference) = reference() else { return };
    let published = reference.join("models/partnercentral-channel-2026-03-03.json");
    let (ours, theirs) = (code(&partnercentral_channel()), code(&published));
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
    for (path, code) in &ours {
        assert_eq!(Some(code), theirs.get(path), "{path} differs");
    }
}

/// The files of a model's crate without comments and examples, and without the model's file name.
fn code(model: &std::path::Path) -> BTreeMap<String, String> {
    let files = generated(model, None);
    let kept = files.iter().filter(|(path, _)| !path.starts_with("tests/"));
    kept.map(|(path, text)| (path.to_owned(), without_comments(text))).collect()
}

fn without_comments(text: &str) -> String {
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("//") || line.starts_with("# @generated")
    };
    text.lines().filter(|line| !is_comment(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_first_revision_of_the_published_model_is_generated_too() {
    let Some(reference) = reference() else { return };
    let first = generated(&reference.join("models/partnercentral-channel-2025-11-19.json"), None);
    let support_plan = first.get("src/types/support_plan.rs").expect("a union");
    assert!(support_plan.contains("ResoldBusiness"), "the plan that was removed later");
    assert!(!support_plan.contains("ResoldUnifiedOperations"), "the plan that was added later");
}
