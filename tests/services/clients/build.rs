//! Generates the client of the published model that has the package's name.

use std::env;
use std::error::Error;
use std::path::PathBuf;

use smithy_client_codegen::build_script::Generator;

/// The folder of the published models, relative to a package.
const MODELS: &str = "../../../../../shared/reference/protocols/models";

fn main() -> Result<(), Box<dyn Error>> {
    let model = model(&env::var("CARGO_PKG_NAME")?)?;
    // Operations with streams and checksums.
    Generator::new(model).skip_unsupported().run()?;
    Ok(())
}

/// Returns the model of a service: the file of that name and a date.
fn model(service: &str) -> Result<PathBuf, Box<dyn Error>> {
    let prefix = format!("{service}-");
    let files = std::fs::read_dir(MODELS).map_err(|error| format!("{MODELS}: {error}"))?;
    for file in files {
        let path = file?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix)) {
            return Ok(path);
        }
    }
    Err(format!("{MODELS} contains no model of `{service}`").into())
}
