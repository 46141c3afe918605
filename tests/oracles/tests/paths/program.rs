//! A program that evaluates compiled paths: the crate of a model, and a `main` function that reads values.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use smithy_client_codegen::model::{Model, Problems};
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::render::render;
use smithy_client_codegen::{Options, RuntimeDependency, plan_supported};
use tests::packages::{Packages, runtime};
use tests::target_folder;

/// The results of the program for one input and output.
pub(crate) struct Found {
    /// Whether the acceptor of each waiter matches.
    pub(crate) accepted: Vec<bool>,
    /// The context parameters by name.
    pub(crate) params: Value,
}

/// Returns the names of a model's supported waiters.
///
/// # Errors
///
/// Fails if anything else in the model is not supported.
pub(crate) fn supported(model: &Value) -> Result<Vec<String>, Problems> {
    let (plan, _) = planned(model)?;
    Ok(plan.waiters().map(|(_, waiter)| waiter.wire_name.clone()).collect())
}

fn planned(model: &Value) -> Result<(Plan, Options), Problems> {
    let model = Model::parse("paths.json", &model.to_string())?;
    let closure = model.service(None)?;
    let options = Options {
        runtime: RuntimeDependency::Path("../runtime".into()),
        detached: false,
        model_name: "paths.json".to_owned(),
        crate_name: Some("oracle-paths".to_owned()),
        crate_version: "0.1.0".to_owned(),
        protocol: None,
    };
    Ok((plan_supported(&model, &closure, &options)?, options))
}

/// Generates and compiles the crate of a model with the operation `Get`, and evaluates its waiters and its
/// context parameters for pairs of inputs and outputs.
pub(crate) fn run(model: &Value, waiters: &[String], values: &[(Value, Value)]) -> Vec<Found> {
    let (plan, options) = planned(model).unwrap_or_else(|problems| panic!("{problems}"));
    let mut packages = Packages::new();
    packages.write_crate("oracle-paths", &render(&plan, &options));
    let types = |wire_name: &String| {
        let (_, waiter) = plan.waiters().find(|(_, it)| it.wire_name == *wire_name)?;
        Some(waiter.name.as_str().to_owned())
    };
    let types: Vec<String> = waiters.iter().filter_map(types).collect();
    assert_eq!(types.len(), waiters.len());
    packages.write("oracle-main", "src/main.rs", &program(&types));
    packages.write("oracle-main", "Cargo.toml", &manifest());
    build(&packages);
    evaluate(values)
}

fn manifest() -> String {
    format!(
        "[package]\nname = \"oracle-main\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\noracle-paths = {{ path = \"../oracle-paths\", features = [\"serde\"] }}\n\
         serde_json = \"1\"\n\
         smithy-client-runtime = {{ path = {:?}, features = [\"serde\", \"test-util\", \"waiters\"] }}\n",
        runtime()
    )
}

fn program(waiters: &[String]) -> String {
    let accepted: String =
        waiters.iter().map(|name| format!("accepted::<waiters::{name}>,\n")).collect();
    format!(
        "use oracle_paths::operation::get::{{Get, GetInput, GetOutput}};
use oracle_paths::waiters;
use serde_json::{{Map, Value, json}};
use smithy_client_runtime::endpoint::ContextValue;
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::test_util::wire::{{accepted, output}};

const ACCEPTED: &[fn(&GetInput, &GetOutput) -> Option<usize>] = &[
{accepted}];

const PARAMETERS: usize = 100;

fn main() {{
    for line in std::io::stdin().lines() {{
        let line = line.expect(\"a line\");
        let [input, received]: [Value; 2] = serde_json::from_str(&line).expect(\"two values\");
        let input: GetInput = serde_json::from_value(input).expect(\"an input\");
        let output = output::<Get>(&oracle_paths::SERVICE, &received).expect(\"an output\");
        let accepted = ACCEPTED.iter().map(|it| Value::Bool(it(&input, &output).is_some()));
        let accepted: Vec<Value> = accepted.collect();
        let given = Get::endpoint_params(&input);
        let params = (0..PARAMETERS).map(|at| format!(\"P{{at}}\"));
        let params = params.filter_map(|name| {{
            let value = match given.get(&name)? {{
                ContextValue::Text(text) => json!(text),
                ContextValue::Bool(value) => json!(value),
                ContextValue::List(list) => json!(list),
                other => panic!(\"{{other:?}}\"),
            }};
            Some((name, value))
        }});
        let params: Map<String, Value> = params.collect();
        println!(\"{{}}\", json!([accepted, params]));
    }}
}}
"
    )
}

/// Builds the program.
fn build(packages: &Packages) {
    let output = packages.cargo().arg("build").output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    // Random conditions may be trivial, but must not have redundant parentheses.
    assert!(output.status.success() && !errors.contains("parentheses"), "{errors}");
}

fn evaluate(values: &[(Value, Value)]) -> Vec<Found> {
    let program = target_folder().join("debug/oracle-main");
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let lines: String =
        values.iter().map(|(input, output)| format!("{}\n", json!([input, output]))).collect();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("no panic").expect("all values written");
    assert!(output.status.success());
    let found = String::from_utf8(output.stdout).expect("text");
    found.lines().map(parsed).collect()
}

fn parsed(line: &str) -> Found {
    let found: Value = serde_json::from_str(line).expect("JSON");
    let accepted = found[0].as_array().expect("booleans");
    Found {
        accepted: accepted.iter().filter_map(Value::as_bool).collect(),
        params: found[1].clone(),
    }
}
