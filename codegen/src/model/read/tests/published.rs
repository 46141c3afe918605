//! Published models and our own ones.

use std::path::{Path, PathBuf};

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> Model {
    Model::read(path).unwrap_or_else(|error| panic!("{error}"))
}

/// Returns a file of the reference material, if it is available.
fn reference(path: &str) -> Option<PathBuf> {
    let file = root().join("../shared/reference").join(path);
    file.exists().then_some(file)
}

/// Returns the JSON files of a folder; empty if the folder does not exist.
fn models(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|it| it == "json")).collect()
}

/// Returns the number of shapes of each type, in descending order.
fn types(model: &Model) -> Vec<(usize, &'static str)> {
    let mut counts = std::collections::BTreeMap::new();
    for shape in model.shapes.values() {
        *counts.entry(shape.type_name()).or_insert(0) += 1;
    }
    let mut types: Vec<_> = counts.into_iter().map(|(name, count)| (count, name)).collect();
    types.sort_by(|a, b| b.cmp(a));
    types
}

#[test]
fn reads_our_own_models() {
    let models = models(&root().join("model"));
    assert!(!models.is_empty());
    for path in models {
        assert_eq!(read(&path).services().count(), 1);
    }
}

#[test]
fn reads_the_whole_published_model() {
    let Some(path) = reference("revision-2026-11-20/model.json") else { return };
    let model = read(&path);
    let expected = [
        (89, "structure"),
        (33, "string"),
        (24, "enum"),
        (22, "list"),
        (21, "operation"),
        (10, "union"),
        (4, "resource"),
        (1, "timestamp"),
        (1, "service"),
    ];
    assert_eq!(types(&model), expected);
    assert_eq!(model.shapes.len(), 205);
    let closure = model.service(None).expect("one service");
    assert_eq!((closure.operations.len(), closure.shapes.len()), (21, 205 - 21 - 4 - 1));
}

#[test]
fn reads_every_published_model() {
    let Some(folder) = reference("models") else { return };
    for path in models(&folder) {
        let model = read(&path);
        assert!(model.service(None).is_ok(), "{}", path.display());
    }
}

#[test]
fn reads_the_published_protocol_tests() {
    let Some(path) = reference("conformance/awsJson1_0.json") else { return };
    let model = read(&path);
    assert_eq!((model.shapes.len(), model.services().count()), (287, 2));
    let closure = model.service(Some("JsonRpc10")).expect("there");
    assert!(!closure.operations.is_empty());
    assert!(model.service(None).is_err());
}
