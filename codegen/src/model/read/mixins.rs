//! Mixins: shapes whose members, traits and properties other shapes take over.
//!
//! See <https://smithy.io/2.0/spec/mixins.html>.

use std::collections::HashMap;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::draft::{Applied, Body, Draft, DraftMember, Drafts, RawTraits};
use super::reader::Reader;
use super::reference::Reference;
use crate::model::graph::walk;
use crate::model::id::ShapeId;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Operation, Service};
use crate::model::span::Span;

impl Reader<'_> {
    /// Gives each shape what its mixins bring, and then its inherited members what is applied to
    /// them. Returns the shapes in an order in which mixins come first.
    pub(super) fn mix_in(&mut self, drafts: &mut Drafts, applied: Vec<Applied>) -> Vec<ShapeId> {
        let order = self.mixins_first(drafts);
        let mut waiting: HashMap<ShapeId, Vec<Applied>> = HashMap::new();
        for statement in applied {
            waiting.entry(statement.id.root()).or_default().push(statement);
        }
        for id in &order {
            let mixins = self.mixins_of(id, drafts);
            let Some(draft) = drafts.get_mut(id) else { continue };
            if !mixins.is_empty() {
                self.include(draft, &mixins);
            }
            for statement in waiting.remove(id).unwrap_or_default() {
                let Some(draft) = drafts.get_mut(id) else { continue };
                if !self.apply_to_inherited(draft, &statement) {
                    self.missing_applied(&statement, drafts);
                }
            }
        }
        order
    }

    /// The shapes, each behind its mixins. Mixins that include themselves are reported.
    fn mixins_first(&mut self, drafts: &Drafts) -> Vec<ShapeId> {
        let mixins_of = |id: &ShapeId| {
            let mixins = drafts.get(id).map(|draft| draft.mixins.as_slice()).unwrap_or_default();
            mixins.iter().map(|mixin| &mixin.target).filter(|id| drafts.contains_key(*id)).collect()
        };
        let walked = walk(drafts.keys(), mixins_of);
        for path in walked.cycles {
            let place = path.first().and_then(|id| drafts.get(id)).and_then(|draft| {
                draft.mixins.iter().find(|mixin| path.get(1) == Some(&mixin.target))
            });
            if let Some(Reference { owner, span, .. }) = place {
                self.wrong(Some(owner), *span, ProblemKind::MixinCycle { path });
            }
        }
        walked.order.into_iter().cloned().collect()
    }

    /// The mixins of a shape, in order; those that can't be mixins of it are reported and left out.
    fn mixins_of(&mut self, id: &ShapeId, drafts: &Drafts) -> Vec<Draft> {
        let Some(draft) = drafts.get(id) else { return Vec::new() };
        let mut mixins = Vec::new();
        for reference in &draft.mixins {
            let is_mixin = |it: &&Draft| it.traits.contains_key(&ShapeId::prelude("mixin"));
            match drafts.get(&reference.target) {
                None => self.missing_target(
                    reference,
                    drafts.values().filter(is_mixin).map(|mixin| &mixin.id),
                ),
                Some(it) if it.shape_type != draft.shape_type || !is_mixin(&it) => {
                    self.wrong_target(reference, it.shape_type.name());
                }
                Some(mixin) => mixins.push(mixin.clone()),
            }
        }
        mixins
    }

    fn include(&mut self, draft: &mut Draft, mixins: &[Draft]) {
        let own = std::mem::take(&mut draft.members);
        for mixin in mixins {
            for (name, member) in &mixin.members {
                let id = draft.id.with_member(name);
                let member = DraftMember { id, ..member.clone() };
                self.include_member(draft, name, member, draft.span);
            }
        }
        for (name, member) in own {
            let span = member.key_span;
            self.include_member(draft, &name, member, span);
        }
        let own = std::mem::take(&mut draft.traits);
        draft.traits = mixins.iter().flat_map(inherited_traits).chain(own).collect();
        let own = std::mem::replace(&mut draft.body, Body::Nothing);
        draft.body = mixins.iter().rev().fold(own, |own, mixin| include_body(own, &mixin.body));
    }

    /// Adds a member to those of earlier mixins. One of the same name keeps its place and takes over
    /// the traits, which supersede its own.
    fn include_member(&mut self, draft: &mut Draft, name: &str, member: DraftMember, span: Span) {
        let earlier = match draft.members.entry(name.to_owned()) {
            Entry::Vacant(place) => {
                place.insert(member);
                return;
            }
            Entry::Occupied(place) => place.into_mut(),
        };
        if let (Some(target), Some(inherited)) = (&member.target, &earlier.target)
            && target != inherited
        {
            let (target, inherited) = (target.clone(), inherited.clone());
            let kind = ProblemKind::MixinConflict { target, inherited };
            self.wrong(Some(&member.id), span, kind);
        }
        let mut traits = std::mem::take(&mut earlier.traits);
        traits.extend(member.traits);
        *earlier = DraftMember { traits, ..member };
    }
}

/// The traits that a mixin hands on: all but `mixin` itself and those that it keeps.
fn inherited_traits(mixin: &Draft) -> RawTraits {
    let trait_id = ShapeId::prelude("mixin");
    let local = mixin.traits.get(&trait_id).and_then(|node| node.value.get("localTraits"));
    let local: Vec<&str> = local
        .and_then(|it| it.as_array())
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_str())
        .collect();
    let is_handed_on = |id: &ShapeId| *id != trait_id && !local.contains(&id.as_str());
    let traits = mixin.traits.iter().filter(|(id, _)| is_handed_on(id));
    traits.map(|(id, node)| (id.clone(), node.clone())).collect()
}

/// Puts a mixin's properties under the shape's own: a single value stays, lists are put in front,
/// and of names the shape's own count.
fn include_body(own: Body, mixin: &Body) -> Body {
    match (own, mixin) {
        (Body::Operation(own), Body::Operation(mixin)) => {
            Body::Operation(Operation { errors: joined(&mixin.errors, own.errors), ..own })
        }
        (Body::Service(own), Body::Service(mixin)) => Body::Service(Box::new(Service {
            version: if own.version.is_empty() { mixin.version.clone() } else { own.version },
            operations: joined(&mixin.operations, own.operations),
            resources: joined(&mixin.resources, own.resources),
            errors: joined(&mixin.errors, own.errors),
            rename: mixin.rename.clone().into_iter().chain(own.rename).collect(),
        })),
        // A mixin of a resource has no properties.
        (own, _) => own,
    }
}

/// Two lists as one, in which each item stands once.
fn joined(first: &[ShapeId], second: Vec<ShapeId>) -> Vec<ShapeId> {
    let all: IndexMap<ShapeId, ()> =
        first.iter().cloned().chain(second).map(|id| (id, ())).collect();
    all.into_keys().collect()
}
