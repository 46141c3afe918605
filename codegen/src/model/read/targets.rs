//! Reading properties that refer to shapes.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::reader::Reader;
use super::reference::{Reference, Role};
use crate::model::id::ShapeId;
use crate::model::json::Entries;
use crate::model::shape::Identifiers;

/// A reference to a shape in the JSON AST.
#[derive(Deserialize)]
#[serde(expecting = "an object with `target`")]
struct RawReference<'s> {
    #[serde(borrow)]
    target: &'s RawValue,
}

impl<'s> Reader<'s> {
    /// Reads a property that refers to a shape.
    pub(super) fn target(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Option<ShapeId> {
        let reference = self.reference(entries.get(name)?, id, role)?;
        Some(self.record(reference))
    }

    /// Reads a property that refers to several shapes.
    pub(super) fn targets(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Vec<ShapeId> {
        let references = self.references(entries, id, name, role);
        references.into_iter().map(|reference| self.record(reference)).collect()
    }

    /// Reads a property that assigns names to shapes.
    pub(super) fn named_targets(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Identifiers {
        let entries = entries.get(name).and_then(|raw| self.entries(raw, Some(id)));
        let mut named = Identifiers::new();
        for entry in entries.unwrap_or_default().iter() {
            if let Some(reference) = self.reference(entry.value, id, role) {
                named.insert(entry.key.clone(), self.record(reference));
            }
        }
        named
    }

    pub(super) fn references(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Vec<Reference> {
        let items = entries.get(name).and_then(|raw| self.items(raw, Some(id)));
        let items = items.unwrap_or_default().0;
        items.into_iter().filter_map(|raw| self.reference(raw, id, role)).collect()
    }

    fn reference(&mut self, raw: &'s RawValue, id: &ShapeId, role: Role) -> Option<Reference> {
        let RawReference { target } = self.value(raw, Some(id))?;
        let span = self.span(target);
        Some(Reference { owner: id.clone(), role, target: self.value(target, Some(id))?, span })
    }
}
