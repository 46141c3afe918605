//! Configuration files: `Cargo.toml` and `rustfmt.toml`.

use super::lints;
use crate::options::{Options, RuntimeDependency};
use crate::plan::{FeaturePlan, Plan};
use crate::render::source::header::header;

/// Describes the features for the crate's documentation.
pub(in crate::render) fn features_docs(features: &[FeaturePlan]) -> String {
    let has_sigv4a = features.iter().any(|feature| feature.name == "sigv4a");
    [DEFAULT_FEATURES_DOCS, if has_sigv4a { SIGV4A_DOCS } else { "" }, OPTIONAL_FEATURES_DOCS]
        .concat()
}

const DEFAULT_FEATURES_DOCS: &str = "\
- `default-https-client` (default): an HTTPS client based on hyper and rustls. Without it, configure an HTTP client.
- `input-validation` (default): `validate` of inputs and the setting `validate_inputs`, which check the constraints of \
the model. Without it, the crate `regex` is not compiled.
- `rt-tokio` (default): tokio timers for retries and timeouts. Without it, configure an async sleep implementation.
";

const SIGV4A_DOCS: &str = "\
- `sigv4a` (default): SigV4a signatures, which are valid in several regions and slower to compute than SigV4 \
signatures.
";

const OPTIONAL_FEATURES_DOCS: &str = "\
- `blocking`: calls without an async runtime, for scripts and command-line tools.
- `ring-https-client`: an HTTPS client based on ring instead of aws-lc, which compiles faster. It is the default \
client in builds without `default-https-client`; in others, configure `config::ring_https_client()`.
- `fips`: HTTPS and signatures with the FIPS module of aws-lc, whose build requires CMake, Go and a C compiler.
- `serde`: `Serialize` and `Deserialize` for every shape, in the service's JSON format.
- `chrono`, `time`, `jiff`: timestamp conversions from and to the types of these crates.
- `test-util`: mocks and canned responses to test applications without a network.";

/// Renders `Cargo.toml`.
pub(in crate::render) fn manifest(plan: &Plan, options: &Options) -> String {
    let krate = &plan.krate;
    let runtime = runtime(&options.runtime);
    let workspace = if options.detached { "\n[workspace]\n" } else { "" };
    let protocol = quoted(plan.service.protocol.trait_id);
    let documented = documented(&krate.features);
    let features = features(&krate.features);
    let required = required(&plan.runtime_features());
    let keywords: Vec<String> = krate.keywords.iter().map(|word| quoted(word)).collect();
    let keywords = keywords.join(", ");
    format!(
        r#"{header}

[package]
name = {name}
version = {version}
description = {description}
edition = "2024"
rust-version = "{rust_version}"
license = "Apache-2.0"
readme = "README.md"
keywords = [{keywords}]
categories = ["api-bindings"]

[package.metadata.docs.rs]
features = [{documented}]

[package.metadata.smithy]
protocol = {protocol}
service = "{namespace}#{shape_name}"
version = {api_version}

[features]
{features}

[dependencies]
smithy-client-runtime = {{ {runtime}, default-features = false{required} }}

[dev-dependencies]
serde_json = "1"
smithy-client-runtime = {{ {runtime}, features = ["test-util"] }}
{lints}{workspace}"#,
        lints = lints::tables(),
        header = header(krate, "#"),
        name = quoted(&krate.name),
        version = quoted(&krate.version),
        description = quoted(&krate.description),
        rust_version = RUST_VERSION,
        namespace = plan.service.namespace,
        shape_name = plan.service.shape_name,
        api_version = quoted(&plan.service.version),
    )
}

/// Renders the location of the runtime as properties of a dependency.
fn runtime(place: &RuntimeDependency) -> String {
    let version = format!("version = {}", quoted(RUNTIME_VERSION));
    match place {
        RuntimeDependency::Registry => version,
        RuntimeDependency::Path(path) => {
            let path = quoted(&path.to_string_lossy().replace('\\', "/"));
            format!("{version}, path = {path}")
        }
    }
}

/// Renders text as a TOML string.
fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// The required version of the runtime. The generator and the runtime are released together.
const RUNTIME_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The minimum supported Rust version, that of the AWS runtime crates.
const RUST_VERSION: &str = "1.94.1";

fn features(features: &[FeaturePlan]) -> String {
    let default = features.iter().filter(|feature| feature.default);
    let default: Vec<String> = default.map(|feature| quoted(feature.name)).collect();
    let mut lines = vec![format!("default = [{}]", default.join(", "))];
    lines.extend(features.iter().map(|FeaturePlan { name, .. }| {
        let of_runtime = quoted(&format!("smithy-client-runtime/{name}"));
        format!("{name} = [{of_runtime}]")
    }));
    lines.join("\n")
}

/// Renders the features of the documentation: all except the default ones, and `fips`, which requires more tools.
fn documented(features: &[FeaturePlan]) -> String {
    let documented = features.iter().filter(|feature| !feature.default && feature.name != "fips");
    documented.map(|feature| quoted(feature.name)).collect::<Vec<_>>().join(", ")
}

/// Renders the required features of the runtime as a property of the dependency.
fn required(features: &[&str]) -> String {
    let names: Vec<String> = features.iter().map(|name| quoted(name)).collect();
    if names.is_empty() { String::new() } else { format!(", features = [{}]", names.join(", ")) }
}

/// Renders `rustfmt.toml`, which disables rustfmt. The layout is that of `prettyplease`, which does not depend on
/// the installed toolchain.
pub(in crate::render) fn rustfmt(plan: &Plan) -> String {
    format!("{}\ndisable_all_formatting = true\n", header(&plan.krate, "#"))
}
