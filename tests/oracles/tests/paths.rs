//! Compares compiled JMESPath expressions in waiters and in `operationContextParams` with the `jmespath` crate.
//!
//! Random expressions that match the types of a model are compiled as one crate. A program evaluates them for
//! random inputs and outputs, and the interpreter evaluates them for the same values as JSON. `PROPTEST_CASES` is
//! the number of comparisons.
//!
//! Known differences and limits:
//!
//! - The interpreter fails if a function gets `null`; compiled functions return `null`. These cases are skipped
//!   and counted.
//! - A structure is an object with all of its members, some of them `null`. It is never an empty object, and
//!   always truthy.
//! - The interpreter compares all numbers as `f64`, with a tolerance in the last place that the specification does
//!   not mention. The values here are small multiples of a quarter.
//! - Both use the same parser, so this test does not find bugs in the parser.
//! - `max` and `min` of an empty list are `null` in the specification and in the interpreter. The interpreter
//!   orders text by bytes, which is equivalent to the specified order by code points.

mod paths {
    pub(crate) mod expressions;
    pub(crate) mod program;
    pub(crate) mod shapes;
}

use std::collections::HashSet;
use std::fs;

use jmespath::{Context, DEFAULT_RUNTIME, Expression, Rcvar, Variable, interpret};
use proptest::prelude::RngExt;
use proptest::test_runner::{TestRng, TestRunner};
use serde_json::{Map, Value, json};
use tests::root;

use paths::expressions::{Scope, Writer, is_bool, is_text, is_unordered};
use paths::program::{Found, run, supported};
use paths::shapes::{Shapes, TEXTS, pick};

const INPUT: &str = "oracle.paths#In";
const OUTPUT: &str = "oracle.paths#Out";

/// The maximum number of compiled expressions.
const CONDITIONS: usize = 300;
/// The maximum number of compiled context parameters.
const PARAMETERS: usize = 100;
/// The minimum number of values for each.
const VALUES: usize = 100;

/// A condition of a waiter.
struct Condition {
    name: String,
    root: &'static str,
    path: String,
    comparator: &'static str,
    expected: String,
}

/// A context parameter.
struct Parameter {
    path: String,
    parameter_type: &'static str,
}

fn condition(shapes: &Shapes, rng: &mut TestRng, at: usize) -> Condition {
    let about_both = rng.random_bool(0.2);
    let mut writer = Writer { shapes, rng };
    let (root, scope): (_, Scope) = match about_both {
        true => {
            let both = [("input", INPUT), ("output", OUTPUT)];
            let both = both.map(|(name, id)| (name.to_owned(), id.to_owned()));
            ("inputOutput", both.to_vec())
        }
        false => ("output", writer.scope_of(OUTPUT)),
    };
    let depth = writer.rng.random_range(1..4);
    let (comparator, path) = match writer.rng.random_range(0..8) {
        0 => ("stringEquals", writer.text(&scope, depth)),
        1 => ("allStringEquals", writer.texts(&scope, depth)),
        2 => ("anyStringEquals", writer.texts(&scope, depth)),
        _ => ("booleanEquals", writer.boolean(&scope, depth)),
    };
    let expected = match comparator {
        "booleanEquals" => rng.random_bool(0.5).to_string(),
        _ => (*pick(rng, &TEXTS)).to_owned(),
    };
    Condition { name: format!("W{at}"), root, path, comparator, expected }
}

fn waiters(conditions: &[Condition]) -> Value {
    let waiters = conditions.iter().map(|it| {
        let matcher =
            json!({"path": it.path, "comparator": it.comparator, "expected": it.expected});
        let acceptor = json!({"state": "success", "matcher": {it.root: matcher}});
        (it.name.clone(), json!({"acceptors": [acceptor]}))
    });
    Value::Object(waiters.collect())
}

fn parameter(shapes: &Shapes, rng: &mut TestRng) -> Parameter {
    let mut writer = Writer { shapes, rng };
    let scope = writer.scope_of(INPUT);
    let path = |found: Option<(String, String)>| found.map_or_else(String::new, |it| it.0);
    let depth = writer.rng.random_range(1..4);
    let (parameter_type, path) = match writer.rng.random_range(0..10) {
        0 => ("boolean", path(writer.reach(&scope, is_bool))),
        1 => ("string", path(writer.reach(&scope, is_text))),
        2 => ("boolean", writer.boolean(&scope, depth)),
        3 | 4 => ("string", writer.text(&scope, depth)),
        5..=7 => ("stringArray", writer.texts(&scope, depth)),
        _ => ("stringArray", writer.selected_texts(&scope)),
    };
    Parameter { path, parameter_type }
}

/// Adds waiters and parameters to the operation `Get` of a model.
fn with_all(model: &Value, conditions: &[Condition], parameters: &[Parameter]) -> Value {
    let mut model = model.clone();
    let all: Vec<(String, &Parameter)> =
        parameters.iter().enumerate().map(|(at, it)| (format!("P{at}"), it)).collect();
    let declared = all.iter().map(|(name, it)| {
        (name.clone(), json!({"type": it.parameter_type, "documentation": "A parameter."}))
    });
    let bound = all.iter().map(|(name, it)| (name.clone(), json!({"path": it.path})));
    let declared: Map<String, Value> = declared.collect();
    let bound: Map<String, Value> = bound.collect();
    let shapes = &mut model["shapes"];
    shapes["oracle.paths#Paths"]["traits"]["smithy.rules#endpointRuleSet"]["parameters"] =
        Value::Object(declared);
    let traits = &mut shapes["oracle.paths#Get"]["traits"];
    traits["smithy.waiters#waitable"] = waiters(conditions);
    traits["smithy.rules#operationContextParams"] = Value::Object(bound);
    model
}

/// Returns whether a parameter by itself is supported.
fn is_supported(model: &Value, parameter: &Parameter) -> bool {
    let one = [Parameter { path: parameter.path.clone(), ..*parameter }];
    let model = with_all(model, &[], &one);
    supported(&model).is_ok()
}

/// Evaluates a condition, whose path is compiled, with the interpreter. Returns `None` if the interpreter fails.
fn interpreted(condition: &Condition, path: &Expression<'_>, values: &Values) -> Option<bool> {
    let value = match condition.root {
        "output" => &values.output,
        _ => &values.both,
    };
    let found = search(path, value)?;
    let is_expected = |text: &Variable| text.as_string() == Some(&condition.expected);
    Some(match condition.comparator {
        "stringEquals" => is_expected(&found),
        "booleanEquals" => {
            found.as_boolean().map(|it| it.to_string()).as_ref() == Some(&condition.expected)
        }
        "allStringEquals" => found
            .as_array()
            .is_some_and(|items| !items.is_empty() && items.iter().all(|it| is_expected(it))),
        _ => found.as_array().is_some_and(|items| items.iter().any(|it| is_expected(it))),
    })
}

/// Compiles a path for the interpreter.
fn compiled(path: &str) -> Expression<'static> {
    jmespath::compile(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Evaluates a path. `Expression::search` would copy the value.
fn search(path: &Expression<'_>, value: &Rcvar) -> Option<Rcvar> {
    let mut context = Context::new(path.as_str(), &DEFAULT_RUNTIME);
    interpret(value, path.as_ast(), &mut context).ok()
}

/// The values of a comparison, for the interpreter.
struct Values {
    input: Rcvar,
    output: Rcvar,
    both: Rcvar,
}

impl Values {
    fn new(input: &Value, output: &Value) -> Self {
        let variable =
            |value: &Value| Rcvar::new(Variable::from_json(&value.to_string()).expect("JSON"));
        let both = variable(&json!({"input": input, "output": output}));
        Self { input: variable(input), output: variable(output), both }
    }
}

/// Evaluates the path of a parameter with the interpreter, without `null`s in lists.
fn selected(path: &Expression<'_>, input: &Rcvar) -> Option<Value> {
    let found = search(path, input)?;
    let found: Value = serde_json::to_value(&*found).expect("JSON");
    match found {
        Value::Array(items) => Some(items.into_iter().filter(|item| !item.is_null()).collect()),
        other => Some(other),
    }
}

struct Run {
    shapes: Shapes,
    conditions: Vec<Condition>,
    parameters: Vec<Parameter>,
    values: Vec<(Value, Value)>,
}

impl Run {
    /// Compares the program's results with the interpreter's. Returns the differences, and the numbers of
    /// comparisons and of failures of the interpreter.
    fn compared(&self, found: &[Found]) -> (Vec<String>, usize, usize) {
        let (mut wrong, mut compared, mut failed) = (Vec::new(), 0, 0);
        let conditions = self.conditions.iter().map(|it| (it, compiled(&it.path)));
        let conditions: Vec<_> = conditions.collect();
        let parameters = self.parameters.iter().map(|it| (it, compiled(&it.path)));
        let parameters: Vec<_> = parameters.collect();
        for ((input, output), found) in self.values.iter().zip(found) {
            let (all_of_input, all_of_output) =
                (self.shapes.with_nulls(INPUT, input), self.shapes.with_nulls(OUTPUT, output));
            let values = Values::new(&all_of_input, &all_of_output);
            for ((condition, path), actual) in conditions.iter().zip(&found.accepted) {
                let Some(expected) = interpreted(condition, path, &values) else {
                    failed += 1;
                    continue;
                };
                compared += 1;
                if expected != *actual {
                    let Condition { name, path, comparator, expected: text, .. } = condition;
                    wrong.push(format!(
                        "{name} {path}\n  {comparator} {text}: {actual} instead of {expected} for\n  \
                         {input}\n  {output}"
                    ));
                }
            }
            for (at, (parameter, path)) in parameters.iter().enumerate() {
                let Some(expected) = selected(path, &values.input) else {
                    failed += 1;
                    continue;
                };
                compared += 1;
                let actual = found.params.get(format!("P{at}")).unwrap_or(&Value::Null);
                let path = &parameter.path;
                if !is_same(&expected, actual, is_unordered(path)) {
                    wrong.push(format!("{path}: {actual} instead of {expected} for\n  {input}"));
                }
            }
        }
        (wrong, compared, failed)
    }
}

/// Returns whether two values are equal, where lists may be unordered.
fn is_same(a: &Value, b: &Value, is_unordered: bool) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) if is_unordered => {
            let sorted = |list: &[Value]| {
                let mut texts: Vec<String> = list.iter().map(Value::to_string).collect();
                texts.sort();
                texts
            };
            sorted(a) == sorted(b)
        }
        (a, b) => a == b,
    }
}

#[test]
fn compiled_paths_agree_with_the_interpreter() {
    let config = oracles::config(60_000);
    let cases = usize::try_from(config.cases).expect("a number");
    let expressions = cases.div_ceil(VALUES).max(10);
    let mut rng = TestRunner::new(config).rng().clone();
    let file = root().join("tests/oracles/models/paths.json");
    let model: Value =
        serde_json::from_str(&fs::read_to_string(file).expect("the model")).expect("JSON");
    let shapes = Shapes::new(&model);

    let written: Vec<Condition> =
        (0..CONDITIONS.min(expressions)).map(|at| condition(&shapes, &mut rng, at)).collect();
    let known: HashSet<String> =
        supported(&with_all(&model, &written, &[])).expect("a plan").into_iter().collect();
    let total = written.len();
    let conditions: Vec<Condition> =
        written.into_iter().filter(|it| known.contains(&it.name)).collect();
    println!("{} of {total} conditions are supported", conditions.len());
    assert!(conditions.len() * 10 > total * 6, "too few conditions are supported");

    let written: Vec<Parameter> =
        (0..PARAMETERS.min(expressions)).map(|_| parameter(&shapes, &mut rng)).collect();
    let total = written.len();
    let parameters: Vec<Parameter> =
        written.into_iter().filter(|it| is_supported(&model, it)).collect();
    println!("{} of {total} parameters are supported", parameters.len());
    assert!(parameters.len() * 10 > total * 6, "too few parameters are supported");

    let rounds = cases.div_ceil(conditions.len() + parameters.len());
    let values: Vec<(Value, Value)> = (0..rounds)
        .map(|_| (shapes.value(&mut rng, INPUT, 3), shapes.value(&mut rng, OUTPUT, 3)))
        .collect();
    let model = with_all(&model, &conditions, &parameters);
    let names: Vec<String> = conditions.iter().map(|it| it.name.clone()).collect();
    let found = run(&model, &names, &values);
    let run = Run { shapes, conditions, parameters, values };
    let (wrong, compared, failed) = run.compared(&found);
    println!(
        "{compared} comparisons, {failed} failures of the interpreter, {} differences",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong[..wrong.len().min(20)].join("\n"));
}
