//! A synthetic model of any size: several types per operation, with about the shares and sizes in the project's
//! model, and additional maps.
//!
//! The model depends only on the number of shapes and the seed.

pub(crate) mod growing;
mod operations;
mod text;
mod types;

use fastrand::Rng;
use serde_json::{Map, Value, json};

use text::Words;

/// The namespace of all shapes.
const NAMESPACE: &str = "example.synthetic";

/// The errors of every operation, with HTTP statuses.
const ERRORS: &[(&str, u16)] = &[
    ("AccessDeniedException", 403),
    ("ConflictException", 409),
    ("InternalServerException", 500),
    ("ResourceNotFoundException", 404),
    ("ThrottlingException", 429),
    ("ValidationException", 400),
];

/// Builds a model.
struct Maker {
    words: Words,
    shapes: Map<String, Value>,
    /// The names of the operations.
    operations: Vec<String>,
}

/// Returns a model with at least the given number of shapes.
pub(crate) fn model(shapes: usize, seed: u64) -> Value {
    let words = Words(Rng::with_seed(seed));
    let mut maker = Maker { words, shapes: Map::new(), operations: Vec::new() };
    maker.errors();
    let mut index = 0;
    // The service is added last, as one more shape.
    while maker.shapes.len() + 1 < shapes {
        let entity = text::entity(index);
        maker.types(&entity, index);
        maker.operation(&entity, index);
        index += 1;
    }
    maker.service();
    json!({ "smithy": "2.0", "shapes": maker.shapes })
}

/// Returns the ID of a shape.
fn id(name: &str) -> String {
    format!("{NAMESPACE}#{name}")
}

/// Returns a reference to a shape.
fn reference(name: &str) -> Value {
    json!({ "target": id(name) })
}

impl Maker {
    /// Adds a shape.
    fn add(&mut self, name: &str, shape: Value) {
        self.shapes.insert(id(name), shape);
    }

    /// Returns a member with documentation and the given traits.
    fn member(&mut self, target: &str, traits: Value) -> Value {
        let target = if target.contains('#') { target.to_owned() } else { id(target) };
        json!({ "target": target, "traits": self.documented(traits) })
    }

    /// Adds documentation to traits.
    fn documented(&mut self, mut traits: Value) -> Value {
        traits["smithy.api#documentation"] = self.words.sentence().into();
        traits
    }

    fn errors(&mut self) {
        for (name, status) in ERRORS {
            let message = self.member("smithy.api#String", json!({ "smithy.api#required": {} }));
            let blame = if *status < 500 { "client" } else { "server" };
            let traits = json!({ "smithy.api#error": blame, "smithy.api#httpError": status });
            let traits = self.documented(traits);
            let members = json!({ "message": message });
            self.add(name, json!({ "type": "structure", "members": members, "traits": traits }));
        }
    }

    fn service(&mut self) {
        let traits = self.documented(json!({
            "aws.api#service": { "sdkId": "Synthetic", "endpointPrefix": "synthetic" },
            "aws.auth#sigv4": { "name": "synthetic" },
            "aws.protocols#awsJson1_0": {},
            "smithy.api#title": "Made Service",
        }));
        let operations: Vec<Value> = self.operations.iter().map(|name| reference(name)).collect();
        let service = json!({
            "type": "service",
            "version": "2026-01-01",
            "operations": operations,
            "traits": traits,
        });
        self.add("Synthetic", service);
    }
}

#[cfg(test)]
mod tests;
