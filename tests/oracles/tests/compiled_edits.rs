//! The verdict on the source, against the compiler.
//!
//! A program that uses every item of a crate's public API is compiled against the crates of edited models.
//! It must fail to compile exactly where the report says that the edit breaks the source. Compiling takes
//! minutes, so the test is run by name:
//!
//! ```console
//! $ cargo test --package oracles --test compiled_edits -- --ignored
//! ```

#[path = "../../tests/compile/public_api.rs"]
mod public_api;

#[path = "compiled_edits/edits.rs"]
mod edits;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::changes::{Report, Revision};
use smithy_client_codegen::model::{Model, ServiceClosure};
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::render::render;
use smithy_client_codegen::{Options, RuntimeDependency};
use tests::{root, target_folder};

/// The package of the program that is compiled against the crate of the model as it is.
const UNEDITED: &str = "program-unedited";

/// A model, its service, and how its crate is generated.
struct Edited {
    model: Model,
    closure: ServiceClosure,
}

impl Edited {
    fn new(document: &Value) -> Self {
        let model = Model::parse("m.json", &document.to_string());
        let model = model.unwrap_or_else(|problems| panic!("{problems}"));
        let closure = model.service(None).unwrap_or_else(|problems| panic!("{problems}"));
        Self { model, closure }
    }

    fn revision(&self) -> Revision<'_> {
        Revision { name: "m", model: &self.model, closure: &self.closure }
    }

    fn plan(&self, options: &Options) -> Plan {
        let plan = Plan::new(&self.model, &self.closure, options);
        plan.unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// Writes the crate.
    fn write(&self, folder: &Path, name: &str) {
        let options = options(name);
        for (path, text) in render(&self.plan(&options), &options).iter() {
            write(&folder.join(name).join(path), text);
        }
    }
}

fn options(crate_name: &str) -> Options {
    Options {
        runtime: RuntimeDependency::Path(root().join("runtime").canonicalize().expect("a folder")),
        detached: false,
        model_name: "m.json".to_owned(),
        crate_name: Some(crate_name.to_owned()),
        crate_version: "0.1.0".to_owned(),
    }
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(file, text).expect("written");
}

/// Writes a package with the program, which depends on a generated crate under the name `shop`.
fn write_program(folder: &Path, name: &str, program: &str, of: &str) {
    let runtime = root().join("runtime").canonicalize().expect("a folder");
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [features]\nserde = [\"shop/serde\"]\ntest-util = [\"shop/test-util\"]\n\n\
         [dependencies]\n\
         shop = {{ path = \"../{of}\", package = {of:?}, features = [\"test-util\"] }}\n\
         smithy-client-runtime = {{ path = {runtime:?} }}\n"
    );
    write(&folder.join(name).join("Cargo.toml"), &manifest);
    write(&folder.join(name).join("src/main.rs"), program);
}

/// The packages in a folder that do not compile.
fn failing(folder: &Path) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--keep-going", "--message-format", "json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target_folder())
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let failing: BTreeSet<String> = messages
        .filter(|message| message["message"]["level"] == "error")
        .filter_map(|message| Some(message["target"]["name"].as_str()?.to_owned()))
        .collect();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.success(), failing.is_empty(), "{said}");
    failing
}

#[test]
#[ignore = "compiles dozens of crates, which takes minutes"]
fn the_verdict_is_that_of_the_compiler() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = edits::base();
    let old = Edited::new(&base);
    old.write(folder.path(), "shop-unedited");
    let program = public_api::program(&PublicApi::new(&old.plan(&options("shop"))));
    write_program(folder.path(), UNEDITED, &program, "shop-unedited");
    let mut members = vec!["shop-unedited".to_owned(), UNEDITED.to_owned()];
    let mut expected = BTreeSet::new();
    for (name, edit) in edits::all() {
        let mut document = base.clone();
        edit(&mut document);
        let new = Edited::new(&document);
        let report = Report::between(old.revision(), new.revision());
        let (of, program_name) = (format!("shop-{name}"), format!("program-{name}"));
        new.write(folder.path(), &of);
        write_program(folder.path(), &program_name, &program, &of);
        if report.breaks_source() {
            expected.insert(program_name.clone());
        }
        members.extend([of, program_name]);
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write(&folder.path().join("Cargo.toml"), &manifest);
    fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("copied");
    assert_eq!(failing(folder.path()), expected);
    assert!(expected.len() >= 15 && members.len() - 2 * expected.len() >= 30);
}
