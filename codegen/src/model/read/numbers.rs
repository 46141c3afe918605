//! Exact values for numbers in traits whose text `serde_json` does not preserve.
//!
//! The form depends on the type of the number. A big number becomes a string, which the JSON AST also allows. A
//! timestamp becomes a date. A float is rounded once, from its digits.

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, DateTime};
use serde_json::Value;

use crate::model::decimal::Decimal;
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::numbers::{WrittenNumber, value_at};
use crate::model::path::Step;
use crate::model::prelude;
use crate::model::shape::{Member, Shape, ShapeKind, Shapes, SimpleType};
use crate::model::traits::Traits;

/// Replaces unpreserved numbers with exact values. Call this before the traits are interpreted.
pub(super) fn preserve_numbers(shapes: &mut Shapes) {
    for Exact { owner, trait_id, path, value } in exact_values(shapes) {
        let traits = shapes.get_mut(&owner.root()).and_then(|it| it.traits_mut(owner.member()));
        let node = traits.and_then(|traits| traits.all.get_mut(&trait_id));
        if let Some(place) = node.and_then(|node| value_at(&mut node.value, &path)) {
            *place = value;
        }
    }
}

/// An exact value, and its place.
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

    /// Returns the exact value of a number in a trait, or `None` if its type has no exact form.
    fn exact(&self, trait_id: &ShapeId, node: &Node, number: &WrittenNumber) -> Option<Value> {
        let WrittenNumber { path, text } = number;
        match (trait_id.as_str(), path.as_slice(), self.member) {
            ("smithy.api#range", [Step::Entry(_)], _) => {
                number.is_rounded().then(|| Value::from(text.as_str()))
            }
            ("smithy.api#default", [], None) => exact(self.shape, None, text),
            ("smithy.api#default", rest, Some(member)) => self.of_member(member, rest, text),
            ("smithy.api#examples", [Step::Item(index), Step::Entry(name), rest @ ..], None) => {
                self.in_example(name, rest, node.value.get(*index)?, text)
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
                self.in_shape(root, rest, text)
            }
            _ => None,
        }
    }

    fn in_example(&self, name: &str, path: &[Step], example: &Value, text: &str) -> Option<Value> {
        let ShapeKind::Operation(operation) = &self.shape.kind else { return None };
        match (name, path) {
            ("input", path) => self.in_shape(&operation.input, path, text),
            ("output", path) => self.in_shape(&operation.output, path, text),
            ("error", [Step::Entry(content), path @ ..]) if content == "content" => {
                let error = example.get("error")?.get("shapeId")?.as_str()?;
                self.in_shape(&error.parse().ok()?, path, text)
            }
            _ => None,
        }
    }

    /// Returns the exact value of the number at a path in a value of a shape.
    fn in_shape(&self, shape: &ShapeId, path: &[Step], text: &str) -> Option<Value> {
        let (step, rest) = path.split_first()?;
        let member = match (&self.find(shape)?.kind, step) {
            (ShapeKind::List(item), Step::Item(_)) => item,
            (ShapeKind::Map { value, .. }, Step::Entry(_)) => value,
            (ShapeKind::Structure(members) | ShapeKind::Union(members), Step::Entry(name)) => {
                members.iter().find(|member| member.name == *name)?
            }
            _ => return None,
        };
        self.of_member(member, rest, text)
    }

    fn of_member(&self, member: &Member, path: &[Step], text: &str) -> Option<Value> {
        match path {
            [] => exact(self.find(&member.target)?, Some(member), text),
            path => self.in_shape(&member.target, path, text),
        }
    }

    fn find(&self, id: &ShapeId) -> Option<&'m Shape> {
        self.shapes.get(id).or_else(|| prelude::find(id))
    }
}

/// Returns the exact value of a number of a simple shape, the target of `member`.
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
            Some(Value::from(date_time(DateTime::from_nanos(nanos).ok()?)?))
        }
        _ => None,
    }
}

/// Formats an instant as in RFC 3339, with nanoseconds, which [`DateTime::fmt`] drops. Returns `None` if the format
/// can't represent the year.
fn date_time(instant: DateTime) -> Option<String> {
    let seconds = DateTime::from_secs(instant.secs()).fmt(Format::DateTime).ok()?;
    Some(format!("{}.{:09}Z", seconds.trim_end_matches('Z'), instant.subsec_nanos()))
}

/// Returns whether a timestamp has the format `http-date`, which has no fractions of a second.
fn is_http_date(shape: &Shape, member: Option<&Member>) -> bool {
    let format = ShapeId::prelude("timestampFormat");
    let of_member = member.and_then(|member| member.traits.all.get(&format));
    let node = of_member.or_else(|| shape.traits.all.get(&format));
    node.is_some_and(|node| node.value == "http-date")
}
