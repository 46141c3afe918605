//! The semantic model.

use indexmap::IndexMap;

use super::id::ShapeId;
use super::node::Node;
use super::prelude;
use super::shape::Shape;
use super::source::Source;

/// A model: the shapes of one JSON AST document, in the order of the document.
#[derive(Clone, Debug)]
pub struct Model {
    /// The document. Spans refer to it.
    pub source: Source,
    /// The model's `metadata`.
    pub metadata: IndexMap<String, Node>,
    /// The shapes that the model defines, by id. [`Model::shape`] also finds the shapes of the prelude.
    pub shapes: IndexMap<ShapeId, Shape>,
}

impl Model {
    /// Returns the shape with an id, from the model or the prelude.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id).or_else(|| prelude::find(id))
    }
}
