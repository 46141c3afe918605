//! The generator accepts the synthetic model.

use std::collections::BTreeMap;

use smithy_client_codegen::model::Model;
use smithy_client_codegen::{Options, RuntimeDependency, generate};

use super::*;

fn read(model: &Value) -> Model {
    Model::parse("synthetic.json", &model.to_string()).expect("a valid model")
}

#[test]
fn creates_a_valid_model_of_the_requested_size() {
    let model_json = model(3_300, 1);
    let shapes = model_json["shapes"].as_object().expect("shapes");
    assert!((3_300..3_320).contains(&shapes.len()), "{}", shapes.len());
    read(&model_json);
}

#[test]
fn the_model_depends_on_the_seed() {
    assert_eq!(model(200, 7), model(200, 7));
    assert_ne!(model(200, 7), model(200, 8));
}

#[test]
fn the_model_has_all_kinds_of_shapes() {
    let model_json = model(3_300, 1);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for shape in model_json["shapes"].as_object().expect("shapes").values() {
        *counts.entry(shape["type"].as_str().expect("a type")).or_default() += 1;
    }
    let kinds = ["operation", "structure", "union", "enum", "list", "map", "string"];
    for kind in kinds {
        assert!(counts.get(kind).is_some_and(|count| *count > 50), "{kind}: {counts:?}");
    }
}

#[test]
fn generates_a_test_for_every_example_call() {
    let model = read(&model(200, 1));
    let closure = model.service(None).expect("one service");
    let options = Options {
        runtime: RuntimeDependency::Path("../runtime".into()),
        detached: true,
        model_name: "synthetic.json".to_owned(),
        crate_name: None,
        crate_version: "0.1.0".to_owned(),
        protocol: None,
    };
    let files = generate(&model, &closure, &options).expect("generated").files;
    let examples = files.get("tests/examples.rs").expect("a file");
    assert!(examples.matches("#[test]").count() > 40);
    assert!(files.get("src/operation/create_active_account.rs").is_some());
}
