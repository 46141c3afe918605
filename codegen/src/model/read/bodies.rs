//! Reading the properties of operations, resources and services.

use indexmap::IndexMap;

use super::draft::{Body, ShapeType};
use super::reader::Reader;
use super::reference::{Reference, Role};
use crate::model::id::{ShapeId, is_identifier};
use crate::model::json::Entries;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Operation, Resource, Service};

impl<'s> Reader<'s> {
    pub(super) fn body(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        shape_type: ShapeType,
    ) -> Body {
        match shape_type {
            ShapeType::Operation => Body::Operation(self.operation(entries, id)),
            ShapeType::Resource => Body::Resource(Box::new(self.resource(entries, id))),
            ShapeType::Service => Body::Service(Box::new(self.service(entries, id))),
            _ => Body::Nothing,
        }
    }

    fn operation(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Operation {
        let unit = || ShapeId::prelude("Unit");
        Operation {
            input: self.target(entries, id, "input", Role::Input).unwrap_or_else(unit),
            output: self.target(entries, id, "output", Role::Output).unwrap_or_else(unit),
            errors: self.targets(entries, id, "errors", Role::Error),
        }
    }

    fn resource(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Resource {
        let mut lifecycle = |name| self.target(entries, id, name, Role::Operation);
        Resource {
            create: lifecycle("create"),
            put: lifecycle("put"),
            read: lifecycle("read"),
            update: lifecycle("update"),
            delete: lifecycle("delete"),
            list: lifecycle("list"),
            identifiers: self.named_targets(entries, id, "identifiers", Role::Identifier),
            properties: self.named_targets(entries, id, "properties", Role::Property),
            operations: self.targets(entries, id, "operations", Role::Operation),
            collection_operations: self.targets(
                entries,
                id,
                "collectionOperations",
                Role::Operation,
            ),
            resources: self.targets(entries, id, "resources", Role::Resource),
        }
    }

    fn service(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Service {
        let version = entries.get("version").and_then(|raw| self.value(raw, Some(id)));
        Service {
            version: version.unwrap_or_default(),
            operations: self.targets(entries, id, "operations", Role::Operation),
            resources: self.targets(entries, id, "resources", Role::Resource),
            errors: self.targets(entries, id, "errors", Role::Error),
            rename: self.rename(entries, id),
        }
    }

    fn rename(&mut self, entries: &Entries<'s>, id: &ShapeId) -> IndexMap<ShapeId, String> {
        let mut rename = IndexMap::new();
        let entries = entries.get("rename").and_then(|raw| self.entries(raw, Some(id)));
        for entry in entries.unwrap_or_default().iter() {
            let Ok(target) = entry.key.parse::<ShapeId>() else {
                self.report_invalid_id(Some(id), entry, "shape id");
                continue;
            };
            let span = self.span(entry.raw_key);
            let owner = id.clone();
            self.record(Reference { owner, role: Role::Renamed, target: target.clone(), span });
            let Some(name) = self.value::<String>(entry.value, Some(id)) else { continue };
            if !is_identifier(&name) {
                let span = self.span(entry.value);
                self.report(Some(id), span, ProblemKind::InvalidId { id: name, what: "name" });
                continue;
            }
            rename.insert(target, name);
        }
        rename
    }
}
