//! Tests that the table agrees with the code that reads traits and covers the traits of models.

use std::path::{Path, PathBuf};

use super::*;
use crate::model::{Model, Traits};

/// The code that reads traits.
const READERS: [&str; 6] = [
    include_str!("../../../model/read/traits.rs"),
    include_str!("../../../model/read/build.rs"),
    include_str!("../../../model/read/mixins.rs"),
    include_str!("../../../model/read/upgrade.rs"),
    include_str!("../../operations/auth.rs"),
    include_str!("../unsupported.rs"),
];

/// The traits that the model contains although the generator doesn't act on them.
const READ_ONLY: [&str; 7] =
    ["httpDigestAuth", "httpError", "idempotent", "input", "output", "readonly", "tags"];

fn is_read(namespace: &str, name: &str) -> bool {
    let text = match namespace {
        "smithy.api" => format!("\"{name}\""),
        _ => format!("(\"{namespace}\", \"{name}\")"),
    };
    READERS.iter().any(|reader| reader.contains(&text))
}

#[test]
fn exactly_the_used_traits_are_read() {
    for (namespace, traits) in NAMESPACES {
        for (name, meaning) in *traits {
            let is_used = matches!(meaning, Used | OfProtocol) || READ_ONLY.contains(name);
            assert_eq!(is_read(namespace, name), is_used, "{namespace}#{name}");
        }
    }
}

#[test]
fn the_table_is_sorted_without_duplicates() {
    for (namespace, traits) in NAMESPACES {
        let names: Vec<&str> = traits.iter().map(|(name, _)| *name).collect();
        assert!(
            names.is_sorted() && names.windows(2).all(|pair| pair[0] != pair[1]),
            "{namespace}"
        );
    }
}

#[test]
fn all_protocols_are_used() {
    for protocol in Protocol::all() {
        let id = protocol.trait_id.parse().expect("valid");
        assert_eq!(meaning(&id, Protocol::placeholder()), Some(Used), "{id}");
    }
}

#[test]
fn exactly_the_traits_of_protocols_depend_on_the_protocol() {
    for (namespace, traits) in NAMESPACES {
        for (name, entry) in *traits {
            let depends = *entry == OfProtocol;
            assert_eq!(Protocol::decides(name), depends, "{namespace}#{name}");
        }
    }
    let id: ShapeId = "smithy.api#xmlName".parse().expect("valid");
    for protocol in Protocol::all() {
        let is_used = meaning(&id, protocol) == Some(Used);
        assert_eq!(is_used, protocol.uses("xmlName"), "{}", protocol.name());
    }
}

#[test]
fn traits_of_other_vendors_are_unknown() {
    assert_eq!(entry(&"com.example#colour".parse().expect("valid")), None);
    assert!(matches!(entry(&"aws.iam#whatever".parse().expect("valid")), Some(Ignored(_))));
}

#[test]
fn every_trait_of_our_models_is_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let reference = ["models", "protocols/models", "protocols/tests"];
    let reference = reference.map(|folder| format!("../shared/reference/{folder}"));
    let folders = ["model", "model/revisions"].map(str::to_owned).into_iter().chain(reference);
    for folder in folders {
        for path in entries(&root.join(folder)) {
            if path.extension().is_some_and(|extension| extension == "json") {
                let model = Model::read(&path).unwrap_or_else(|error| panic!("{error}"));
                assert_all_known(&model);
            }
        }
    }
    // Some of these models are intentionally invalid.
    let folder = root.join("tests/models");
    let fixtures = entries(&folder);
    let models = fixtures.map(|folder| Model::read(&folder.join("model.json")));
    models.flatten().for_each(|model| assert_all_known(&model));
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path())
}

fn assert_all_known(model: &Model) {
    let check = |traits: &Traits| {
        for id in traits.all.keys().filter(|id| !model.shapes.contains_key(*id)) {
            let is_vendors =
                !id.namespace().starts_with("smithy.") && !id.namespace().starts_with("aws.");
            assert!(is_vendors || entry(id).is_some(), "{}: {id}", model.source.file_name());
        }
    };
    for shape in model.shapes.values() {
        check(&shape.traits);
        shape.members().into_iter().for_each(|member| check(&member.traits));
    }
}
