//! Compares the verdict on source compatibility with the compiler.
//!
//! Compiles a program that uses every item of a crate's public API against the crates of edited models, and the
//! programs of those crates against the crate of the unedited model. A program must fail to compile exactly if the
//! report says that the edit, or its reversal, breaks the source. Compiling takes three minutes on two cores, so the
//! test is ignored by default. Run it with:
//!
//! ```console
//! $ cargo test --package oracles --test compiled_edits -- --ignored
//! ```

#[path = "../../tests/compile/public_api.rs"]
mod public_api;

#[path = "compiled_edits/edits.rs"]
mod edits;

use std::collections::BTreeSet;

use serde_json::Value;
use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::changes::{Report, Revision};
use smithy_client_codegen::model::{Model, ServiceClosure};
use smithy_client_codegen::output::CrateFiles;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::render::render;
use smithy_client_codegen::{Options, RuntimeDependency};
use tests::packages::{Packages, runtime};

/// The crate of the unedited model.
const UNEDITED: &str = "shop-unedited";

/// Edits that are not reversed, because they enable a feature of the runtime. Cargo unifies the features of all
/// packages, so the feature's items exist without the edit too.
const ONE_WAY: [&str; 1] = ["bearer-tokens-added"];

/// A model and its service.
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

    /// Returns a program that uses every item of the crate.
    fn program(&self) -> String {
        public_api::program(&PublicApi::new(&self.plan(&options("shop"))))
    }

    /// Returns the files of the crate.
    fn files(&self, name: &str) -> CrateFiles {
        let options = options(name);
        render(&self.plan(&options), &options)
    }
}

fn options(crate_name: &str) -> Options {
    Options {
        runtime: RuntimeDependency::Path("../runtime".into()),
        detached: false,
        model_name: "m.json".to_owned(),
        crate_name: Some(crate_name.to_owned()),
        crate_version: "0.1.0".to_owned(),
        protocol: None,
    }
}

/// Returns the manifest of a program. It depends on a generated crate under the name `shop`.
fn manifest(name: &str, of: &str) -> String {
    let runtime = runtime();
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [features]\nserde = [\"shop/serde\"]\ntest-util = [\"shop/test-util\"]\n\n\
         [dependencies]\n\
         shop = {{ path = \"../{of}\", package = {of:?}, features = [\"test-util\"] }}\n\
         smithy-client-runtime = {{ path = {runtime:?} }}\n"
    )
}

/// Returns the packages that do not compile.
fn failing(packages: &Packages) -> BTreeSet<String> {
    let check = ["check", "--features", "programs", "--keep-going", "--message-format", "json"];
    let output = packages.cargo().args(check).output().expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let failing: BTreeSet<String> = messages
        .filter(|message| message["message"]["level"] == "error")
        .filter_map(|message| Some(message["target"]["name"].as_str()?.to_owned()))
        .collect();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.success(), failing.is_empty(), "{errors}");
    failing
}

/// Crates and programs to compile together.
#[derive(Default)]
struct Comparison {
    packages: Packages,
    /// Programs that do not compile according to the report.
    expected: BTreeSet<String>,
}

impl Comparison {
    fn add_crate(&mut self, name: &str, edited: &Edited) {
        self.packages.write_crate(name, &edited.files(name));
    }

    /// Adds a program for the API of one crate that depends on another crate.
    fn add_program(&mut self, name: &str, program: &str, of: &str) {
        self.packages.write(name, "Cargo.toml", &manifest(name, of));
        self.packages.write(name, "src/main.rs", program);
    }

    /// Adds a program for the API of the old model that depends on the crate of the new model.
    fn add_update(&mut self, name: &str, (old, program): (&Edited, &str), new: (&Edited, &str)) {
        self.add_program(name, program, new.1);
        if Report::between(old.revision(), new.0.revision()).breaks_source() {
            self.expected.insert(name.to_owned());
        }
    }
}

#[test]
#[ignore = "compiles some 140 crates, which takes minutes"]
fn the_verdict_agrees_with_the_compiler() {
    let mut comparison = Comparison::default();
    let document = edits::base();
    let base = Edited::new(&document);
    let program = base.program();
    comparison.add_crate(UNEDITED, &base);
    comparison.add_program("program", &program, UNEDITED);
    for (name, edit) in edits::all() {
        let mut document = document.clone();
        edit(&mut document);
        let edited = Edited::new(&document);
        let of = format!("shop-{name}");
        comparison.add_crate(&of, &edited);
        comparison.add_update(&format!("to-{name}"), (&base, &program), (&edited, &of));
        if !ONE_WAY.contains(&name) {
            let back = edited.program();
            comparison.add_update(&format!("from-{name}"), (&edited, &back), (&base, UNEDITED));
        }
    }
    assert_eq!(failing(&comparison.packages), comparison.expected);
    let breaking = comparison.expected.len();
    assert!(breaking >= 40 && edits::all().len() * 2 - breaking >= 30, "{breaking}");
}
