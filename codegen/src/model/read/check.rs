//! Checks of the whole model.

mod defaults;
mod recursion;
mod references;
mod renames;

use super::reader::Reader;
use crate::model::id::ShapeId;
use crate::model::shape::Shapes;

impl Reader<'_> {
    /// Checks the whole model. In `order`, mixins come before the shapes that include them.
    pub(super) fn check(&mut self, shapes: &Shapes, order: &[ShapeId]) {
        self.check_renames(shapes);
        self.check_references(shapes);
        self.check_recursion(shapes);
        for shape in order.iter().filter_map(|id| shapes.get(id)) {
            self.check_defaults(shape, shapes);
        }
    }
}
