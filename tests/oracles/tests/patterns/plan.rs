//! Patterns in the plan of a model.

use std::path::PathBuf;

use serde_json::json;
use smithy_client_codegen::model::Model;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::{Options, RuntimeDependency};
use smithy_client_runtime::constraints::{Constraints, MemberConstraints};
use smithy_client_runtime::structure;

/// An input with one member.
#[structure("example#Input")]
pub(crate) struct Input {
    #[member("text")]
    text: String,
}

/// The plan of a pattern.
pub(crate) struct Planned {
    /// `None` if the pattern is not checked.
    pub(crate) checked: Option<Checked>,
    /// The documentation of the member with the pattern.
    pub(crate) documentation: String,
}

/// A checked pattern.
pub(crate) struct Checked {
    /// The pattern in the dialect of the `regex` crate.
    pub(crate) regex: String,
    constraints: Constraints,
}

impl Planned {
    /// Plans a model with one member that has the pattern.
    pub(crate) fn of(pattern: &str) -> Self {
        let model = json!({
            "smithy": "2.0",
            "shapes": {
                "example#Service": {
                    "type": "service",
                    "version": "1",
                    "operations": [{ "target": "example#Call" }],
                    "traits": { "aws.protocols#awsJson1_0": {} }
                },
                "example#Call": { "type": "operation", "input": { "target": "example#Input" } },
                "example#Input": {
                    "type": "structure",
                    "members": { "text": {
                        "target": "smithy.api#String",
                        "traits": { "smithy.api#pattern": pattern }
                    } }
                }
            }
        });
        let model = Model::parse("m.json", &model.to_string()).expect("a model");
        let closure = model.service(None).expect("a service");
        let options = Options {
            runtime: RuntimeDependency::Registry,
            detached: false,
            model_name: "m.json".to_owned(),
            crate_name: None,
            crate_version: "0.1.0".to_owned(),
            protocol: None,
        };
        let plan = Plan::new(&model, &closure, &options).expect("a plan");
        let member = plan.constraints.members.into_iter().next();
        let pattern = member.and_then(|member| member.pattern);
        Self {
            checked: pattern.map(|it| Checked::of(it.regex.unwrap_or(it.ecma))),
            documentation: plan.operations[0].input.members[0].docs.lines().join(" "),
        }
    }
}

impl Checked {
    fn of(regex: String) -> Self {
        // Patterns in generated crates are also static.
        let text: &'static str = Box::leak(regex.clone().into_boxed_str());
        let member = MemberConstraints::new("example#Input$text").pattern_as(text, text);
        Self { regex, constraints: Constraints { members: Box::leak(Box::new([member])) } }
    }

    /// Returns whether `validate()` accepts the text.
    pub(crate) fn accepts(&self, text: &str) -> bool {
        self.constraints.check(&Input { text: text.to_owned() }).is_ok()
    }
}

/// Returns the project's models and, if available, published models.
pub(crate) fn real_models() -> Vec<PathBuf> {
    let mut folders = vec![tests::root().join("model")];
    let folders_of_reference =
        ["models", "protocols/models", "protocols/tests", "revision-2026-11-20", "conformance"];
    if let Some(reference) = tests::reference() {
        folders.extend(folders_of_reference.map(|folder| reference.join(folder)));
    }
    let files = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let paths = files.filter_map(|file| file.ok().map(|file| file.path()));
    paths.filter(|path| path.extension().is_some_and(|it| it == "json")).collect()
}
