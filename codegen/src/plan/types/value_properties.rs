//! Properties of shapes that depend on the shapes within their values, at any depth.

use std::collections::HashSet;

use crate::model::{Shape, ShapeGraph, ShapeId};

/// The shapes of a closure whose values can contain values with certain properties.
pub(in crate::plan) struct ValueProperties {
    /// Shapes whose values can contain sensitive values.
    sensitive: HashSet<ShapeId>,
}

impl ValueProperties {
    pub(in crate::plan) fn new(graph: &ShapeGraph<'_>) -> Self {
        Self { sensitive: graph.holders_of(is_sensitive) }
    }
}

fn is_sensitive(shape: &Shape) -> bool {
    shape.traits.sensitive || shape.members().iter().any(|member| member.traits.sensitive)
}

impl ValueProperties {
    /// Returns whether values of the shape can contain sensitive values.
    pub(in crate::plan) fn may_contain_sensitive(&self, shape: &ShapeId) -> bool {
        self.sensitive.contains(shape)
    }
}
