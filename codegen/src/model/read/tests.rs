//! Reading valid and invalid models. The tests compare complete messages, including their places.

mod documents;
mod garbage;
mod good;
mod published;
mod recursion;
mod references;
mod resolving;
mod shapes;
mod traits;
mod upgrade;
mod waiters;

use crate::model::{Model, ShapeId};

/// Returns a document with shapes, which start at line 2.
fn document(shapes: &str) -> String {
    format!("{{\"smithy\": \"2.0\", \"shapes\": {{\n{shapes}\n}}}}")
}

/// Returns the model of a document with these shapes.
fn model(shapes: &str) -> Model {
    Model::parse("m.json", &document(shapes)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Returns the problems of a document, one per line, without the document's name.
fn problems(text: &str) -> String {
    let problems = Model::parse("m.json", text).expect_err(text).to_string();
    let lines = problems.lines().map(|line| line.strip_prefix("m.json:").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Asserts the problems of documents with shapes.
fn assert_problems(cases: &[(&str, &str)]) {
    for (shapes, expected) in cases {
        assert_eq!(problems(&document(shapes)), *expected, "{shapes}");
    }
}

fn id(text: &str) -> ShapeId {
    text.parse().expect("valid")
}
