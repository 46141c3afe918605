//! What other places add to a shape: mixins and `apply` statements.
//!
//! See <https://smithy.io/2.0/spec/mixins.html> and <https://smithy.io/2.0/spec/model.html#applying-traits>.

use indexmap::IndexMap;

use super::Reader;
use crate::model::{Member, ProblemKind, Shape, ShapeId, ShapeKind, Span, Traits};

/// Traits that an `apply` statement adds.
pub(super) struct Applied {
    pub(super) id: ShapeId,
    pub(super) traits: Traits,
    pub(super) span: Span,
}

/// Which mixins each shape includes, in order.
pub(super) struct MixedIn(pub(super) IndexMap<ShapeId, Vec<ShapeId>>);

/// How far mixins of mixins are followed at most, which is further than any model goes and keeps the
/// stack small.
const MAX_DEPTH: usize = 64;

impl Reader<'_> {
    /// Gives each shape the members and traits of its mixins.
    pub(super) fn mix_in(&mut self, shapes: &mut IndexMap<ShapeId, Shape>, mixed_in: &MixedIn) {
        let mut done: IndexMap<ShapeId, Shape> = IndexMap::new();
        for id in mixed_in.0.keys() {
            if let Some(shape) = self.with_mixins(id, shapes, mixed_in, 0) {
                done.insert(id.clone(), shape);
            }
        }
        shapes.extend(done);
    }

    /// A shape with its mixins, resolved from the ground up.
    fn with_mixins(
        &mut self,
        id: &ShapeId,
        shapes: &IndexMap<ShapeId, Shape>,
        mixed_in: &MixedIn,
        depth: usize,
    ) -> Option<Shape> {
        let mut shape = shapes.get(id)?.clone();
        let names = mixed_in.0.get(id).map(Vec::as_slice).unwrap_or_default();
        if depth > MAX_DEPTH {
            self.wrong(Some(id), shape.span, ProblemKind::MixinCycle);
            return Some(shape);
        }
        for name in names.iter().rev() {
            match self.with_mixins(name, shapes, mixed_in, depth + 1) {
                Some(mixin) => include(&mut shape, &mixin),
                None => self.missing_target(id, shape.span, "mixin", name, shapes),
            }
        }
        Some(shape)
    }

    /// Adds the traits of `apply` statements.
    pub(super) fn apply(&mut self, shapes: &mut IndexMap<ShapeId, Shape>, applied: Vec<Applied>) {
        for Applied { id, traits, span } in applied {
            match find_traits(shapes, &id) {
                Some(target) => target.all.extend(traits.all),
                None => self.missing_target(&id, span, "target of `apply`", &id, shapes),
            }
        }
    }
}

fn find_traits<'m>(
    shapes: &'m mut IndexMap<ShapeId, Shape>,
    id: &ShapeId,
) -> Option<&'m mut Traits> {
    let shape = shapes.get_mut(&id.root())?;
    let Some(name) = id.member() else { return Some(&mut shape.traits) };
    match &mut shape.kind {
        ShapeKind::Enum(members) | ShapeKind::IntEnum(members) => {
            members.iter_mut().find(|member| member.name == name).map(|member| &mut member.traits)
        }
        kind => {
            members_mut(kind).into_iter().find(|member| member.name == name).map(|m| &mut m.traits)
        }
    }
}

/// The members of a list, map, structure or union.
pub(super) fn members_mut(kind: &mut ShapeKind) -> Vec<&mut Member> {
    match kind {
        ShapeKind::List(member) => vec![member],
        ShapeKind::Map { key, value } => vec![key, value],
        ShapeKind::Structure(members) | ShapeKind::Union(members) => members.iter_mut().collect(),
        _ => Vec::new(),
    }
}

/// Puts a mixin's members before the shape's own, and its traits under the shape's own. Traits that
/// the mixin keeps to itself stay away.
fn include(shape: &mut Shape, mixin: &Shape) {
    if let (
        ShapeKind::Structure(members) | ShapeKind::Union(members),
        ShapeKind::Structure(inherited) | ShapeKind::Union(inherited),
    ) = (&mut shape.kind, &mixin.kind)
    {
        let mut all: Vec<Member> = inherited
            .iter()
            .filter(|inherited| !members.iter().any(|own| own.name == inherited.name))
            .map(|member| Member { id: shape.id.with_member(&member.name), ..member.clone() })
            .collect();
        all.append(members);
        *members = all;
    }
    let local = ShapeId::prelude("mixin");
    let kept_local =
        mixin.traits.all.get(&local).and_then(|node| node.value.get("localTraits")?.as_array());
    let is_local = |id: &ShapeId| {
        *id == local
            || kept_local
                .is_some_and(|names| names.iter().any(|name| name.as_str() == Some(id.as_str())))
    };
    for (id, node) in mixin.traits.all.iter().filter(|(id, _)| !is_local(id)) {
        if !shape.traits.all.contains_key(id) {
            shape.traits.all.insert(id.clone(), node.clone());
        }
    }
}
