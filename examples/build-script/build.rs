//! Generates the client.

use smithy_client_codegen::build_script::{Generator, GeneratorError};

fn main() -> Result<(), GeneratorError> {
    Generator::new("weather.json").run()
}
