//! Synthetic models with many items of one kind, to find steps of the generator that compare all of them.

use serde_json::{Map, Value, json};

/// Creates a model with the given number of items.
pub(crate) type Make = fn(usize) -> Value;

/// The models, with the kind of their items.
pub(crate) const MODELS: &[(&str, Make)] = &[
    ("types with equal names in different namespaces", colliding_types),
    ("members whose names differ only in underscores", colliding_members),
    ("nested types", chain),
    ("members of one structure", members),
    ("values of one enum", values),
    ("`apply` statements without a target", missing_targets),
    ("waiters with invalid delays", wrong_waiters),
    ("waiters with invalid paths", wrong_paths),
    ("invalid endpoint rules", wrong_rules),
    ("operations that can't be generated", unsupported),
];

const STRING: &str = "smithy.api#String";

/// The parts that differ between the models.
#[derive(Default)]
struct Parts {
    /// The members of the input.
    input: Map<String, Value>,
    /// Traits of the operation.
    operation: Map<String, Value>,
    /// Traits of the service.
    service: Map<String, Value>,
    /// Additional operations.
    operations: Vec<String>,
    shapes: Map<String, Value>,
}

impl Parts {
    fn model(self) -> Value {
        let mut shapes = self.shapes;
        let operations = self.operations.iter().map(String::as_str).chain(["a#O"]);
        let operations: Vec<Value> = operations.map(target).collect();
        let mut traits = self.service;
        traits.insert("aws.protocols#awsJson1_0".to_owned(), json!({}));
        traits.insert("aws.auth#sigv4".to_owned(), json!({ "name": "s" }));
        let service = json!({ "type": "service", "version": "1", "operations": operations, "traits": traits });
        let (input, output) = (target("a#I"), target("a#P"));
        let operation = json!({ "type": "operation", "input": input, "output": output, "traits": self.operation });
        shapes.insert("a#S".to_owned(), service);
        shapes.insert("a#O".to_owned(), operation);
        shapes.insert("a#I".to_owned(), json!({ "type": "structure", "members": self.input }));
        shapes.insert(
            "a#P".to_owned(),
            json!({ "type": "structure", "members": { "s": target(STRING) } }),
        );
        json!({ "smithy": "2.0", "shapes": shapes })
    }
}

fn target(id: &str) -> Value {
    json!({ "target": id })
}

/// Returns an object with the given number of entries.
fn object(number: usize, entry: impl Fn(usize) -> (String, Value)) -> Map<String, Value> {
    (0..number).map(entry).collect()
}

fn colliding_types(number: usize) -> Value {
    let input = object(number, |at| (format!("m{at}"), target(&format!("n{at}#Foo"))));
    let shape = json!({ "type": "structure", "members": { "x": target(STRING) } });
    let shapes = object(number, |at| (format!("n{at}#Foo"), shape.clone()));
    Parts { input, shapes, ..Parts::default() }.model()
}

fn colliding_members(number: usize) -> Value {
    // All names have similar lengths, so that the size of the model is proportional to their number.
    let name = |at: usize| {
        let words = (0..16).map(|bit| if at >> bit & 1 == 1 { "__x" } else { "_x" });
        format!("a{}", words.collect::<String>())
    };
    Parts { input: object(number, |at| (name(at), target(STRING))), ..Parts::default() }.model()
}

fn chain(number: usize) -> Value {
    let mut shapes = object(number, |at| {
        let members = json!({ "x": target(&format!("a#T{}", at + 1)) });
        (format!("a#T{at}"), json!({ "type": "structure", "members": members }))
    });
    shapes.insert(format!("a#T{number}"), json!({ "type": "structure", "members": {} }));
    let input = object(1, |at| ("x".to_owned(), target(&format!("a#T{at}"))));
    Parts { input, shapes, ..Parts::default() }.model()
}

fn members(number: usize) -> Value {
    let input = object(number, |at| (format!("m{at}"), target(STRING)));
    Parts { input, ..Parts::default() }.model()
}

fn values(number: usize) -> Value {
    let values = object(number, |at| (format!("V{at}"), target("smithy.api#Unit")));
    let shape = json!({ "type": "enum", "members": values });
    let shapes = object(1, |_| ("a#E".to_owned(), shape.clone()));
    let input = object(1, |_| ("e".to_owned(), target("a#E")));
    Parts { input, shapes, ..Parts::default() }.model()
}

fn missing_targets(number: usize) -> Value {
    let statement = json!({ "type": "apply", "traits": { "smithy.api#documentation": "x" } });
    let shapes = object(number, |at| (format!("a#Nothing{at}"), statement.clone()));
    Parts { shapes, ..Parts::default() }.model()
}

fn with_waiters(number: usize, waiter: &Value) -> Value {
    let waiters = object(number, |at| (format!("W{at}"), waiter.clone()));
    let operation = object(1, |_| ("smithy.waiters#waitable".to_owned(), json!(waiters)));
    Parts { operation, ..Parts::default() }.model()
}

fn wrong_waiters(number: usize) -> Value {
    let acceptor = json!({ "state": "success", "matcher": { "success": true } });
    with_waiters(number, &json!({ "minDelay": 5, "maxDelay": 2, "acceptors": [acceptor] }))
}

fn wrong_paths(number: usize) -> Value {
    let output = json!({ "path": "nothing", "expected": "a", "comparator": "stringEquals" });
    let acceptor = json!({ "state": "success", "matcher": { "output": output } });
    with_waiters(number, &json!({ "acceptors": [acceptor] }))
}

fn wrong_rules(number: usize) -> Value {
    let rule = |at| {
        json!({
            "type": "endpoint",
            "conditions": [{ "fn": "nothing", "argv": [] }],
            "endpoint": { "url": format!("https://x{at}.com") },
        })
    };
    let rules: Vec<Value> = (0..number).map(rule).collect();
    let rules = json!({ "version": "1.0", "parameters": {}, "rules": rules });
    let service = object(1, |_| ("smithy.rules#endpointRuleSet".to_owned(), rules.clone()));
    Parts { service, ..Parts::default() }.model()
}

/// All operations use the same cycle of types, and each has a stream.
fn unsupported(number: usize) -> Value {
    let mut shapes = Map::new();
    for at in 0..number {
        let operation = json!({ "type": "operation", "input": target(&format!("a#In{at}")) });
        let input = json!({ "b": target("a#B"), "x": target("a#T0") });
        let next = json!({ "n": target(&format!("a#T{}", (at + 1) % number)) });
        shapes.insert(format!("a#Op{at}"), operation);
        shapes.insert(format!("a#In{at}"), json!({ "type": "structure", "members": input }));
        shapes.insert(format!("a#T{at}"), json!({ "type": "structure", "members": next }));
    }
    let stream = json!({ "type": "blob", "traits": { "smithy.api#streaming": {} } });
    shapes.insert("a#B".to_owned(), stream);
    let operations = (0..number).map(|at| format!("a#Op{at}")).collect();
    Parts { operations, shapes, ..Parts::default() }.model()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_model_is_proportional_to_the_number_of_items() {
        for (kind, make) in MODELS {
            let [small, large] = [10, 40].map(|number| make(number).to_string().len());
            assert!(large > 2 * small && large < 5 * small, "{kind}: {small} {large}");
        }
    }
}
