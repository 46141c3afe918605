//! Rule sets of this project's models, and of AWS's published models if available.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

/// The traits with endpoint rules.
pub(crate) const RULE_SET: &str = "smithy.rules#endpointRuleSet";
pub(crate) const DIAGRAM: &str = "smithy.rules#endpointBdd";

/// A service with endpoint rules.
pub(crate) struct Service {
    pub(crate) rule_set: Json,
    /// The equivalent diagram, if the model has one.
    pub(crate) diagram: Option<Json>,
    /// The endpoint tests of the model.
    pub(crate) tests: Vec<Test>,
    /// Whether conditions use optional values without a check.
    pub(crate) is_lenient: bool,
}

/// An endpoint test of a model.
pub(crate) struct Test {
    pub(crate) given: Map<String, Json>,
    pub(crate) expected: Json,
}

/// Returns the services of all available models.
pub(crate) fn services() -> Vec<Service> {
    let fixtures = tests::fixtures::generated_fixtures().into_iter();
    let mut models: Vec<PathBuf> = fixtures.map(|fixture| fixture.model()).collect();
    models.push(tests::partnercentral_channel());
    if let Some(reference) = tests::reference() {
        models.extend(json_files(&reference.join("models")));
        models.extend(json_files(&reference.join("protocols/models")));
    }
    models.iter().flat_map(|model| services_of(model)).collect()
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn services_of(model: &Path) -> Vec<Service> {
    let text = fs::read_to_string(model).expect("a model");
    let model_json: Json = serde_json::from_str(&text).expect("JSON");
    let shapes = model_json["shapes"].as_object().expect("shapes").values();
    let traits = shapes.filter(|shape| shape["type"] == "service").map(|shape| &shape["traits"]);
    let is_fixture =
        |name: &str| model.ends_with(Path::new("models").join(name).join("model.json"));
    let with_rules = traits.filter(|traits| traits.get(RULE_SET).is_some());
    with_rules
        .map(|traits| Service {
            rule_set: traits[RULE_SET].clone(),
            // This project's model with both forms has different rules in each, to test which form is used.
            diagram: (!is_fixture("endpoint_both")).then(|| traits.get(DIAGRAM).cloned()).flatten(),
            tests: tests_of(traits),
            is_lenient: is_fixture("endpoint_functions"),
        })
        .collect()
}

fn tests_of(traits: &Json) -> Vec<Test> {
    let cases = traits["smithy.rules#endpointTests"]["testCases"].as_array();
    let test = |case: &Json| {
        let expect = &case["expect"];
        let expected = match expect.get("endpoint") {
            Some(endpoint) => endpoint.clone(),
            None => json!({"error": expect["error"]}),
        };
        Test { given: case["params"].as_object().cloned().unwrap_or_default(), expected }
    };
    cases.into_iter().flatten().map(test).collect()
}
