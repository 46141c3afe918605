//! The tests in this folder call every operation of the model.

use std::fs;

use serde_json::Value;
use tests::{partnercentral_channel, root};

#[test]
fn every_operation_has_a_test() {
    let model = fs::read_to_string(partnercentral_channel()).expect("the model");
    let model: Value = serde_json::from_str(&model).expect("JSON");
    let shapes = model["shapes"].as_object().expect("shapes");
    let operations = shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
    let names: Vec<&str> = operations.filter_map(|(id, _)| Some(id.split_once('#')?.1)).collect();
    assert!(names.len() >= 21, "{names:?}");
    let tests = fs::read_dir(root().join("tests/tests/wire")).expect("this folder");
    let tests: String = tests
        .map(|file| fs::read_to_string(file.expect("a file").path()).expect("a test file"))
        .collect();
    for name in names {
        assert!(tests.contains(&format!("call(\"{name}\", body")), "no test calls {name}");
    }
}
