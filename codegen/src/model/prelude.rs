//! The prelude: the shapes of `smithy.api` that every model can target.
//!
//! See <https://smithy.io/2.0/spec/model.html#prelude>.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::{Shape, ShapeId, ShapeKind, SimpleType, Span, Traits};

static SHAPES: LazyLock<HashMap<ShapeId, Shape>> = LazyLock::new(|| {
    use SimpleType::{
        BigDecimal, BigInteger, Blob, Boolean, Byte, Document, Double, Float, Integer, Long, Short,
        String, Timestamp,
    };
    let simple = [
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
    .map(|(name, simple)| shape(name, ShapeKind::Simple(simple), None));
    let primitive = [
        ("PrimitiveBoolean", Boolean),
        ("PrimitiveByte", Byte),
        ("PrimitiveShort", Short),
        ("PrimitiveInteger", Integer),
        ("PrimitiveLong", Long),
        ("PrimitiveFloat", Float),
        ("PrimitiveDouble", Double),
    ]
    .map(|(name, simple)| {
        let default = if simple == Boolean { Value::from(false) } else { Value::from(0) };
        shape(name, ShapeKind::Simple(simple), Some(default))
    });
    let unit = shape("Unit", ShapeKind::Structure(Vec::new()), None);
    simple
        .into_iter()
        .chain(primitive)
        .chain([unit])
        .map(|shape| (shape.id.clone(), shape))
        .collect()
});

fn shape(name: &str, kind: ShapeKind, default: Option<Value>) -> Shape {
    let traits = Traits { default, ..Traits::default() };
    Shape { id: ShapeId::prelude(name), kind, traits, span: Span::default() }
}

/// The prelude's shape of an id.
pub(super) fn find(id: &ShapeId) -> Option<&'static Shape> {
    SHAPES.get(id)
}
