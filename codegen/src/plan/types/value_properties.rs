//! Properties of shapes that depend on the shapes within their values, at any depth.

use std::collections::HashSet;

use crate::model::{Shape, ShapeGraph, ShapeId, ShapeKind, SimpleType};

/// The shapes of a closure whose values can contain values with certain properties.
pub(in crate::plan) struct ValueProperties {
    /// Shapes without `Eq`: their values can contain floats or documents.
    partially_equal: HashSet<ShapeId>,
    /// Shapes without `Hash`: their values can contain floats, documents or maps.
    unhashable: HashSet<ShapeId>,
    /// Shapes whose values can contain sensitive values.
    sensitive: HashSet<ShapeId>,
}

impl ValueProperties {
    pub(in crate::plan) fn new(graph: &ShapeGraph<'_>) -> Self {
        Self {
            partially_equal: graph.holders_of(is_partially_equal),
            unhashable: graph.holders_of(|shape| {
                is_partially_equal(shape) || matches!(shape.kind, ShapeKind::Map { .. })
            }),
            sensitive: graph.holders_of(is_sensitive),
        }
    }
}

fn is_partially_equal(shape: &Shape) -> bool {
    let ShapeKind::Simple(simple) = &shape.kind else { return false };
    matches!(simple, SimpleType::Float | SimpleType::Double | SimpleType::Document)
}

fn is_sensitive(shape: &Shape) -> bool {
    shape.traits.sensitive || shape.members().iter().any(|member| member.traits.sensitive)
}

/// The traits that a type derives in addition to `Clone`, `Debug` and `PartialEq`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Derives {
    /// `Eq`.
    pub eq: bool,
    /// `Hash`.
    pub hash: bool,
}

impl ValueProperties {
    /// Returns the traits that the type of a shape can derive.
    pub(in crate::plan) fn derives(&self, shape: &Shape) -> Derives {
        Derives {
            eq: !self.partially_equal.contains(&shape.id),
            // The metadata of errors can't be hashed.
            hash: !self.unhashable.contains(&shape.id) && shape.traits.error.is_none(),
        }
    }

    /// Returns whether values of the shape can contain sensitive values.
    pub(in crate::plan) fn may_contain_sensitive(&self, shape: &ShapeId) -> bool {
        self.sensitive.contains(shape)
    }
}
