//! `apply` statements, which apply traits outside of the definition of a shape.
//!
//! See <https://smithy.io/2.0/spec/json-ast.html#ast-apply-type>, and
//! <https://smithy.io/2.0/spec/model.html#trait-conflict-resolution> for traits that are applied twice.

use indexmap::map::Entry;
use serde_json::Value;

use super::draft::{ApplyStatement, Draft, Drafts, RawTraits};
use super::reader::Reader;
use super::reference::{Reference, Role};
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::numbers::WrittenNumber;
use crate::model::problem::ProblemKind;

impl Reader<'_> {
    /// Applies traits to shapes and to the members that they define. Returns the statements for other members, which
    /// may be inherited from mixins.
    pub(super) fn apply(
        &mut self,
        drafts: &mut Drafts,
        applied: Vec<ApplyStatement>,
    ) -> Vec<ApplyStatement> {
        let mut inherited = Vec::new();
        for statement in applied {
            let Some(draft) = drafts.get_mut(&statement.id.root()) else {
                self.report_missing_applied(&statement, drafts);
                continue;
            };
            match traits_of(draft, &statement.id) {
                Some(traits) => self.merge_traits(traits, statement),
                None => inherited.push(statement),
            }
        }
        inherited
    }

    /// Applies traits to an inherited member, in place of the same traits from the mixins. Returns whether the member
    /// exists.
    pub(super) fn apply_to_inherited(
        &mut self,
        draft: &mut Draft,
        statement: &ApplyStatement,
    ) -> bool {
        let traits = traits_of(draft, &statement.id);
        let found = traits.is_some();
        traits.into_iter().for_each(|traits| traits.extend(statement.traits.clone()));
        found
    }

    /// Reports an `apply` statement for a missing shape or member.
    pub(super) fn report_missing_applied(&mut self, statement: &ApplyStatement, drafts: &Drafts) {
        let ApplyStatement { id, span, .. } = statement;
        if self.broken.contains(&id.root()) {
            return;
        }
        let reference =
            Reference { owner: id.clone(), role: Role::Applied, target: id.clone(), span: *span };
        match drafts.get(&id.root()) {
            Some(draft) => {
                let members = draft.members.values();
                self.report_missing_target(&reference, members.map(|member| &member.id));
            }
            None => self.report_missing_target(&reference, drafts.keys()),
        }
    }

    /// Adds traits to those of a shape or member. If a trait is applied twice, concatenates lists, and reports other
    /// values that differ.
    fn merge_traits(&mut self, traits: &mut RawTraits, statement: ApplyStatement) {
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
                        self.report(Some(&statement.id), node.span, kind);
                    }
                },
            }
        }
    }
}

/// Returns whether two values are equal, including all digits of their numbers.
fn is_same(one: &Node, other: &Node) -> bool {
    let rounded = |node: &Node| -> Vec<WrittenNumber> {
        node.numbers.iter().filter(|number| number.is_rounded()).cloned().collect()
    };
    one.value == other.value && rounded(one) == rounded(other)
}

/// Returns the traits of a shape or member.
fn traits_of<'d>(draft: &'d mut Draft, id: &ShapeId) -> Option<&'d mut RawTraits> {
    match id.member() {
        Some(name) => draft.members.get_mut(name).map(|member| &mut member.traits),
        None => Some(&mut draft.traits),
    }
}
