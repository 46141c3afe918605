//! The list of parts of the model that AWS's crate lacks is complete.

use std::collections::BTreeSet;
use std::fs;

use heck::{ToPascalCase, ToSnakeCase};
use parity::lacking::{Item, MEMBERS, OPERATIONS, REVISION, VALUES, lacking};
use parity::model::Model;
use parity::source::official_items;

fn lines(items: BTreeSet<Item>) -> String {
    items.iter().map(|item| format!("\n  {item}")).collect()
}

#[test]
fn the_list_matches_the_crate() {
    let model = Model::whole();
    let (listed, lacking) = (lacking(), model.outermost(&model.items() - official_items()));
    let (has, unlisted) = (lines(&listed - &lacking), lines(&lacking - &listed));
    assert!(
        has.is_empty() && unlisted.is_empty(),
        "AWS's crate now has these items; delete them from the list:{has}\n\
         AWS's crate lacks these; add them to the list:{unlisted}"
    );
}

#[test]
fn the_model_has_all_items_of_the_crate() {
    let unknown = lines(official_items() - &Model::whole().items());
    assert!(
        unknown.is_empty(),
        "AWS's crate has items that the model lacks; adopt the crate's revision of the model:{unknown}"
    );
}

#[test]
fn the_crate_is_generated_from_the_revision() {
    let archived = Model::archived(REVISION).items();
    let (lacking, more) =
        (lines(&archived - official_items()), lines(official_items() - &archived));
    assert!(
        lacking.is_empty() && more.is_empty(),
        "AWS's crate is not generated from {REVISION}. Missing:{lacking}\nAdditional:{more}"
    );
}

/// Confirms the list without reading AWS's crate.
#[test]
fn the_list_equals_the_difference_between_the_revisions() {
    let model = Model::whole();
    let added = &model.items() - &Model::archived(REVISION).items();
    assert_eq!(model.outermost(added), lacking());
}

/// The README uses the Rust names of operations, members and values.
#[test]
fn the_readme_contains_the_list() {
    const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = fs::read_to_string(README).expect("the README");
    let section = readme.split_once("### Coming from").expect("the section on AWS's crate").1;
    let section = section.split_once("\n## ").expect("the next section").0;
    let types = MEMBERS.iter().map(|(of, _)| of.replace("Request", "Input"));
    let members = MEMBERS.iter().map(|(_, name)| name.to_snake_case());
    let values = VALUES.iter().map(|(of, value)| format!("{of}::{}", value.to_pascal_case()));
    let operations = OPERATIONS.iter().map(|name| name.to_snake_case());
    for name in operations.chain(types).chain(members).chain(values) {
        assert!(section.contains(&format!("`{name}`")), "README.md does not mention `{name}`");
    }
    assert!(section.contains(REVISION), "README.md does not mention the revision {REVISION}");
}
