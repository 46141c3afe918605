//! The prelude: the shapes of `smithy.api` that every model can target.
//!
//! See <https://smithy.io/2.0/spec/model.html#prelude>.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::id::ShapeId;
use super::shape::{Shape, ShapeKind, SimpleType};
use super::span::Span;
use super::traits::Traits;

static SHAPES: LazyLock<HashMap<ShapeId, Shape>> = LazyLock::new(|| {
    let unit = shape("Unit", ShapeKind::Structure(Vec::new()), None);
    simple().chain(primitive()).chain([unit]).map(|shape| (shape.id.clone(), shape)).collect()
});

/// Returns a shape for each simple type, named after the type in upper camel case.
fn simple() -> impl Iterator<Item = Shape> {
    use SimpleType::{
        BigDecimal, BigInteger, Blob, Boolean, Byte, Document, Double, Float, Integer, Long, Short,
        String, Timestamp,
    };
    [
        ("Blob", Blob),
        ("Boolean", Boolean),
        ("String", String),
        ("Byte", Byte),
        ("Short", Short),
        ("Integer", Integer),
        ("Long", Long),
        ("Float", Float),
        ("Double", Double),
        ("BigInteger", BigInteger),
        ("BigDecimal", BigDecimal),
        ("Timestamp", Timestamp),
        ("Document", Document),
    ]
    .into_iter()
    .map(|(name, simple)| shape(name, ShapeKind::Simple(simple), None))
}

/// Returns the shapes with a default, which Smithy 1.0 used instead of the trait `default`.
fn primitive() -> impl Iterator<Item = Shape> {
    use SimpleType::{Boolean, Byte, Double, Float, Integer, Long, Short};
    [
        ("PrimitiveBoolean", Boolean),
        ("PrimitiveByte", Byte),
        ("PrimitiveShort", Short),
        ("PrimitiveInteger", Integer),
        ("PrimitiveLong", Long),
        ("PrimitiveFloat", Float),
        ("PrimitiveDouble", Double),
    ]
    .into_iter()
    .map(|(name, simple)| {
        let default = if simple == Boolean { Value::from(false) } else { Value::from(0) };
        shape(name, ShapeKind::Simple(simple), Some(default))
    })
}

fn shape(name: &str, kind: ShapeKind, default: Option<Value>) -> Shape {
    let traits = Traits { default, ..Traits::default() };
    Shape { id: ShapeId::prelude(name), kind, traits, span: Span::default() }
}

/// Returns the prelude's shape with an id.
pub(super) fn find(id: &ShapeId) -> Option<&'static Shape> {
    SHAPES.get(id)
}

/// Iterates over the shapes of the prelude in arbitrary order.
pub(super) fn shapes<'p>() -> impl Iterator<Item = &'p Shape> {
    SHAPES.values()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> &'static Shape {
        find(&ShapeId::prelude(name)).expect(name)
    }

    #[test]
    fn every_simple_type_has_a_shape() {
        assert_eq!(shapes().count(), 21);
        assert_eq!(found("BigDecimal").type_name(), "bigDecimal");
        assert!(found("Boolean").traits.default.is_none());
    }

    #[test]
    fn primitive_types_have_a_default() {
        assert_eq!(found("PrimitiveBoolean").traits.default, Some(Value::from(false)));
        assert_eq!(found("PrimitiveInteger").traits.default, Some(Value::from(0)));
        assert_eq!(found("PrimitiveLong").type_name(), "long");
    }

    #[test]
    fn unit_is_an_empty_structure() {
        assert!(matches!(&found("Unit").kind, ShapeKind::Structure(members) if members.is_empty()));
        assert!(find(&ShapeId::prelude("Nothing")).is_none());
    }
}
