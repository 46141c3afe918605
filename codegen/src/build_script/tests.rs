use std::fs;

use super::*;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
  "a#S": {
    "type": "service", "version": "1", "operations": [{"target": "a#Easy"}, {"target": "a#Hard"}],
    "traits": {"aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "s"}}
  },
  "a#Easy": {"type": "operation", "traits": {"smithy.api#deprecated": {}}},
  "a#Hard": {"type": "operation", "input": {"target": "a#I"}},
  "a#I": {"type": "structure", "members": {"body": {"target": "a#B"}}},
  "a#B": {"type": "blob", "traits": {"smithy.api#streaming": {}}}
}}"#;

fn generator(folder: &Path, model: &str) -> Generator {
    let file = folder.join("model.json");
    fs::write(&file, model).expect("written");
    Generator::new(file)
}

#[test]
fn generates_a_root_that_can_be_included() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let generator = generator(folder.path(), MODEL).service("S").operations(["Easy"]);
    let out = folder.path().join("client");
    let warnings = generator.write_to(&out, "my-client", "1.2.3").expect("generated");
    assert!(warnings.is_empty());
    let root = fs::read_to_string(out.join("src/lib.rs")).expect("a root");
    assert!(!root.contains("//!") && !root.contains("#!["), "{root}");
    assert!(root.contains("mod client;") && root.contains("#[allow(\n    deprecated,"), "{root}");
    let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("a manifest");
    let runtime = format!(
        "smithy-client-runtime = {{ version = \"{}\", default-features = false }}",
        env!("CARGO_PKG_VERSION")
    );
    assert!(manifest.contains(&runtime), "{manifest}");
    assert!(manifest.contains("name = \"my-client\"\nversion = \"1.2.3\""), "{manifest}");
}

#[test]
fn skips_unsupported_operations_on_request() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let generator = generator(folder.path(), MODEL);
    let out = folder.path().join("client");
    let error = generator.write_to(&out, "c", "0.1.0").expect_err("a streaming blob");
    assert!(error.to_string().contains("model.json:8:63: a#I$body: a streaming blob"), "{error}");
    assert!(!out.exists());
    let warnings = generator.skip_unsupported().write_to(&out, "c", "0.1.0").expect("generated");
    let said =
        "model.json:8:63: a#I$body: the operation `Hard` is left out: a streaming blob can't";
    assert!(warnings.len() == 1 && warnings.to_string().contains(said), "{warnings}");
    assert!(out.join("src/operation/easy.rs").exists());
    assert!(!out.join("src/operation/hard.rs").exists());
}

#[test]
fn debug_output_of_an_error_is_its_message() {
    let error = Generator::new("nowhere.json").write_to(Path::new("out"), "c", "0.1.0");
    let error = error.expect_err("no model");
    assert_eq!(format!("{error:?}"), error.to_string());
    assert!(error.to_string().starts_with("can't read the model nowhere.json: "), "{error}");
}
