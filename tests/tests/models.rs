//! Tests that each small model in `tests/models` results in the expected code or the expected error.
//! Each folder is a separate test. The README there specifies the format.

use std::error::Error;
use std::path::Path;

use smithy_client_codegen::model::Model;
use smithy_client_codegen::output::CrateFiles;
use smithy_client_codegen::{Generated, generate};
use tests::fixtures::Fixture;
use tests::options;

datatest_stable::harness! {
    { test = check, root = "models", pattern = r"/model\.json$" },
}

/// Compares the result of a model with the snapshot next to it.
fn check(model: &Path) -> datatest_stable::Result<()> {
    let fixture = Fixture::of_model(model);
    let (name, other, text) = match generated(model) {
        Ok(generated) => ("expected", "error", code(&generated)),
        Err(error) => ("error", "expected", error.to_string()),
    };
    // Messages contain the path of the file.
    let text = text.replace(&format!("{}/", fixture.folder().display()), "");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(std::path::absolute(fixture.folder())?);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
    let other = fixture.folder().join(other).with_extension("snap");
    if other.exists() {
        return Err(format!("{} is out of date: delete it", other.display()).into());
    }
    Ok(())
}

fn generated(model: &Path) -> Result<Generated, Box<dyn Error>> {
    let model = Model::read(model)?;
    let closure = model.service(None)?;
    Ok(generate(&model, &closure, &options(&model, None))?)
}

/// Returns the warnings, and the files that depend on the model's shapes.
fn code(generated: &Generated) -> String {
    let warnings = generated.warnings.to_string();
    let section = (!warnings.is_empty()).then(|| format!("=== warnings\n{warnings}\n"));
    section.into_iter().chain(files(&generated.files)).collect()
}

fn files(files: &CrateFiles) -> impl Iterator<Item = String> {
    let shown = files.iter().filter(|(path, _)| depends_on_shapes(path));
    shown.map(|(path, text)| format!("=== {path}\n{text}\n"))
}

fn depends_on_shapes(path: &str) -> bool {
    ["src/types/", "src/operation/", "src/waiters"].iter().any(|start| path.starts_with(start))
        || [
            "src/constraints.rs",
            "src/schemas.rs",
            "src/endpoint.rs",
            "tests/endpoint.rs",
            "tests/examples.rs",
        ]
        .contains(&path)
}
