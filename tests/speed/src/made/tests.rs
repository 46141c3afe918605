//! Tests of the made model: it is one that the generator takes as it is.

use std::collections::BTreeMap;

use smithy_client_codegen::model::Model;
use smithy_client_codegen::{Options, RuntimeDependency, generate};

use super::*;

fn read(model: &Value) -> Model {
    Model::parse("made.json", &model.to_string()).expect("a valid model")
}

#[test]
fn a_model_has_as_many_shapes_as_asked_for_and_is_valid() {
    let made = model(3_300, 1);
    let shapes = made["shapes"].as_object().expect("shapes");
    assert!((3_300..3_320).contains(&shapes.len()), "{}", shapes.len());
    read(&made);
}

#[test]
fn the_same_seed_gives_the_same_model_and_another_one_another() {
    assert_eq!(model(200, 7), model(200, 7));
    assert_ne!(model(200, 7), model(200, 8));
}

#[test]
fn there_is_some_of_everything() {
    let made = model(3_300, 1);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for shape in made["shapes"].as_object().expect("shapes").values() {
        *counts.entry(shape["type"].as_str().expect("a type")).or_default() += 1;
    }
    let kinds = ["operation", "structure", "union", "enum", "list", "map", "string"];
    for kind in kinds {
        assert!(counts.get(kind).is_some_and(|count| *count > 50), "{kind}: {counts:?}");
    }
}

#[test]
fn a_crate_is_generated_with_a_test_for_every_call() {
    let model = read(&model(200, 1));
    let closure = model.service(None).expect("one service");
    let options = Options {
        runtime: RuntimeDependency::Path("../runtime".into()),
        detached: true,
        model_name: "made.json".to_owned(),
        crate_name: None,
        crate_version: "0.1.0".to_owned(),
    };
    let files = generate(&model, &closure, &options).expect("generated").files;
    let examples = files.get("tests/examples.rs").expect("a file");
    assert!(examples.matches("#[test]").count() > 40);
    assert!(files.get("src/operation/create_active_account.rs").is_some());
}
