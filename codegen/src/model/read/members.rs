//! Reading members into drafts.
//!
//! See <https://smithy.io/2.0/spec/json-ast.html#ast-member>.

use indexmap::IndexMap;

use super::draft::{DraftMember, ShapeType};
use super::reader::Reader;
use super::reference::{Reference, Role};
use crate::model::id::{ShapeId, is_identifier};
use crate::model::json::{Entries, Entry};

impl<'s> Reader<'s> {
    /// Reads the members of a shape: the `member` of a list, the `key` and `value` of a map, or the `members` of another
    /// type.
    pub(super) fn members(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        shape_type: ShapeType,
    ) -> IndexMap<String, DraftMember> {
        match shape_type {
            ShapeType::List => self.own_members(entries, id, &[("member", Role::Member)]),
            ShapeType::Map => {
                self.own_members(entries, id, &[("key", Role::MapKey), ("value", Role::Member)])
            }
            ShapeType::Structure => self.named_members(entries, id, Role::Member),
            ShapeType::Union => self.named_members(entries, id, Role::UnionMember),
            ShapeType::Enum | ShapeType::IntEnum => {
                self.named_members(entries, id, Role::EnumMember)
            }
            _ => IndexMap::new(),
        }
    }

    /// Reads members that are properties of their shape.
    fn own_members(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        roles: &[(&str, Role)],
    ) -> IndexMap<String, DraftMember> {
        let mut members = IndexMap::new();
        for (name, role) in roles {
            if let Some(entry) = entries.iter().find(|entry| entry.key == *name) {
                members.extend([(entry.key.clone(), self.member(id, entry, *role))]);
            }
        }
        members
    }

    /// Reads members with arbitrary names.
    fn named_members(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        role: Role,
    ) -> IndexMap<String, DraftMember> {
        let mut members = IndexMap::new();
        let Some(raw) = entries.get("members") else { return members };
        let Some(entries) = self.entries(raw, Some(id)) else {
            self.broken.insert(id.clone());
            return members;
        };
        for entry in entries.iter() {
            if is_identifier(&entry.key) {
                members.insert(entry.key.clone(), self.member(id, entry, role));
            } else {
                self.report_invalid_id(Some(id), entry, "member name");
                self.broken.insert(id.clone());
            }
        }
        members
    }

    fn member(&mut self, shape: &ShapeId, entry: &Entry<'s>, role: Role) -> DraftMember {
        let id = shape.with_member(&entry.key);
        let key_span = self.span(entry.raw_key);
        let entries = self.entries(entry.value, Some(&id));
        let broken = entries.is_none();
        let entries = entries.unwrap_or_default();
        let traits = self.raw_traits(&entries, &id);
        let raw_target = entries.get("target");
        let target = match raw_target {
            Some(raw) => self.value(raw, Some(&id)).map(|target| {
                let span = self.span(raw);
                self.record(Reference { owner: id.clone(), role, target, span })
            }),
            // The target is optional for members of enums.
            None if role == Role::EnumMember => Some(ShapeId::prelude("Unit")),
            None if broken => None,
            None => {
                self.report_missing_property(&id, key_span, "member", "target");
                None
            }
        };
        let target_span = raw_target.map_or(key_span, |raw| self.span(raw));
        DraftMember { id, target, traits, key_span, target_span }
    }
}
