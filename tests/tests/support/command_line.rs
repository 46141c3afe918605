//! The project's command line.

use std::process::Command;
use std::sync::OnceLock;

use tests::root;

/// Returns a command that runs it. Builds it only once for all tests.
pub(crate) fn command() -> Command {
    static BUILT: OnceLock<escargot::CargoRun> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        escargot::CargoBuild::new()
            .manifest_path(root().join("Cargo.toml"))
            .package("xtask")
            .bin("xtask")
            .current_release()
            .current_target()
            .run()
            .expect("xtask builds")
    });
    built.command()
}
