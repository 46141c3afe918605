//! The list of the parts of the model that AWS's crate lacks is complete and true.

use std::collections::BTreeSet;
use std::fs;

use heck::{ToPascalCase, ToSnakeCase};
use parity::missing::{Item, MEMBERS, OPERATIONS, REVISION, VALUES, missing_items};
use parity::model::Model;
use parity::source::official_items;

fn lines(items: BTreeSet<Item>) -> String {
    items.iter().map(|item| format!("\n  {item}")).collect()
}

#[test]
fn the_list_is_complete_and_true() {
    let model = Model::whole();
    let (listed, missing) = (missing_items(), model.outermost(&model.items() - official_items()));
    let (has, unlisted) = (lines(&listed - &missing), lines(&missing - &listed));
    assert!(
        has.is_empty() && unlisted.is_empty(),
        "AWS's crate has these now; delete them from the list:{has}\n\
         AWS's crate lacks these; add them to the list:{unlisted}"
    );
}

#[test]
fn the_model_lacks_nothing() {
    let unknown = lines(official_items() - &Model::whole().items());
    assert!(unknown.is_empty(), "AWS's crate has these; adopt its revision of the model:{unknown}");
}

#[test]
fn the_revision_is_that_of_the_crate() {
    let archived = Model::archived(REVISION).items();
    let (missing, more) =
        (lines(&archived - official_items()), lines(official_items() - &archived));
    assert!(
        missing.is_empty() && more.is_empty(),
        "AWS's crate is not made from {REVISION}. It lacks:{missing}\nIt also has:{more}"
    );
}

/// The difference of the two revisions says the same, without a look at AWS's crate.
#[test]
fn the_list_is_the_difference_of_the_revisions() {
    let model = Model::whole();
    let added = &model.items() - &Model::archived(REVISION).items();
    assert_eq!(model.outermost(added), missing_items());
}

/// The guide uses the Rust names of operations, members and values.
#[test]
fn the_guide_contains_the_list() {
    const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/migrating.md");
    let guide = fs::read_to_string(GUIDE).expect("the guide");
    let section = guide.split_once("## Parts of the API").expect("the section on the API").1;
    let types = MEMBERS.iter().map(|(of, _)| of.replace("Request", "Input"));
    let members = MEMBERS.iter().map(|(_, name)| name.to_snake_case());
    let values = VALUES.iter().map(|(of, value)| format!("{of}::{}", value.to_pascal_case()));
    let operations = OPERATIONS.iter().map(|name| name.to_snake_case());
    for name in operations.chain(types).chain(members).chain(values) {
        assert!(section.contains(&format!("`{name}`")), "{GUIDE} does not contain `{name}`");
    }
    assert!(section.contains(REVISION), "{GUIDE} does not contain the revision {REVISION}");
}
