//! The semantic model: a whole model, read.

use indexmap::IndexMap;

use super::id::ShapeId;
use super::node::Node;
use super::prelude;
use super::shape::Shape;
use super::source::Source;

/// A whole model: the shapes of one JSON AST document, in the order in which it lists them.
#[derive(Clone, Debug)]
pub struct Model {
    /// The document that the model was read from; places in problems refer to it.
    pub source: Source,
    /// The model's `metadata`, kept as it stands.
    pub metadata: IndexMap<String, Node>,
    /// Every shape that the model defines, by its id. The prelude's shapes are not in here; use
    /// [`Model::shape`] to find either.
    pub shapes: IndexMap<ShapeId, Shape>,
}

impl Model {
    /// The shape of an id: the model's own, or the prelude's.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id).or_else(|| prelude::find(id))
    }
}
