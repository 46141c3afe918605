//! Exact numbers: numbers of traits that `serde_json` does not keep, in a form that loses nothing.
//!
//! The type that a number is of says which form that is. Big numbers become text, as the JSON AST also writes
//! them; timestamps become dates; and floats are rounded once, from their digits.

use aws_smithy_types::{BigDecimal, BigInteger};
use jiff::Timestamp;
use serde_json::Value;

use crate::model::decimal::Decimal;
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::numbers::{WrittenNumber, at};
use crate::model::path::Step;
use crate::model::prelude;
use crate::model::shape::{Member, Shape, ShapeKind, Shapes, SimpleType};
use crate::model::traits::Traits;

/// Puts exact values in place of the numbers that are not kept. Traits are still to be understood.
pub(super) fn keep_numbers(shapes: &mut Shapes) {
    for Exact { owner, trait_id, path, value } in exact_values(shapes) {
        let traits = shapes.get_mut(&owner.root()).and_then(|it| it.traits_mut(owner.member()));
        let node = traits.and_then(|traits| traits.all.get_mut(&trait_id));
        if let Some(place) = node.and_then(|node| at(&mut node.value, &path)) {
            *place = value;
        }
    }
}

/// A value that is exactly the number that is written.
struct Exact {
    owner: ShapeId,
    trait_id: ShapeId,
    path: Vec<Step>,
    value: Value,
}

fn exact_values(shapes: &Shapes) -> Vec<Exact> {
    let mut found = Vec::new();
    for shape in shapes.values() {
        let of_shape = Owner { shapes, shape, member: None };
        of_shape.exact_values(&shape.id, &shape.traits, &mut found);
        for member in shape.members() {
            let of_member = Owner { shapes, shape, member: Some(member) };
            of_member.exact_values(&member.id, &member.traits, &mut found);
        }
    }
    found
}

/// A shape or member with traits.
struct Owner<'m> {
    shapes: &'m Shapes,
    shape: &'m Shape,
    member: Option<&'m Member>,
}

impl<'m> Owner<'m> {
    fn exact_values(&self, owner: &ShapeId, traits: &Traits, found: &mut Vec<Exact>) {
        for (trait_id, node) in &traits.all {
            for number in &node.numbers {
                if let Some(value) = self.exact(trait_id, node, number) {
                    let (owner, trait_id) = (owner.clone(), trait_id.clone());
                    found.push(Exact { owner, trait_id, path: number.path.clone(), value });
                }
            }
        }
    }

    /// The exact value of a number in a trait; nothing, if the type that it is of has none.
    fn exact(&self, trait_id: &ShapeId, node: &Node, number: &WrittenNumber) -> Option<Value> {
        let WrittenNumber { path, text } = number;
        match (trait_id.as_str(), path.as_slice(), self.member) {
            ("smithy.api#range", [Step::Entry(_)], _) => {
                number.is_rounded().then(|| Value::from(text.as_str()))
            }
            ("smithy.api#default", [], None) => exact(self.shape, None, text),
            ("smithy.api#default", rest, Some(member)) => self.at_end(member, rest, text),
            ("smithy.api#examples", [Step::Item(index), Step::Entry(name), rest @ ..], None) => {
                self.of_example(name, rest, node.value.get(*index)?, text)
            }
            (
                "smithy.test#httpRequestTests" | "smithy.test#httpResponseTests",
                [Step::Item(_), Step::Entry(name), rest @ ..],
                None,
            ) if name == "params" => {
                let root = match &self.shape.kind {
                    ShapeKind::Operation(operation) if trait_id.name() == "httpRequestTests" => {
                        &operation.input
                    }
                    ShapeKind::Operation(operation) => &operation.output,
                    _ => &self.shape.id,
                };
                self.within(root, rest, text)
            }
            _ => None,
        }
    }

    fn of_example(&self, name: &str, path: &[Step], example: &Value, text: &str) -> Option<Value> {
        let ShapeKind::Operation(operation) = &self.shape.kind else { return None };
        match (name, path) {
            ("input", path) => self.within(&operation.input, path, text),
            ("output", path) => self.within(&operation.output, path, text),
            ("error", [Step::Entry(content), path @ ..]) if content == "content" => {
                let error = example.get("error")?.get("shapeId")?.as_str()?;
                self.within(&error.parse().ok()?, path, text)
            }
            _ => None,
        }
    }

    /// The exact value of a number that a path leads to in a value of a shape.
    fn within(&self, shape: &ShapeId, path: &[Step], text: &str) -> Option<Value> {
        let (step, rest) = path.split_first()?;
        let member = match (&self.find(shape)?.kind, step) {
            (ShapeKind::List(item), Step::Item(_)) => item,
            (ShapeKind::Map { value, .. }, Step::Entry(_)) => value,
            (ShapeKind::Structure(members) | ShapeKind::Union(members), Step::Entry(name)) => {
                members.iter().find(|member| member.name == *name)?
            }
            _ => return None,
        };
        self.at_end(member, rest, text)
    }

    fn at_end(&self, member: &Member, path: &[Step], text: &str) -> Option<Value> {
        match path {
            [] => exact(self.find(&member.target)?, Some(member), text),
            path => self.within(&member.target, path, text),
        }
    }

    fn find(&self, id: &ShapeId) -> Option<&'m Shape> {
        self.shapes.get(id).or_else(|| prelude::find(id))
    }
}

/// A number of a shape, which the member targets.
fn exact(shape: &Shape, member: Option<&Member>, text: &str) -> Option<Value> {
    let ShapeKind::Simple(simple) = &shape.kind else { return None };
    match simple {
        SimpleType::BigInteger => text.parse::<BigInteger>().ok().map(|_| Value::from(text)),
        SimpleType::BigDecimal => text.parse::<BigDecimal>().ok().map(|_| Value::from(text)),
        SimpleType::Float => {
            let single = text.parse::<f32>().ok().filter(|single| single.is_finite());
            single.map(|single| Value::from(f64::from(single)))
        }
        SimpleType::Timestamp if !is_http_date(shape, member) => {
            let nanos = text.parse::<Decimal>().ok()?.scaled(9)?;
            Timestamp::from_nanosecond(nanos).ok().map(|instant| Value::from(instant.to_string()))
        }
        _ => None,
    }
}

/// Returns whether a timestamp is written as a date without fractions of a second.
fn is_http_date(shape: &Shape, member: Option<&Member>) -> bool {
    let format = ShapeId::prelude("timestampFormat");
    let of_member = member.and_then(|member| member.traits.all.get(&format));
    let node = of_member.or_else(|| shape.traits.all.get(&format));
    node.is_some_and(|node| node.value == "http-date")
}
