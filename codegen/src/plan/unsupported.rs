//! What traits ask for and the generator can't do, refused by name and place.

use super::closure::Planner;
use super::known_traits::{Meaning, meaning};
use crate::model::{Member, ShapeId, ShapeKind, Span, Traits};

impl Planner<'_> {
    /// Refuses every part of the closure with a trait that can't be left out.
    pub(super) fn refuse_unsupported(&self) {
        for shape in self.closure.operations.iter().filter_map(|id| self.shape(id)) {
            self.refuse_traits(&shape.id, shape.span, &shape.traits);
        }
        for shape in self.in_order_of_the_model() {
            self.refuse_traits(&shape.id, shape.span, &shape.traits);
            for member in shape.members() {
                self.refuse_traits(&member.id, member.span, &member.traits);
                self.refuse_stream(member);
            }
        }
    }

    fn refuse_traits(&self, id: &ShapeId, span: Span, traits: &Traits) {
        for trait_id in traits.all.keys() {
            if let Some(Meaning::Refused(reason)) = meaning(trait_id) {
                self.refuse(id, span, format!("@{}", trait_id.name()), reason);
            }
        }
    }

    fn refuse_stream(&self, member: &Member) {
        let Some(target) = self.shape(&member.target).filter(|it| it.traits.streaming) else {
            return;
        };
        let (what, reason) = match target.kind {
            ShapeKind::Union(_) => ("an event stream", "event streams are not supported yet"),
            _ => ("a streaming blob", "streaming blobs are not supported yet"),
        };
        self.refuse(&member.id, member.span, what, reason);
    }
}
