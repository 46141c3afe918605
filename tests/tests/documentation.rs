//! Tests of the names in the documentation of generated crates.

use std::collections::BTreeSet;
use std::path::Path;

use smithy_client_codegen::model::Model;
use smithy_client_codegen::plan::{EnumValue, Plan, StructurePlan, TypePlan};
use tests::{generated, options, partnercentral_channel, root};

/// A name in the model, and the names in Rust of what it names.
type Names = (String, Vec<String>);

#[test]
fn documentation_has_no_names_of_the_model_that_differ_in_rust() {
    let fixtures = ["links", "pagination", "union", "waiters"];
    let fixtures = fixtures.map(|name| root().join("tests/models").join(name).join("model.json"));
    for model in fixtures.into_iter().chain([partnercentral_channel()]) {
        let wrong = wrong_names(&model);
        assert!(wrong.is_empty(), "{}:\n{}", model.display(), wrong.join("\n"));
    }
}

/// Returns the code spans of a crate's documentation that no Rust program contains.
fn wrong_names(path: &Path) -> Vec<String> {
    let model = Model::read(path).expect("a model");
    let closure = model.service(None).expect("a service");
    let plan = Plan::new(&model, &closure, &options(&model, None)).expect("a plan");
    let names = names(&plan);
    let in_rust: BTreeSet<&String> = names.iter().flat_map(|(_, in_rust)| in_rust).collect();
    let wrong = names.iter().map(|(name, _)| name).filter(|name| !in_rust.contains(name));
    let wrong: BTreeSet<&str> = wrong.map(String::as_str).collect();
    assert!(wrong.len() > 3, "{wrong:?}");
    let mut found = Vec::new();
    for (file, text) in generated(path, None).iter() {
        let documentation = if file.ends_with(".md") { text.to_owned() } else { comments(text) };
        let spans = code_spans(&documentation).into_iter();
        found.extend(
            spans.filter(|span| wrong.contains(*span)).map(|span| format!("{file}: `{span}`")),
        );
    }
    found
}

/// Returns the names of operations, types, members and enum values.
fn names(plan: &Plan) -> Vec<Names> {
    let mut names: Vec<Names> = Vec::new();
    for operation in &plan.operations {
        names.push((operation.wire_name.clone(), vec![operation.module.to_string()]));
        names.extend(members(&operation.input));
        names.extend(members(&operation.output));
    }
    for planned in &plan.types {
        names.push((planned.id().name().to_owned(), vec![planned.name().to_string()]));
        match planned {
            TypePlan::Structure(structure) => names.extend(members(structure)),
            TypePlan::Union(union) => names.extend(union.variants.iter().map(|variant| {
                (variant.wire_name.clone(), vec![format!("{}::{}", union.name, variant.name)])
            })),
            TypePlan::Enum(plan) => names.extend(plan.variants.iter().filter_map(|variant| {
                // Numbers are no names.
                let EnumValue::Text(value) = &variant.value else { return None };
                Some((value.clone(), vec![format!("{}::{}", plan.name, variant.name)]))
            })),
        }
    }
    for error in &plan.errors {
        names.push((error.structure.id.name().to_owned(), vec![error.structure.name.to_string()]));
        names.extend(members(&error.structure));
    }
    names
}

fn members(structure: &StructurePlan) -> impl Iterator<Item = Names> {
    structure.members.iter().map(|member| {
        let in_rust = [&member.field, &member.setter].map(ToString::to_string);
        (member.wire_name.clone(), in_rust.to_vec())
    })
}

/// Returns the documentation in a file of Rust.
fn comments(text: &str) -> String {
    let comment = |line: &str| {
        let line = line.trim_start();
        let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        // Other lines separate paragraphs.
        text.unwrap_or_default().trim_start().to_owned() + "\n"
    };
    text.lines().map(comment).collect()
}

/// Returns the code spans in Markdown, outside of code blocks.
fn code_spans(markdown: &str) -> Vec<&str> {
    let mut spans = Vec::new();
    for (at, text) in markdown.split("```").enumerate() {
        if at % 2 == 0 {
            let paragraphs = text.split("\n\n");
            spans.extend(paragraphs.flat_map(|text| text.split('`').skip(1).step_by(2)));
        }
    }
    spans
}

#[test]
fn finds_code_spans() {
    let text = "/// A `b` and [`c`](d).\n///\n/// ```\n/// `e`\n/// ```\n/// `f`\nlet g;\n//! `h`";
    assert_eq!(code_spans(&comments(text)), ["b", "c", "f", "h"]);
}
