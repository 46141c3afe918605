//! Mixins: shapes with members, traits and properties that other shapes inherit.
//!
//! See <https://smithy.io/2.0/spec/mixins.html>.

use std::collections::HashMap;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::draft::{ApplyStatement, Body, Draft, DraftMember, Drafts, RawTraits};
use super::reader::Reader;
use super::reference::Reference;
use crate::model::graph::walk;
use crate::model::id::ShapeId;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Operation, Service};
use crate::model::span::Span;

impl Reader<'_> {
    /// Adds the contents of mixins to all shapes, and applies traits to inherited members. Returns the shapes in an order
    /// with mixins before the shapes that include them.
    pub(super) fn mix_in(
        &mut self,
        drafts: &mut Drafts,
        applied: Vec<ApplyStatement>,
    ) -> Vec<ShapeId> {
        let order = self.mixins_first(drafts);
        let mut waiting: HashMap<ShapeId, Vec<ApplyStatement>> = HashMap::new();
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
                    self.report_missing_applied(&statement, drafts);
                }
            }
        }
        order
    }

    /// Returns the shapes in an order with mixins first. Reports mixins that include themselves.
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
                self.report(Some(owner), *span, ProblemKind::MixinCycle { path });
            }
        }
        walked.order.into_iter().cloned().collect()
    }

    /// Returns the mixins of a shape, in order. Reports and omits invalid ones.
    fn mixins_of(&mut self, id: &ShapeId, drafts: &Drafts) -> Vec<Draft> {
        let Some(draft) = drafts.get(id) else { return Vec::new() };
        let mut mixins = Vec::new();
        for reference in &draft.mixins {
            let is_mixin = |it: &&Draft| it.traits.contains_key(&ShapeId::prelude("mixin"));
            match drafts.get(&reference.target) {
                None => self.report_missing_target(
                    reference,
                    drafts.values().filter(is_mixin).map(|mixin| &mixin.id),
                ),
                Some(it) if it.shape_type != draft.shape_type || !is_mixin(&it) => {
                    self.report_wrong_target(reference, it.shape_type.name());
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

    /// Adds a member after those of earlier mixins. An earlier member of the same name keeps its place and is replaced;
    /// its traits are merged, and those of the new member take precedence.
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
            self.report(Some(&member.id), span, kind);
        }
        let mut traits = std::mem::take(&mut earlier.traits);
        traits.extend(member.traits);
        *earlier = DraftMember { traits, ..member };
    }
}

/// Returns the traits that shapes inherit from a mixin: all except `mixin` and its `localTraits`.
fn inherited_traits(mixin: &Draft) -> RawTraits {
    let trait_id = ShapeId::prelude("mixin");
    let local = mixin.traits.get(&trait_id).and_then(|node| node.value.get("localTraits"));
    let local: Vec<&str> = local
        .and_then(|it| it.as_array())
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_str())
        .collect();
    let is_inherited = |id: &ShapeId| *id != trait_id && !local.contains(&id.as_str());
    let traits = mixin.traits.iter().filter(|(id, _)| is_inherited(id));
    traits.map(|(id, node)| (id.clone(), node.clone())).collect()
}

/// Adds a mixin's properties to those of a shape. The shape's own values take precedence; the items of the mixin's lists
/// come first.
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

/// Concatenates two lists and removes duplicates.
fn joined(first: &[ShapeId], second: Vec<ShapeId>) -> Vec<ShapeId> {
    let all: IndexMap<ShapeId, ()> =
        first.iter().cloned().chain(second).map(|id| (id, ())).collect();
    all.into_keys().collect()
}
