//! Models as they are published, and our own.

use std::path::{Path, PathBuf};

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> Model {
    Model::read(path).unwrap_or_else(|error| panic!("{error}"))
}

/// A file of the reference material; nothing, where that isn't there.
fn reference(path: &str) -> Option<PathBuf> {
    let file = root().join("../shared/reference").join(path);
    file.exists().then_some(file)
}

/// The JSON files of a folder; none, if it isn't there.
fn models(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|it| it == "json")).collect()
}

/// How many shapes of each type a model has, from the most to the fewest.
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
fn our_own_models_are_read() {
    let models = models(&root().join("model"));
    assert!(!models.is_empty());
    for path in models {
        assert_eq!(read(&path).services().count(), 1);
    }
}

#[test]
fn the_published_model_is_read_whole() {
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
fn every_published_model_is_read() {
    let Some(folder) = reference("models") else { return };
    for path in models(&folder) {
        let model = read(&path);
        assert!(model.service(None).is_ok(), "{}", path.display());
    }
}

#[test]
fn the_published_protocol_tests_are_read() {
    let Some(path) = reference("conformance/awsJson1_0.json") else { return };
    let model = read(&path);
    assert_eq!((model.shapes.len(), model.services().count()), (287, 2));
    let closure = model.service(Some("JsonRpc10")).expect("there");
    assert!(!closure.operations.is_empty());
    assert!(model.service(None).is_err());
}
