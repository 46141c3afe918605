//! The list of a crate's files, which are rendered independently.

use super::{manifest, readme, service};
use crate::options::Options;
use crate::plan::{Plan, TypePlan};
use crate::render::endpoint::{self, rule_tests};
use crate::render::operations::{client, example_tests, operation, protocol_tests, waiters};
use crate::render::types::{
    constraints, enumeration, error, error_enum, modules, schema, structure, union,
};

/// A file to render.
pub(in crate::render) struct File<'a> {
    /// The path, relative to the crate's folder.
    pub(in crate::render) path: String,
    text: Box<dyn Fn() -> String + Send + Sync + 'a>,
}

impl<'a> File<'a> {
    fn new(path: impl Into<String>, text: impl Fn() -> String + Send + Sync + 'a) -> Self {
        Self { path: path.into(), text: Box::new(text) }
    }

    /// Renders the file.
    pub(in crate::render) fn text(&self) -> String {
        (self.text)()
    }
}

/// A renderer of a file that occurs once in a crate.
type Render = fn(&Plan) -> String;

/// Lists the files of the crate. `root` renders `src/lib.rs`.
pub(in crate::render) fn files<'a>(
    plan: &'a Plan,
    options: &'a Options,
    root: fn(&Plan) -> String,
) -> Vec<File<'a>> {
    let mut files = files_of_crate(plan, options);
    files.push(File::new("src/lib.rs", move || root(plan)));
    files.extend(files_of_operations(plan));
    files.extend(files_of_types(plan));
    files
}

/// Lists the files that occur once in a crate, the slowest to render first.
fn files_of_crate<'a>(plan: &'a Plan, options: &'a Options) -> Vec<File<'a>> {
    let sources: &[(&str, Render)] = &[
        ("tests/examples.rs", example_tests::examples),
        ("tests/endpoint.rs", rule_tests::endpoint),
        ("src/client.rs", client::render),
        ("src/constraints.rs", constraints::render),
        ("src/endpoint.rs", endpoint::render),
        ("src/error.rs", error_enum::render),
        ("src/operation.rs", modules::operations),
        ("src/schemas.rs", schema::collections),
        ("src/service.rs", service::render),
        ("src/types.rs", modules::types),
        ("src/types/error.rs", modules::errors),
    ];
    let mut files: Vec<File<'a>> =
        sources.iter().map(|(path, render)| File::new(*path, || render(plan))).collect();
    if !plan.protocol_tests.is_empty() {
        files.push(File::new("tests/protocol.rs", || protocol_tests::render(plan)));
    }
    if plan.has_waiters() {
        files.push(File::new("src/waiters.rs", || waiters::waiters(plan)));
    }
    files.push(File::new("Cargo.toml", || manifest::manifest(plan, options)));
    files.push(File::new("README.md", || readme::readme(plan)));
    files.push(File::new("rustfmt.toml", || manifest::rustfmt(plan)));
    files
}

fn files_of_operations(plan: &Plan) -> impl Iterator<Item = File<'_>> {
    let operations = plan.operations.iter().map(|operation| {
        let path = format!("src/operation/{}.rs", operation.module.bare());
        File::new(path, || operation::render(plan, operation))
    });
    let waiters = plan.waiters().map(|(operation, waiter)| {
        let path = format!("src/waiters/{}.rs", modules::module(&waiter.name).bare());
        File::new(path, || waiters::render(plan, operation, waiter))
    });
    operations.chain(waiters)
}

fn files_of_types(plan: &Plan) -> impl Iterator<Item = File<'_>> {
    let types = plan.types.iter().map(|planned| {
        let path = format!("src/types/{}.rs", modules::module(planned.name()).bare());
        File::new(path, || match planned {
            TypePlan::Structure(structure) => structure::render(plan, structure),
            TypePlan::Union(union) => union::render(plan, union),
            TypePlan::Enum(enumeration) => enumeration::render(plan, enumeration),
        })
    });
    let errors = plan.errors.iter().map(|error| {
        let path = format!("src/types/error/{}.rs", modules::module(&error.structure.name).bare());
        File::new(path, || error::render(plan, error))
    });
    types.chain(errors)
}
