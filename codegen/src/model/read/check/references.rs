//! Checks that the targets of references exist and have the right type.

use super::super::reader::Reader;
use super::super::reference::{Reference, Role, has_trait, is_unit};
use crate::model::prelude;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Shape, Shapes};

impl Reader<'_> {
    /// Reports references with missing or wrong targets.
    pub(super) fn check_references(&mut self, shapes: &Shapes) {
        for reference in std::mem::take(&mut self.references) {
            let Reference { role, target, .. } = &reference;
            match shapes.get(target).or_else(|| prelude::find(target)) {
                None => {
                    let candidates = shapes.values().chain(prelude::shapes());
                    let fitting = candidates.filter(|shape| role.accepts(shape));
                    self.report_missing_target(&reference, fitting.map(|shape| &shape.id));
                }
                Some(found) if *role == Role::Member && is_unit(&found.id) => {
                    let owner = shapes.get(&reference.owner.root());
                    let container = owner.map_or("structure", Shape::type_name);
                    let kind = ProblemKind::UnitMember { container };
                    self.report(Some(&reference.owner), reference.span, kind);
                }
                Some(found) if has_trait(found, "mixin") => {
                    self.report_wrong_target(&reference, "mixin")
                }
                Some(found) if !role.accepts(found) => {
                    self.report_wrong_target(&reference, found.type_name());
                }
                Some(_) => {}
            }
        }
    }
}
