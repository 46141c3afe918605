//! `apply` statements: traits that stand apart from what they are applied to.
//!
//! See <https://smithy.io/2.0/spec/json-ast.html#ast-apply-type>, and
//! <https://smithy.io/2.0/spec/model.html#trait-conflict-resolution> for traits that come twice.

use indexmap::map::Entry;
use serde_json::Value;

use super::draft::{Applied, Draft, Drafts, RawTraits};
use super::reader::Reader;
use super::reference::{Reference, Role};
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::numbers::WrittenNumber;
use crate::model::problem::ProblemKind;

impl Reader<'_> {
    /// Applies traits to shapes and to members of their own. Returns the statements that may apply to
    /// members that come from mixins.
    pub(super) fn apply(&mut self, drafts: &mut Drafts, applied: Vec<Applied>) -> Vec<Applied> {
        let mut inherited = Vec::new();
        for statement in applied {
            let Some(draft) = drafts.get_mut(&statement.id.root()) else {
                self.missing_applied(&statement, drafts);
                continue;
            };
            match traits_of(draft, &statement.id) {
                Some(traits) => self.merge_traits(traits, statement),
                None => inherited.push(statement),
            }
        }
        inherited
    }

    /// Applies traits to the member of a shape whose mixins are in. They supersede those of the
    /// mixins.
    pub(super) fn apply_to_inherited(&mut self, draft: &mut Draft, statement: &Applied) -> bool {
        let traits = traits_of(draft, &statement.id);
        let found = traits.is_some();
        traits.into_iter().for_each(|traits| traits.extend(statement.traits.clone()));
        found
    }

    /// Reports an `apply` statement for something that isn't there.
    pub(super) fn missing_applied(&mut self, statement: &Applied, drafts: &Drafts) {
        let Applied { id, span, .. } = statement;
        if self.broken.contains(&id.root()) {
            return;
        }
        let reference =
            Reference { owner: id.clone(), role: Role::Applied, target: id.clone(), span: *span };
        match drafts.get(&id.root()) {
            Some(draft) => {
                let members = draft.members.values();
                self.missing_target(&reference, members.map(|member| &member.id));
            }
            None => self.missing_target(&reference, drafts.keys()),
        }
    }

    /// Adds traits to those that stand with a shape or member. Where one comes twice, lists become
    /// one, and everything else has to be the same.
    fn merge_traits(&mut self, traits: &mut RawTraits, statement: Applied) {
        for (trait_id, node) in statement.traits {
            match traits.entry(trait_id) {
                Entry::Vacant(place) => {
                    place.insert(node);
                }
                Entry::Occupied(place) if is_same(place.get(), &node) => {}
                Entry::Occupied(mut place) => match (&mut place.get_mut().value, node.value) {
                    (Value::Array(items), Value::Array(more)) => items.extend(more),
                    _ => {
                        let trait_id = place.key().clone();
                        let kind = ProblemKind::TraitConflict { trait_id };
                        self.wrong(Some(&statement.id), node.span, kind);
                    }
                },
            }
        }
    }
}

/// Returns whether two values are the same, down to the last digit of their numbers.
fn is_same(one: &Node, other: &Node) -> bool {
    let rounded = |node: &Node| -> Vec<WrittenNumber> {
        node.numbers.iter().filter(|number| number.is_rounded()).cloned().collect()
    };
    one.value == other.value && rounded(one) == rounded(other)
}

/// The traits of a shape, or of its member if the id is a member's.
fn traits_of<'d>(draft: &'d mut Draft, id: &ShapeId) -> Option<&'d mut RawTraits> {
    match id.member() {
        Some(name) => draft.members.get_mut(name).map(|member| &mut member.traits),
        None => Some(&mut draft.traits),
    }
}
