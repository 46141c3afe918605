//! A program that contains the generated code for many rule sets, one module each.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Map, Value as Json, json};
use smithy_client_codegen::model::Model;
use smithy_client_codegen::plan::{Builtin, EndpointPlan, Kind, Parameter, Plan};
use smithy_client_codegen::render::render;
use tests::packages::{Packages, runtime};

/// A module, and the values of its parameters.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) module: usize,
    pub(crate) given: Map<String, Json>,
}

/// The generated code of rule sets.
#[derive(Default)]
pub(crate) struct Program {
    modules: Vec<String>,
    functions: String,
    /// For each module, the parameters that no configuration sets.
    unset: Vec<Vec<String>>,
}

impl Program {
    /// Adds rules, the value of the trait `name`. Returns the index of their module.
    ///
    /// # Errors
    ///
    /// Fails if the generator rejects the rules.
    pub(crate) fn add(&mut self, name: &str, rules: &Json) -> Result<usize, String> {
        let (plan, text) = generated(name, rules)?;
        let module = self.modules.len();
        self.modules.push(text);
        self.functions.push_str(&function(module, &plan.endpoint.parameters));
        let EndpointPlan { parameters, takes_endpoint, .. } = &plan.endpoint;
        // A configured endpoint overrides rules that do not use it.
        let is_replaced = |it: &Parameter| it.builtin == Some(Builtin::Endpoint) && !takes_endpoint;
        let is_unset = |it: &&Parameter| is_replaced(it) || (it.builtin.is_none() && !it.is_bound);
        let unset = parameters.iter().filter(is_unset).map(|it| it.wire_name.clone());
        self.unset.push(unset.collect());
        Ok(module)
    }

    /// Returns whether a configuration can set all parameters of a case.
    pub(crate) fn is_configurable(&self, case: &Case) -> bool {
        !self.unset[case.module].iter().any(|name| case.given.contains_key(name))
    }

    pub(crate) fn text(&self, module: usize) -> &str {
        &self.modules[module]
    }

    /// Compiles the program and runs it. Each case has two results: that of the rules with the given parameters, and
    /// that for a configuration with the same parameters.
    pub(crate) fn run(&self, name: &str, cases: &[Case]) -> Vec<[Json; 2]> {
        let packages = self.write(&format!("oracle-{name}"));
        let mut command = packages.cargo();
        // All members, because cargo only unifies features of selected packages.
        command.args(["run", "--quiet", "--offline"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("cargo runs");
        let cases: Vec<Json> = cases.iter().map(|it| json!([it.module, it.given])).collect();
        let mut stdin = child.stdin.take().expect("a pipe");
        let writing =
            std::thread::spawn(move || stdin.write_all(json!(cases).to_string().as_bytes()));
        let output = child.wait_with_output().expect("cargo ends");
        assert!(output.status.success(), "the generated code does not compile or run");
        writing.join().expect("written").expect("written");
        serde_json::from_slice(&output.stdout).expect("answers")
    }

    fn write(&self, name: &str) -> Packages {
        let mut packages = Packages::new();
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nserde_json = \"1\"\n\
             smithy-client-runtime = {{ path = {:?}, features = [\"test-util\"] }}\n",
            runtime()
        );
        packages.write(name, "Cargo.toml", &manifest);
        let mut main = include_str!("program/main.rs.txt").to_owned();
        let mut table = String::new();
        for (module, text) in self.modules.iter().enumerate() {
            packages.write(name, format!("src/rules_{module}.rs"), text);
            let _ = writeln!(main, "mod rules_{module};");
            let _ = write!(table, "ask_{module}, ");
        }
        main.push_str(&self.functions);
        let _ = writeln!(main, "const MODULES: &[Ask] = &[{table}];");
        packages.write(name, "src/main.rs", &main);
        packages
    }
}

/// Returns the plan of a service with rules, and the text of its endpoint file.
fn generated(name: &str, rules: &Json) -> Result<(Plan, String), String> {
    let parameters = rules["parameters"].as_object().expect("parameters").iter();
    let own = parameters.filter(|(_, parameter)| parameter.get("builtIn").is_none());
    let own = own.map(|(name, it)| (name.clone(), json!({"type": it["type"]})));
    let model = json!({"smithy": "2.0", "shapes": {
        "example#Service": {"type": "service", "version": "1", "traits": {
            "aws.protocols#awsJson1_0": {},
            "smithy.rules#clientContextParams": own.collect::<Map<_, _>>(),
            (name): rules,
        }},
    }});
    let model = Model::parse("model.json", &model.to_string()).map_err(|it| it.to_string())?;
    let closure = model.service(None).map_err(|it| it.to_string())?;
    let options = tests::options(&model, Some("model"));
    let plan = Plan::new(&model, &closure, &options).map_err(|it| it.to_string())?;
    let files = render(&plan, &options);
    let file = files.iter().find(|(path, _)| *path == "src/endpoint.rs").expect("the endpoints");
    // The function is private in generated crates, but must be public in this module.
    let text = file.1.replace("pub(crate) fn resolve_for", "pub fn resolve_for");
    Ok((plan, format!("#![allow(dead_code, unused_imports)]\n{text}")))
}

/// Returns the function that evaluates a module for a case's parameters.
fn function(module: usize, parameters: &[Parameter]) -> String {
    let mut params = String::new();
    let mut builtins = String::new();
    let mut context = String::new();
    for parameter in parameters {
        let (name, field) = (&parameter.wire_name, parameter.field.as_str());
        let read = match parameter.kind {
            Kind::Bool => "flag",
            Kind::TextList => "list",
            _ => "text",
        };
        let value = if parameter.is_always_set() { "it" } else { "Some(it)" };
        let _ = writeln!(
            params,
            "    if let Some(it) = {read}(given, {name:?}) {{ params.{field} = {value}; }}"
        );
        let builtin = match parameter.builtin {
            Some(Builtin::Region) => "region",
            Some(Builtin::UseFips) => "use_fips",
            Some(Builtin::UseDualStack) => "use_dual_stack",
            Some(Builtin::Endpoint) => "endpoint",
            Some(Builtin::AccountId) => "account_id",
            Some(Builtin::AccountIdEndpointMode) => "account_id_endpoint_mode",
            None => {
                let _ = write!(context, ".with({name:?}, {read}(given, {name:?}))");
                continue;
            }
        };
        let _ = writeln!(builtins, "    builtins.{builtin} = {read}(given, {name:?});");
    }
    format!(
        "fn ask_{module}(given: &Map) -> [Answer; 2] {{\n    \
         let mut params = rules_{module}::Params::default();\n{params}    \
         let mut builtins = Builtins::default();\n{builtins}    \
         builtins.context = ContextParams::default(){context};\n    \
         [rules_{module}::resolve(&params), rules_{module}::resolve_for(&builtins)]\n}}\n"
    )
}
